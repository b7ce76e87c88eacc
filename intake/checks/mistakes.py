"""Mistakes in what a scheme has checked: families that are not there, parameters that name nothing, words
of findings that ask for values they have not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from intake.checks.codes import raised_codes
from intake.checks.types import Family
from intake.scheme.fact_schemas import schema_codes
from intake.scheme.files import broken_places
from intake.scheme.mistakes import Mistake, unknown
from intake.scheme.named_patterns import as_expressions
from intake.scheme.names import Names
from intake.scheme.places import Given, place_mistakes
from intake.scheme.references import unresolved

_WORDED = ("title", "message", "remedy", "why", "doubt", "doubt_in_text", "look", "confirmed", "note")
"""The wordings of a finding that are filled with what it says."""


def check_mistakes(
    families: Mapping[str, Family],
    checks: Sequence[Mapping[str, Any]],
    names: Names,
    path: Path,
    *,
    written: bool,
) -> Iterator[Mistake]:
    """What is wrong with the entries of ``checks`` (``written``: as they stand in the file)."""
    for number, entry in enumerate(checks):
        name = str(entry.get("check"))
        place = ("checks", number)
        family = families.get(name)
        if family is None:
            yield Mistake(path, (*place, "check"), unknown("检查", name, families))
            continue
        params = {key: value for key, value in entry.items() if key != "check"}
        for inner, what, strange, known in broken_places(as_expressions(params), family.PARAMS):
            told = unknown("条目", strange, known) if strange else what
            yield Mistake(path, (*place, *inner), told)
        yield from unresolved(names, family.PARAMS, params, path, place, written=written)
        for code in family.PARAMS.get("x-raises", {}):
            if code not in names.codes:
                what = f"findings.yaml 没有“{code}”的用语"
                yield Mistake(path, (*place, "check"), what)


def given_values(
    families: Mapping[str, Family], checks: Iterable[Mapping[str, Any]], schemas: Iterable[object]
) -> Given:
    """What the findings of each code say, whoever raises them."""
    raised = [
        pair
        for entry in checks
        if (family := families.get(str(entry.get("check"))))
        for pair in raised_codes(family.PARAMS, as_expressions(dict(entry)))
    ]
    raised += [pair for schema in schemas for pair in schema_codes(schema)]
    given: dict[str, frozenset[str]] = {}
    for code, values in raised:
        given[code] = given.get(code, frozenset(values)) & frozenset(values)
    return given


def message_mistakes(findings: object, given: Given, path: Path) -> Iterator[Mistake]:
    """Places in the wordings of findings.yaml that no value fills."""
    for code, rule in findings.items() if isinstance(findings, Mapping) else ():
        for wording in _WORDED:
            texts = rule.get(wording) if isinstance(rule, Mapping) else None
            if code in given and isinstance(texts, Mapping):
                yield from place_mistakes(texts, given[code], path, (code, wording))
