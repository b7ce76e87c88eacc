"""The look-up sheet: a line a paper, where to ask, and a column for what the register says."""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from intake.atomic import write_atomically
from intake.audit.lookup import LookupRow, lookup_data
from intake.render.stable_zip import stable_zip
from intake.render.words import words
from intake.render.workbook_cells import fit_to_width, put_head, put_line, put_link
from intake.scheme import Scheme, Wording

SHEET = "证书查询"
SHEET_BEFORE = "lookup"
"""The sheet's name, now and in 0.1: what reads the results back finds it by that."""

COLUMNS = {
    "lookup_type": 22,
    "lookup_number": 26,
    "lookup_holder": 28,
    "lookup_body": 26,
    "lookup_approval": 18,
    "lookup_valid_until": 13,
    "lookup_place": 34,
    "lookup_where": 44,
    "lookup_result": 13,
    "lookup_day": 13,
    "lookup_who": 11,
    "lookup_remark": 28,
    "lookup_findings": 12,
}
"""The columns by their words, with their widths in characters."""

_STAMP = datetime(2000, 1, 1)


def write_lookup(rows: Sequence[LookupRow], scheme: Scheme, out: Path, language: str = "zh") -> None:
    """Writes the sheet, to be filled by hand; the places link to the report beside it. Same rows, same
    bytes."""
    said = words(language)
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = SHEET
    put_head(sheet, [said[name] for name in COLUMNS], list(COLUMNS.values()))
    for row in rows:
        texts = {
            "lookup_type": row.type,
            "lookup_number": row.number or said["lookup_unread"],
            "lookup_holder": row.holder,
            "lookup_body": row.body,
            "lookup_approval": row.approval,
            "lookup_valid_until": row.valid_until,
            "lookup_place": f"{row.document.file} {said['page'].format(page=row.document.pages[0])}",
            "lookup_where": row.where.in_language(language),
            "lookup_findings": " ".join(finding.id for finding in row.findings),
        }
        cells = put_line(sheet, [texts.get(name, "") for name in COLUMNS])
        put_link(cells[list(COLUMNS).index("lookup_place")], "report.html", row.document.id)
    titles = [Wording(item["title"]).in_language(language) for item in lookup_data(scheme)["results"]]
    choice = DataValidation(type="list", formula1=f'"{",".join(titles)}"', allow_blank=True)
    letter = get_column_letter(list(COLUMNS).index("lookup_result") + 1)
    if rows:
        choice.add(f"{letter}2:{letter}{len(rows) + 1}")
        sheet.add_data_validation(choice)
    sheet.freeze_panes = "C2"
    fit_to_width(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomically(out, stable_zip(buffer.getvalue(), _STAMP))
