"""Documents that fit no submission."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.describe import whole
from intake.checks.shapes import KINDS, Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Value
from intake.model.value import File, Text

NAME = "unrecognised"
CODES: Codes = {
    "unrecognised": ("file", "pages"),
}
PARAMS = parameters(CODES, apart=KINDS)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """A note for every document with text of its own that serves nothing; ``apart``: kinds that need not
    (covers)."""
    for document in case.documents:
        if document.kind in params.get("apart", ()) or document.submission is not None:
            continue
        if any(page.text.strip() for page in case.pages_of(document)):
            values: dict[str, Value] = {
                "file": File(document.file),
                "pages": Text(page_range(document.pages)),
            }
            yield Problem(params["codes"]["unrecognised"], None, values, whole(document))


def page_range(pages: tuple[int, ...]) -> str:
    """3, or 3-7."""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"
