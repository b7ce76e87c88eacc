"""A proof that is due every year: was the newest one that can be demanded sent?"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake.checks.absence import candidates
from intake.checks.applicant import is_another_s
from intake.checks.bodies import BODY_SHAPE, body_of
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of, searched, whole
from intake.checks.shapes import (
    EXPRESSION,
    FACT_OF_KIND,
    KIND,
    KINDS,
    SEVERITY,
    SOURCE,
    SUBMISSION,
    WORDING,
    Codes,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.model import Document, Fact, Value
from intake.model.value import Number, ReviewDay, Text, Title, texts

NAME = "periodic_proof"
CODES: Codes = {
    "missing": ("year", "as_of", "where", "ask", "rule"),
    "outdated": ("year", "as_of", "where", "ask", "rule", "document", "found"),
    "unclear": ("year", "as_of", "where", "ask", "rule", "document"),
    "listed": ("document", "text"),
    "penalised": ("document", "text"),
}
_BODY = record(
    ("id", "deadline", "where", "ask", "rule", "source"),
    id={"type": "string"},
    types=EXPRESSION,
    codes=several({"type": "string"}),
    deadline={"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"},
    severity=SEVERITY,
    where=WORDING,
    ask=WORDING,
    rule=WORDING,
    source=SOURCE,
)
_ON_RECORD = record(("fact", "values"), fact=fact_of("kinds"), values={"type": "array"})
PARAMS = parameters(
    CODES,
    ("submission", "kinds", "fact", "body", "bodies"),
    submission=SUBMISSION,
    kinds=KINDS,
    fact=fact_of("kinds"),
    older=FACT_OF_KIND,
    body=BODY_SHAPE,
    bodies=several(_BODY, 1),
    founded=record(("kind", "fact"), kind=KIND, fact=fact_of("kind"), not_after=several(fact_of("kind"))),
    listed=_ON_RECORD,
    penalised=_ON_RECORD,
)


def year_due(as_of: date, deadline: str) -> int:
    """The newest year whose report can be demanded.

    The report of a year is due by ``deadline`` (MM-DD) of the next year. Up to and on that day the
    year before last is the newest one that must be there; after it, last year.
    """
    month, day = (int(part) for part in deadline.split("-"))
    return as_of.year - (2 if (as_of.month, as_of.day) <= (month, day) else 1)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Nothing is said when the submission as a whole is missing: its request names the proof too. A
    branch's or subsidiary's proof is none of the applicant's.

    ``bodies`` are the rules by kind of body (`body_of`): by which day, where, and what proves it. ``kinds``
    are proofs; ``older`` is a kind that may bear a proof of its own (an inspection stamp). Who was
    ``founded`` after the year due owes nothing yet; ``not_after`` are facts that show at least that the
    founding was no later. ``listed`` and ``penalised`` are facts of what a printout shows against its body.
    """
    body = body_of(case, params["body"], params["bodies"])
    due = year_due(case.as_of, body["deadline"])
    yield from _on_record(case, params)
    found = case.of_kind(*params["kinds"])
    others = [item for item in found if is_another_s(case, item)]
    proofs = [item for item in found if item not in others]
    years = [(document, fact) for document in proofs for fact in _years(case, document, params["fact"])]
    if "older" in params:
        stamped = case.of_kind(params["older"]["kind"])
        years += [(item, fact) for item in stamped for fact in _years(case, item, params["older"]["fact"])]
    values: dict[str, Value] = {"year": Number(due), "as_of": ReviewDay(case.as_of)}
    values |= {name: Title(f"{body['id']}.{name}", texts(body[name])) for name in ("where", "ask", "rule")}
    if any(int(fact.value) >= due for _, fact in years if isinstance(fact.value, int)):
        return
    owing = _owes(case, params, due)
    if owing == 0.0:
        return
    submission = params["submission"]
    if years:
        document, fact = max(years, key=lambda item: (int(str(item[1].value)), item[1].confidence))
        values |= {"document": document_name(case, document), "found": Number(int(str(fact.value)))}
        sure = min(sureness(document, fact), owing)
        unread = len({item.id for item in proofs} - {item.id for item, _ in years})
        yield Problem(
            params["codes"]["outdated"],
            submission,
            values,
            evidence_of(case, fact),
            UNSURE if unread else sure,
            body.get("severity"),
        )
    elif proofs:
        values |= {"document": document_name(case, proofs[0])}
        yield Problem(params["codes"]["unclear"], submission, values, whole(proofs[0]), UNSURE)
    elif _served(case, submission):
        places = candidates(case, case.scheme.submission(submission), params["kinds"])
        yield Problem(
            params["codes"]["missing"],
            submission,
            values,
            (*places, *(place for item in others for place in whole(item))),
            UNSURE if places else owing,
            body.get("severity"),
            searched(case),
        )


def _years(case: Case, document: Document, name: str) -> Iterator[Fact]:
    for fact in case.facts_of(document):
        if fact.name == name and isinstance(fact.value, int | float | str) and str(fact.value).isdigit():
            yield Fact(
                fact.document, fact.name, int(fact.value), fact.text, fact.page, fact.box, fact.confidence
            )


def _served(case: Case, submission: str) -> bool:
    kinds = case.scheme.submission(submission).satisfied_by
    return any(document.kind in kinds for document in case.serving(submission))


def _owes(case: Case, params: Mapping[str, Any], due: int) -> float:
    """How sure it is that a proof for the year due is owed; 0: certainly not."""
    founded = params.get("founded")
    if founded is None:
        return 1.0
    documents = case.of_kind(founded["kind"])
    exact = [fact for item in documents if (fact := case.fact(item, founded["fact"])) is not None]
    latest = [
        fact
        for item in documents
        for name in founded.get("not_after", ())
        if (fact := case.fact(item, name))
    ]
    before = [fact for fact in [*exact, *latest] if (year := _year(fact)) is not None and year <= due]
    if before:
        return max(fact.confidence for fact in before)
    if any(_year(fact) is not None for fact in exact):
        return 0.0
    return UNSURE


def _year(fact: Fact) -> int | None:
    text = str(fact.value)[:4]
    return int(text) if text.isdigit() else None


def _on_record(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """A printout that itself says the applicant is on a list of the abnormal, or was penalised."""
    for part in ("listed", "penalised"):
        rule = params.get(part)
        for document in case.of_kind(*params["kinds"]) if rule else ():
            fact = case.fact(document, rule["fact"]) if rule else None
            if (
                rule
                and fact is not None
                and fact.value in rule["values"]
                and not is_another_s(case, document)
            ):
                values = {"document": document_name(case, document), "text": Text(fact.text)}
                code, place = params["codes"][part], evidence_of(case, fact)
                yield Problem(code, document.submission, values, place, UNSURE)
