"""Documents that fit no submission."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.check.describe import whole
from intake.check.types import Case, Problem

NAME = "unrecognised"
CODES = ("file-unrecognised",)
PARAMS: Mapping[str, Any] = {"type": "object", "additionalProperties": False, "properties": {}}


def run(case: Case, _params: Mapping[str, Any]) -> Iterator[Problem]:
    """A note for every document of no known kind that has text of its own."""
    for document in case.documents:
        if document.kind in case.scheme.kinds or document.submission is not None:
            continue
        pages = [case.pages.get((document.file, number)) for number in document.pages]
        if any(page is not None and page.text.strip() for page in pages):
            values = {"file": document.file, "pages": page_range(document.pages)}
            yield Problem("file-unrecognised", None, values, whole(document))


def page_range(pages: tuple[int, ...]) -> str:
    """3, or 3-7."""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"
