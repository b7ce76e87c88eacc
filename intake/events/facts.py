"""Facts as persons have corrected them."""

from collections.abc import Iterable, Sequence

from intake.events.places import Pages
from intake.model import Document, Fact, FactValue
from intake.model.event import Corrected, Event, FactData, Place


def corrected_facts(
    facts: Sequence[Fact], documents: Sequence[Document], pages: Pages, events: Iterable[Event]
) -> tuple[tuple[Fact, ...], tuple[Event, ...]]:
    """The facts with what persons typed instead of what was read, in the documents' order; and the events
    whose document is gone, or of another kind now."""
    now = list(facts)
    lapsed = []
    for event in events:
        act = event.act
        if not isinstance(act, Corrected):
            continue
        document = document_at([one for one in documents if one.kind == act.kind], act.place, pages)
        if document is None:
            lapsed.append(event)
            continue
        own = [fact for fact in now if (fact.document, fact.name) == (document.id, act.name)]
        now = [fact for fact in now if fact not in own]
        if act.value is not None:
            now.append(_fact(act, document.id, own))
    order = {document.id: place for place, document in enumerate(documents)}
    return tuple(sorted(now, key=lambda fact: order[fact.document])), tuple(lapsed)


def document_at(documents: Sequence[Document], place: Place, pages: Pages) -> Document | None:
    """The document that the place is in; of several on the page the one that its box lies in."""
    file = pages.file_of(place)
    there = [one for one in documents if one.file == file and place.page in one.pages]
    inside = [
        one
        for one in there
        if any(span.page == place.page and span.box.holds_middle_of(place.box) for span in one.places)
    ]
    return next(iter(inside or there), None)


def value_of(data: FactData) -> FactValue | None:
    """A value of the log as a fact's."""
    return tuple(tuple(row.items()) for row in data) if isinstance(data, tuple) else data


def data_of(value: FactValue) -> FactData:
    """A fact's value for the log."""
    return tuple(dict(row) for row in value) if isinstance(value, tuple) else value


def _fact(act: Corrected, document: str, before: Sequence[Fact]) -> Fact:
    value = value_of(act.value)
    assert value is not None  # noqa: S101 - asked before
    text = before[0].text if before else ""
    return Fact(document, act.name, value, text, act.place.page, act.place.box, 1.0)
