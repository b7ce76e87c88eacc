"""Read pages as JSON: for `intake show --format json`."""

import json
from collections.abc import Sequence
from typing import Any

from intake.model import Page, SourceFile


def pages_to_json(files: Sequence[SourceFile], pages: Sequence[Page]) -> str:
    """The files' states and the pages' content, with boxes in fractions of the page."""
    content = {
        "files": [
            {
                "path": file.path,
                "media_type": file.media_type,
                "status": file.status,
                "problem": file.problem,
                "notes": list(file.notes),
            }
            for file in files
        ],
        "pages": [_page(page) for page in pages],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _page(page: Page) -> dict[str, Any]:
    return {
        "file": page.file,
        "page": page.number,
        "title": page.title,
        "method": page.method,
        "engine": page.engine,
        "why": list(page.why),
        "problem": page.problem,
        "rotation": page.rotation,
        "lines": [
            {"text": line.text, "box": list(line.box.rounded()), "confidence": round(line.confidence, 3)}
            for line in page.lines
        ],
        "tables": [table.texts() for table in page.tables],
        "marks": [
            {"kind": mark.kind, "box": list(mark.box.rounded()), "text": mark.text} for mark in page.marks
        ],
    }
