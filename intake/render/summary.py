"""A batch's cases as plain rows, the same for the workbook, the JSON and the CSV."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intake.model import CaseReport, effective_severity
from intake.render.words import status_word, words

_NOT_WHOLE = ("unreadable", "partly_read")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One case of a batch.

    ``folder``: its outputs, relative to the summary, ``/`` between parts (``""``: none). ``report`` is
    ``None`` when the case could not be processed, and ``problem`` then says why. ``deadline``: the ISO
    date by which the letter asks for an answer, when one was written. ``optional``: ids of the submissions
    that need not be sent.
    """

    case_name: str
    folder: str
    report: CaseReport | None
    problem: str | None = None
    deadline: str | None = None
    optional: frozenset[str] = frozenset()

    @property
    def verdict(self) -> str:
        return self.report.verdict if self.report else "failed"

    def count(self, severity: str) -> int:
        """Its findings of that severity, after what persons have decided."""
        found = self.report.findings if self.report else ()
        return sum(effective_severity(finding) == severity for finding in found)

    def status_words(self, submissions: Iterable[str], language: str) -> list[tuple[str, str]]:
        """Each submission's status and its word; empty texts where the report says nothing of it."""
        results = {item.id: item for item in self.report.submissions} if self.report else {}
        return [
            (results[name].status, status_word(results[name], language, optional=name in self.optional))
            if name in results
            else ("", "")
            for name in submissions
        ]

    @property
    def has_letter(self) -> bool:
        return bool(self.folder) and self.count("deficiency") > 0


def in_summary(report: CaseReport) -> CaseReport:
    """The report with no more than summaries tell of it: thousands of rows are kept until a batch ends."""
    return replace(
        report,
        files=tuple(file for file in report.files if file.status in _NOT_WHOLE),
        documents=(),
        facts=(),
        coverage=(),
        indicators=(),
        eligibility=(),
        submissions=tuple(replace(item, documents=(), findings=()) for item in report.submissions),
        findings=tuple(
            replace(item, evidence=item.evidence[:1], values=(), looked_at=()) for item in report.findings
        ),
        rounds=None,
    )


def submission_columns(rows: Iterable[BatchRow]) -> list[tuple[int, str, str]]:
    """(number, id, title) of every submission in the reports, in the list's order."""
    found: dict[str, tuple[int, str, str]] = {}
    for row in rows:
        if row.report:
            for item in row.report.submissions:
                found.setdefault(item.id, (item.number, item.id, item.title))
    return sorted(found.values())


def case_data(row: BatchRow) -> dict[str, Any]:
    """One case as plain values for JSON and CSV."""
    report = row.report
    return {
        "case": row.case_name,
        "applicant": report.applicant if report else None,
        "unified_social_credit_code": report.unified_social_credit_code if report else None,
        "verdict": row.verdict,
        "as_of": report.as_of if report else None,
        "submissions": {item.id: item.status for item in report.submissions} if report else {},
        "deficiencies": row.count("deficiency"),
        "doubts": row.count("doubt"),
        "notes": row.count("note"),
        "deadline": row.deadline,
        "folder": row.folder,
        "problem": row.problem,
    }


def unread_files(rows: Sequence[BatchRow]) -> list[tuple[str, str, str, str]]:
    """(case, file, status in words, problem) of every file that was not read whole."""
    return [
        (row.case_name, item.path, words(row.report.language)[f"status_{item.status}"], item.problem or "")
        for row in rows
        if row.report
        for item in row.report.files
        if item.status in _NOT_WHOLE
    ]
