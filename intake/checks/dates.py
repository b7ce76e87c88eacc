"""Documents that say they were made after the day of review."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import document_name, evidence_of, fact_title
from intake.checks.types import Case, Problem
from intake.model.value import Day, ReviewDay

NAME = "dates"
CODES = ("date-in-future",)
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["facts"],
    "properties": {"facts": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
}


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``facts`` are the dates on which something was made or issued; none can lie in the future."""
    documents = {document.id: document for document in case.documents}
    for fact in case.facts:
        document = documents.get(fact.document)
        if document is None or fact.name not in params["facts"] or not isinstance(fact.value, str):
            continue
        try:
            day = date.fromisoformat(fact.value)
        except ValueError:
            continue
        if day > case.as_of:
            values = {
                "document": document_name(case, document),
                "field": fact_title(case, document, fact.name),
                "value": Day(day),
                "as_of": ReviewDay(case.as_of),
            }
            place = evidence_of(case, fact)
            yield Problem("date-in-future", document.submission, values, place, sureness(document, fact))
