"""One page as plain lines for a terminal."""

from collections.abc import Iterator

from intake.cli.language import said
from intake.model import Page
from intake.render.clean import one_line

_METHODS = {"text": "文字层", "ocr": "文字识别", "text+ocr": "文字层+识别", "none": "未读出"}


def page_lines(page: Page) -> Iterator[str]:
    """How the page was read and why, then its text with places, its tables and marks."""
    engine = f"（{page.engine}）" if page.engine else ""
    title = f"  {page.title}" if page.title else ""
    yield one_line(f"== {page.file}  第{page.number}页{title}  {_METHODS[page.method]}{engine}")
    for reason in page.why:
        yield one_line(f"   · {reason}")
    if page.problem:
        yield one_line(f"   ! {page.problem}")
    for line in page.lines:
        place = f"[{line.box.x0:.3f} {line.box.y0:.3f} {line.box.x1:.3f} {line.box.y1:.3f}]"
        yield one_line(f"{place} {line.confidence:.2f}  {line.text}")
    for number, table in enumerate(page.tables, 1):
        yield f"   表{number}：{len(table.rows)} 行 × {len(table.rows[0]) if table.rows else 0} 列"
        for row in table.texts():
            yield one_line("     | " + " | ".join(cell.replace("\n", "⏎") for cell in row))
    for mark in page.marks:
        yield one_line(f"   {mark.kind}：{mark.text or said('（无文字）')}")
    yield ""
