"""Does every declared product come with the document it needs?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from intake.checks.absence import candidates
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import searched, whole
from intake.checks.products import SOURCES_SHAPE, Product, declared
from intake.checks.shapes import (
    EXPRESSION,
    EXPRESSIONS,
    KIND,
    KINDS,
    SUBMISSION,
    WORDING,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.types import Case, Problem
from intake.checks.words import find_words
from intake.model import Document
from intake.model.value import Several, Text, Title, texts
from intake.zh.product_names import alike, split_names
from intake.zh.text import squeeze

NAME = "accompanying"
CODES: Codes = {"missing": ("product",)}
PARAMS = parameters(
    CODES,
    ("submission", "kinds", "match", "sources", "unnamed"),
    submission=SUBMISSION,
    kinds=KINDS,
    instead=several(KIND),
    match=several(fact_of("kinds")),
    numbers=record(
        ("kind", "fact", "column", "name", "of"),
        kind=KIND,
        fact=fact_of("kind"),
        column=column_of("kind"),
        name=column_of("kind"),
        of={"type": "string"},
    ),
    sources=SOURCES_SHAPE,
    unnamed=WORDING,
    services=EXPRESSION,
    products=EXPRESSIONS,
    made=record(("kind", "fact", "words"), kind=KIND, fact=fact_of("kind"), words=EXPRESSION),
    service_words=EXPRESSIONS,
)

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-—/()（）\u4e00-\u9fff]{2,30}\d")
"""A report's number: letters, digits and what joins them, a digit at its end."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` must accompany the products of ``sources``; ``match`` are the facts that
    name their product. Names that match ``services`` are services and need none. When no product is
    declared by name, words of ``products`` in the submission show that there are some, and
    ``service_words`` without any of them that there are only services. Who makes things, as its fact
    ``made`` says, has products to inspect. ``numbers``: the column of a list of products that tells the
    number of each one's document, beside the product's ``name``, and the fact ``of`` the documents that it
    must be. Documents of ``instead`` (a compulsory certificate) make an absence a doubt. ``unnamed`` is
    what products are called that nothing names.

    Nothing is said when the submission as a whole is missing: its request names these documents too.
    """
    submission = case.scheme.submission(params["submission"])
    serving = [item for item in case.serving(submission.id) if item.kind in submission.satisfied_by]
    if not serving:
        return
    services = params.get("services")
    stated = declared(case, params["sources"])
    products = [item for item in stated if not (services and re.search(services, item.name))]
    present = case.of_kind(*params["kinds"])
    if present:
        yield from _unmatched(case, params, products, present)
        return
    certainty = _needed(case, params, stated, products, serving)
    if certainty == 0.0:
        return
    places = candidates(case, submission, params["kinds"])
    others = case.of_kind(*params.get("instead", ()))
    if others:
        places = (*whole(others[0]), *places)
    yield Problem(
        params["codes"]["missing"],
        submission.id,
        {"product": _names(products) if products else Title("products", texts(params["unnamed"]))},
        places or tuple(dict.fromkeys(item.evidence for item in products)) or whole(serving[0]),
        UNSURE if places else certainty,
        looked_at=searched(case),
    )


def _needed(
    case: Case,
    params: Mapping[str, Any],
    stated: tuple[Product, ...],
    products: list[Product],
    serving: list[Document],
) -> float:
    """How sure it is that there are products to inspect; 0: services only."""
    if products:
        return max(item.certainty for item in products)
    hits = [hit for item in serving for hit in find_words(case, item, params.get("products", ()))]
    if stated:
        return UNSURE if hits else 0.0
    services = [hit for item in serving for hit in find_words(case, item, params.get("service_words", ()))]
    made = _made(case, params)
    if not hits and len(services) > 1:
        return UNSURE if made else 0.0
    if made:
        return min(made, max((item.confidence for item in serving), default=UNSURE))
    return max((item.confidence for item in serving), default=UNSURE) if len(hits) > 1 else UNSURE


def _made(case: Case, params: Mapping[str, Any]) -> float:
    """How sure the applicant is said to make things; 0 when it is not."""
    rule = params.get("made")
    found = [
        sureness(document, fact)
        for document in case.of_kind(rule["kind"] if rule else "")
        if rule
        and (fact := case.fact(document, rule["fact"]))
        and re.search(rule["words"], str(fact.value))
    ]
    return max(found, default=0.0)


def _unmatched(
    case: Case, params: Mapping[str, Any], products: list[Product], present: tuple[Document, ...]
) -> Iterator[Problem]:
    """Products none of the documents names, together: names vary freely and one report may stand for
    several, so a person looks. Documents that name nothing may be those of as many products."""
    by_document = [
        [str(fact.value) for fact in case.facts_of(document) if fact.name in params["match"]]
        for document in present
    ]
    named = [name for names in by_document for name in names]
    unnamed = sum(not names for names in by_document)
    told = _numbered(case, params, present)
    lacking = [
        item for item in products if not told.get(item.name, any(alike(item.name, name) for name in named))
    ]
    if len(lacking) > unnamed:
        values = {"product": _names(lacking)}
        places = tuple(dict.fromkeys(item.evidence for item in lacking))
        yield Problem(params["codes"]["missing"], params["submission"], values, places, UNSURE)


def _numbered(case: Case, params: Mapping[str, Any], present: Sequence[Document]) -> dict[str, bool]:
    """Of the products whose document a list tells by its number: whether that one is there. Nothing where
    the numbers of the documents were not read."""
    rule = params.get("numbers")
    facts = [case.fact(document, rule["of"]) for document in present] if rule else []
    if not rule or not all(facts):
        return {}
    held = {_plain(str(fact.value)) for fact in facts if fact}
    found: dict[str, bool] = {}
    for document in case.of_kind(rule["kind"]):
        fact = case.fact(document, rule["fact"])
        for row in fact.row_dicts() if fact else ():
            numbers = [_plain(text) for text in _NUMBER.findall(row.get(rule["column"], ""))]
            if numbers:
                found |= dict.fromkeys(split_names(row.get(rule["name"], "")), not held.isdisjoint(numbers))
    return found


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", squeeze(number).upper())


def _names(products: Iterable[Product]) -> Several:
    return Several(tuple(Text(item.name) for item in products))
