"""Papers of a product (a type approval, a registration) name the declared products: does any lack one?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from intake.checks.types import Case, Problem
from intake.checks.words import squeezed_text
from intake.model import Document, Evidence, Value
from intake.model.value import Several, Text
from intake.zh.product_names import alike
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
        ),
        1,
    ),
    of_one_name={"type": "boolean"},
)

_MODEL = re.compile(r"[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*|[A-Z]{1,6}[-/]?\d[A-Z0-9./-]*")
"""Letters, digits and what joins them, a digit among them."""

_SHORTEST = 3

_HEAD = 60
"""Characters at a paper's head in which its title stands, whatever was read of it."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """A row of the products: its models, its name, both as printed, and where it stands."""

    models: frozenset[str]
    name: str
    called: str
    place: Evidence


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` that call themselves by ``where`` are each a product's. Where they name models
    of some declared ``products`` (rows with a ``model``, called by the first of ``names`` that is filled;
    or a fact that is itself a model: that of a report, beside the fact ``name``), and of others none, a
    person is asked whether these need none; with ``of_one_name`` only of those whose name is one that the
    papers name a model of. Products without a model, and cases in
    which no model was found again, are nothing: names vary freely.
    """
    papers = [
        item for item in case.of_kind(*params["kinds"]) if _is_of_a_product(case, item, params["where"])
    ]
    texts = [re.sub(r"[\s_]", "", squeezed_text(case, item)).upper() for item in papers]
    named: list[_Declared] = []
    lacking: list[_Declared] = []
    stated: dict[frozenset[str], _Declared] = {}
    for rule in params["products"]:
        for product in _declared(case, rule):
            stated.setdefault(product.models, product)
    for product in stated.values():
        held = any(model in text for model in product.models for text in texts)
        (named if held else lacking).append(product)
    if params.get("of_one_name"):
        lacking = [one for one in lacking if any(_of_one_name(one, other) for other in named)]
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
    return bool(one.name and other.name) and alike(one.name, other.name)


def _is_of_a_product(case: Case, document: Document, where: str) -> bool:
    head = squeeze(own_title(case, document)) + squeezed_text(case, document)[:_HEAD]
    return re.search(where, head) is not None


def _declared(case: Case, rule: Mapping[str, Any]) -> Iterator[_Declared]:
    for document in case.of_kind(rule["kind"]):
        for fact in case.facts_of(document):
            if fact.name != rule["fact"]:
                continue
            named = case.fact(document, rule["name"]) if "name" in rule else None
            for row in fact.row_dicts() if "model" in rule else [{"": str(fact.value)}]:
                printed = normalise(row.get(rule.get("model", ""), ""))
                models = {one for one in _MODEL.findall(printed.upper()) if len(one) >= _SHORTEST}
                name = next((row[one] for one in rule.get("names", ()) if row.get(one, "").strip()), "")
                name = squeeze(str(named.value) if named else name)
                if models:
                    called = f"{name} {squeeze(printed)}".strip()
                    yield _Declared(frozenset(models), name, called, evidence_of(case, fact)[0])
