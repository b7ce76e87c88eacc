"""Cells merged downwards are told from empty ones, in every format that knows them."""

from pathlib import Path

import openpyxl
import pytest
from docx import Document
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from tests.read.builders import read_path

ROWS = [["Outlet", "Tel"], ["A", "400-800-1234"], ["B", ""], ["C", ""], ["D", ""]]
"""The telephone is merged over A, B and C; D has none."""


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    for row in ROWS:
        sheet.append(["", *row])
    sheet.merge_cells("C3:C5")
    book.save(path)


def word(path: Path) -> None:
    document = Document()
    table = document.add_table(len(ROWS), 2)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    table.cell(1, 1).merge(table.cell(3, 1))
    document.save(str(path))


def web(path: Path) -> None:
    rows = "<tr><td>Outlet</td><td>Tel</td></tr><tr><td>A</td><td rowspan=3>400-800-1234</td></tr>"
    path.write_text(
        f"<html><table>{rows}<tr><td>B</td></tr><tr><td>C</td></tr><tr><td>D</td><td></td></tr></table>"
    )


def pdf(path: Path) -> None:
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (1, 1), (1, 3))])
    SimpleDocTemplate(str(path)).build([Table(ROWS, colWidths=[120, 160], style=style)])


@pytest.mark.parametrize(
    ("name", "write"), [("a.xlsx", workbook), ("a.docx", word), ("a.html", web), ("a.pdf", pdf)]
)
def test_a_cell_merged_downwards(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    write(tmp_path / name)
    (table,) = read_path(tmp_path / name).pages[0].tables
    assert [row[0].text for row in table.rows] == ["Outlet", "A", "B", "C", "D"]
    assert [row[-1].above for row in table.rows] == [False, False, True, True, False]
