"""Decisions as events, and back."""

from collections.abc import Iterable

from intake.model import Decision
from intake.model.event import Decided, Entry, Event


def decided(decision: Decision) -> Entry:
    """The event of a decision."""
    act = Decided(
        decision.finding_key, decision.code, decision.submission, decision.action, decision.message
    )
    return Entry(decision.at, decision.who, decision.why, act)


def decisions_in(events: Iterable[Event]) -> tuple[Decision, ...]:
    """The decisions among events, in their order."""
    return tuple(
        Decision(
            act.finding_key,
            act.code,
            act.submission,
            act.action,
            event.why,
            event.who,
            event.at,
            act.message,
        )
        for event in events
        if isinstance(act := event.act, Decided)
    )
