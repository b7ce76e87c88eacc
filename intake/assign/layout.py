"""The shapes of a page: table, chart, certificate, text, picture."""

from intake.model import Page


def layout(page: Page) -> frozenset[str]:
    """Its shapes; many short scattered pieces or drawn shapes are a chart, few lines and a seal a
    certificate."""
    shapes = set()
    if any(len(table.rows) >= 3 and len(table.rows[0]) >= 2 for table in page.tables):
        shapes.add("table")
    texts = [line.text.strip() for line in page.lines if line.text.strip()]
    short = sum(len(text) <= 10 for text in texts)
    drawn = sum(mark.kind == "shape" for mark in page.marks)
    if drawn >= 4 or (len(texts) >= 6 and short >= 0.75 * len(texts) and not page.flowing):
        shapes.add("chart")
    if 5 <= len(texts) <= 45 and not page.flowing and any(mark.kind == "seal" for mark in page.marks):
        shapes.add("certificate")
    if sum(len(text) for text in texts) > 250:
        shapes.add("text")
    if page.method == "ocr":
        shapes.add("picture")
    return frozenset(shapes)
