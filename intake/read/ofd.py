"""OFD files (GB/T 33190-2016): electronic licences and invoices. Text with its places.

Only what those need is read: Document.xml's page list, each page's layers and those of its templates,
TextCode with its Boundary, electronic seals; pictures and attachments through the package's folders.
Nothing outside the package.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from intake.aligned import with_aligned
from intake.errors import ReadError
from intake.model import Box, Line, Mark, Page, SourceFile
from intake.read.children import Children
from intake.read.ooxml import Package
from intake.read.text_quality import assess
from intake.read.types import ReadOptions, ReadResult

_A4 = (0.0, 0.0, 210.0, 297.0)


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The pages; pictures and attached files as children. Raises ReadError when damaged."""
    children = Children(source, options)
    pages: list[Page] = []
    with Package(source, options.limits) as package:
        for document in _documents(package):
            seals = document.seals(package)
            for sheet in document.pages(package):
                pages.append(_page(source.path, len(pages) + 1, sheet, seals.get(sheet.identifier, [])))
                if options.on_page:
                    options.on_page()
                if len(pages) >= options.limits.pdf_pages:
                    break
        for name in sorted(package.names):
            if _is_file_inside(name):
                children.add(posixpath.basename(name), package.read(name))
    if not pages:
        raise ReadError("file-unreadable", "OFD 文件已损坏，无法读取，请改交 PDF。", reason="damaged")
    return ReadResult(source, tuple(pages), children.files())


_Area = tuple[float, float, float, float]
"""Left, top, width, height in millimetres."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its own content and its templates', the templates first."""

    identifier: str
    layers: tuple[etree._Element, ...]
    area: _Area

    def box(self, place: list[float]) -> Box:
        """A boundary (left, top, width, height) in fractions of the page."""
        left, top, width, height = place
        x, y = left - self.area[0], top - self.area[1]
        across, down = self.area[2], self.area[3]
        edges = (x / across, y / down, (x + width) / across, (y + height) / down)
        return Box(*(min(1.0, max(0.0, edge)) for edge in edges))


@dataclass(frozen=True, slots=True)
class _Document:
    folder: str
    root: etree._Element
    signatures: str

    def pages(self, package: Package) -> Iterator[_Sheet]:
        """The pages in order."""
        whole = _area(self.root) or _A4
        templates = {
            item.get("ID", ""): item.get("BaseLoc", "") for item in _named(self.root, "TemplatePage")
        }
        pages = next(_named(self.root, "Pages"), None)
        for item in _named(pages, "Page") if pages is not None else ():
            content = package.xml(_inside(self.folder, item.get("BaseLoc", "")))
            if content is None:
                continue
            used = [
                package.xml(_inside(self.folder, templates.get(use.get("TemplateID", ""), "")))
                for use in _named(content, "Template")
            ]
            layers = (*(root for root in used if root is not None), content)
            yield _Sheet(item.get("ID", ""), layers, _area(content) or whole)

    def seals(self, package: Package) -> dict[str, list[list[float]]]:
        """Where electronic seals stand, by the page's id (GB/T 33190, 18.2: StampAnnot)."""
        found: dict[str, list[list[float]]] = {}
        path = _inside(self.folder, self.signatures) if self.signatures else ""
        listed = package.xml(path)
        for item in _named(listed, "Signature") if listed is not None else ():
            root = package.xml(_inside(posixpath.dirname(path), item.get("BaseLoc", "")))
            for stamp in _named(root, "StampAnnot") if root is not None else ():
                place = _numbers(stamp.get("Boundary"))
                if len(place) == 4:
                    found.setdefault(stamp.get("PageRef", ""), []).append(place)
        return found


def _page(file: str, number: int, sheet: _Sheet, seals: list[list[float]]) -> Page:
    lines = _joined(line for layer in sheet.layers for line in _lines(layer, sheet))
    page = Page(
        file,
        number,
        lines,
        marks=tuple(Mark("seal", sheet.box(place)) for place in seals),
        why=("OFD 版式文件",),
        width=sheet.area[2],
        height=sheet.area[3],
    )
    quality = assess(page.text)
    if quality.problem is None:
        return with_aligned(page)
    problem = "OFD 文件中的文字编码无法解读，请改交 PDF。"
    why = (*page.why, quality.problem)
    return replace(page, lines=(), method="none", why=why, problem=problem, problem_code="page-illegible")


def _joined(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in reading order; pieces that touch (a maker's every character) are one line."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.middle_y):
        if rows and line.box.same_row(rows[-1][0].box):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined: list[Line] = []
    for row in rows:
        for line in sorted(row, key=lambda line: line.box.x0):
            last = joined[-1] if joined else None
            touches = last is not None and line.box.same_row(last.box) and _near(last, line)
            if last is not None and touches:
                joined[-1] = Line(last.text + line.text, Box.around((last.box, line.box)))
            else:
                joined.append(line)
    return tuple(joined)


def _near(left: Line, right: Line) -> bool:
    """Whether the right one goes on where the left one ends, by the width of their characters."""
    character = max(left.box.width / len(left.text), right.box.width / len(right.text))
    return -0.5 * character <= right.box.x0 - left.box.x1 <= 0.3 * character


def _is_file_inside(name: str) -> bool:
    """Whether a part is a picture or an attachment: something to read on its own."""
    picture = "/Res/" in name and name.lower().endswith((".jpg", ".jpeg", ".png", ".bmp", ".tif"))
    return picture or ("/Attachs/" in name and not name.endswith((".xml", "/")))


def _documents(package: Package) -> Iterator[_Document]:
    root = package.xml("OFD.xml")
    for body in _named(root, "DocBody") if root is not None else ():
        path = _text_of(body, "DocRoot").lstrip("/")
        document = package.xml(path)
        if document is not None:
            yield _Document(posixpath.dirname(path), document, _text_of(body, "Signatures"))


def _text_of(root: etree._Element, name: str) -> str:
    item = next(_named(root, name), None)
    return (item.text or "").strip() if item is not None else ""


def _inside(folder: str, path: str) -> str:
    """A part's name; absolute locations start at the package's root."""
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants by local name: makers differ in namespaces."""
    return (
        item for item in root.iter() if isinstance(item.tag, str) and etree.QName(item).localname == name
    )


def _area(root: etree._Element) -> _Area | None:
    for name in ("ApplicationBox", "PhysicalBox"):
        for item in _named(root, name):
            values = _numbers(item.text)
            if len(values) == 4 and values[2] > 0 and values[3] > 0:
                return values[0], values[1], values[2], values[3]
    return None


def _lines(root: etree._Element, sheet: _Sheet) -> Iterator[Line]:
    """A line a text object; one whose codes stand at several heights is several lines."""
    for item in _named(root, "TextObject"):
        place = _numbers(item.get("Boundary"))
        if len(place) != 4:
            continue
        heights: dict[str, str] = {}
        for code in _named(item, "TextCode"):
            height = code.get("Y", next(reversed(heights), ""))
            heights[height] = heights.get(height, "") + (code.text or "")
        texts = [text.strip() for text in heights.values() if text.strip()]
        left, top, width, down = place
        for number, text in enumerate(texts):
            step = down / len(texts)
            yield Line(text, sheet.box([left, top + number * step, width, step]))


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(part) for part in (text or "").split()]
    except ValueError:
        return []
