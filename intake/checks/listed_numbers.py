"""What a list of products tells of each one's document: its number, or that there is none."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of
from intake.checks.products import Product
from intake.checks.told_none import lacks_its_number
from intake.checks.types import Case, Problem
from intake.model import Document, Value
from intake.model.value import Text
from intake.zh.text import normalise, squeeze

_BETWEEN = re.compile(r"[、，,；;\n]|(?<=\d)\s+(?=[A-Za-z])")

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-—/()（）\u4e00-\u9fff]{2,30}\d")
"""A report's number: letters, digits and what joins them, a digit at its end."""


def says_none(case: Case, params: Mapping[str, Any], item: Product, products: Sequence[Product]) -> float:
    """How sure the list itself says that the product has no document; 0: it does not, or the row is one of
    a service. An empty cell says less in a picture."""
    rule, services = params.get("numbers"), params.get("services")
    row = dict(item.row)
    if services and any(re.search(services, squeeze(text)) for text in row.values()):
        return 0.0
    beside = (dict(one.row) for one in products if one.evidence.file == item.evidence.file)
    if not rule or not lacks_its_number(row, beside, rule["column"], rule.get("none")):
        return 0.0
    page = case.pages.get((item.evidence.file, item.evidence.page or 1))
    # What a row with such heads says does not rest on what kind its paper was taken for.
    sure = 1.0 if page is not None and page.method == "text" else item.certainty
    return sure if sure == 1.0 or not says_nothing(params, item) else min(sure, UNSURE)


def says_nothing(params: Mapping[str, Any], item: Product) -> bool:
    """Whether no word stands in the cell for the number."""
    return not dict(item.row).get(params["numbers"]["column"], "").strip()


def by_numbers(
    case: Case, params: Mapping[str, Any], products: Sequence[Product], present: Sequence[Document]
) -> dict[Product, frozenset[str]]:
    """Of the products whose document a list tells by its number: the documents that bear it, or whose file
    is called so (JC-1.pdf)."""
    rule = params.get("numbers")
    if not rule:
        return {}
    held = [
        (document.id, {_plain(str(fact.value)), _plain(PurePosixPath(document.file).stem)})
        for document in present
        if (fact := case.fact(document, rule["of"])) is not None
    ]
    told = {item: _numbers(dict(item.row).get(rule["column"], "")) for item in products}
    return {
        item: frozenset(one for one, called in held if called.intersection(numbers))
        for item, numbers in told.items()
        if numbers
    }


def all_numbered(case: Case, params: Mapping[str, Any], present: Sequence[Document]) -> bool:
    """Whether the numbers of all the documents were read."""
    rule = params.get("numbers")
    return rule is not None and all(case.fact(document, rule["of"]) for document in present)


def number_differs(case: Case, params: Mapping[str, Any], item: Product, document: Document) -> Problem:
    """A product's own document bears another number than its row tells."""
    rule = params["numbers"]
    fact = case.fact(document, rule["of"])
    if fact is None:
        raise ValueError(f"{document.id} bears no number")
    lists = next(one for one in case.of_kind(rule["kind"]) if one.file == item.evidence.file)
    values: dict[str, Value] = {
        "document": document_name(case, lists),
        "field": case.scheme.kinds[lists.kind].column_title(rule["fact"], rule["column"]),
        "value": Text(dict(item.row).get(rule["column"], "")),
        "reference": document_name(case, document),
        "expected": Text(str(fact.value)),
    }
    places = (item.evidence, *evidence_of(case, fact))
    return Problem(params["codes"]["number"], params["submission"], values, places, UNSURE, "doubt")


def _numbers(cell: str) -> list[str]:
    """The numbers in a cell, each without what spaces and hyphens it is written with."""
    parts = (squeeze(part) for part in _BETWEEN.split(normalise(cell)))
    return [_plain(part) for part in parts if _NUMBER.search(part)]


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", squeeze(number).upper())
