"""Waived submissions and edited words: what of a report's events rests on its findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from intake.model import Finding, Value, effective_severity
from intake.model.event import Event, Waived, Worded
from intake.model.value import Number, Text, stated

WORDING_CONFLICT = "wording-conflict"
"""Code of what tells that a request of the letter has changed since a person put it into words: a doubt; a
note where nothing is requested any more."""


def waivers(events: Iterable[Event]) -> dict[str, Event]:
    """The newest waiver of each submission."""
    return {event.act.submission: event for event in events if isinstance(event.act, Waived)}


def newest_words(events: Iterable[Event]) -> dict[tuple[str, str | None], Event]:
    """The newest words of each request, by its code and submission."""
    return {
        (event.act.code, event.act.submission): event for event in events if isinstance(event.act, Worded)
    }


def wording_conflicts(
    events: Iterable[Event], findings: Sequence[Finding], keys: Mapping[str, str]
) -> Iterator[Finding]:
    """What is told, without ids, of edited words whose request is not what it was. `keys`: the findings' by
    their ids."""
    for (code, submission), event in newest_words(events).items():
        act = event.act
        assert isinstance(act, Worded)  # noqa: S101 - no others are among them
        now = [
            one
            for one in findings
            if (one.code, one.submission) == (code, submission) and effective_severity(one) == "deficiency"
        ]
        if {keys[one.id] for one in now} == set(act.keys):
            continue
        values: dict[str, Value] = {
            "who": Text(event.who),
            "on": stated(event.at[:10]),
            "words": Text(act.found or act.request or ""),
            "number": Number(event.number),
            "code": Text(code),
        }
        yield Finding(
            "",
            WORDING_CONFLICT,
            submission,
            "doubt" if now else "note",
            evidence=tuple(dict.fromkeys(place for one in now for place in one.evidence)),
            values=tuple(sorted(values.items())),
        )
