"""The letters of a case as Word files: 补充材料通知书, 受理通知书, 补充材料催办函, 退回申请通知书."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from intake.atomic import write_atomically
from intake.errors import UsageError
from intake.model import CaseReport
from intake.render.letter_context import NoticeOptions, letter_context
from intake.render.letter_data import LetterData, LetterKind
from intake.render.letter_items import LetterGroup, letter_groups
from intake.render.letter_template import fill_template, validate_template
from intake.scheme import Scheme

__all__ = [
    "LETTERS",
    "NoticeOptions",
    "check_template",
    "write_acceptance",
    "write_notice",
    "write_rejection",
    "write_reminder",
]

_TEMPLATES: dict[LetterKind, str] = {
    "notice": "letter",
    "acceptance": "accept",
    "reminder": "remind",
    "rejection": "reject",
}


def write_notice(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that asks for what is missing or does not suffice, everything at once.

    Raises:
        UsageError: nothing is deficient, so there is nothing to ask for.
        SchemeError: the template or letter.yaml is broken; the message names file and field.
    """
    data = LetterData(scheme, options.language)
    groups = letter_groups(report, scheme, data, options.language)
    if not groups:
        raise UsageError(
            "没有需要补充的内容，不生成补充材料通知书 / nothing is deficient: there is nothing to ask for"
        )
    _write(report, scheme, out, "notice", data, groups, options)


def write_reminder(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that reminds of requests still open. Raises as `write_notice` does."""
    data = LetterData(scheme, options.language)
    groups = letter_groups(report, scheme, data, options.language)
    if not groups:
        raise UsageError("没有待补充的内容，无需催办 / nothing is open: there is nothing to remind of")
    _write(report, scheme, out, "reminder", data, groups, options)


def write_rejection(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that returns an application whose requests stayed open beyond the deadline. Raises
    as `write_notice` does."""
    data = LetterData(scheme, options.language)
    groups = letter_groups(report, scheme, data, options.language)
    if not groups:
        raise UsageError("没有待补充的内容，不能退回 / nothing is open: there is no ground to reject")
    _write(report, scheme, out, "rejection", data, groups, options)


def write_acceptance(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that tells the applicant that its application is accepted.

    Raises:
        UsageError: the case is not complete; the message says what stands in the way.
        SchemeError: the template or letter.yaml is broken.
    """
    if report.verdict != "complete":
        raise UsageError(
            f"案件结论为 {report.verdict}，尚不能受理：请先处理报告中的缺项和疑问 / the verdict is "
            f"{report.verdict}: settle the report's deficiencies and doubts first"
        )
    _write(report, scheme, out, "acceptance", LetterData(scheme, options.language), (), options)


class _Writer(Protocol):
    """Writes one kind of letter."""

    def __call__(
        self, report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions
    ) -> None: ...


LETTERS: Mapping[LetterKind, _Writer] = {
    "notice": write_notice,
    "acceptance": write_acceptance,
    "reminder": write_reminder,
    "rejection": write_rejection,
}
"""Every kind of letter there is."""


def check_template(scheme: Scheme, kind: LetterKind, language: str, own: Path | None = None) -> None:
    """Checks the Word template that a letter of that kind would be written with. Raises SchemeError."""
    validate_template(_template(scheme, LetterData(scheme, language), kind, language, own))


def _template(scheme: Scheme, data: LetterData, kind: LetterKind, language: str, own: Path | None) -> Path:
    return own or data.template(kind) or scheme.folder / f"{_TEMPLATES[kind]}.{language}.docx"


def _write(
    report: CaseReport,
    scheme: Scheme,
    out: Path,
    kind: LetterKind,
    data: LetterData,
    groups: tuple[LetterGroup, ...],
    options: NoticeOptions,
) -> None:
    template = _template(scheme, data, kind, options.language, options.template)
    context = letter_context(report, scheme, data, groups, options, kind)
    day = options.issued_on
    content = fill_template(
        template,
        context,
        stamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        title=data.text("titles", kind),
        author=context["body"]["letterhead"],
    )
    write_atomically(out, content)
