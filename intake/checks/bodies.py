"""What kind of body the applicant is, by its licence: rules of law differ by it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from intake.checks.shapes import KIND, fact_of, record
from intake.checks.types import Case
from intake.zh.text import squeeze

BODY_SHAPE = record(("kind", "type", "code"), kind=KIND, type=fact_of("kind"), code=fact_of("kind"))
"""JSON Schema of ``body``: the kind of paper, and its facts, that say what the applicant is."""


def body_of(
    case: Case, source: Mapping[str, str], bodies: Iterable[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """The first of ``bodies`` whose ``types`` stand in the type printed, or whose ``codes`` begin the code
    (its first two characters tell the kind of body, GB 32100-2015); the last when none does."""
    known = list(bodies)
    for document in case.of_kind(source["kind"]):
        printed, code = case.fact(document, source["type"]), case.fact(document, source["code"])
        for body in known:
            by_type = printed and re.search(body.get("types", "(?!)"), squeeze(str(printed.value)))
            by_code = code and str(code.value).startswith(tuple(body.get("codes", ())))
            if by_type or by_code:
                return body
    return known[-1]
