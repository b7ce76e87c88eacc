"""Does every document hold what its kind's JSON Schema asks for?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema.exceptions import ValidationError

from intake.check.certainty import UNSURE, absence_certainty, read_by_ocr, sureness
from intake.check.describe import document_label, evidence_of, field_label, whole
from intake.check.keywords import fact_validator
from intake.check.types import Case, Problem
from intake.check.wording import joined
from intake.model import Document, Fact

NAME = "schema_validity"
CODES: tuple[str, ...] = ()
PARAMS: Mapping[str, Any] = {"type": "object", "additionalProperties": False, "properties": {}}

_INDEPENDENTLY_READ = 0.9


def run(case: Case, _params: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for every rule that a document's facts break and that carries an ``x-finding``."""
    for document in case.documents:
        kind = case.scheme.kinds.get(document.kind)
        if kind is None or not kind.fact_schema:
            continue
        facts = _facts(case, document)
        instance = {name: _plain(fact) for name, fact in facts.items()}
        validator = fact_validator(kind.fact_schema, case.as_of)
        errors = sorted(validator.iter_errors(instance), key=_order)
        missing = {error.message for error in errors if error.validator == "required"}
        for error in errors:
            problem = _problem(case, document, facts, error, missing)
            if problem is not None:
                yield problem


def _order(error: ValidationError) -> tuple[str, str, str]:
    return (".".join(map(str, error.absolute_path)), str(error.validator), error.message)


def _facts(case: Case, document: Document) -> dict[str, Fact]:
    """The surest fact of each name."""
    names = dict.fromkeys(fact.name for fact in case.facts_of(document))
    return {name: fact for name in names if (fact := case.fact(document, name)) is not None}


def _plain(fact: Fact) -> object:
    return fact.row_dicts() if isinstance(fact.value, tuple) else fact.value


def _problem(
    case: Case, document: Document, facts: Mapping[str, Fact], error: ValidationError, missing: set[str]
) -> Problem | None:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    target = schema.get("x-finding", {}).get(str(error.validator))
    if target is None:
        return None
    code, severity = (target, None) if isinstance(target, str) else (target["code"], target.get("severity"))
    path = [str(part) for part in error.absolute_path]
    values = {"document": document_label(case, document), "as_of": case.as_of.isoformat()}
    if path and path[0] in facts:
        fact = facts[path[0]]
        values |= {
            "field": field_label(case, document, path[0]),
            "value": str(fact.value) if not isinstance(fact.value, tuple) else fact.text,
            "text": fact.text,
        }
        certainty, evidence = _reading(case, document, fact, error), evidence_of(case, fact)
    else:
        names = _names(error)
        values["field"] = joined([field_label(case, document, name) for name in names], case.language)
        certainty = absence_certainty(case, document, len(missing) <= 1)
        evidence = whole(document)
    return Problem(code, document.submission, values, evidence, certainty, severity)


def _names(error: ValidationError) -> Sequence[str]:
    """The facts an error about absence speaks of."""
    if error.validator == "required":
        return [error.message]
    inner = [deeper.message for deeper in error.context or () if deeper.validator == "required"]
    return list(dict.fromkeys(inner))


def _reading(case: Case, document: Document, fact: Fact, error: ValidationError) -> float:
    """How sure the value was read. A failing check character on a scan is most likely the scan's fault,
    unless another document shows the very same code."""
    sure = sureness(document, fact)
    if error.validator != "format" or not read_by_ocr(case, document, [fact.page]):
        return sure
    elsewhere = {
        other.document
        for other in case.facts
        if other.name == fact.name
        and other.value == fact.value
        and other.document != document.id
        and other.confidence >= _INDEPENDENTLY_READ
    }
    return sure if elsewhere else min(sure, UNSURE)
