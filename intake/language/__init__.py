"""What people read on the screen, in their language: Chinese as it stands in the code, English from files.

`english/*.toml` say each text in English, one a line. In both, `{}` stands for what a text is about; in the
English, `{*}` stands for a part that is a text of ours, put into English as well, and numbers for another
order. The command line and the desk each know their own file, and what the rooms below them refuse.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path

__all__ = ["Catalogue", "command_line", "desk"]

_FOLDER = Path(__file__).parent / "english"
_ENTRY = re.compile(r'^"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)"$', re.MULTILINE)
_BLANK = re.compile(r"\{(\d*)(\*?)\}")


class Catalogue:
    """The texts of some of the files."""

    def __init__(self, *files: str) -> None:
        self._files = files

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Each text, or the pattern of it, in English."""
        found: dict[str, str] = {}
        for name in self._files:
            found |= _entries(name)
        return found

    def said(self, text: str, language: str) -> str:
        """A text of ours in that language; as it is where nobody has put it into English."""
        if language != "en":
            return text
        return "\n".join(map(self._in_english, text.split("\n")))

    @cached_property
    def _with_blanks(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What stands around the blanks; texts that say most themselves come first."""
        found = [(tuple(text.split("{}")), english) for text, english in self.texts.items() if "{}" in text]
        found.sort(key=lambda one: -sum(map(len, one[0])))
        return tuple(found)

    def _in_english(self, line: str) -> str:
        own = line.strip()
        indent = line[: len(line) - len(line.lstrip())]
        if own in self.texts:
            return indent + self.texts[own]
        for parts, english in self._with_blanks:
            # Only what may fit is made an expression: there are hundreds.
            if own.startswith(parts[0]) and own.endswith(parts[-1]) and all(part in own for part in parts):
                found = _expression(parts).fullmatch(own)
                if found:
                    return indent + _BLANK.sub(self._filling(found.groups()), english)
        return line

    def _filling(self, values: tuple[str, ...]) -> Callable[[re.Match[str]], str]:
        """Puts the values into the blanks, in their order or by number."""
        following = iter(range(len(values)))

        def fill(blank: re.Match[str]) -> str:
            value = values[int(blank[1]) if blank[1] else next(following)]
            return self.said(value, "en") if blank[2] else value

        return fill


@cache
def command_line() -> Catalogue:
    """What `intake` says in a terminal."""
    return Catalogue("command_line", "refusals")


@cache
def desk() -> Catalogue:
    """What the desk says in a browser."""
    return Catalogue("desk", "refusals")


@cache
def _entries(name: str) -> Mapping[str, str]:
    """A file's texts. It is TOML of one kind of line, read as that: a reader of all TOML takes 60 ms, as
    long as a help page."""
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return {_plain(here): _plain(english) for here, english in _ENTRY.findall(text)}


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@cache
def _expression(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, parts)))
