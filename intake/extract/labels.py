"""The printed labels of a kind's fields, found in lines however they are spaced."""

import re
from dataclasses import dataclass
from functools import lru_cache

from intake.scheme import Field
from intake.zh.text import normalise

_SPACED = r"[ \t\u3000]*"
_AFTER = re.compile(
    r"^[ \t\u3000]*(?:[(（][^()（）]{0,30}[)）])?[ \t\u3000]*[:：;；_＿\-—]*[ \t\u3000_＿]*"
)
_BEFORE = re.compile(r"[\s:：;；,，。、|()（）/\]】*]$")


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label in a line's text: ``start:end`` is the label, the value begins at ``value_start``.

    One label may serve several fields: a term's beginning and its end stand behind the same words.
    """

    fields: tuple[str, ...]
    start: int
    end: int
    value_start: int
    has_colon: bool


class LabelIndex:
    """All labels of a kind, so that a value ends where the next label begins."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        names: dict[str, list[str]] = {}
        for field in fields:
            for label in field.labels if field.type != "rows" else ():
                names.setdefault(label, []).append(field.name)
        self._patterns = [
            (tuple(served), _pattern(label), label)
            for label, served in sorted(names.items(), key=lambda item: -len(item[0]))
        ]

    def find(self, text: str) -> list[FoundLabel]:
        """Every label in a normalised line, longest first, none overlapping, in order of place."""
        taken = [False] * len(text)
        found = []
        for names, pattern, label in self._patterns:
            for match in pattern.finditer(text):
                if any(taken[match.start() : match.end()]):
                    continue
                after = _AFTER.match(text[match.end() :])
                value_start = match.end() + (after.end() if after else 0)
                between = text[match.end() : value_start]
                if not self._stands(text, match.start(), between, label):
                    continue
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                colon = any(sign in between for sign in ":：")
                found.append(FoundLabel(names, match.start(), match.end(), value_start, colon))
        return sorted(found, key=lambda item: item.start)

    @staticmethod
    def _stands(text: str, start: int, between: str, label: str) -> bool:
        """Whether it is a label there and not a word in a sentence: at the line's beginning, after a
        separator, or before a colon; short labels in mid-line need the colon."""
        if start == 0:
            return True
        if any(sign in between for sign in ":："):
            return bool(_BEFORE.search(text[:start])) or len(label) >= 3
        return len(label) >= 4 or (len(label) >= 2 and bool(re.search(r"\s$", text[:start])))

    def starts_with_label(self, text: str) -> bool:
        """Whether a line begins with any label of the kind."""
        return any(found.start == 0 for found in self.find(normalise(text)))


@lru_cache(maxsize=128)
def label_index(fields: tuple[Field, ...]) -> LabelIndex:
    """The index of a kind's fields, made once."""
    return LabelIndex(fields)


def _pattern(label: str) -> re.Pattern[str]:
    letters = [re.escape(character) for character in label if not character.isspace()]
    joint = r"\s*" if label.isascii() else _SPACED
    return re.compile(joint.join(letters), re.IGNORECASE)
