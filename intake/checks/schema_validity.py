"""Does every document hold what its kind's JSON Schema asks for?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema.exceptions import ValidationError

from intake.checks.certainty import (
    UNSURE,
    absence_certainty,
    empty_place,
    field_absence_certainty,
    only_its_title,
    read_by_ocr,
    sureness,
    unread_pictures,
    unread_place,
)
from intake.checks.describe import document_name, evidence_of, fact_title, whole
from intake.checks.keywords import TIME_KEYWORDS, fact_validator
from intake.checks.outlived import may_renew, one_number
from intake.checks.shapes import parameters
from intake.checks.types import Case, Problem
from intake.model import Document, Evidence, Fact, Value
from intake.model.finding import Severity
from intake.model.value import ReviewDay, Several, Text, stated

NAME = "schema_validity"
PARAMS = parameters()

_INDEPENDENTLY_READ = 0.9


def run(case: Case, _params: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for every rule that a document's facts break and that carries an ``x-finding``."""
    for document in case.documents:
        kind = case.scheme.kinds.get(document.kind)
        # Of what a picture shows no more than the title of, a clear copy is asked for instead.
        if kind is None or not kind.fact_schema or only_its_title(case, document):
            continue
        facts = _facts(case, document)
        instance = {name: _plain(fact) for name, fact in facts.items()}
        validator = fact_validator(kind.fact_schema, case.as_of)
        errors = sorted(validator.iter_errors(instance), key=_order)
        # What a picture that could not be read says is no absence: that picture is asked about.
        if not _may_be_another_paper(case, document) and not any(unread_pictures(case, document)):
            yield from _missing(
                case, document, [error for error in errors if error.validator == "required"]
            )
        for error in errors:
            if error.validator != "required":
                yield from _broken(case, document, facts, error)


def _may_be_another_paper(case: Case, document: Document) -> bool:
    """Whether the document may be of another kind, or is only what heads one (a chapter's title, the paper
    itself pasted below as a picture), while a sure one of its kind is there: what it lacks as that kind
    says nothing then."""
    sure, kind = case.scheme.doubt_below, case.scheme.kinds[document.kind]
    others = [
        one for one in case.of_kind(document.kind) if one.id != document.id and one.confidence >= sure
    ]
    telling = {field.name for field in kind.fields if field.tells_which}
    heads_one = any(one.file.startswith(f"{document.file}!/") for one in others) and not any(
        fact.name in telling for fact in case.facts_of(document)
    )
    return bool(others) and (document.confidence < sure or heads_one)


def _order(error: ValidationError) -> tuple[str, str, str]:
    return (".".join(map(str, error.absolute_path)), str(error.validator), error.message)


def _facts(case: Case, document: Document) -> dict[str, Fact]:
    """The surest fact of each name."""
    names = dict.fromkeys(fact.name for fact in case.facts_of(document))
    return {name: fact for name in names if (fact := case.fact(document, name)) is not None}


def _plain(fact: Fact) -> object:
    return fact.row_dicts() if isinstance(fact.value, tuple) else fact.value


def _target(error: ValidationError) -> tuple[str, Severity | None] | None:
    """The code, and the severity if one is set, beside the rule that failed."""
    target = _stated(error)
    if target is None:
        return None
    return (target, None) if isinstance(target, str) else (target["code"], target.get("severity"))


def _stated(error: ValidationError) -> Any:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    return schema.get("x-finding", {}).get(str(error.validator))


def _item(error: ValidationError, document: Document) -> str | None:
    """The submission that the finding belongs to: the one set beside the rule, else the document's."""
    target = _stated(error)
    return (target.get("submission") if isinstance(target, Mapping) else None) or document.submission


def _missing(case: Case, document: Document, errors: Sequence[ValidationError]) -> Iterator[Problem]:
    """All missing facts of one code, severity and certainty in one statement."""
    groups: dict[tuple[str, Severity | None, float], list[str]] = {}
    for error in errors:
        target = _target(error)
        if target is not None and not _stated_by_its_copy(case, document, error.message):
            certainty = field_absence_certainty(case, document, error.message)
            groups.setdefault((*target, certainty), []).append(error.message)
    for (code, severity, certainty), names in groups.items():
        values = _values(case, document) | {"field": _titles(case, document, names)}
        evidence = _empty_places(case, document, names) or whole(document)
        yield Problem(code, document.submission, values, evidence, certainty, severity)


def _stated_by_its_copy(case: Case, document: Document, name: str) -> bool:
    """Whether another document of its kind and number (of a kind without numbers: one that may renew it)
    states what it lacks: a licence typed out in a text beside its scan, one side of a card beside both."""
    numbered = "number" in case.scheme.kinds[document.kind].fact_schema.get("x-describe", {})
    is_copy = one_number if numbered else may_renew
    return any(
        case.fact(other, name) is not None
        for other in case.of_kind(document.kind)
        if other.id != document.id and is_copy(case, document, other)
    )


def _empty_places(case: Case, document: Document, names: Sequence[str]) -> tuple[Evidence, ...]:
    places = (empty_place(case, document, name) or unread_place(case, document, name) for name in names)
    return tuple(
        Evidence(document.file, place.page, place.box, place.text) for place in places if place is not None
    )


def _broken(
    case: Case, document: Document, facts: Mapping[str, Fact], error: ValidationError
) -> Iterator[Problem]:
    """A rule that a fact breaks, or that no single fact meets (``anyOf``)."""
    target = _target(error)
    if target is None:
        return
    code, severity = target
    fact = facts.get(str(error.absolute_path[0])) if error.absolute_path else None
    values = _values(case, document)
    if fact is None:
        values["field"] = _titles(case, document, _names(error))
        certainty = absence_certainty(case, document, others_present=False)
        yield Problem(code, _item(error, document), values, whole(document), certainty, severity)
        return
    values |= {
        "field": fact_title(case, document, fact.name),
        "value": Text(fact.text) if isinstance(fact.value, tuple) else stated(fact.value),
        "text": Text(fact.text),
    }
    certainty = _reading(case, document, fact, error)
    if _renewed(case, document, fact, error):
        severity = "note"
    yield Problem(code, _item(error, document), values, evidence_of(case, fact), certainty, severity)


def _renewed(case: Case, document: Document, fact: Fact, error: ValidationError) -> bool:
    """Whether another document of the kind, alike in the facts of ``x-renewed-by``, meets the rule that
    this one has outlived: applicants enclose the old certificate with the new one."""
    if error.validator not in TIME_KEYWORDS:
        return False
    rule = fact_validator({str(error.validator): error.validator_value}, case.as_of)
    return any(
        newer is not None and rule.is_valid(_plain(newer))
        for other in case.of_kind(document.kind)
        if other.id != document.id and may_renew(case, document, other)
        for newer in (case.fact(other, fact.name),)
    )


def _values(case: Case, document: Document) -> dict[str, Value]:
    return {"document": document_name(case, document), "as_of": ReviewDay(case.as_of)}


def _titles(case: Case, document: Document, names: Sequence[str]) -> Several:
    return Several(tuple(fact_title(case, document, name) for name in names))


def _names(error: ValidationError) -> Sequence[str]:
    """The facts of which one at least should be there."""
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
