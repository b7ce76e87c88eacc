"""The products and services an applicant declares, from wherever they are stated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import evidence_of
from intake.checks.shapes import KIND, column_of, fact_of, record, several
from intake.checks.types import Case
from intake.model import Evidence
from intake.zh.product_names import split_names

SOURCES_SHAPE = several(record(("kind", "fact"), kind=KIND, fact=fact_of("kind"), column=column_of("kind")))
"""JSON Schema of ``sources``: the facts (or columns of lists) that state products."""


@dataclass(frozen=True, slots=True)
class Product:
    """One declared product or service, without brackets and verbs, and where it is stated."""

    name: str
    evidence: Evidence
    certainty: float


def declared(case: Case, sources: Sequence[Mapping[str, Any]]) -> tuple[Product, ...]:
    """Every declared product once, in the order of the sources."""
    found: dict[str, Product] = {}
    for source in sources:
        for product in _stated(case, source):
            if product.name not in found or found[product.name].certainty < product.certainty:
                found[product.name] = product
    return tuple(found.values())


def _stated(case: Case, source: Mapping[str, Any]) -> Iterator[Product]:
    for document in case.of_kind(source["kind"]):
        for fact in case.facts_of(document):
            if fact.name != source["fact"]:
                continue
            if isinstance(fact.value, tuple):
                texts = [row.get(source.get("column", ""), "") for row in fact.row_dicts()]
            else:
                texts = [str(fact.value)]
            place, sure = evidence_of(case, fact)[0], sureness(document, fact)
            for text in texts:
                for name in split_names(text):
                    yield Product(name, place, sure)
