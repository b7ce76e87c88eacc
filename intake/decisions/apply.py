"""What decisions change in a report: statuses, verdict, and a note where one no longer holds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from intake.checks.decide import status_of, verdict_on
from intake.decisions.fingerprint import finding_keys
from intake.decisions.moment import moment
from intake.model import CaseReport, Decision, Finding, SubmissionResult, Value
from intake.model.value import Term, Text, stated
from intake.scheme import Scheme

LAPSED = "decision-lapsed"
"""Code of the note on a decision whose finding, or whose finding's evidence, is no longer there."""


def redecide(report: CaseReport, decisions: Iterable[Decision], scheme: Scheme) -> CaseReport:
    """The report after these decisions, whatever was applied to it before: each finding carries the newest
    decision on it, submissions and verdict follow, and a decision that fits no finding any more becomes a
    note, still to be worded. What was found stays as it was. The same report and decisions give the same
    report."""
    found = tuple(replace(item, decision=None) for item in report.findings if item.code != LAPSED)
    bare = replace(report, findings=found)
    newest = newest_by_finding(decisions)
    keys = finding_keys(bare)
    decided = tuple(replace(item, decision=newest.get(keys[item.id])) for item in found)
    gone = [one for key, one in newest.items() if key not in set(keys.values())]
    lapsed = tuple(
        _lapsed(one, f"f{place}", decided)
        for place, one in enumerate(sorted(gone, key=_in_time), len(decided) + 1)
    )
    findings = decided + lapsed
    return replace(
        report,
        findings=findings,
        submissions=tuple(_result(item, findings, bare, scheme) for item in report.submissions),
        verdict="unreadable" if report.verdict == "unreadable" else verdict_on(findings),
    )


def newest_by_finding(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The newest decision on each finding, by the finding's key; none where it was undone."""
    newest = {one.finding_key: one for one in sorted(decisions, key=_in_time)}
    return {key: one for key, one in newest.items() if one.action != "undo"}


def _in_time(decision: Decision) -> tuple[datetime, str, str]:
    return moment(decision.at), decision.finding_key, decision.action


def _result(
    item: SubmissionResult, findings: tuple[Finding, ...], bare: CaseReport, scheme: Scheme
) -> SubmissionResult:
    submission = next((known for known in scheme.submissions if known.id == item.id), None)
    own = [finding for finding in findings if finding.submission == item.id]
    if submission is None:
        return replace(item, findings=tuple(finding.id for finding in own))
    kinds = {document.id: document.kind for document in bare.documents}
    served = any(kinds.get(name) in submission.satisfied_by for name in item.documents)
    return replace(
        item,
        status=status_of(submission, served=served, findings=own),
        findings=tuple(finding.id for finding in own),
    )


def _lapsed(decision: Decision, number: str, findings: tuple[Finding, ...]) -> Finding:
    """The note; its evidence is that of a finding alike that is there now, for a person to judge anew."""
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
        id=number,
        code=LAPSED,
        submission=decision.submission,
        severity="note",
        evidence=tuple(dict.fromkeys(alike)),
        values=tuple(sorted(values.items())),
    )
