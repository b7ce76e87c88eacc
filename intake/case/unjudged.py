"""The report of a case that was read and could not be judged: nothing is held against anyone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from intake._version import __version__
from intake.model import NOT_JUDGED, CaseReport, Finding, Page, SourceFile, SubmissionResult
from intake.model.value import Text
from intake.render.wording import word_finding
from intake.scheme import Scheme
from intake.settings import Settings


class NotDone(Exception):
    """Judging a case, or making what it leaves behind, did not come to its end; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def unjudged_report(
    path: Path,
    files: tuple[SourceFile, ...],
    pages: Sequence[Page],
    scheme: Scheme,
    settings: Settings,
    reason: str,
) -> CaseReport:
    """What was read of the case, each submission for a person to look at, and one finding: the reason."""
    return CaseReport(
        tool_version=__version__,
        scheme_id=scheme.id,
        scheme_version=scheme.version,
        language=settings.language,
        as_of=settings.as_of.isoformat(),
        case_name=path.resolve().name,
        applicant=None,
        unified_social_credit_code=None,
        verdict="unreadable",
        files=files,
        page_counts=tuple(Counter(page.file for page in pages).items()),
        documents=(),
        facts=(),
        submissions=tuple(
            SubmissionResult(
                item.number, item.id, item.title.in_language(settings.language), "needs_review"
            )
            for item in sorted(scheme.submissions, key=lambda item: item.number)
        ),
        findings=(_finding(scheme, settings.language, reason),),
    )


def without_judgement(report: CaseReport, scheme: Scheme, reason: str) -> CaseReport:
    """The report of a case whose outputs could not be made: as if it had not been judged."""
    return replace(
        report,
        verdict="unreadable",
        documents=(),
        facts=(),
        submissions=tuple(
            replace(item, status="needs_review", documents=(), findings=()) for item in report.submissions
        ),
        findings=(_finding(scheme, report.language, reason),),
        coverage=(),
        indicators=(),
        eligibility=(),
        rounds=None,
    )


def _finding(scheme: Scheme, language: str, reason: str) -> Finding:
    found = Finding("f1", NOT_JUDGED, None, "doubt", values=(("reason", Text(reason)),))
    return word_finding(found, scheme, language)
