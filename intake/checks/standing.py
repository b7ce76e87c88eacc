"""Certificates whose standing only the public register tells: what to look up, and what urgently."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of, whole
from intake.checks.outlived import is_outlived
from intake.checks.shapes import (
    EXPRESSION,
    EXPRESSIONS,
    KINDS,
    SOURCE,
    Codes,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.trades import in_force
from intake.checks.types import Case, Problem
from intake.checks.words import find_words
from intake.model import Document, Value
from intake.model.value import Day, Number, ReviewDay
from intake.zh.dates import find_dates, months_after
from intake.zh.text import squeeze

NAME = "standing"
CODES: Codes = {
    "lookup": ("document", "as_of"),
    "surveillance": ("document", "as_of", "last", "months"),
}
_SURVEILLANCE = record(
    ("standard", "months", "words", "since", "source"),
    standard=EXPRESSION,
    months={"type": "integer", "minimum": 1},
    words=EXPRESSIONS,
    since={"type": "string"},
    until={"type": "string"},
    source=SOURCE,
)
PARAMS = parameters(
    CODES,
    ("kinds", "valid_until", "issued_on", "standard", "surveillance"),
    kinds=KINDS,
    valid_until=fact_of("kinds"),
    issued_on=several(fact_of("kinds"), 1),
    standard=fact_of("kinds"),
    surveillance=several(_SURVEILLANCE),
)


_OTHER_DAY = re.compile(r"有效|截止|到期|发证|颁证|换证|签发|打印|查询|截图|下载")
"""Words of a label whose day is no audit's."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Of every certificate of ``kinds`` that has not run out, a note that its standing is to be looked up;
    a doubt where a rule of ``surveillance`` holds for its ``standard`` and neither its day of issue nor
    that of an audit that it tells (``words``) lies in the last ``months``."""
    for document in case.of_kind(*params["kinds"]):
        if is_outlived(case, document, params["valid_until"]):
            continue
        rule = _rule(case, document, params)
        last = _last_audit(case, document, params["issued_on"], rule["words"]) if rule else None
        values: dict[str, Value] = {
            "document": document_name(case, document),
            "as_of": ReviewDay(case.as_of),
        }
        if rule and last and months_after(last, int(rule["months"])) < case.as_of:
            values |= {"last": Day(last), "months": Number(int(rule["months"]))}
            facts = [fact for name in params["issued_on"] if (fact := case.fact(document, name))]
            places = evidence_of(case, *facts) or whole(document)
            code = params["codes"]["surveillance"]
            yield Problem(code, document.submission, values, places, UNSURE)
        else:
            code = params["codes"]["lookup"]
            yield Problem(code, document.submission, values, whole(document))


def _rule(case: Case, document: Document, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The rule on surveillance that holds on the day of review for the certificate's standard."""
    fact = case.fact(document, params["standard"])
    stated = squeeze(str(fact.value)) if fact else ""
    return next(
        (
            rule
            for rule in params["surveillance"]
            if in_force(rule, case.as_of) and re.search(rule["standard"], stated)
        ),
        None,
    )


def _last_audit(case: Case, document: Document, issued: list[str], words: list[str]) -> date | None:
    """The newest day up to the review on which the certificate was issued or an audit is told.

    Labels stand side by side and their days in the row below: all days soon after a word of it count,
    whichever audit is whose, up to the label of another day. Without a day of issue an audit told will do.
    """
    stated = [str(fact.value) for name in issued if (fact := case.fact(document, name))]
    days = [date.fromisoformat(text) for text in stated if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)]
    told = [hit.matched + _OTHER_DAY.split(hit.after)[0] for hit in find_words(case, document, words)]
    days += [found.last_day for text in told for found in find_dates(text)]
    return max((day for day in days if day <= case.as_of), default=None)
