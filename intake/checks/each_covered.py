"""Papers of a product (a type approval, a registration) name the declared products: does any lack one?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of, own_title, whole
from intake.checks.shapes import (
    EXPRESSION,
    KIND,
    KINDS,
    Codes,
    column_of,
    fact_of,
    parameters,
    record,
    several,
)
from intake.checks.told_none import lacks_its_number
from intake.checks.types import Case, Problem
from intake.checks.words import squeezed_text
from intake.model import Document, Evidence, Value
from intake.model.value import Several, Text
from intake.zh.product_names import alike, other_series
from intake.zh.text import normalise, squeeze

NAME = "each_covered"
CODES: Codes = {"scope": ("product", "document", "value")}
PARAMS = parameters(
    CODES,
    ("kinds", "where", "products"),
    kinds=KINDS,
    where=EXPRESSION,
    products=several(
        record(
            ("kind", "fact"),
            kind=KIND,
            fact=fact_of("kind"),
            model=column_of("kind"),
            names=several(column_of("kind"), 1),
            name=fact_of("kind"),
            number=column_of("kind"),
            none=EXPRESSION,
            named_in=several(KIND, 1),
        ),
        1,
    ),
    of_one_name={"type": "boolean"},
)

_MODEL = re.compile(r"[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*|[A-Z]{1,6}[-/]?\d[A-Z0-9./-]*")
"""Letters, digits and what joins them, a digit among them."""

_SHORTEST = 3

_BETWEEN = re.compile("[、，,；;和及\\n]")
"""Between the models that a cell or a sentence names."""

_NAME = re.compile(r"[\u4e00-\u9fff]{2,24}")
"""What stands before a model in a sentence."""

_HEAD = 60
"""Characters at a paper's head in which its title stands, whatever was read of it."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """A product: its models, its name, both as printed, where it stands, and whether its row of the list
    says that it has no such paper."""

    models: frozenset[str]
    name: str
    called: str
    place: Evidence
    without: bool = False


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` that call themselves by ``where`` are each a product's. Where they name models
    of some declared ``products`` (rows with a ``model``, called by the first of ``names`` that is filled;
    or a fact that holds models: that of a report, beside the fact ``name``), and of others none, a
    person is asked whether these need none; with ``of_one_name`` only of those whose name is one that the
    papers name a model of, of whatever model bears none, by its series; and of those whose row says that
    there is no such paper: nothing, or words of ``none``, in the column ``number`` where another has one.
    Models count only where documents of ``named_in`` name them too, when there are such: a report may be on
    what is not declared.
    Other products without a model, and cases in
    which no model was found again, are nothing: names vary freely.
    """
    papers = [
        item for item in case.of_kind(*params["kinds"]) if _is_of_a_product(case, item, params["where"])
    ]
    texts = [re.sub(r"[\s_]", "", squeezed_text(case, item)).upper() for item in papers]
    named: list[_Declared] = []
    lacking: list[_Declared] = []
    stated: dict[tuple[frozenset[str], str], _Declared] = {}
    for rule in params["products"]:
        for product in _declared(case, rule):
            if not _is_named(case, rule, product):
                continue
            key = product.models, "" if product.models else product.name
            known = stated.setdefault(key, product)
            if not known.name and product.name:
                stated[key] = replace(product, without=known.without, place=known.place)
    for product in stated.values():
        words = product.models or {product.name.upper()}
        held = any(word in text for word in words for text in texts)
        (named if held else lacking).append(product)
    if params.get("of_one_name"):
        lacking = [
            one for one in lacking if one.without or any(_of_one_name(one, other) for other in named)
        ]
    if not named or not lacking:
        return
    values: dict[str, Value] = {
        "product": Several(tuple(Text(item.called) for item in lacking)),
        "document": document_name(case, papers[0]),
        "value": Several(tuple(Text(item.called) for item in named)),
    }
    places = tuple(dict.fromkeys([*(item.place for item in lacking), *whole(papers[0])]))
    yield Problem(params["codes"]["scope"], papers[0].submission, values, places, UNSURE)


def _of_one_name(one: _Declared, other: _Declared) -> bool:
    if one.name and other.name:
        return alike(one.name, other.name)
    return any(not other_series(model, beside) for model in one.models for beside in other.models)


def _is_named(case: Case, rule: Mapping[str, Any], product: _Declared) -> bool:
    texts = [squeezed_text(case, item).upper() for item in case.of_kind(*rule.get("named_in", ()))]
    return not texts or any(model in text for model in product.models for text in texts)


def _is_of_a_product(case: Case, document: Document, where: str) -> bool:
    head = squeeze(own_title(case, document)) + squeezed_text(case, document)[:_HEAD]
    return re.search(where, head) is not None


def _declared(case: Case, rule: Mapping[str, Any]) -> Iterator[_Declared]:
    for document in case.of_kind(rule["kind"]):
        for fact in case.facts_of(document):
            if fact.name != rule["fact"]:
                continue
            named = case.fact(document, rule["name"]) if "name" in rule else None
            rows = fact.row_dicts() if "model" in rule else [{"": str(fact.value)}]
            for row in rows:
                printed = normalise(row.get(rule.get("model", ""), ""))
                name = next((row[one] for one in rule.get("names", ()) if row.get(one, "").strip()), "")
                name = squeeze(str(named.value) if named else name)
                without = lacks_its_number(row, rows, rule.get("number"), rule.get("none"))
                place = evidence_of(case, fact)[0]
                yield from _of_row(name, printed, place, without)


def _of_row(name: str, printed: str, place: Evidence, without: bool) -> Iterator[_Declared]:
    """The products of a row, or of a sentence: each of its models, by the row's name or that before it."""
    found, last = False, name
    for part in _BETWEEN.split(printed):
        models = {one for one in _MODEL.findall(part.upper()) if len(one) >= _SHORTEST}
        before = _NAME.match(part.strip())
        last = name or (before[0] if before else last)
        if models:
            found = True
            called = squeeze(part) if before and not name else f"{last} {squeeze(part)}".strip()
            yield _Declared(frozenset(models), last, called, place, without)
    if not found and without and name:
        yield _Declared(frozenset(), name, name, place, without)
