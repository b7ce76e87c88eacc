"""Standards that have a newer edition."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import document_name, evidence_of
from intake.checks.types import Case, Problem
from intake.model import Document, Evidence, Fact
from intake.model.value import Text, stated
from intake.zh.standards import find_standards, parse_standard
from intake.zh.text import squeeze

NAME = "editions"
CODES = ("standard-superseded",)
PARAMS: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kinds"],
    "properties": {
        "kinds": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "fact": {"type": "string"},
        "rows": {
            "type": "object",
            "required": ["fact", "column"],
            "additionalProperties": False,
            "properties": {"fact": {"type": "string"}, "column": {"type": "string"}},
        },
        "in_text": {"type": "boolean"},
        "certificates": {"type": "boolean"},
        "severity": {"enum": ["deficiency", "doubt", "note"]},
        "data": {"type": "string"},
    },
}

_UNKNOWN = "unknown"
"""Where data knows no end of a transition."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Standards stated in a ``fact``, in a column of ``rows`` or anywhere ``in_text``, against the data
    file (``data``, default ``standards``): number → its replacement, in force ``since`` a day.

    Only an edition that is listed as replaced, from the day its replacement is in force, is spoken of;
    an edition newer than the data knows never is. Of ``certificates`` it is from the end of the transition.
    """
    data = case.scheme.data.get(params.get("data", "standards"), {})
    replaced = {_key(item["number"]): item for item in data.get("superseded", ())}
    said: set[tuple[str, tuple[str, str, str]]] = set()
    for document in case.of_kind(*params["kinds"]):
        for number, place, certainty in _stated(case, document, params):
            item = replaced.get(_key(number))
            if item is None or not _over(item, case.as_of, certificates=params.get("certificates", False)):
                continue
            if (document.id, _key(number)) in said:
                continue
            said.add((document.id, _key(number)))
            values = {
                "document": document_name(case, document),
                "value": Text(str(item["number"])),
                "current": Text(str(item["replaced_by"])),
                "since": stated(str(item["since"])),
                "data_as_of": stated(str(data.get("as_of", ""))),
            }
            yield Problem(
                "standard-superseded",
                document.submission,
                values,
                (place,),
                certainty,
                params.get("severity"),
            )


def _over(item: Mapping[str, Any], as_of: date, *, certificates: bool) -> bool:
    """Whether the edition is over on that day: for certificates, at the end of their transition."""
    day = str(item.get("transition", item["since"]) if certificates else item["since"])
    return day != _UNKNOWN and date.fromisoformat(day) <= as_of


def _stated(
    case: Case, document: Document, params: Mapping[str, Any]
) -> Iterator[tuple[str, Evidence, float]]:
    """Every standard number stated, with its place and how sure it was read."""
    for fact in case.facts_of(document):
        if fact.name == params.get("fact") and isinstance(fact.value, str):
            for number in _numbers(fact.value):
                yield number, evidence_of(case, fact)[0], sureness(document, fact)
        rows = params.get("rows")
        if rows and fact.name == rows["fact"]:
            yield from _in_rows(document, fact, rows["column"])
    if params.get("in_text"):
        for page in case.pages_of(document):
            for line in page.lines:
                for found in find_standards(line.text):
                    place = Evidence(page.file, page.number, line.box, line.text)
                    yield found.number, place, min(document.confidence, line.confidence)


def _in_rows(document: Document, fact: Fact, column: str) -> Iterator[tuple[str, Evidence, float]]:
    for row in fact.row_dicts():
        for number in _numbers(row.get(column, "")):
            place = Evidence(document.file, fact.page, fact.box, " ".join(row.values()))
            yield number, place, sureness(document, fact)


def _numbers(text: str) -> list[str]:
    return [found.number for found in find_standards(text)] or ([text] if text.strip() else [])


def _key(number: str) -> tuple[str, str, str]:
    """Prefix, number and year, however they are spaced; a number that is none is its own key."""
    parsed = parse_standard(str(number))
    if parsed is None:
        return ("", squeeze(str(number)).upper(), "")
    prefix, digits, year = parsed
    return (re.sub(r"\s", "", str(prefix)).upper(), str(digits), str(year or ""))
