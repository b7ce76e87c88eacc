"""`summary.xlsx`: a batch as a workbook: the cases, every finding, every file that was not read."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from intake.atomic import write_atomically
from intake.model import effective_severity
from intake.render.clean import one_line, shortened
from intake.render.stable_zip import stable_zip
from intake.render.summary import BatchRow, submission_columns, unread_files
from intake.render.words import Words, words

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
_HEAD = PatternFill("solid", start_color="1F4E9E")
# Excel's own limit is 32,767 characters a cell.
_LONGEST = 32_000
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
    _head(unread, [said["case"], said["file"], said["status"], said["problem"]], [28, 60, 14, 60])
    for line in unread_files(rows):
        _line(unread, line)
    for sheet in book.worksheets:
        sheet.freeze_panes = "C2" if sheet is cases else "B2"
        sheet.auto_filter.ref = sheet.dimensions
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
    _head(sheet, heads, [28, 14, 28, 22, *([12] * len(columns)), 9, 9, 9, 13, 10, 10, 40])
    for row in rows:
        report = row.report
        known = row.status_words([name for _, name, _ in columns], language)
        cells = _line(
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
            _link(cells[link], f"{row.folder}/notice.docx")
        if report and row.folder:
            _link(cells[link + 1], f"{row.folder}/report.html")


def _findings(sheet: Worksheet, rows: Sequence[BatchRow], said: Words) -> None:
    names = ["case", "title", "severity", "finding", "message", "remedy", "file", "page_label"]
    _head(sheet, [said[name] for name in names], [28, 30, 9, 26, 60, 50, 40, 7])
    for row in rows:
        if not row.report:
            continue
        titles = {item.id: item.title for item in row.report.submissions}
        for finding in row.report.findings:
            first = finding.evidence[0] if finding.evidence else None
            cells = _line(
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


def _head(sheet: Worksheet, heads: Sequence[str], widths: Sequence[int]) -> None:
    for place, (text, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = _cell(sheet, 1, place)
        _set(cell, text)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width


def _line(sheet: Worksheet, values: Sequence[str | int]) -> list[Cell]:
    number = sheet.max_row + 1
    cells: list[Cell] = []
    for place, value in enumerate(values, 1):
        cell = _cell(sheet, number, place)
        _set(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    return cells


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError("no cell of a summary is merged")
    return cell


def _set(cell: Cell, value: str | int) -> None:
    """Numbers as numbers; a text always as text, never as a formula, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = shortened(one_line(value), _LONGEST)
    cell.data_type = "s"
    if cell.value.startswith(("=", "+", "-", "@")):
        # Keeps it a text when a person edits the cell, too.
        cell.style = "Normal"
        cell.quotePrefix = True


def _fill(cell: Cell, state: str) -> None:
    if state in _FILLS:
        cell.fill = PatternFill("solid", start_color=_FILLS[state])


def _link(cell: Cell, target: str) -> None:
    cell.hyperlink = quote(target, safe="/")
    cell.font = Font(color="1F4E9E", underline="single")
