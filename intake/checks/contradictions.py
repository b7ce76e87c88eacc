"""Facts of which one paper says two things: its print and its QR code, or two prints of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of, fact_title
from intake.checks.types import Case, Problem
from intake.model import Document, Fact, Value
from intake.model.value import stated

NAME = "contradictions"
CODES = ("readings-contradict",)
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["facts"],
    "properties": {
        "facts": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        }
    },
}


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``facts`` maps kinds to facts of which such a paper states one. Reading keeps what contradicts the
    surest reading: whichever is right, a person must look."""
    for document in case.documents:
        for name in params["facts"].get(document.kind, ()):
            yield from _of(case, document, name)


def _of(case: Case, document: Document, name: str) -> Iterator[Problem]:
    facts = sorted(
        (fact for fact in case.facts_of(document) if fact.name == name), key=lambda fact: -fact.confidence
    )
    if len({fact.value for fact in facts}) < 2:
        return
    first, other, *_ = facts
    values = {
        "document": document_name(case, document),
        "field": fact_title(case, document, name),
        "value": _value(first),
        "other": _value(other),
    }
    evidence = evidence_of(case, first, other)
    yield Problem("readings-contradict", document.submission, values, evidence, UNSURE, "doubt")


def _value(fact: Fact) -> Value:
    return stated(fact.text if isinstance(fact.value, tuple) else fact.value)
