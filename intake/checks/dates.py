"""Documents that say they were made after the day of review."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import document_name, evidence_of, fact_title
from intake.checks.shapes import ANY_FACT, Codes, parameters, several
from intake.checks.types import Case, Problem
from intake.model.value import Day, ReviewDay

NAME = "dates"
CODES: Codes = {
    "future": ("document", "field", "value", "as_of"),
}
PARAMS = parameters(CODES, ("facts",), facts=several(ANY_FACT, 1))


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
            code, place = params["codes"]["future"], evidence_of(case, fact)
            yield Problem(code, document.submission, values, place, sureness(document, fact))
