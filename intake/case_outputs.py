"""Writes what one case leaves behind: report.json, report.html and, where something is deficient, the
letter. Each file appears whole or not at all."""

from datetime import date
from pathlib import Path

from intake.atomic import write_atomically
from intake.errors import CaseError
from intake.model import CaseReport
from intake.pipeline import Outcome
from intake.render.letter import NoticeOptions, write_notice
from intake.render.letter_context import chosen_deadline
from intake.render.letter_data import LetterData
from intake.render.report_html import write_html
from intake.render.report_json import to_json
from intake.scheme import Scheme

REPORT_JSON = "report.json"
REPORT_HTML = "report.html"
NOTICE = "notice.docx"


def letter_options(report: CaseReport) -> NoticeOptions:
    """How a check's own letter is written: dated with the day the case was judged at, so that a rerun
    writes the same bytes; number and the rest are the user's to fill."""
    return NoticeOptions(issued_on=date.fromisoformat(report.as_of), language=report.language)


def answer_due(report: CaseReport, scheme: Scheme) -> str | None:
    """The ISO date by which the check's own letter asks for an answer; None when there is no letter."""
    if not any(finding.severity == "deficiency" for finding in report.findings):
        return None
    return chosen_deadline(letter_options(report), LetterData(scheme, report.language)).day.isoformat()


def write_outputs(outcome: Outcome, scheme: Scheme, folder: Path) -> tuple[Path, ...]:
    """Writes the outputs into `folder` (made when missing); gives the paths written.

    A letter of an earlier run is taken away when nothing is deficient any more.

    Raises:
        CaseError: the folder cannot be written.
    """
    report = outcome.report
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [folder / REPORT_JSON, folder / REPORT_HTML]
        write_atomically(written[0], to_json(report).encode("utf-8"))
        write_html(report, scheme, written[1], outcome.pictures)
        notice = folder / NOTICE
        if any(finding.severity == "deficiency" for finding in report.findings):
            write_notice(report, scheme, notice, options=letter_options(report))
            written.append(notice)
        else:
            notice.unlink(missing_ok=True)
    except OSError as error:
        raise CaseError(
            f"无法写入结果文件夹 {folder}：{error.strerror or error}。请用 --out 指定一个可写的文件夹。"
        ) from error
    return tuple(written)
