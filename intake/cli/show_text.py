"""One page as plain lines for a terminal."""

from collections.abc import Iterator

from intake.model import Page
from intake.text_for_screen import for_screen

_METHODS = {"text": "文字层", "ocr": "文字识别", "text+ocr": "文字层+识别", "none": "未读出"}


def page_lines(page: Page) -> Iterator[str]:
    """How the page was read and why, then its text with places, its tables and marks."""
    engine = f"（{page.engine}）" if page.engine else ""
    title = f"  {page.title}" if page.title else ""
    yield for_screen(f"== {page.file}  第{page.number}页{title}  {_METHODS[page.method]}{engine}")
    for reason in page.why:
        yield for_screen(f"   · {reason}")
    if page.problem:
        yield for_screen(f"   ! {page.problem}")
    for line in page.lines:
        place = f"[{line.box.x0:.3f} {line.box.y0:.3f} {line.box.x1:.3f} {line.box.y1:.3f}]"
        yield for_screen(f"{place} {line.confidence:.2f}  {line.text}")
    for number, table in enumerate(page.tables, 1):
        yield f"   表{number}：{len(table.rows)} 行 × {len(table.rows[0]) if table.rows else 0} 列"
        for row in table.texts():
            yield for_screen("     | " + " | ".join(cell.replace("\n", "⏎") for cell in row))
    for mark in page.marks:
        yield for_screen(f"   {mark.kind}：{mark.text or '（无文字）'}")
    yield ""
