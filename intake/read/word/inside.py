"""What stands in one paragraph, in order of reading: its text, and what hangs on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from intake.read.cropping import Crop, crop_of
from intake.read.office_charts import CHART_TAGS, Chart, chart_at
from intake.read.office_parts import diagram_texts
from intake.read.ooxml import Package, Relation
from intake.read.symbols import readable_symbols, symbol
from intake.read.word.names import DIAGRAM, MATH, OFFICE, REFERENCE, VALUE, VML, words
from intake.read.word.tidy import is_on

_NOT_SEEN = words("pPr", "rPr")
_TEXT = {qn("w:t"), qn("a:t"), f"{MATH}t"}
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTE_REFERENCES = words("footnoteReference", "endnoteReference")
_PICTURES = {qn("a:blip"), f"{VML}imagedata"}

Notes = Mapping[tuple[str, str], str]
"""Texts of foot- and endnotes by the name of the element that refers to them, and their number."""


@dataclass(slots=True)
class Inside:
    """``boxes`` are text boxes' contents, ``shapes`` texts of drawings, ``pictures`` relations' numbers."""

    text: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[tuple[str, Crop | None]] = field(default_factory=list)
    break_before: bool = False
    break_after: bool = False

    @property
    def all_text(self) -> str:
        return "".join(self.text)


class InsideReader:
    """Reads paragraphs of one part. `embed` takes an embedded file; False when nobody reads its kind."""

    def __init__(
        self,
        package: Package,
        relations: dict[str, Relation],
        notes: Notes,
        embed: Callable[[Relation], bool],
    ) -> None:
        self._package = package
        self._relations = relations
        self._notes = notes
        self._embed = embed

    def read(self, paragraph: etree._Element) -> Inside:
        """What stands in it; text boxes are not entered."""
        found = Inside()
        self._read(paragraph, found)
        return found

    def _read(self, parent: etree._Element, found: Inside) -> None:
        for item in parent:
            tag = item.tag
            if tag in _NOT_SEEN or not isinstance(tag, str):
                continue
            if tag in _TEXT:
                found.text.append(readable_symbols(item.text or ""))
            elif tag in _SIGNS:
                found.text.append(_SIGNS[tag])
            elif tag in _WRITTEN_OUT:
                found.text.append(_WRITTEN_OUT[tag](item))
            elif tag == qn("w:br"):
                _break(item, found)
            elif tag == qn("w:lastRenderedPageBreak"):
                _page_break(found)
            elif tag == qn("w:txbxContent"):
                found.boxes.append(item)
            elif not self._referred(item, found):
                self._read(item, found)

    def _referred(self, item: etree._Element, found: Inside) -> bool:
        """Takes what stands elsewhere in the package: notes, pictures, diagrams, charts, embedded files."""
        tag = item.tag
        if tag in _NOTE_REFERENCES:
            note = self._notes.get((tag, item.get(qn("w:id"), "")))
            found.notes += [note] if note else []
        elif tag in _PICTURES:
            identifier = item.get(qn("r:embed")) or item.get(REFERENCE) or ""
            found.pictures.append((identifier, crop_of(item)))
        elif tag in CHART_TAGS:
            chart = chart_at(item, self._package, self._relations)
            found.charts += [chart] if chart else []
        elif tag == f"{DIAGRAM}relIds":
            found.shapes += diagram_texts(self._package, self._relations.get(item.get(qn("r:dm"), "")))
        elif tag == f"{VML}textpath":  # WordArt
            found.shapes.append(item.get("string", ""))
        elif tag == qn("w:object"):
            return self._embedded(item)
        else:
            return False
        return True

    def _embedded(self, item: etree._Element) -> bool:
        """Whether an embedded file was taken; else (a formula, a drawing) its picture speaks for it."""
        linked = [self._relations.get(link.get(REFERENCE, "")) for link in item.iter(f"{OFFICE}OLEObject")]
        taken = [self._embed(relation) for relation in linked if relation is not None]
        return any(taken)


def _break(item: etree._Element, found: Inside) -> None:
    kind = item.get(qn("w:type"))
    if kind == "page":
        _page_break(found)
    elif kind != "column":
        found.text.append("\n")


def _page_break(found: Inside) -> None:
    if found.all_text.strip() or found.pictures or found.boxes or found.charts:
        found.break_after = True
    else:
        found.break_before = True


def _form_value(form: etree._Element) -> str:
    """What an old form's check box or drop-down shows; text fields hold their value as text."""
    box = form.find(qn("w:checkBox"))
    if box is not None:
        checked = box.find(qn("w:checked"))
        return "☑" if is_on(checked if checked is not None else box.find(qn("w:default"))) else "☐"
    choices = form.find(qn("w:ddList"))
    if choices is None:
        return ""
    entries = [entry.get(VALUE, "") for entry in choices.findall(qn("w:listEntry"))]
    numbers = [
        item.get(VALUE, "") for name in ("w:result", "w:default") for item in choices.findall(qn(name))
    ]
    chosen = int(numbers[0]) if numbers and numbers[0].isdecimal() else 0
    return entries[chosen] if chosen < len(entries) else ""


_WRITTEN_OUT: Mapping[str, Callable[[etree._Element], str]] = {
    qn("w:sym"): lambda item: symbol(item.get(qn("w:font"), ""), item.get(qn("w:char"), "")),
    qn("w:ffData"): _form_value,
}
"""Elements whose text is not written in them."""
