"""Fields that a scanned form demonstrably leaves empty, the only absence on a picture that is certain; and
fields of typed papers whose label stands beside what is no such value: these are not absent."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from intake.extract.by_label import not_readable
from intake.extract.form import Form, Place, form_of
from intake.extract.labels import label_index
from intake.model import Box, Document, EmptyPlace, Page
from intake.scheme import Kind, Scheme

_SURELY_READ = 0.9
"""Confidence of a label from which it is that label."""

_CHARACTERS = 8
"""Heights of the label that a value would take up at least: what begins further right is no value of it."""


def empty_places(
    documents: Sequence[Document], pages: Mapping[tuple[str, int], Page], scheme: Scheme
) -> tuple[EmptyPlace, ...]:
    """The empty places of every document that was read from pictures, a field with another label that has a
    value is not empty; and of those read as they stand, where words beside a label are no such value."""
    found: list[EmptyPlace] = []
    for document in documents:
        kind = scheme.kinds.get(document.kind)
        if kind is None or not kind.fields:
            continue
        content = document.content(pages)
        found += _unreadable(document, kind, [page for page in content if page.method == "text"])
        for page in content:
            form = form_of(page, label_index(kind.fields)) if page.method == "ocr" else None
            for place in form.places if form else ():
                if form is not None and _is_empty(place, form):
                    found += [
                        EmptyPlace(document.id, name, page.number, place.head.box.rounded())
                        for name in place.head.fields
                        if not any(other.rows for other in form.places_for(name))
                    ]
    return tuple(found)


def _unreadable(document: Document, kind: Kind, pages: Sequence[Page]) -> Iterator[EmptyPlace]:
    needed = set(kind.fact_schema.get("required", ()))
    labels = label_index(kind.fields)
    for field in kind.fields:
        if field.name in needed and field.type != "rows" and (where := not_readable(field, pages, labels)):
            number, box, text = where
            yield EmptyPlace(document.id, field.name, number, box, text)


def _is_empty(place: Place, form: Form) -> bool:
    head = place.head
    if place.rows or not head.whole or head.confidence < _SURELY_READ:
        return False
    aspect = form.page.height / form.page.width if form.page.width else 1.0
    reach = _begin(place, form) + _CHARACTERS * head.box.height * aspect
    beside = Box(head.box.x1, head.box.y0, min(1.0, reach), head.box.y1)
    below = Box(head.box.x0, head.box.y1, head.box.x1, head.box.y1 + head.box.height)
    pieces = [piece.box for piece in form.loose]
    pieces += [other.head.box for other in form.places if not other.head.fields]
    hidden = [mark.box for mark in form.page.marks]
    return not any(
        box.overlap(where) > 0 for where in (beside, below) for box in (*pieces, *hidden, *form.page.unread)
    )


def _begin(place: Place, form: Form) -> float:
    """Where values begin in the label's column."""
    others = [
        other.rows[0][0].box.x0
        for other in form.places
        if other.rows and abs(other.head.box.x0 - place.head.box.x0) < 0.03
    ]
    return max(place.head.box.x1, median(others)) if others else place.head.box.x1
