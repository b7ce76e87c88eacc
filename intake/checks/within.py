"""Does what is stated in one document lie within what another allows?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name, evidence_of
from intake.checks.shapes import EXPRESSIONS, FACT_OF_KIND, SUBMISSION, Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Fact
from intake.model.value import Several, Text
from intake.zh.product_names import split_names
from intake.zh.text import squeeze

NAME = "within"
CODES: Codes = {"beyond": ("document", "items")}
PARAMS = parameters(
    CODES,
    ("submission", "stated", "limits"),
    submission=SUBMISSION,
    stated=FACT_OF_KIND,
    limits=FACT_OF_KIND,
    common=EXPRESSIONS,
)


_MOST_BEYOND = 1 / 2

_ITEM_END = re.compile(r"[、，,；;。:：（）()\s]")

_BRACKETED = re.compile(r"[（(][^（()）]{0,200}[)）]")


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Items of ``stated``, without words that are ``common`` to all trades, that share no two neighbouring
    characters with ``limits`` in any of their words, nor two in the same order with one item of it
    (单张纸胶印机, 印刷机械), are a doubt: names vary, and a class stands for what is in it.

    Nothing is said where more than half of the items is unlike: then products are named where the limits
    name trades, and nothing is proved.
    """
    allowed = "".join(squeeze(str(fact.value)) for fact in _facts(case, params["limits"]))
    if not allowed:
        return
    for document in case.of_kind(params["stated"]["kind"]):
        fact = case.fact(document, params["stated"]["fact"])
        if fact is None:
            continue
        items = {item: _special(item, params) for item in split_names(_BRACKETED.sub("", str(fact.value)))}
        items = {item: words for item, words in items.items() if words}
        beyond = [item for item, words in items.items() if not any(_alike(one, allowed) for one in words)]
        if beyond and len(beyond) <= _MOST_BEYOND * len(items):
            values = {
                "document": document_name(case, document),
                "items": Several(tuple(Text(item) for item in beyond)),
            }
            code = params["codes"]["beyond"]
            yield Problem(code, params["submission"], values, evidence_of(case, fact), UNSURE)


def _special(item: str, params: Mapping[str, Any]) -> list[str]:
    """The words of an item that are not common to all trades: 云枢工单管理系统 → 云枢工单, 系统."""
    return [word for word in re.split("|".join(params.get("common", ())) or "(?!)", item) if len(word) > 1]


def _facts(case: Case, source: Mapping[str, str]) -> Iterator[Fact]:
    for document in case.of_kind(source["kind"]):
        fact = case.fact(document, source["fact"])
        if fact is not None:
            yield fact


def _alike(item: str, allowed: str) -> bool:
    """Whether two neighbouring characters of the item stand in the text, or two in one of its items."""
    if any(item[place : place + 2] in allowed for place in range(len(item) - 1)):
        return True
    return any(_in_order(item, one) for one in _ITEM_END.split(allowed))


def _in_order(item: str, other: str) -> bool:
    """Whether two characters stand in both in the same order."""
    first = next((place for place, sign in enumerate(item) if sign in other), None)
    while first is not None:
        after = other[other.index(item[first]) + 1 :]
        if any(sign in after for sign in item[first + 1 :]):
            return True
        first = next((place for place in range(first + 1, len(item)) if item[place] in other), None)
    return False
