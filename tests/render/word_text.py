"""A Word file's text as a reader sees it, for tests."""

import io
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def lines_of(source: Path | bytes) -> list[str]:
    """Paragraphs and table rows (cells joined by ` | `) from top to bottom, empty ones left out."""
    document = Document(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    found = []
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        elif isinstance(part, Table):
            for row in part.rows:
                found += " | ".join(cell.text for cell in row.cells).split("\n")
    return [line for line in found if line.strip()]
