"""An Excel workbook's package with little left but its cells and their number formats.

What openpyxl stumbles over is seldom in the cells: it checks fonts, fills, names of styles, properties and
views, and refuses the whole workbook for one that is not as the standard says.
"""

import io
import zipfile
from typing import BinaryIO

from lxml import etree

from intake.read.ooxml import Package, transitional

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORKBOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_LEFT_OUT = ("docProps/", "xl/media/", "xl/theme/", "xl/externalLinks/", "customXml/")


def plain_copy(package: Package) -> BinaryIO:
    """The package, in the namespaces that openpyxl knows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(package.names):
            if not name.startswith(_LEFT_OUT):
                copy.writestr(name, _part(package, name))
    buffer.seek(0)
    return buffer


def _part(package: Package, name: str) -> bytes:
    if name in {_WORKBOOK, _STYLES}:
        root = package.xml(name)
        if root is not None:
            return _workbook(root) if name == _WORKBOOK else _styles(root)
    data = package.read(name)
    return transitional(data) if name.endswith((".xml", ".rels")) else data


def _workbook(root: etree._Element) -> bytes:
    """The sheets, and the day from which days are counted."""
    plain = etree.Element(f"{{{_S}}}workbook", nsmap={None: _S, "r": _R.strip("{}")})
    for item in root.iter(f"{{{_S}}}workbookPr"):
        etree.SubElement(plain, item.tag, date1904="1" if item.get("date1904") in {"1", "true"} else "0")
    sheets = etree.SubElement(plain, f"{{{_S}}}sheets")
    for number, item in enumerate(root.iter(f"{{{_S}}}sheet"), 1):
        sheet = etree.SubElement(sheets, item.tag, name=item.get("name", ""), sheetId=str(number))
        sheet.set(f"{_R}id", item.get(f"{_R}id", ""))
        if item.get("state") in {"hidden", "veryHidden"}:
            sheet.set("state", item.get("state", ""))
    return bytes(etree.tostring(plain))


def _styles(root: etree._Element) -> bytes:
    """Number formats, and which cell has which."""
    for fallback in list(root.iter(_FALLBACK)):
        fallback.clear()
    plain = etree.Element(f"{{{_S}}}styleSheet", nsmap={None: _S})
    formats = etree.SubElement(plain, f"{{{_S}}}numFmts")
    for item in root.iterfind(f".//{{{_S}}}numFmts//{{{_S}}}numFmt"):
        number = _number(item.get("numFmtId"))
        etree.SubElement(formats, item.tag, numFmtId=number, formatCode=item.get("formatCode", "General"))
    for path in (
        ("fonts", "font"),
        ("fills", "fill", "patternFill"),
        ("borders", "border"),
        ("cellStyleXfs", "xf"),
    ):
        at = plain
        for name in path:
            at = etree.SubElement(at, f"{{{_S}}}{name}")
    cells = etree.SubElement(plain, f"{{{_S}}}cellXfs")
    for item in root.iterfind(f".//{{{_S}}}cellXfs//{{{_S}}}xf"):
        etree.SubElement(cells, item.tag, numFmtId=_number(item.get("numFmtId")))
    return bytes(etree.tostring(plain))


def _number(text: str | None) -> str:
    return text if text is not None and text.isdecimal() else "0"
