"""From problems to numbered findings, each submission's state, and the verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from intake.checks.one_question import COULD_BE
from intake.checks.types import Case, Problem
from intake.model import Finding, SubmissionResult, effective_severity
from intake.model.finding import Severity, Status, Verdict
from intake.model.value import Several, Title
from intake.scheme import Submission

_WORST_FIRST: tuple[Severity, ...] = ("deficiency", "doubt", "note")


def findings_of(case: Case, problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """Findings in order of submission, code and place, with ids f1, f2 …; the same is said once."""
    unnumbered = [
        finding
        for problem in problems
        if problem.code not in case.scheme.off and (finding := _finding(case, problem)) is not None
    ]
    numbers = {item.id: item.number for item in case.scheme.submissions}
    ordered = sorted(
        unnumbered,
        key=lambda item: (
            numbers.get(item.submission or "", len(numbers) + 1_000),
            item.code,
            tuple((place.file, place.page or 0, *place.box) for place in item.evidence),
            _WORST_FIRST.index(item.severity),
            repr(item.values),
        ),
    )
    seen: set[object] = set()
    kept = []
    for finding in ordered:
        same = (finding.code, finding.submission, finding.evidence, finding.values)
        if same not in seen:
            seen.add(same)
            kept.append(finding)
    return tuple(replace(item, id=f"f{place}") for place, item in enumerate(kept, 1))


def _finding(case: Case, problem: Problem) -> Finding | None:
    """Unsure deficiencies become doubts; unsure notes help nobody and are left out."""
    severity = problem.severity_by(case.scheme)
    if severity == "deficiency" and problem.certainty < case.scheme.doubt_below:
        severity = "doubt"
    if severity == "note" and problem.certainty < case.scheme.doubt_below:
        return None
    return Finding(
        id="",
        code=problem.code,
        submission=problem.submission,
        severity=severity,
        evidence=problem.evidence,
        values=tuple(sorted(problem.values.items())),
        looked_at=problem.looked_at,
        in_text=_in_text(case, problem),
    )


def _in_text(case: Case, problem: Problem) -> bool:
    """Whether it rests on pages with a text layer alone: there nothing is misread."""
    pages = [case.pages.get((place.file, place.page)) for place in problem.evidence if place.page]
    return bool(pages) and all(page is not None and page.method == "text" for page in pages)


def submissions_of(case: Case, findings: Sequence[Finding]) -> tuple[SubmissionResult, ...]:
    """Each submission's state, in the list's order."""
    results = []
    for submission in sorted(case.scheme.submissions, key=lambda item: item.number):
        own = [item for item in findings if is_about(item, submission.id)]
        documents = case.serving(submission.id)
        results.append(
            SubmissionResult(
                submission.number,
                submission.id,
                "",
                status_of(submission, served=_served(case, submission), findings=own),
                tuple(item.id for item in documents),
                tuple(item.id for item in own),
            )
        )
    return tuple(results)


def is_about(finding: Finding, submission: str) -> bool:
    """Whether it belongs to the submission, or asks about something unread that may be it."""
    named = dict(finding.values).get(COULD_BE)
    may_be = isinstance(named, Several) and any(
        isinstance(one, Title) and one.key == submission for one in named.values
    )
    return finding.submission == submission or may_be


def _served(case: Case, submission: Submission) -> bool:
    """By a document that satisfies it, or, where it is not always required, by any that belongs to it."""
    serving = case.serving(submission.id)
    if submission.required != "always" and serving:
        return True
    return any(item.kind in submission.satisfied_by for item in serving)


def status_of(submission: Submission, *, served: bool, findings: Sequence[Finding]) -> Status:
    """A submission's state, given whether a document that satisfies it is there, and its own findings."""
    severities = {effective_severity(item) for item in findings if item.submission == submission.id}
    if "deficiency" in severities:
        return "deficient" if served else "missing"
    # A locked file must be sent again, and may be what seems to lack.
    may_be = {effective_severity(item) for item in findings if item.submission != submission.id}
    if "doubt" in severities or may_be & {"deficiency", "doubt"}:
        return "needs_review"
    if served:
        return "satisfied"
    # What a person found wrongly missing is there; what a person waived need not be. Of what could not be
    # read and belongs elsewhere nothing follows.
    actions = {
        item.decision.action for item in findings if item.decision and item.submission == submission.id
    }
    if "dismiss" in actions and submission.required == "always":
        return "satisfied"
    if "accept" in actions:
        return "not_applicable"
    return "missing" if submission.required == "always" else "not_applicable"


def verdict_of(case: Case, findings: Sequence[Finding]) -> Verdict:
    """The case's verdict; ``unreadable`` when not one page of it could be read."""
    if not any(page.text.strip() or page.tables for page in case.pages.values()):
        return "unreadable"
    return verdict_on(findings)


def verdict_on(findings: Sequence[Finding]) -> Verdict:
    """The verdict on a case that could be read, after what persons have decided."""
    severities = {effective_severity(item) for item in findings}
    if "deficiency" in severities:
        return "deficient"
    return "needs_review" if "doubt" in severities else "complete"
