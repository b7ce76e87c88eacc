"""Word's XML as it reads on paper: changes accepted, wrappers gone, odd values mended.

After that every paragraph stands in its body, every run in its paragraph and every cell in its row, where
python-docx looks for them, and no value is one it refuses.
"""

from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml import etree

from intake.read.word.names import MC, VALUE, words

_TAKEN_OUT = words(
    "del", "moveFrom", "delText", "delInstrText", "instrText", "rt", "sdtPr", "sdtEndPr",
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
)  # fmt: skip
"""What was deleted, how it was formatted before, field codes, the pronunciation above a character."""

_WRAPPERS = words(
    "ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "fldSimple", "dir", "bdo", "ruby",
    "rubyBase",
) | {f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"}  # fmt: skip

_GONE: Mapping[str, tuple[str, ...]] = {
    qn("w:r"): tuple(f"{qn('w:rPr')}/{qn(name)}" for name in ("w:vanish", "w:strike", "w:dstrike")),
    qn("w:tr"): (f"{qn('w:trPr')}/{qn('w:del')}",),
    qn("w:tc"): (f"{qn('w:tcPr')}/{qn('w:cellDel')}",),
}
"""Where a run says that it is hidden or struck through, a row and a cell that they were deleted."""

_WIDEST = 200
"""Columns that a cell spans, or a row leaves out before its first cell, at most."""

_WORDS: Mapping[str, frozenset[str]] = {
    qn("w:vMerge"): frozenset({"restart", "continue"}),
    qn("w:type"): frozenset({"continuous", "nextPage", "nextColumn", "evenPage", "oddPage"}),
}
_NUMBERS = words("gridSpan", "gridBefore", "gridAfter")
_SWITCHES = words("pageBreakBefore", "titlePg", "evenAndOddHeaders")
_OFF = {"0", "false", "off"}
_BREAKS = {"page", "column", "textWrapping"}


def tidy(root: etree._Element) -> int:
    """Changes the tree in place; gives the number of places where text was deleted by a tracked change."""
    deleted = 0
    for item in list(root.iter(*_TAKEN_OUT)):
        if not _is_mark(item):
            deleted += item.tag == qn("w:del") and any(text.text for text in item.iter(qn("w:delText")))
            _take_out(item)
    for item in list(root.iter(f"{MC}AlternateContent")):
        _choose(item)
    for item in list(root.iter(*_GONE)):
        if any(is_on(item.find(place)) for place in _GONE[item.tag]):
            _take_out(item)
    for item in list(root.iter(*_WRAPPERS)):
        if not _is_mark(item):
            _unwrap(item)
    for item in root.iter(*_WORDS, *_NUMBERS, *_SWITCHES, qn("w:br")):
        _mend(item)
    return deleted


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property is there and not turned off."""
    return switch is not None and switch.get(VALUE) not in _OFF


def _is_mark(item: etree._Element) -> bool:
    """Whether it says of a paragraph's mark, a row or a cell that it was inserted or deleted."""
    parent = item.getparent()
    return parent is not None and parent.tag in {qn("w:rPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:numPr")}


def _choose(alternatives: etree._Element) -> None:
    """Of several ways to say the same only the first stays."""
    ways = [item for item in alternatives if item.tag in {f"{MC}Choice", f"{MC}Fallback"}]
    for other in ways[1:]:
        alternatives.remove(other)


def _take_out(item: etree._Element) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def _unwrap(item: etree._Element) -> None:
    """Its children take its place."""
    for child in reversed(item):
        item.addnext(child)
    _take_out(item)


def _mend(item: etree._Element) -> None:
    """Takes away a value that python-docx would refuse; the element then means what it does without one."""
    value = item.get(VALUE)
    if item.tag == qn("w:br"):
        if item.get(qn("w:type"), "page") not in _BREAKS:
            del item.attrib[qn("w:type")]
    elif value is None:
        return
    elif item.tag in _NUMBERS:
        item.set(VALUE, str(min(_WIDEST, int(value))) if value.isdecimal() else "1")
    elif item.tag in _SWITCHES:
        item.set(VALUE, "0" if value in _OFF else "1")
    elif value not in _WORDS[item.tag]:
        del item.attrib[VALUE]
