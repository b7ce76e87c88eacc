"""Do the documents agree about who applies? Each is compared with the reference document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.applicant import candidates_of, is_another_s
from intake.checks.certainty import UNSURE, read_by_ocr, stands_in_text_layer, sureness
from intake.checks.describe import document_name, evidence_of, fact_title, own_title
from intake.checks.names import became, is_former_name, likeness, stands_in
from intake.checks.shapes import (
    EXPRESSION,
    KIND,
    KINDS,
    SEVERITY,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import squeezed_text
from intake.model import Document, Fact, Value
from intake.model.value import Text, stated
from intake.zh.codes import is_valid_credit_code
from intake.zh.dates import find_dates
from intake.zh.text import similarity, squeeze

NAME = "agreement"
CODES: Codes = {
    "organization": ("document", "field", "value", "reference", "expected"),
    "code": ("document", "field", "value", "reference", "expected"),
    "detail": ("document", "field", "value", "reference", "expected"),
}
CHANGES_SHAPE = record(
    ("kinds", "former", "current"),
    kinds=KINDS,
    former=fact_of("kinds"),
    current=fact_of("kinds"),
    rows=record(
        ("fact", "former", "current"),
        fact=fact_of("kinds"),
        former=column_of("kinds"),
        current=column_of("kinds"),
    ),
)
"""JSON Schema of ``changes``: the kinds of paper that state a change of name, and their facts of it."""

_IN_BOTH = {"type": "string", "allOf": [fact_of("kinds"), fact_of("reference")]}
_WAYS = ("organization", "person", "code", "text", "amount", "date")
_COMPARE = record(
    ("fact", "as", "kinds"),
    **{"as": {"enum": [*_WAYS]}, "with": fact_of("reference")},
    fact={"type": "string", "allOf": [fact_of("kinds"), {**fact_of("reference"), "x-unless": "with"}]},
    kinds=KINDS,
    severity=SEVERITY,
    explained={"type": "boolean"},
    named_by=_IN_BOTH,
    where=EXPRESSION,
    where_not=EXPRESSION,
    unless_said=EXPRESSION,
    unless_changed={"type": "boolean"},
    unless_own_beside=KINDS,
    if_reference={
        "type": "object",
        "propertyNames": fact_of("reference"),
        "additionalProperties": EXPRESSION,
    },
)
PARAMS = parameters(
    CODES,
    ("reference", "compare"),
    reference=KIND,
    change_words=EXPRESSION,
    changes=CHANGES_SHAPE,
    compare=several(_COMPARE),
    figures=several(
        record(
            ("fact", "kinds", "against", "apart", "least"),
            fact={"type": "string", "allOf": [fact_of("kinds"), fact_of("against")]},
            kinds=KINDS,
            against=KINDS,
            apart={"type": "number", "exclusiveMinimum": 0},
            least={"type": "integer", "minimum": 1},
        )
    ),
)

_SIMILAR_TEXT = 0.6
_SIMILAR_CODE = 0.85
_AMOUNTS_APART = 0.01


@dataclass(frozen=True, slots=True)
class _Pair:
    """A fact and what it is compared with."""

    document: Document
    fact: Fact
    reference: Document
    expected: Fact
    by_ocr: bool

    @property
    def certainty(self) -> float:
        return min(sureness(self.document, self.fact), sureness(self.reference, self.expected))


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """``compare`` lists facts: their name, the reference's name for it (``with``), how they compare
    (``as``), in which kinds, how severe a difference is at most, ``where`` (``where_not``) what a document
    must (must not) call itself, ``unless_said`` what its text must not say, and ``if_reference`` what facts
    of the reference must match for it to be compared at all. With ``explained`` nothing is said of a
    holder whom papers of another kind name too (the maker whose report or letter of authority is
    enclosed). Of a document whose ``named_by`` (the fact that names its holder) differs from the
    reference's, only the name is spoken of: a branch's head office has another code by right.

    A name that a document of ``changes`` says was changed to the reference's (over several changes, or on
    a page with ``change_words`` that names both) is a former one and contradicts nothing.

    ``figures`` are numbers that papers of ``kinds`` and ``against`` state: a doubt where they are ``apart``
    by such a part of the larger, and by ``least``.

    With several reference documents (branches) it suffices to agree with one; but what a paper says of
    its own entity is compared with that entity's references alone, where there are some: the one that it
    names, else the applicant. With ``unless_changed`` nothing is said of a paper that states the
    reference's value, too: it records the change. Without any reference, the surest of the compared facts
    is the reference, and differences are doubts.
    """
    for rule in params["compare"]:
        if all(_states(case, params["reference"], *item) for item in rule.get("if_reference", {}).items()):
            yield from _compare(case, params, rule)
    for rule in params.get("figures", ()):
        yield from _figures(case, params["codes"], rule)


def _figures(case: Case, codes: Mapping[str, str], rule: Mapping[str, Any]) -> Iterator[Problem]:
    """A number that two of the applicant's papers state, where they are too far apart for two days."""
    stated, against = (
        _facts(case, [one for one in case.of_kind(*kinds) if not is_another_s(case, one)], rule["fact"])
        for kinds in (rule["kinds"], rule["against"])
    )
    pairs = [
        _Pair(document, fact, other, expected, by_ocr=False)
        for document, fact in stated
        for other, expected in against
    ]
    if not pairs or not all(_are_apart(pair, rule) for pair in pairs):
        return
    yield _problem(case, codes, {"as": "detail", "severity": "doubt"}, pairs[0], UNSURE)


def _are_apart(pair: _Pair, rule: Mapping[str, Any]) -> bool:
    one, other = pair.fact.value, pair.expected.value
    if isinstance(one, str | tuple) or isinstance(other, str | tuple):
        return False
    return bool(abs(one - other) >= max(rule["least"], rule["apart"] * max(one, other)))


def _states(case: Case, kind: str, name: str, pattern: str) -> bool:
    facts = _facts(case, case.of_kind(kind), name)
    return any(re.search(pattern, squeeze(str(fact.value))) for _, fact in facts)


def _compare(case: Case, params: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Problem]:
    documents = [item for item in case.of_kind(*rule["kinds"]) if _concerned(case, rule, item)]
    references = _facts(case, case.of_kind(params["reference"]), rule.get("with", rule["fact"]))
    found = _facts(case, documents, rule["fact"])
    stand_in = not references and rule["as"] in {"organization", "code"}
    if stand_in:
        references = _most_stated(found)
    said: set[frozenset[str]] = set()
    for document, fact in found:
        of_it = references if rule["as"] == "organization" else _of_its_entity(case, document, references)
        pairs = [
            _Pair(document, fact, reference, expected, _by_ocr(case, document, fact, reference, expected))
            for reference, expected in of_it
            if reference.id != document.id
        ]
        if not pairs or any(_agrees(rule["as"], pair) for pair in pairs):
            continue
        pair = max(
            pairs, key=lambda item: (similarity(str(fact.value), str(item.expected.value)), item.certainty)
        )
        if rule["as"] == "organization" and _excused(case, params, pairs):
            continue
        if document.kind in rule.get("unless_own_beside", ()) and _lies_beside_own(case, document, pairs):
            continue
        if rule.get("explained") and _is_explained(case, rule["kinds"], str(fact.value)):
            continue
        if "named_by" in rule and _named_otherwise(case, rule["named_by"], pairs):
            continue
        if rule.get("unless_changed") and any(_states_too(case, one) for one in pairs):
            continue
        # Two documents of the reference kind are compared with each other: said once.
        both = frozenset({pair.document.id, pair.reference.id})
        if both in said:
            continue
        said.add(both)
        certainty = UNSURE if stand_in else _certainty(rule["as"], pair)
        yield _problem(case, params["codes"], rule, pair, certainty)


def _of_its_entity(
    case: Case, document: Document, references: list[tuple[Document, Fact]]
) -> list[tuple[Document, Fact]]:
    """The references of the entity that a document names, else of the applicant; all where there are none:
    a branch's licence has another head and address than its company's."""
    told = case.scheme.applicant
    if told is None or len(references) < 2:
        return references
    own = case.fact(document, told.name)
    applicant = [str(one.name.value) for one in candidates_of(case)[:1]]
    for entity in [*([str(own.value)] if own else []), *applicant]:
        held = [one for one in references if _is_held_by(case.fact(one[0], told.name), entity)]
        if held:
            return held
    return references


def _is_held_by(holder: Fact | None, entity: str) -> bool:
    return holder is not None and likeness(str(holder.value), entity) == "same"


def _states_too(case: Case, pair: _Pair) -> bool:
    """Whether a document states the reference's value as well."""
    return squeeze(str(pair.expected.value)) in squeezed_text(case, pair.document)


def _concerned(case: Case, rule: Mapping[str, Any], document: Document) -> bool:
    """By what the document calls itself, or for want of that its kind is called, in any language."""
    own, kind = own_title(case, document), case.scheme.kinds.get(document.kind)
    names = [own] if own or kind is None else list(kind.title.texts.values())
    if not any(re.search(rule.get("where", ""), name) for name in names):
        return False
    if "unless_said" in rule and re.search(rule["unless_said"], squeezed_text(case, document)):
        return False
    return "where_not" not in rule or not any(re.search(rule["where_not"], name) for name in names)


def _facts(case: Case, documents: Sequence[Document], name: str) -> list[tuple[Document, Fact]]:
    found = ((document, case.fact(document, name)) for document in documents)
    return [(document, fact) for document, fact in found if fact is not None and str(fact.value).strip()]


def _most_stated(found: Sequence[tuple[Document, Fact]]) -> list[tuple[Document, Fact]]:
    """The value that most documents state, where it is first stated; nothing when all differ alone."""
    if not found:
        return []
    counts: dict[str, int] = {}
    for _, fact in found:
        key = squeeze(str(fact.value))
        counts[key] = counts.get(key, 0) + 1
    best = max(counts, key=lambda key: counts[key])
    return [next(item for item in found if squeeze(str(item[1].value)) == best)]


def _by_ocr(case: Case, document: Document, fact: Fact, reference: Document, expected: Fact) -> bool:
    return any(
        read_by_ocr(case, where, [what.page]) and not stands_in_text_layer(case, where, what)
        for where, what in ((document, fact), (reference, expected))
    )


def _agrees(how: str, pair: _Pair) -> bool:
    first, second = pair.fact.value, pair.expected.value
    if how == "organization":
        return likeness(str(first), str(second)) == "same"
    if how == "amount":
        if isinstance(first, str | tuple) or isinstance(second, str | tuple):
            return True
        return abs(first - second) <= _AMOUNTS_APART * max(abs(first), abs(second))
    one, other = squeeze(str(first)).upper(), squeeze(str(second)).upper()
    if how == "code":
        # A number of before 2015 beside the code that replaced it contradicts nothing.
        return one == other or len(one) != len(other)
    if how == "date":
        # A year alone (成立于2005年) agrees with every day of it.
        length = min(_stated_length(pair.fact), _stated_length(pair.expected))
        return one[:length] == other[:length]
    alike = how == "text" and similarity(one, other) >= _SIMILAR_TEXT
    return alike or one in other or other in one


def _stated_length(fact: Fact) -> int:
    """How much of the ISO date the document states: the year's 4 characters, 7 with the month, or all."""
    found = find_dates(fact.text)
    return {"year": 4, "month": 7, "day": 10}[found[0].precision] if found else 10


def _excused(case: Case, params: Mapping[str, Any], pairs: Sequence[_Pair]) -> bool:
    """A name that differs but contradicts nothing: a former name, a department's or branch's with the
    reference's name in it, or one beside which the reference's name stands in the same document."""
    changes = changes_of(case, params.get("changes"))
    change_words = params.get("change_words", "")
    for pair in pairs:
        found, expected = str(pair.fact.value), str(pair.expected.value)
        if likeness(found, expected) == "part" or stands_in(case, pair.document, expected):
            return True
        if became(found, expected, changes) or is_former_name(case, found, expected, change_words):
            return True
    return False


def _is_explained(case: Case, kinds: Sequence[str], name: str) -> bool:
    """Whether a paper of none of those kinds names that organization."""
    return any(stands_in(case, document, name) for document in case.documents if document.kind not in kinds)


def changes_of(case: Case, rule: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Former and new names that documents of change state, as facts or in rows of what was changed."""
    if rule is None:
        return []
    pairs: list[tuple[str, str]] = []
    rows = rule.get("rows")
    for document in case.of_kind(*rule["kinds"]):
        former, current = (case.fact(document, rule[which]) for which in ("former", "current"))
        if former is not None and current is not None:
            pairs.append((str(former.value), str(current.value)))
        fact = case.fact(document, rows["fact"]) if rows else None
        if rows and fact is not None:
            pairs += [
                (row.get(rows["former"], ""), row.get(rows["current"], "")) for row in fact.row_dicts()
            ]
    return [(former, current) for former, current in pairs if former and current]


def _lies_beside_own(case: Case, document: Document, pairs: Sequence[_Pair]) -> bool:
    """Whether the document bears another entity's code, and another of its kind a reference's."""
    told = case.scheme.applicant
    code = told.code if told is not None and told.code else ""
    own = {
        squeeze(str(fact.value))
        for pair in pairs
        if (fact := case.fact(pair.reference, code)) is not None and is_valid_credit_code(str(fact.value))
    }
    stated = {
        other.id: squeeze(str(fact.value))
        for other in case.of_kind(document.kind)
        if (fact := case.fact(other, code)) is not None
    }
    borne = stated.pop(document.id, "")
    return is_valid_credit_code(borne) and borne not in own and not own.isdisjoint(stated.values())


def _named_otherwise(case: Case, name: str, pairs: Sequence[_Pair]) -> bool:
    """Whether the document names another holder than any of the references do."""
    holder = case.fact(pairs[0].document, name)
    names = [fact for pair in pairs if (fact := case.fact(pair.reference, name)) is not None]
    return (
        holder is not None
        and bool(names)
        and all(likeness(str(holder.value), str(fact.value)) in {"part", "other"} for fact in names)
    )


def _certainty(how: str, pair: _Pair) -> float:
    """A difference that one or two misread characters would make is a doubt on anything scanned."""
    found, expected = squeeze(str(pair.fact.value)), squeeze(str(pair.expected.value))
    if how == "organization":
        near = likeness(found, expected) == "near"
        return UNSURE if near and pair.by_ocr else pair.certainty
    if how == "code":
        valid = is_valid_credit_code(found) and is_valid_credit_code(expected)
        near = similarity(found, expected) >= _SIMILAR_CODE
        return pair.certainty if valid and not (near and pair.by_ocr) else UNSURE
    return pair.certainty


def _problem(
    case: Case, codes: Mapping[str, str], rule: Mapping[str, Any], pair: _Pair, certainty: float
) -> Problem:
    part = rule["as"] if rule["as"] in CODES else "detail"
    return Problem(
        codes[part],
        pair.document.submission,
        {
            "document": document_name(case, pair.document),
            "field": fact_title(case, pair.document, pair.fact.name),
            "value": _shown(pair.fact),
            "reference": document_name(case, pair.reference),
            "expected": _shown(pair.expected),
        },
        evidence_of(case, pair.fact, pair.expected),
        certainty,
        rule.get("severity", "doubt" if part == "detail" else None),
    )


def _shown(fact: Fact) -> Value:
    """Amounts as printed: 伍佰万元 and 500万元 are told as they stand there."""
    printed = re.sub(r"\s+", "", fact.text) if isinstance(fact.value, int | float) else ""
    return Text(printed) if printed else stated(str(fact.value))
