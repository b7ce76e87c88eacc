"""Copies that must bear a seal and show none."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, whole
from intake.checks.types import Case, Problem

NAME = "seals"
CODES = ("seal-missing",)
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kinds"],
    "properties": {
        "kinds": {"type": "array", "items": {"type": "string"}},
        "severity": {"enum": ["deficiency", "doubt", "note"]},
    },
}


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` on no page of which a seal was seen. Seals are red blots to a program:
    faint or black-and-white copies hide them, so this is no more than a doubt unless ``severity`` says so.
    """
    for document in case.documents:
        if document.kind not in params["kinds"]:
            continue
        pages = [case.pages.get((document.file, number)) for number in document.pages]
        seen = any(mark.kind == "seal" for page in pages if page is not None for mark in page.marks)
        if not seen:
            severity = params.get("severity", "doubt")
            certainty = document.confidence if severity == "deficiency" else UNSURE
            values = {"document": document_name(case, document)}
            yield Problem("seal-missing", document.submission, values, whole(document), certainty, severity)
