"""Copies that must bear a seal and show none."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, whole
from intake.checks.shapes import KIND, SEVERITY, Codes, parameters, several
from intake.checks.types import Case, Problem

NAME = "seals"
CODES: Codes = {
    "missing": ("document",),
}
PARAMS = parameters(CODES, ("kinds",), kinds=several(KIND), severity=SEVERITY)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` on no page of which a seal was seen. Seals are red blots to a program:
    faint or black-and-white copies hide them, so this is no more than a doubt unless ``severity`` says so.
    """
    for document in case.documents:
        if document.kind not in params["kinds"]:
            continue
        seen = any(mark.kind == "seal" for page in case.pages_of(document) for mark in page.marks)
        if not seen:
            severity = params.get("severity", "doubt")
            certainty = document.confidence if severity == "deficiency" else UNSURE
            values = {"document": document_name(case, document)}
            code = params["codes"]["missing"]
            yield Problem(code, document.submission, values, whole(document), certainty, severity)
