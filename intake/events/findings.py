"""Findings that persons made, and what is told of events that fit no longer."""

from collections.abc import Iterable, Mapping
from typing import Any

from intake.events.places import Pages
from intake.model import Evidence, Finding
from intake.model.event import Added, Event
from intake.model.value import Number, Term, Text, Title, Value, stated, texts

OWN = "own-finding"
"""Code of a finding that a person made."""

EVENT_LAPSED = "event-lapsed"
"""Code of the note on an event whose file, page or document is no longer there."""


def own_findings(
    events: Iterable[Event], pages: Pages, phrases: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[Finding, ...], tuple[Event, ...]]:
    """What persons added, without ids; and the events of which a place is gone. `phrases`: the scheme's."""
    found, lapsed = [], []
    for event in events:
        act = event.act
        if not isinstance(act, Added):
            continue
        files = [pages.file_of(place) for place in act.places]
        if None in files:
            lapsed.append(event)
            continue
        evidence = tuple(
            Evidence(str(file), place.page, place.box)
            for file, place in zip(files, act.places, strict=True)
        )
        found.append(_finding(act, evidence, phrases.get(act.phrase, {})))
    return tuple(found), tuple(lapsed)


def _finding(act: Added, evidence: tuple[Evidence, ...], phrase: Mapping[str, Any]) -> Finding:
    values: dict[str, Value] = {
        "title": _said("title", act, phrase, ""),
        "words": _said("message", act, phrase, act.words),
        "request": _said("request", act, phrase, act.request),
    }
    return Finding(
        "", OWN, act.submission, "deficiency", evidence=evidence, values=tuple(sorted(values.items()))
    )


def _said(part: str, act: Added, phrase: Mapping[str, Any], own: str) -> Value:
    """A person's own words, else the phrase's in every language, else ours."""
    if own:
        return Text(own)
    return Title(f"{act.phrase}.{part}", texts(phrase[part])) if part in phrase else Term(f"own_{part}")


def lapsed_note(event: Event) -> Finding:
    """The note, without id, that an event counts no longer."""
    values: dict[str, Value] = {
        "who": Text(event.who),
        "on": stated(event.at[:10]),
        "action": Term(f"event_{event.act.__struct_config__.tag}"),
        "why": Text(event.why),
        "number": Number(event.number),
    }
    return Finding("", EVENT_LAPSED, None, "note", values=tuple(sorted(values.items())))
