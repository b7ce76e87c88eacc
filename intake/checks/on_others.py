"""Whether every document that accompanies products is surely on others than one: then that has none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.checks.certainty import UNSURE, read_by_ocr, sureness
from intake.checks.products import Product
from intake.checks.types import Case
from intake.checks.words import squeezed_text
from intake.model import Document, Fact
from intake.zh.product_names import has_model, other_series
from intake.zh.text import squeeze


@dataclass(frozen=True, slots=True)
class Accompanying:
    """A document that accompanies products: the facts that name its own, the model that it states, and
    whether that is a declared one."""

    document: Document
    names: tuple[Fact, ...]
    model: Fact | None
    declared: bool


def lacks_surely(
    case: Case,
    item: Product,
    present: Sequence[Accompanying],
    named: Mapping[Product, Sequence[Document]],
    standard: str | None = None,
) -> float:
    """How sure it is that none of the documents is on the product, if it is one: each is one that `named`
    gives to another product and that bears its model, or is of another series. `UNSURE` where one may be on
    it, for names vary and one may stand for several; of what has no model one may be, unless its row's
    `standard` is another than all of theirs."""
    if not has_model(item.model) and not _follows_another(item, named, standard):
        return UNSURE
    others = {document.id for other in named if other != item for document in named[other]}
    own = {document.id for document in named.get(item, ())}
    others -= own
    certainty = 1.0
    for one in present:
        speaks_of_it = squeeze(item.name) in squeezed_text(case, one.document)
        if not one.names or (speaks_of_it and one.document.id not in own):
            return UNSURE
        model = str(one.model.value) if one.model else ""
        strange = other_series(item.model, model)
        of_another = one.document.id in others and (strange or one.declared or not has_model(model))
        if not of_another and (not strange or item.by_series or read_by_ocr(case, one.document)):
            return UNSURE
        certainty = min(certainty, sureness(one.document, *one.names))
    return certainty


def _follows_another(
    item: Product, named: Mapping[Product, Sequence[Document]], standard: str | None
) -> bool:
    """Whether it is declared to a standard, and all that have documents are to others: of goods to the same
    standard one stands for the others."""
    own, others = _standard(item, standard), {_standard(one, standard) for one in named if one != item}
    return bool(own and others) and "" not in others and own not in others


def _standard(item: Product, column: str | None) -> str:
    """The number of its row's standard, without the year."""
    return re.sub(r"[-—–]\d{4}$", "", squeeze(dict(item.row).get(column or "", "")).upper())
