"""Documents as persons have sorted them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intake.events.places import Pages
from intake.model import WHOLE_PAGE, Document, Span
from intake.model.document import IRRELEVANT
from intake.model.event import Assigned, Event

_SLIVER = 0.002
"""Sides below this share of the page hold nothing: reports round their boxes."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """``documents``: as they are now, ids d1, d2, … in the order they begin. ``before``: of each that is
    still as the program made it, its id now and the id it had. ``lapsed``: events whose place is gone."""

    documents: tuple[Document, ...]
    before: tuple[tuple[str, str], ...]
    lapsed: tuple[Event, ...]


def sorted_documents(documents: Sequence[Document], pages: Pages, events: Iterable[Event]) -> Sorted:
    """The documents after all that persons moved, split and joined: what one of them names is taken out of
    every document it was in, and is one document."""
    now = list(documents)
    lapsed = []
    for event in events:
        if not isinstance(event.act, Assigned):
            continue
        found = pages.spans_of(event.act.places)
        if found is None:
            lapsed.append(event)
            continue
        file, spans = found
        now = [rest for one in now if (rest := _without(one, file, spans)) is not None]
        now.append(_assigned(event, event.act, file, spans))
    if all(one is two for one, two in zip(now, documents, strict=False)) and len(now) == len(documents):
        return Sorted(tuple(documents), tuple((one.id, one.id) for one in documents), tuple(lapsed))
    return _numbered(now, documents, tuple(lapsed))


def _assigned(event: Event, act: Assigned, file: str, spans: tuple[Span, ...]) -> Document:
    meant = "不属于申请材料" if act.kind == IRRELEVANT else "如此归类"
    return Document(
        id="",
        file=file,
        pages=tuple(dict.fromkeys(span.page for span in spans)),
        kind=act.kind,
        submission=act.submission,
        confidence=1.0,
        why=(f"{event.who}于{event.at[:10]}指定：{meant}" + (f"（{event.why}）" if event.why else ""),),
        also=act.also,
        spans=() if all(span.box == WHOLE_PAGE for span in spans) else spans,
    )


def _without(document: Document, file: str, taken: Sequence[Span]) -> Document | None:
    """The document without what was taken; None when nothing of it is left, itself when nothing was."""
    if document.file != file or not {span.page for span in taken} & set(document.pages):
        return document
    left = list(document.places)
    for one in taken:
        left = [
            Span(span.page, box)
            for span in left
            for box in (span.box.without(one.box) if span.page == one.page else (span.box,))
            if min(box.width, box.height) > _SLIVER
        ]
    if tuple(left) == document.places:
        return document
    pages = tuple(dict.fromkeys(span.page for span in left))
    return replace(document, pages=pages, spans=tuple(left)) if left else None


def _numbered(now: Sequence[Document], before: Sequence[Document], lapsed: tuple[Event, ...]) -> Sorted:
    files = {name: place for place, name in enumerate(dict.fromkeys(one.file for one in (*before, *now)))}
    ordered = sorted(
        now,
        key=lambda one: (files[one.file], one.places[0].page, one.places[0].box.y0, one.places[0].box.x0),
    )
    ids = {id(one): f"d{number}" for number, one in enumerate(ordered, 1)}
    new_ids = {one.id: ids[id(one)] for one in ordered if one.id}
    untouched = {id(one) for one in before}
    documents = tuple(
        replace(one, id=ids[id(one)], inside=new_ids.get(one.inside) if one.inside else None)
        for one in ordered
    )
    kept = tuple((ids[id(one)], one.id) for one in ordered if id(one) in untouched)
    return Sorted(documents, kept, lapsed)
