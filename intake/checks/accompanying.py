"""Does every declared product come with the document it needs?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from intake.checks.absence import candidates, uses_words_of
from intake.checks.applicant import candidates_of
from intake.checks.by_series import owing
from intake.checks.certainty import UNSURE, sureness
from intake.checks.describe import document_name, evidence_of, searched, whole
from intake.checks.listed_numbers import all_numbered, by_numbers, number_differs, says_none, says_nothing
from intake.checks.names import likeness, stands_in
from intake.checks.on_others import Accompanying, lacks_surely
from intake.checks.products import SOURCES_SHAPE, Product, declared
from intake.checks.products_in_prose import products_in_prose
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
from intake.checks.words import find_words, squeezed_text
from intake.model import Document, Evidence, Fact, Value
from intake.model.value import Several, Text, Title, texts
from intake.zh.product_names import alike, has_model, is_of_series, names_model, other_model
from intake.zh.text import squeeze

NAME = "accompanying"
CODES: Codes = {
    "missing": ("product",),
    "other": ("product", "document", "value"),
    "number": ("document", "field", "value", "reference", "expected"),
}
PARAMS = parameters(
    CODES,
    ("submission", "kinds", "match", "sources", "unnamed"),
    submission=SUBMISSION,
    kinds=KINDS,
    instead=several(KIND),
    match=several(fact_of("kinds")),
    model=fact_of("kinds"),
    maker=fact_of("kinds"),
    numbers=record(
        ("kind", "fact", "column", "of"),
        kind=KIND,
        fact=fact_of("kind"),
        column=column_of("kind"),
        of={"type": "string"},
        none=EXPRESSION,
        standard=column_of("kind"),
    ),
    sources=SOURCES_SHAPE,
    unnamed=WORDING,
    services=EXPRESSION,
    together=EXPRESSION,
    models=EXPRESSION,
    products=EXPRESSIONS,
    made=record(("kind", "fact", "words"), kind=KIND, fact=fact_of("kind"), words=EXPRESSION),
    service_words=EXPRESSIONS,
)


_OF_A_LIST = 0.9
"""How sure a row is of a list that is known to be of products."""


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` must accompany the products of ``sources``; ``match`` are the facts that
    name their product. Names that match ``services`` are services and need none. When no product is
    declared by name, words of ``products`` in the submission show that there are some, and
    ``service_words`` without any of them that there are only services. Who makes things, as its fact
    ``made`` says, has products to inspect. ``numbers``: the column of a list of products that tells the
    number of each one's document, and the fact ``of`` the documents that it
    must be; a product's own document under a number that nothing lists is told (``number``). A row with
    nothing in that column, or with words of ``none`` (办理中), says that there is none; goods to the same
    ``standard`` may have one together. A document is
    on none of the products when its fact ``model`` states a model that none of its name has (one of several
    models may stand for the others), or when its ``maker`` is another body than the applicant, who makes
    things: that is told, too. Documents of ``instead`` (a compulsory certificate)
    make an absence a doubt. ``unnamed`` is what products are called that nothing names.

    Where no table declares products, those count that the submission's sentences name before a model in
    brackets or before the words ``models``, when a document is on one of them.

    Of goods that match ``services`` and ``together`` (programs: law asks for no report on them), each owes
    a document where another that matches ``together`` comes with one.

    Nothing is said when the submission as a whole is missing: its request names these documents too.
    """
    submission = case.scheme.submission(params["submission"])
    serving = [item for item in case.serving(submission.id) if item.kind in submission.satisfied_by]
    if not serving:
        return
    services = params.get("services")
    stated = declared(case, params["sources"])
    present = case.of_kind(*params["kinds"])
    together = _together(case, params, stated, present)
    products = [
        item for item in stated if item in together or not (services and re.search(services, item.name))
    ]
    if present and not stated and "models" in params:
        products = _in_prose(case, params, serving, present)
    if present:
        yield from _unmatched(case, params, products, present)
        return
    # By a series, a class or a model alone a service may be called, too.
    products = [item for item in products if not item.is_class and not item.nameless]
    stated = tuple(item for item in stated if not item.is_class and not item.nameless)
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


def _together(
    case: Case, params: Mapping[str, Any], stated: Sequence[Product], present: Sequence[Document]
) -> list[Product]:
    """The goods of that nature, where a document names one of them."""
    if "together" not in params:
        return []
    goods = [item for item in stated if re.search(params["together"], item.name)]
    return goods if _one_named(case, params, goods, present) else []


def _in_prose(
    case: Case, params: Mapping[str, Any], serving: Sequence[Document], present: Sequence[Document]
) -> list[Product]:
    """Products that sentences name, where one is a document's too: the sentences are read right, then."""
    products = list(products_in_prose(case, serving, params["models"]))
    return products if _one_named(case, params, products, present) else []


def _one_named(
    case: Case, params: Mapping[str, Any], goods: Sequence[Product], present: Sequence[Document]
) -> bool:
    """Whether a document names one of the goods."""
    names = [
        str(fact.value)
        for document in present
        for fact in case.facts_of(document)
        if fact.name in params["match"]
    ]
    return any(alike(item.name, name) for item in goods for name in names)


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


@dataclass(slots=True)
class _Matched:
    """Which documents are on which products: ``named`` by name, model or listed number; ``own`` those that
    are on one of them, by their ids, each product's by its name in ``of_its_name``; ``other`` those that
    are on other goods than what they seem to be for, and what shows it. ``by_name``: products whose name a
    document bears."""

    named: dict[Product, list[Document]] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    of_its_name: dict[str, set[str]] = field(default_factory=dict)
    other: dict[str, tuple[Product, Document, Fact]] = field(default_factory=dict)
    by_name: set[Product] = field(default_factory=set)


def _unmatched(
    case: Case, params: Mapping[str, Any], products: list[Product], present: tuple[Document, ...]
) -> Iterator[Problem]:
    """Products none of the documents names, together, and documents that are on other goods. Documents that
    name nothing may be those of as many products."""
    papers = [_paper(case, params, document, products) for document in present]
    unnamed = sum(not paper.names for paper in papers)
    by_number = by_numbers(case, params, products, present)
    found = _matched(case, params, products, papers, by_number)
    own, other = found.own, found.other
    none = {item: sure for item in products if (sure := says_none(case, params, item, products))}
    listed = frozenset[str]().union(*by_number.values())
    told = by_number if all_numbered(case, params, present) else {}
    lacking = []
    for item in products:
        ids = found.of_its_name.get(item.name, set())
        # What another row lists is that one's; what is on other goods is no one's.
        has = (
            told[item] - (other.keys() - own) if item in told else ids - (listed if item in none else set())
        )
        under_another = [one for one in found.named.get(item, ()) if one.id in ids - listed]
        if not has and item in told and under_another:
            yield number_differs(case, params, item, under_another[0])
        elif not has:
            lacking.append(item)
    for one, (item, document, shown) in other.items():
        if one not in own and item in lacking:
            yield _of_another(case, params, item, document, shown)
    left = [one for one in present if one.id not in own | other.keys()]
    submission = case.scheme.submission(params["submission"])
    places = candidates(case, submission, params["kinds"]) if lacking else ()
    if places:
        none = {item: UNSURE if says_nothing(params, item) else sure for item, sure in none.items()}
    elif not left:
        # Its row tells a number, and all documents that there are bear others.
        none = {item: item.certainty for item in lacking if item in told and not told[item]} | none
    owed = {*owing(lacking, [item for item in products if item not in lacking], found.by_name), *none}
    lacking = [item for item in lacking if item in owed or not item.nameless]
    yield from _strange(case, params, lacking, left)
    lacking = [item for item in lacking if item in owed]
    if len(lacking) > unnamed:
        # What a document claims to be for is no part of another.
        claimed = {item for item, _, _ in other.values()}
        most = 2 * len([item for item in lacking if item not in claimed]) <= len(products)
        known = most and _holds_none(case, params, places, _lists(papers, found, lacking))
        yield from _lacking(case, params, lacking, papers, found, none, known=known)


_Places = frozenset[tuple[str, int | None]]
"""Pages: file and number."""


def _lists(papers: Sequence[Accompanying], found: _Matched, lacking: Sequence[Product]) -> _Places:
    """Where lists stand one of whose models a document bears: lists of products, whatever their papers were
    taken for."""
    bearing = {paper.document.id for paper in papers if paper.declared}
    return frozenset(
        (item.evidence.file, item.evidence.page)
        for item, documents in found.named.items()
        if item.model and item.row and item not in lacking and any(one.id in bearing for one in documents)
    )


def _holds_none(case: Case, params: Mapping[str, Any], places: Sequence[Evidence], lists: _Places) -> bool:
    """Whether none of the places may hold a document: such a list holds none that it says no word of."""
    return not any(
        (place.file, place.page) not in lists or uses_words_of(case, place, params["kinds"])
        for place in places
    )


def _matched(
    case: Case,
    params: Mapping[str, Any],
    products: Sequence[Product],
    papers: Sequence[Accompanying],
    by_number: Mapping[Product, frozenset[str]],
) -> _Matched:
    found = _Matched()
    for item in products:
        for paper in papers:
            document = paper.document
            by_model = _bears_model(case, params, item, paper)
            called = any(_is_called(item, str(name.value)) for name in paper.names)
            if not (by_model or called or document.id in by_number.get(item, ())):
                continue
            found.named.setdefault(item, []).append(document)
            shown = _other(case, params, item, document)
            if shown is None:
                found.own.add(document.id)
                found.of_its_name.setdefault(item.name, set()).add(document.id)
                found.by_name |= {item} if called else set()
            elif by_model or document.id not in found.other:
                found.other[document.id] = (item, document, shown)
    return found


def _bears_model(case: Case, params: Mapping[str, Any], item: Product, paper: Accompanying) -> bool:
    """Whether a document is on the product's model, or on a series that it is of."""
    stated = str(paper.model.value) if paper.model else ""
    return bool(item.model) and (
        names_model(item.model, _models_in(case, params, paper.document))
        or is_of_series(item.model, stated)
    )


def _is_called(item: Product, name: str) -> bool:
    """Whether a document's goods are the product, or an example of its class."""
    return not item.nameless and any(alike(one, name) for one in (item.name, *item.examples))


def _paper(
    case: Case, params: Mapping[str, Any], document: Document, products: Sequence[Product]
) -> Accompanying:
    names = tuple(fact for fact in case.facts_of(document) if fact.name in params["match"])
    model = case.fact(document, params["model"]) if "model" in params else None
    text = _models_in(case, params, document)
    return Accompanying(document, names, model, any(names_model(item.model, text) for item in products))


def _lacking(
    case: Case,
    params: Mapping[str, Any],
    lacking: Sequence[Product],
    papers: Sequence[Accompanying],
    found: _Matched,
    none: Mapping[Product, float],
    *,
    known: bool,
) -> Iterator[Problem]:
    """What has none: surely, where its row says so, or it is ``known`` that all documents were seen and
    most products have theirs, all are surely others', and none of ``instead`` is on it; else a person
    looks. Of a long list without documents the rows may be parts."""
    instead = case.of_kind(*params.get("instead", ()))
    standard = params.get("numbers", {}).get("standard")
    lists = _lists(papers, found, lacking)
    by_certainty: dict[bool, list[tuple[Product, float]]] = {}
    for item in lacking:
        excused = any(squeeze(item.name) in squeezed_text(case, document) for document in instead)
        listed = (item.evidence.file, item.evidence.page) in lists
        read = max(item.certainty, _OF_A_LIST if listed else 0.0)
        by_papers = min(read, lacks_surely(case, item, papers, found.named, standard)) if known else UNSURE
        sure = UNSURE if excused else max(by_papers, none.get(item, 0.0))
        by_certainty.setdefault(sure > UNSURE, []).append((item, sure))
    for group in by_certainty.values():
        yield Problem(
            params["codes"]["missing"],
            params["submission"],
            {"product": _names(item for item, _ in group)},
            tuple(dict.fromkeys(item.evidence for item, _ in group)),
            min(sure for _, sure in group),
        )


def _models_in(case: Case, params: Mapping[str, Any], document: Document) -> str:
    """A document's text, spaces kept that end a model, with the model that it states."""
    model = case.fact(document, params["model"]) if "model" in params else None
    return "\n".join([str(model.value) if model else "", *(page.text for page in case.pages_of(document))])


def _strange(
    case: Case, params: Mapping[str, Any], lacking: Sequence[Product], left: Sequence[Document]
) -> Iterator[Problem]:
    """Documents that are on no declared product, by the model that they state, beside products of known
    models that have none: whatever a file is called, its paper says what was inspected."""
    of_models = [item for item in lacking if has_model(item.model)]
    for document in left if of_models else ():
        model = case.fact(document, params["model"]) if "model" in params else None
        if model is not None and has_model(str(model.value)):
            values: dict[str, Value] = {
                "product": _names(of_models),
                "document": document_name(case, document),
                "value": Text(str(model.value)),
            }
            places = (*evidence_of(case, model), *(item.evidence for item in of_models))
            code = params["codes"]["other"]
            yield Problem(code, params["submission"], values, tuple(dict.fromkeys(places)), UNSURE)


def _other(case: Case, params: Mapping[str, Any], item: Product, document: Document) -> Fact | None:
    """What shows that a document of a product's name is on other goods: its model, or who made them."""
    model, maker = (
        case.fact(document, params[which]) if which in params else None for which in ("model", "maker")
    )
    text = squeezed_text(case, document)
    if model and other_model(item.model, str(model.value), text):
        return model
    own = [str(one.name.value) for one in candidates_of(case)]
    if maker and own and _made(case, params):
        strange = all(likeness(str(maker.value), name) == "other" for name in own)
        if strange and not any(stands_in(case, document, name) for name in own):
            return maker
    return None


def _of_another(
    case: Case, params: Mapping[str, Any], item: Product, document: Document, shown: Fact
) -> Problem:
    values: dict[str, Value] = {
        "product": _names([item]),
        "document": document_name(case, document),
        "value": Text(str(shown.value)),
    }
    places = (*evidence_of(case, shown), item.evidence)
    return Problem(params["codes"]["other"], params["submission"], values, places, UNSURE)


def _names(products: Iterable[Product]) -> Several:
    """Each by its name, and by its model where several bear the name."""
    known = list(products)
    often = Counter(item.name for item in known)
    return Several(
        tuple(Text(item.called if item.by_series or often[item.name] > 1 else item.name) for item in known)
    )
