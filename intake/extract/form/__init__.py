"""Forms read by geometry: columns of labels beside columns of values, one pair or two.

A licence, a permit, a certificate is such a form. Labels may be printed a hand's breadth wide, broken by
the engine or joined downwards; values run over lines. Rows and columns are known first, then names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.extract.form.columns import columns_of
from intake.extract.form.damaged import with_damaged_heads, with_torn_heads, with_unknown_heads
from intake.extract.form.heads import Head, split_heads
from intake.extract.form.pieces import Piece, pieces_of
from intake.extract.form.places import Place, places_of
from intake.extract.labels import LabelIndex
from intake.model import Page

__all__ = ["Form", "Head", "Piece", "Place", "form_of"]

_MOST_LINES = 400
"""Lines on a page of print are about a hundred at most; a sheet of thousands is no form."""


@dataclass(frozen=True, slots=True)
class Form:
    """A page's labels with the places of their values; ``loose``: what stands in no label's place."""

    page: Page
    places: tuple[Place, ...]
    loose: tuple[Piece, ...]

    def places_for(self, field: str) -> Sequence[Place]:
        return [place for place in self.places if field in place.head.fields]


def form_of(page: Page, labels: LabelIndex) -> Form | None:
    """The page as a form, or None where no column of labels stands on it."""
    if page.flowing or len(page.lines) > _MOST_LINES:
        return None
    heads, rest = split_heads(pieces_of(page, labels), labels)
    columns = columns_of(heads)
    if not columns:
        return None
    heads, rest = with_torn_heads(heads, rest, columns, labels)
    heads, rest = with_unknown_heads(heads, rest)
    heads, rest = with_damaged_heads(heads, rest, columns, labels)
    places, loose = places_of(heads, rest)
    return Form(page, tuple(places), tuple(loose))
