"""Read pages as one web page, every line's box over the page's picture: for `intake show --format html`.

Complete in itself: no script, nothing fetched.
"""

import base64
from collections.abc import Callable, Iterator, Sequence
from html import escape

from intake.model import Box, Page, SourceFile

_STYLE = """
body{font:15px/1.6 sans-serif;margin:1.5rem;color:#222}
h2{font-size:1rem;margin:2rem 0 .2rem}
.why{color:#555;margin:0 0 .5rem}.bad{color:#b00}
.pair{display:flex;gap:1.5rem;align-items:flex-start}
.page{position:relative;flex:0 0 620px}
.page img{display:block;width:100%;border:1px solid #bbb}
.page i{position:absolute;box-sizing:border-box}
i.line{border:1px solid #1667c9}i.doubtful{border:2px solid #d97a00}i.table{border:2px dashed #1a8f3c}
i.cell{border:1px dotted #1a8f3c}i.mark{border:2px solid #c2185b}
ol{margin:0;padding-left:2.2rem}
table{border-collapse:collapse;margin:.6rem 0}
td{border:1px solid #aaa;padding:.1rem .4rem}
"""
_DOUBTFUL = 0.8
"""Confidence below which a line is drawn as doubtful."""

Picture = Callable[[Page], bytes | None]


def pages_to_html(files: Sequence[SourceFile], pages: Sequence[Page], picture: Picture) -> str:
    """The page. `picture` gives a page's JPEG, upright; None when it has none (flowing text, sheets)."""
    parts = [
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>读取结果</title>',
        f"<style>{_STYLE}</style>",
    ]
    for file in files:
        parts += [
            f'<p class="bad">{escape(file.path)}：{escape(note)}</p>'
            for note in (file.problem, *file.notes)
            if note
        ]
    for page in pages:
        parts += _page(page, picture(page))
    return "\n".join(parts) + "</html>\n"


def _page(page: Page, picture: bytes | None) -> Iterator[str]:
    yield f"<h2>{escape(page.file)} 第 {page.number} 页 {escape(page.title)}</h2>"
    engine = f"（{page.engine}）" if page.engine else ""
    yield f'<p class="why">{escape(page.method)}{escape(engine)}：{escape("；".join(page.why))}</p>'
    if page.problem:
        yield f'<p class="bad">{escape(page.problem)}</p>'
    yield '<div class="pair">'
    if picture is not None and not page.flowing:
        data = base64.b64encode(picture).decode("ascii")
        yield f'<div class="page"><img alt="" src="data:image/jpeg;base64,{data}">'
        for line in page.lines:
            kind = "line doubtful" if line.confidence < _DOUBTFUL else "line"
            yield _box(kind, line.box, f"{line.text} ({line.confidence:.2f})")
        for table in page.tables:
            yield _box("table", table.box, "表格")
            yield from (_box("cell", cell.box, cell.text) for row in table.rows for cell in row)
        yield from (_box("mark", mark.box, f"{mark.kind} {mark.text}") for mark in page.marks)
        yield "</div>"
    yield "<div><ol>"
    yield from (f"<li>{escape(line.text)}</li>" for line in page.lines)
    yield "</ol>"
    for table in page.tables:
        rows = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in table.texts())
        yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    yield "</div></div>"


def _box(kind: str, box: Box, title: str) -> str:
    width, height = max(0.0, box.width), max(0.0, box.height)
    place = f"left:{box.x0:.2%};top:{box.y0:.2%};width:{width:.2%};height:{height:.2%}"
    return f'<i class="{kind}" style="{place}" title="{escape(title)}"></i>'
