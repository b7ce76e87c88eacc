"""Which goods that a list calls by a series, a class or a model alone owe a document of their own."""

from collections.abc import Collection, Iterator, Sequence

from intake.checks.products import Product
from intake.zh.product_names import other_series

_EACH = 2
"""Models of a series with documents from which each of its models has its own."""


def owing(
    lacking: Sequence[Product], accompanied: Collection[Product], by_name: Collection[Product]
) -> Iterator[Product]:
    """Of what lacks a document, that which owes one. A class of goods owes it where one of the classes is
    what a document calls its goods: then they are no brands. A model owes it where two others of its series
    have theirs: one may stand for all, two stand for themselves."""
    classes = any(one.by_series and not one.nameless for one in by_name)
    for item in lacking:
        if not item.by_series or (classes and not item.nameless) or _each_has_its_own(item, accompanied):
            yield item


def _each_has_its_own(item: Product, accompanied: Collection[Product]) -> bool:
    same = {
        one.model
        for one in accompanied
        if one.model and item.model and not other_series(item.model, one.model)
    }
    return len(same - {item.model}) >= _EACH
