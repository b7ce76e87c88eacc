"""Pieces of the JSON Schemas of what families take.

``x-names`` marks the texts that name something (a kind, submission, fact, column, code, data file): loading
looks each of them up, so that a slip of the pen is told and silences nothing (`intake.scheme.references`).
"""

from collections.abc import Collection, Mapping
from typing import Any

Shape = Mapping[str, Any]

Codes = Mapping[str, tuple[str, ...]]
"""The parts that a family's finding codes play, and what the message of each may name."""

KIND: Shape = {"type": "string", "x-names": "kind"}
KINDS: Shape = {"type": "array", "items": KIND, "minItems": 1}
SUBMISSION: Shape = {"type": "string", "x-names": "submission"}
CODE: Shape = {"type": "string", "x-names": "code"}
DATA: Shape = {"type": "string", "x-names": "data"}
PROBLEM: Shape = {"type": "string", "x-names": "problem"}
SEVERITY: Shape = {"enum": ["deficiency", "doubt", "note"]}
EXPRESSION: Shape = {"type": "string", "format": "regex"}
EXPRESSIONS: Shape = {"type": "array", "items": EXPRESSION}
WORDING: Shape = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2}$"},
    "additionalProperties": {"type": "string"},
}
SOURCE: Shape = {"type": "string", "pattern": "^[SPQK]( |$)"}

KEY = "(key)"
"""As ``of``: the kinds are the keys of the object."""


ANY_FACT: Shape = {"type": "string", "x-names": "fact"}
"""The name of a fact of whatever kind."""


def fact_of(of: str, *, some: bool = False) -> Shape:
    """The name of a fact of every kind that stands under ``of`` (``some``: of one of them at least)."""
    return {"type": "string", "x-names": "fact", "x-of": of, "x-some": some}


def column_of(of: str, fact: str = "fact") -> Shape:
    """The name of a column of the list that stands under ``fact``, in the kinds under ``of``."""
    return {"type": "string", "x-names": "column", "x-of": of, "x-fact": fact}


def several(one: Shape, least: int = 0) -> Shape:
    """A list of such."""
    return {"type": "array", "items": one, "minItems": least}


def record(required: Collection[str] = (), **properties: Shape) -> Shape:
    """An object of these entries and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


FACT_OF_KIND: Shape = record(("kind", "fact"), kind=KIND, fact=fact_of("kind"))
"""One fact, and the kind of document that states it."""


def code_giving(values: Collection[str]) -> Shape:
    """A finding code whose message may name these values."""
    return {**CODE, "x-gives": list(values)}


def parameters(codes: Codes | None = None, required: Collection[str] = (), **properties: Shape) -> Shape:
    """What a family takes: ``codes``, a finding code for each part that one plays, and ``properties``."""
    named = {part: code_giving(values) for part, values in codes.items()} if codes else {}
    stated = {"codes": record(named, **named)} if named else {}
    return record((*stated, *required), **stated, **properties)
