"""OFD files (GB/T 33190-2016): electronic licences and invoices. Text with its places.

Only what those need is read: Document.xml's page list, each page's layers and those of its templates,
TextCode with its Boundary, DeltaX; ImageObject through the resources. Nothing outside the package.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from intake.errors import ReadError
from intake.model import Box, Line, Page, SourceFile
from intake.read.children import Children
from intake.read.ooxml import Package
from intake.read.types import ReadOptions, ReadResult

_A4 = (210.0, 297.0)


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The pages; pictures and attached files as children. Raises ReadError when damaged."""
    children = Children(source, options)
    pages: list[Page] = []
    with Package(source, options.limits) as package:
        for document in _documents(package):
            for content, templates, size in document.pages(package):
                lines = [line for root in (*templates, content) for line in _lines(root, size)]
                lines.sort(key=lambda line: (round(line.box.middle_y, 2), line.box.x0))
                pages.append(
                    Page(
                        source.path,
                        len(pages) + 1,
                        tuple(lines),
                        why=("OFD 版式文件",),
                        width=size[0],
                        height=size[1],
                    )
                )
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


@dataclass(frozen=True, slots=True)
class _Document:
    folder: str
    root: etree._Element

    def pages(
        self, package: Package
    ) -> Iterator[tuple[etree._Element, list[etree._Element], tuple[float, float]]]:
        """Each page's content, its templates' contents, and its size in millimetres."""
        whole = _size(self.root) or _A4
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
            yield content, [root for root in used if root is not None], _size(content) or whole


def _is_file_inside(name: str) -> bool:
    """Whether a part is a picture or an attachment: something to read on its own."""
    picture = "/Res/" in name and name.lower().endswith((".jpg", ".jpeg", ".png", ".bmp", ".tif"))
    return picture or ("/Attachs/" in name and not name.endswith((".xml", "/")))


def _documents(package: Package) -> Iterator[_Document]:
    root = package.xml("OFD.xml")
    for item in _named(root, "DocRoot") if root is not None else ():
        path = (item.text or "").strip().lstrip("/")
        document = package.xml(path)
        if document is not None:
            yield _Document(posixpath.dirname(path), document)


def _inside(folder: str, path: str) -> str:
    """A part's name; absolute locations start at the package's root."""
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants by local name: makers differ in namespaces."""
    return (
        item for item in root.iter() if isinstance(item.tag, str) and etree.QName(item).localname == name
    )


def _size(root: etree._Element) -> tuple[float, float] | None:
    for name in ("ApplicationBox", "PhysicalBox"):
        for item in _named(root, name):
            values = _numbers(item.text)
            if len(values) == 4 and values[2] > 0 and values[3] > 0:
                return values[2], values[3]
    return None


def _lines(root: etree._Element, size: tuple[float, float]) -> Iterator[Line]:
    for item in _named(root, "TextObject"):
        boundary = _numbers(item.get("Boundary"))
        if len(boundary) != 4:
            continue
        text = "".join(code.text or "" for code in _named(item, "TextCode")).strip()
        if text:
            x, y, width, height = boundary
            edges = (x / size[0], y / size[1], (x + width) / size[0], (y + height) / size[1])
            yield Line(text, Box(*(min(1.0, max(0.0, edge)) for edge in edges)))


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(part) for part in (text or "").split()]
    except ValueError:
        return []
