"""Word's automatic numbering, written out as a reader sees it: `第一章`, `3.2.1`, `（二）`."""

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from intake.read.word.names import VALUE
from intake.read.word.number_formats import format_number

_PLACE = re.compile(r"%([1-9])")
_HIGHEST = 32_767
"""The number a list may start at in Word; a file that says more is no list's."""

_LONGEST = 64
"""Characters of a number with what stands around it."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class _Style:
    number: str | None
    level: int | None
    based_on: str | None


class Numbering:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, _Style] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, properties: etree._Element | None) -> str:
        """The number in front of the paragraph with those properties; `""` when it has none."""
        number, level = self._numbered(properties)
        if number is None or number == "0":
            return ""
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        for restarted, start in self._restarts.pop(number, {}).items():
            counts[restarted] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if levels[level].style in {"bullet", "none"}:
            return ""
        label = _PLACE.sub(
            lambda match: self._shown(levels, counts, int(match.group(1)) - 1), levels[level].pattern
        )
        return label[:_LONGEST]

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        if level not in levels:
            return ""
        return format_number(counts.get(level, levels[level].start), levels[level].style)

    def _numbered(self, properties: etree._Element | None) -> tuple[str | None, int]:
        if properties is None:
            return None, 0
        number, level = _num_pr(properties)
        style = properties.find(qn("w:pStyle"))
        seen: set[str] = set()
        name = style.get(VALUE) if style is not None else None
        while number is None and name and name not in seen:
            seen.add(name)
            known = self._styles.get(name, _Style(None, None, None))
            number, name = known.number, known.based_on
            level = known.level if level is None else level
        return number, level or 0

    def _read_numbering(self, root: etree._Element) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {}
            for item in abstract.iter(qn("w:lvl")):
                levels[_int(item.get(qn("w:ilvl")), 0)] = _Level(
                    _value(item, "numFmt", "decimal"),
                    _value(item, "lvlText", "")[:_LONGEST],
                    _start(_value(item, "start", "1")),
                )
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = levels
        for number in root.iter(qn("w:num")):
            identifier = number.get(qn("w:numId"), "")
            self._abstract[identifier] = _value(number, "abstractNumId", "")
            self._restarts[identifier] = {
                _int(level.get(qn("w:ilvl")), 0): _start(_value(level, "startOverride", "1"))
                for level in number.findall(qn("w:lvlOverride"))
                if level.find(qn("w:startOverride")) is not None
            }

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(qn("w:style")):
            properties = style.find(qn("w:pPr"))
            number, level = _num_pr(properties) if properties is not None else (None, None)
            based_on = _value(style, "basedOn", "") or None
            self._styles[style.get(qn("w:styleId"), "")] = _Style(number, level, based_on)


def _num_pr(properties: etree._Element) -> tuple[str | None, int | None]:
    item = properties.find(qn("w:numPr"))
    if item is None:
        return None, None
    number = item.find(qn("w:numId"))
    level = item.find(qn("w:ilvl"))
    return (
        number.get(VALUE) if number is not None else None,
        _int(level.get(VALUE), 0) if level is not None else None,
    )


def _value(item: etree._Element, name: str, default: str) -> str:
    child = item.find(qn(f"w:{name}"))
    return (child.get(VALUE) or default) if child is not None else default


def _start(text: str) -> int:
    return min(_HIGHEST, max(0, _int(text, 1)))


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
