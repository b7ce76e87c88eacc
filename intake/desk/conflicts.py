"""Words that a person gave to a request which is not what it was: both texts side by side, for a choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.case.letter_words import said_by_itself
from intake.decisions.edited import WORDING_CONFLICT
from intake.decisions.fingerprint import finding_keys
from intake.model import CaseReport, Finding, effective_severity
from intake.model.event import Worded
from intake.model.value import Number, Text
from intake.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person's words (``event``: theirs in the log) and how the program says the request now. ``key``:
    that of a finding the request is about. ``found`` and ``request`` are what a letter would say if the
    person's words stayed."""

    event: int
    who: str
    found: str
    request: str
    machine_found: str
    machine_request: str
    key: str


def conflicts(report: CaseReport, scheme: Scheme) -> Mapping[str, Conflict]:
    """By the finding that tells it. Words of which no request is left are none: nothing is to be chosen."""
    found = {}
    keys = finding_keys(report)
    for told in report.findings:
        if told.code != WORDING_CONFLICT or told.decision is not None:
            continue
        asked = _asked(report, told)
        event = next((one for one in report.events if Number(one.number) == _value(told, "number")), None)
        if asked is None or event is None or not isinstance(event.act, Worded):
            continue
        says = said_by_itself(report, scheme, asked.id)
        act = event.act
        found[told.id] = Conflict(
            event.number,
            event.who,
            says[0] if act.found is None else act.found,
            says[1] if act.request is None else act.request,
            *says,
            keys[asked.id],
        )
    return found


def conflict_about(report: CaseReport, code: str, submission: str | None) -> str:
    """The finding that tells of a conflict about that request; none: ``""``."""
    return next(
        (
            told.id
            for told in report.findings
            if told.code == WORDING_CONFLICT
            and told.decision is None
            and (told.submission, _value(told, "code")) == (submission, Text(code))
        ),
        "",
    )


def _asked(report: CaseReport, told: Finding) -> Finding | None:
    """The first finding of the request that is told of."""
    return next(
        (
            one
            for one in report.findings
            if (one.submission, Text(one.code)) == (told.submission, _value(told, "code"))
            and effective_severity(one) == "deficiency"
        ),
        None,
    )


def _value(told: Finding, name: str) -> object:
    return dict(told.values).get(name)
