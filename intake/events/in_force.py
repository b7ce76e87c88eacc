"""Which events count: all but those that a later one took back."""

from collections.abc import Iterable

from intake.model.event import (
    Added,
    Assigned,
    Corrected,
    Decided,
    Delivered,
    Event,
    Extended,
    Issued,
    Undone,
    Withdrawn,
)


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count, in their order. What undid another event is gone with it."""
    known = tuple(events)
    undone: set[int] = set()
    for event in reversed(known):  # what is itself undone undoes nothing
        if isinstance(event.act, Undone) and event.number not in undone:
            undone.add(event.act.event)
    return tuple(
        event for event in known if not isinstance(event.act, Undone) and event.number not in undone
    )


def shaping(events: Iterable[Event]) -> tuple[Event, ...]:
    """Those that count and that judging a case rests on; the others change words and states alone."""
    return tuple(event for event in in_force(events) if isinstance(event.act, Assigned | Corrected | Added))


def told_in_report(events: Iterable[Event]) -> tuple[Event, ...]:
    """Those that count and that a report tells by themselves: decisions stand with their findings, and
    letters speak of a report."""
    apart = Decided | Issued | Delivered | Extended | Withdrawn
    return tuple(event for event in in_force(events) if not isinstance(event.act, apart))
