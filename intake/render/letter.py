"""The letters of a case as Word files: 补充材料通知书, 受理通知书, 补充材料催办函, 退回申请通知书."""

from datetime import UTC, datetime
from pathlib import Path

from intake.atomic import write_atomically
from intake.errors import UsageError
from intake.model import CaseReport
from intake.render.letter_context import NoticeOptions, letter_context
from intake.render.letter_data import LetterData, LetterKind
from intake.render.letter_items import letter_groups
from intake.render.letter_template import fill_template, validate_template
from intake.render.words import words
from intake.scheme import Scheme

__all__ = [
    "NoticeOptions",
    "check_template",
    "letter_content",
    "write_acceptance",
    "write_notice",
    "write_reminder",
]

TEMPLATES: dict[LetterKind, str] = {
    "notice": "letter",
    "correction": "letter",
    "acceptance": "accept",
    "reminder": "remind",
    "rejection": "reject",
}

_NO_GROUND: dict[LetterKind, str] = {
    "notice": "没有需要补充的内容，不生成补充材料通知书。",
    "correction": "没有需要补充的内容，不能更正通知书。",
    "reminder": "没有待补充的内容，无需催办。",
    "rejection": "没有待补充的内容，不能退回。",
}


def letter_content(
    report: CaseReport, scheme: Scheme, kind: LetterKind, *, options: NoticeOptions
) -> bytes:
    """The .docx of a letter: one that asks for all that is missing or does not suffice (``notice``),
    reminds of it (``reminder``), returns the application for it (``rejection``), or accepts it
    (``acceptance``).

    Raises:
        UsageError: there is no ground for that letter; the message says what stands in the way.
        SchemeError: the template or letter.yaml is broken; the message names file and field.
    """
    data = LetterData(scheme, options.language)
    groups = letter_groups(report, scheme, data, options.language) if kind != "acceptance" else ()
    if kind == "acceptance" and report.verdict != "complete":
        raise UsageError(
            f"案件结论为“{words('zh')[report.verdict]}”，尚不能受理：请先处理报告中的缺项和疑问。"
        )
    if kind != "acceptance" and not groups:
        raise UsageError(_NO_GROUND[kind])
    template = template_path(scheme, data, kind, options.language, options.template)
    context = letter_context(report, scheme, data, groups, options, kind)
    day = options.issued_on
    return fill_template(
        template,
        context,
        stamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        title=data.title(kind),
        author=context["body"]["letterhead"],
    )


def write_notice(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that asks for what is missing. Raises as `letter_content` does."""
    write_atomically(out, letter_content(report, scheme, "notice", options=options))


def write_reminder(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that reminds of requests still open. Raises as `letter_content` does."""
    write_atomically(out, letter_content(report, scheme, "reminder", options=options))


def write_acceptance(report: CaseReport, scheme: Scheme, out: Path, *, options: NoticeOptions) -> None:
    """Writes the letter that accepts the application. Raises as `letter_content` does."""
    write_atomically(out, letter_content(report, scheme, "acceptance", options=options))


def check_template(scheme: Scheme, kind: LetterKind, language: str, own: Path | None = None) -> None:
    """Checks the Word template that a letter of that kind would be written with. Raises SchemeError."""
    validate_template(template_path(scheme, LetterData(scheme, language), kind, language, own))


def template_path(
    scheme: Scheme, data: LetterData, kind: LetterKind, language: str, own: Path | None = None
) -> Path:
    """The Word template of that kind of letter: ``own``, else the body's, else the scheme's."""
    return own or data.template(kind) or scheme.file(f"{TEMPLATES[kind]}.{language}.docx")
