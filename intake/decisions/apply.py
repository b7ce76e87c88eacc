"""What decisions change in a report: statuses, verdict, and a note where one no longer holds."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from intake.checks.decide import is_about, status_of, verdict_on
from intake.decisions.edited import WORDING_CONFLICT, waivers, wording_conflicts
from intake.decisions.fingerprint import finding_keys
from intake.decisions.moment import moment
from intake.model import CaseReport, Decision, Finding, SubmissionResult, Value
from intake.model.event import Event, Waived
from intake.model.value import Term, Text, stated
from intake.scheme import Scheme

LAPSED = "decision-lapsed"
"""Code of the note on a decision whose finding, or whose finding's evidence, is no longer there."""


def redecide(report: CaseReport, decisions: Iterable[Decision], scheme: Scheme) -> CaseReport:
    """The report after these decisions and its own events, whatever was applied to it before: each finding
    carries the newest decision on it (or the waiver of its submission), submissions and verdict follow; a
    decision that fits no finding any more becomes a note, edited words whose request has changed a doubt,
    still to be worded. What was found stays as it was. The same report, events and decisions give the same
    report."""
    found = tuple(
        replace(item, decision=None)
        for item in report.findings
        if item.code not in (LAPSED, WORDING_CONFLICT)
    )
    bare = replace(report, findings=found)
    newest = newest_by_finding(decisions)
    waived = waivers(report.events)
    keys = finding_keys(bare)
    decided = tuple(replace(item, decision=_word_on(item, keys[item.id], newest, waived)) for item in found)
    gone = [one for key, one in newest.items() if key not in set(keys.values())]
    told = [
        *wording_conflicts(report.events, decided, keys),
        *(_lapsed(one, decided) for one in sorted(gone, key=_in_time)),
    ]
    findings = (*decided, *(replace(one, id=f"f{n}") for n, one in enumerate(told, len(decided) + 1)))
    return replace(
        report,
        findings=findings,
        submissions=tuple(_result(item, findings, bare, scheme, waived) for item in report.submissions),
        verdict="unreadable" if report.verdict == "unreadable" else verdict_on(findings),
    )


def _word_on(
    finding: Finding, key: str, newest: Mapping[str, Decision], waived: Mapping[str, Event]
) -> Decision | None:
    """The newest decision on the finding; the waiver of its submission is a decision on each of them."""
    own, waiver = newest.get(key), waived.get(finding.submission or "")
    if waiver is None or finding.severity == "note":
        return own
    if own is not None and moment(own.at) > moment(waiver.at):
        return own
    return Decision(
        key, finding.code, finding.submission, "accept", waiver.why, waiver.who, waiver.at, finding.message
    )


def newest_by_finding(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The newest decision on each finding, by the finding's key; none where it was undone."""
    newest = {one.finding_key: one for one in sorted(decisions, key=_in_time)}
    return {key: one for key, one in newest.items() if one.action != "undo"}


def _in_time(decision: Decision) -> tuple[datetime, str, str]:
    return moment(decision.at), decision.finding_key, decision.action


def _result(
    item: SubmissionResult,
    findings: tuple[Finding, ...],
    bare: CaseReport,
    scheme: Scheme,
    waived: Mapping[str, Event],
) -> SubmissionResult:
    submission = next((known for known in scheme.submissions if known.id == item.id), None)
    own = [finding for finding in findings if is_about(finding, item.id)]
    if submission is None:
        return replace(item, findings=tuple(finding.id for finding in own))
    kinds = {document.id: document.kind for document in bare.documents}
    served = any(kinds.get(name) in submission.satisfied_by for name in item.documents)
    status = status_of(submission, served=served, findings=own)
    accepted = [
        one.id
        for one in own
        if one.severity == "deficiency" and one.decision is not None and one.decision.action == "accept"
    ]
    waiver = waived[item.id].act if item.id in waived else None
    return replace(
        item,
        status=status,
        findings=tuple(finding.id for finding in own),
        accepted=tuple(accepted) if status in ("satisfied", "not_applicable") else (),
        waiver=waiver.words if isinstance(waiver, Waived) else "",
    )


def _lapsed(decision: Decision, findings: tuple[Finding, ...]) -> Finding:
    """The note, without id; its evidence is that of a finding alike there now, to be judged anew."""
    values: dict[str, Value] = {
        "who": Text(decision.who),
        "on": stated(decision.at[:10]),
        "about": Text(decision.message or decision.code),
        "action": Term(f"action_{decision.action}"),
        "why": Text(decision.why),
        "code": Text(decision.code),
        "key": Text(decision.finding_key),
    }
    alike = [
        place
        for item in findings
        if (item.code, item.submission) == (decision.code, decision.submission) and item.decision is None
        for place in item.evidence
    ]
    return Finding(
        id="",
        code=LAPSED,
        submission=decision.submission,
        severity="note",
        evidence=tuple(dict.fromkeys(alike)),
        values=tuple(sorted(values.items())),
    )
