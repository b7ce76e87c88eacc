"""Text of a Word document that nobody sees on paper: hidden by a style, or white on white."""

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from intake.read.word.names import VALUE
from intake.read.word.tidy import is_on

_WHITE = 0xF8
"""Of 255, in every channel: what is paler is read by nobody."""

_FLOATING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor",
    "{urn:schemas-microsoft-com:vml}shape",
    "{urn:schemas-microsoft-com:vml}rect",
)
"""Drawings that may lie behind the text: a cover's picture, a bar under a heading."""

_GROUNDS = tuple(map(qn, ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")))
_BOX = qn("w:txbxContent")


def take_out_unseen(body: etree._Element, others: Iterable[etree._Element]) -> None:
    """Takes the runs out of the tree that nobody sees. `others`: the roots of its styles, headers, footers;
    white text stays where anything may be dark behind it."""
    roots = list(others)
    styles = [style for root in roots for style in root.iter(qn("w:style"))]
    hidden = _with_heirs({_id(style) for style in styles if _hides(style)}, styles)
    shaded = _with_heirs({_id(style) for style in styles if any(map(_is_dark, _shades(style)))}, styles)
    on_white = next(body.iter(qn("w:background")), None) is None and not any(
        next(root.iter(*_FLOATING), None) is not None for root in (body, *roots)
    )
    for run in list(body.iter(qn("w:r"))):
        if _is_hidden(run, hidden) or (on_white and _is_white(run) and not _is_over_ground(run, shaded)):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _id(style: etree._Element) -> str:
    return str(style.get(qn("w:styleId"), ""))


def _hides(style: etree._Element) -> bool:
    return is_on(style.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))


def _with_heirs(names: set[str], styles: Iterable[etree._Element]) -> set[str]:
    """The styles with those based on them, unless they say otherwise of being hidden."""
    based = {
        _id(style): base.get(VALUE, "")
        for style in styles
        if (base := style.find(qn("w:basedOn"))) is not None
        and style.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is None
    }
    found = set(names)
    while heirs := {name for name, base in based.items() if base in found} - found:
        found |= heirs
    return found


def _is_hidden(run: etree._Element, hidden: set[str]) -> bool:
    own = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return own is None and bool(
        hidden & {_style(run, "w:rPr/w:rStyle"), _style(_paragraph(run), "w:pPr/w:pStyle")}
    )


def _paragraph(run: etree._Element) -> etree._Element:
    return next(run.iterancestors(qn("w:p")), run)


def _style(item: etree._Element, path: str) -> str:
    found = item.find("/".join(map(qn, path.split("/"))))
    return str(found.get(VALUE, "")) if found is not None else ""


def _is_white(run: etree._Element) -> bool:
    colour = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
    return colour is not None and _lightest(colour.get(VALUE, "")) >= _WHITE


def _is_over_ground(run: etree._Element, shaded: set[str]) -> bool:
    """Whether something dark may lie behind a run: its shade, its paragraph's, its table's, a box."""
    for item in (run, *run.iterancestors()):
        if item.tag == _BOX:
            return True
        for name in _GROUNDS:
            properties = item.find(name)
            if properties is None:
                continue
            named = {one.get(VALUE, "") for one in properties if str(one.tag).endswith("Style")}
            if named & shaded or properties.find(qn("w:highlight")) is not None:
                return True
            if any(map(_is_dark, properties.findall(qn("w:shd")))):
                return True
    return False


def _shades(style: etree._Element) -> list[etree._Element]:
    return list(style.iter(qn("w:shd")))


def _is_dark(shade: etree._Element) -> bool:
    return shade.get(qn("w:val")) == "solid" or 0 <= _lightest(shade.get(qn("w:fill"), "")) < _WHITE


def _lightest(colour: str) -> int:
    """The least of a colour's channels (0-255); -1 of what is none (auto)."""
    try:
        return min(bytes.fromhex(colour)) if len(colour) == 6 else -1
    except ValueError:
        return -1
