"""Where an applicant's own words speak of a trade, when no list of products could be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.checks.trades import Trade
from intake.checks.types import Case
from intake.checks.words import Hit, find_words
from intake.model import Evidence

_NAME_END = re.compile(r"[，。；;、：:和与及（(]")

_OFTEN = 3
"""Mentions from which an introduction is about a product, when no declared list could be read."""


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Where an introduction speaks of a trade's products, and whether it is surely about them."""

    place: Evidence
    certainty: float
    sure: bool


def spoken_of(case: Case, kinds: Sequence[str], declaring: str | None, trade: Trade) -> SpokenOf | None:
    """The first document of those kinds that speaks of the trade's products: surely where it declares one
    of them (in a sentence that ``declaring`` words begin), or speaks of them again and again."""
    for document in case.of_kind(*kinds):
        hits = list(find_words(case, document, trade.product_expressions))
        stated = [hit for hit in hits if _is_declared(hit, declaring, trade)]
        named = [hit for hit in hits if not _excepted(hit, trade)]
        sure = bool(stated) or len(hits) >= _OFTEN
        if sure or named:
            first = (stated or named or hits)[0]
            place = Evidence(first.evidence.file, first.evidence.page, first.evidence.box, first.matched)
            certainty = min(document.confidence, max(hit.confidence for hit in hits))
            return SpokenOf(place, certainty, sure)
    return None


def _is_declared(hit: Hit, declaring: str | None, trade: Trade) -> bool:
    """Whether what was found is named in a sentence of declaration, and none of the trade's exceptions."""
    if declaring is None or not re.search(rf"(?:{declaring})[^。；;]*$", hit.before):
        return False
    return not _excepted(hit, trade)


def _excepted(hit: Hit, trade: Trade) -> bool:
    """Whether the name that a hit begins is one of the trade's exceptions (医疗器械 … 包装)."""
    return trade.excepts(hit.matched + _NAME_END.split(hit.after, maxsplit=1)[0])
