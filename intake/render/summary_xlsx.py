"""`summary.xlsx`: a batch as a workbook: the cases, every finding, every file that was not read."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from intake.atomic import write_atomically
from intake.model import effective_severity
from intake.render.stable_zip import stable_zip
from intake.render.summary import BatchRow, submission_columns, unread_files
from intake.render.words import Words, words
from intake.render.workbook_cells import fit_to_width, put_head, put_line, put_link

_FILLS = {
    "complete": "C6EFCE",
    "satisfied": "C6EFCE",
    "deficient": "FFC7CE",
    "missing": "FFC7CE",
    "unreadable": "D9D9D9",
    "failed": "D9D9D9",
    "needs_review": "FFEB9C",
    "deficiency": "FFC7CE",
    "doubt": "FFEB9C",
    "not_applicable": "EDEDED",
}
# A workbook has no clock of its own: the day is in its rows.
_STAMP = datetime(2000, 1, 1)


def write_summary(rows: Sequence[BatchRow], out: Path, language: str = "zh") -> None:
    """Writes the workbook to `out`; links in it are relative to its folder. Same rows, same bytes."""
    said = words(language)
    book = Workbook()
    cases = book.active
    if cases is None:  # a new workbook always has its first sheet
        cases = book.create_sheet()
    _cases(cases, rows, said, language)
    _findings(book.create_sheet(said["findings"]), rows, said)
    unread = book.create_sheet(said["unread"])
    put_head(unread, [said["case"], said["file"], said["status"], said["problem"]], [28, 60, 14, 60])
    for line in unread_files(rows):
        put_line(unread, line)
    for sheet in book.worksheets:
        sheet.freeze_panes = "C2" if sheet is cases else "B2"
        sheet.auto_filter.ref = sheet.dimensions
        fit_to_width(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomically(out, stable_zip(buffer.getvalue(), _STAMP))


def _cases(sheet: Worksheet, rows: Sequence[BatchRow], said: Words, language: str) -> None:
    sheet.title = said["cases"]
    columns = submission_columns(rows)
    heads = [said["case"], said["verdict"], said["applicant"], said["code"]]
    heads += [f"{number} {title}" for number, _, title in columns]
    heads += [
        said[name]
        for name in ("deficiencies", "doubts", "notes", "deadline", "letter", "report_link", "problem")
    ]
    put_head(sheet, heads, [28, 14, 26, 21, *([9] * len(columns)), 7, 7, 7, 12, 8, 8, 32])
    for row in rows:
        report = row.report
        known = row.status_words([name for _, name, _ in columns], language)
        cells = put_line(
            sheet,
            [
                row.case_name,
                said[row.verdict],
                (report.applicant if report else None) or "",
                (report.unified_social_credit_code if report else None) or "",
                *(word for _, word in known),
                row.count("deficiency"),
                row.count("doubt"),
                row.count("note"),
                row.deadline or "",
                said["open"] if row.has_letter else "",
                said["open"] if report and row.folder else "",
                row.problem or "",
            ],
        )
        _fill(cells[1], row.verdict)
        for cell, (status, _) in zip(cells[4:], known, strict=False):
            _fill(cell, status)
        link = 4 + len(columns) + 4
        if row.has_letter:
            put_link(cells[link], f"{row.folder}/notice.docx")
        if report and row.folder:
            put_link(cells[link + 1], f"{row.folder}/report.html")


def _findings(sheet: Worksheet, rows: Sequence[BatchRow], said: Words) -> None:
    names = ["case", "title", "severity", "finding", "message", "remedy", "file", "page_label"]
    put_head(sheet, [said[name] for name in names], [28, 30, 9, 26, 60, 50, 40, 7])
    for row in rows:
        if not row.report:
            continue
        titles = {item.id: item.title for item in row.report.submissions}
        for finding in row.report.findings:
            first = finding.evidence[0] if finding.evidence else None
            cells = put_line(
                sheet,
                [
                    row.case_name,
                    titles.get(finding.submission or "", ""),
                    said[effective_severity(finding)],
                    finding.code,
                    finding.message,
                    finding.remedy or "",
                    first.file if first else "",
                    first.page if first and first.page else "",
                ],
            )
            _fill(cells[2], effective_severity(finding))


def _fill(cell: Cell, state: str) -> None:
    if state in _FILLS:
        cell.fill = PatternFill("solid", start_color=_FILLS[state])
