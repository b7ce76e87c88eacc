"""The reviewer's table of who may apply: which conditions are met, which show nowhere, which want a look.

It stands in the report and never in a letter, and refuses nobody: `eligibility.yaml` of the scheme says
what shows a condition, and where it comes from.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.checks.describe import evidence_of, whole
from intake.checks.types import Case
from intake.checks.words import find_words
from intake.model import Condition, Document, Evidence
from intake.model.value import Title, texts
from intake.zh.expressions import compiled
from intake.zh.text import squeeze

DATA = "eligibility"
"""The scheme's data file; without it there is no table."""


def conditions(case: Case) -> tuple[Condition, ...]:
    """A row for each condition, in the data's order; none when the scheme knows of none.

    Of a condition the first sign of ``look`` that is found decides, then the first of ``met``: a reviewer
    looks at a branch's licence although a company's stands beside it.
    """
    data: Mapping[str, Any] = case.scheme.data.get(DATA, {})
    return tuple(_condition(case, item) for item in data.get("conditions", ()))


def _condition(case: Case, item: Mapping[str, Any]) -> Condition:
    title = Title(str(item["id"]), texts(item["title"]))
    floor = item.get("floor")
    for state in ("look", "met"):
        places = _first(case, item[state], floor)
        if places:
            return Condition(title, "look" if state == "look" else "met", places)
    return Condition(title, "not_shown")


def _first(case: Case, signs: Sequence[Mapping[str, Any]], floor: float | None) -> tuple[Evidence, ...]:
    """Where the first of the signs shows; nothing when none does."""
    return next((places for sign in signs for places in _shown(case, sign, floor)), ())


def _shown(case: Case, sign: Mapping[str, Any], floor: float | None) -> Iterator[tuple[Evidence, ...]]:
    pattern = sign.get("pattern")
    for document in _asked(case, sign):
        if "fact" in sign:
            fact = case.fact(document, sign["fact"])
            if fact is not None and _fits(fact.value, sign.get("floor"), floor, pattern):
                yield evidence_of(case, fact)
        elif pattern:
            hit = next(find_words(case, document, [pattern]), None)
            if hit is not None:
                yield (hit.evidence,)
        else:
            yield whole(document)


def _asked(case: Case, sign: Mapping[str, Any]) -> tuple[Document, ...]:
    return case.of_kind(*sign["kinds"]) if "kinds" in sign else case.documents


def _fits(value: object, wanted: str | None, floor: float | None, pattern: str | None) -> bool:
    """Whether an amount reaches or misses the floor as wanted, or a text fits the pattern."""
    if wanted is not None:
        return (
            isinstance(value, int | float)
            and floor is not None
            and (value >= floor) == (wanted == "reached")
        )
    return isinstance(value, str) and pattern is not None and bool(compiled(pattern).search(squeeze(value)))
