"""Web pages: what a person sees of them; scripts, styles and anything to fetch left out."""

import re

from lxml import etree
from lxml import html as lxml_html

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.flowing import LINES_A_PAGE, FlowingPage, make_page
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_MOST_BYTES = 20 * 1024**2
_UNSEEN = {"script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math"}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "table",
        "dt",
        "dd",
        "pre",
        "blockquote",
        "form",
        "hr",
        "main",
        "nav",
        "aside",
        "title",
    ]
)


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The text in pages, its tables. Raises ReadError when nothing can be parsed."""
    with source.location.open("rb") as stream:
        data = stream.read(_MOST_BYTES)
    return ReadResult(source, pages_of_html(source.path, data, options.limits.table_cells))


def pages_of_html(file: str, data: bytes | str, most_cells: int, why: str = "网页文件") -> tuple[Page, ...]:
    """The pages of a web page's bytes, or of its text when the encoding is settled."""
    text = data if isinstance(data, str) else decode(data, _stated_encoding(data))
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("file-unreadable", "网页文件内容为空或已损坏。", reason="damaged") from error
    pages = [FlowingPage()]
    parts: list[str] = []
    _walk(root, parts, pages, most_cells)
    _flush(parts, pages)
    filled = [page for page in pages if not page.empty]
    return tuple(make_page(file, number, page, (why,)) for number, page in enumerate(filled, 1))


def _walk(root: etree._Element, parts: list[str], pages: list[FlowingPage], most_cells: int) -> None:
    """Depth first without recursion: strangers nest a hundred thousand deep."""
    todo: list[tuple[etree._Element, bool]] = [(root, False)]
    while todo:
        item, leaving = todo.pop()
        tag = item.tag if isinstance(item.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                _flush(parts, pages)
            parts.append(item.tail or "")
            continue
        if tag in _UNSEEN or not tag:
            parts.append(item.tail or "")
            continue
        if tag == "table" and not any(True for _ in item.iterdescendants("table")):
            _flush(parts, pages)
            _table(item, pages, most_cells)
            parts.append(item.tail or "")
            continue
        if tag in _BLOCKS:
            _flush(parts, pages)
        parts.append(item.text or "")
        todo.append((item, True))
        todo.extend((child, False) for child in reversed(item))


def _flush(parts: list[str], pages: list[FlowingPage]) -> None:
    text = " ".join("".join(parts).split())
    parts.clear()
    if not text:
        return
    if len(pages[-1].lines) >= LINES_A_PAGE:
        pages.append(FlowingPage())
    pages[-1].add_text(text)


def _table(item: etree._Element, pages: list[FlowingPage], most_cells: int) -> None:
    """Rows of cells; a merged cell's text stands in its first place, the rest are empty."""
    rows: list[list[str]] = []
    above: set[tuple[int, int]] = set()
    hanging: dict[int, int] = {}  # columns that cells from above still reach into: for how many rows
    count = 0
    for row in item.iter("tr"):
        cells: list[str] = []
        for cell in (child for child in row if child.tag in {"td", "th"}):
            _fill(cells, hanging)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if down > 1:
                hanging |= dict.fromkeys(range(len(cells), len(cells) + across), down)
            cells += [" ".join("".join(cell.itertext()).split()), *[""] * (across - 1)]
        _fill(cells, hanging)
        hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
        above |= {(len(rows) + 1, column) for column in hanging}
        count += len(cells)
        if count > most_cells:
            break
        rows.append(cells)
    pages[-1].add_table(rows, above=above)


def _fill(cells: list[str], hanging: dict[int, int]) -> None:
    """Leaves out the places that cells from above take up (they count their own row, too)."""
    while len(cells) in hanging:
        cells.append("")


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(200, max(1, int(text))) if text.isdecimal() else 1


def _stated_encoding(data: bytes) -> str | None:
    match = re.search(rb"charset=[\"']?([\w-]{3,20})", data[:4096], re.I)
    return match.group(1).decode("ascii") if match else None
