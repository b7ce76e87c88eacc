"""The products and services an applicant declares, from wherever they are stated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import evidence_of
from intake.checks.types import Case
from intake.model import Evidence
from intake.zh.text import squeeze

SOURCES_SHAPE: Mapping[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "fact"],
        "properties": {
            "kind": {"type": "string"},
            "fact": {"type": "string"},
            "column": {"type": "string"},
        },
    },
}
"""JSON Schema of ``sources``: the facts (or columns of lists) that state products."""

_SEPARATORS = re.compile(r"[、，,;；/\n|]+|以及|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff]{2})")
_ENDS = " 　:：.。·“”\"'《》【】"
_LONGEST = 30
_ALTERNATIVES = re.compile(
    r"[（(][^（()）]*[)）]|(?:的)?(?:设计|研发|生产|制造|销售|批发|零售|安装|售后服务|等)+$"
)


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
                texts = [row.get(source.get("column", "name"), "") for row in fact.row_dicts()]
            else:
                texts = [str(fact.value)]
            for text in texts:
                for name in split_names(text):
                    yield Product(name, evidence_of(case, fact)[0], sureness(document, fact))


def split_names(text: str) -> list[str]:
    """空调、冰箱和洗衣机的销售 → 空调, 冰箱, 洗衣机."""
    names = []
    for part in _SEPARATORS.split(text):
        name = squeeze(_ALTERNATIVES.sub("", squeeze(part))).strip(_ENDS)
        if 1 < len(name) <= _LONGEST and not name.isdigit():
            names.append(name)
    return names


def alike(first: str, second: str) -> bool:
    """Whether two product names may mean the same: one holds the other, or they end in the same noun."""
    one, other = squeeze(first).upper(), squeeze(second).upper()
    if not one or not other:
        return False
    return one in other or other in one or one[-2:] == other[-2:] or one[-2:] in other or other[-2:] in one
