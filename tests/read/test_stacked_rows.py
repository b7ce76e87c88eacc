"""A list ruled around its head and its body only: the body's one ruled row is as many rows as it holds."""

from pathlib import Path

import pytest
from docx import Document
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from intake.model import Box, Cell, Page
from intake.model import Table as Rows
from intake.read.stacked_rows import stacked_rows
from tests.read.builders import read_path

NUMBERS = ["QX-SH-01", "QX-SH-02", "QX-SH-03"]
TITLES = ["文件控制程序", "投诉与回访控制程序", "培训程序"]


def _rows(*columns: list[str]) -> list[list[str]]:
    """What the body of a table whose one row holds these columns reads as."""
    cells = tuple(
        Cell("\n".join(lines), Box(0.2 * at, 0.3, 0.2 * at + 0.2, 0.9)) for at, lines in enumerate(columns)
    )
    table = Rows((tuple(Cell(f"栏{at}") for at in range(len(cells))), cells))
    return stacked_rows(Page("f", 1, tables=(table,))).tables[0].texts()[1:]


@pytest.mark.parametrize(
    "columns",
    [
        [NUMBERS, TITLES],
        [["4.2.3", "5.6", "7.5.1"], TITLES, ["B01(4.2.3)", "B02(5.6)", "B03(7.5.1)"]],
        [["1", "2", "3"], TITLES, ["厂办", "厂办", "厂办"]],
        [["09", "10", "11"], TITLES, [], ["A/0", "A/1", "B/0"]],
    ],
)
def test_as_many_lines_in_each_column_are_rows(columns: list[list[str]]) -> None:
    assert _rows(*columns) == [
        [lines[at] if lines else "" for lines in columns] for at in range(len(TITLES))
    ]


@pytest.mark.parametrize(
    "columns",
    [
        [NUMBERS[:2], TITLES[:2]],  # two lines: more often two words than two rows
        [NUMBERS, TITLES[:2]],  # which belongs to which cannot be told
        [["临州青岚", "维修服务", "站"], ["0571-8801", "0571-8802", "0571-8803"]],  # a name that is wrapped
        [["1", "3", "7"], TITLES],  # plain numbers that do not run on
        [["13902265", "4830", "11"], ["电话", "手机号码", "分机"]],
        [TITLES, ["甲", "乙丙", "丁"]],  # no number of a row anywhere
        [["QX-SH-01", "QX-SH-01", "QX-SH-01"], TITLES],  # one number, three times
        [NUMBERS],
    ],
)
def test_what_may_be_one_rows_words_stays_one_row(columns: list[list[str]]) -> None:
    assert _rows(*columns) == [["\n".join(lines) for lines in columns]]


def test_each_row_has_its_part_of_the_place() -> None:
    cells = (
        Cell("\n".join(NUMBERS), Box(0.1, 0.3, 0.4, 0.9)),
        Cell("\n".join(TITLES), Box(0.4, 0.3, 0.9, 0.9)),
    )
    table = stacked_rows(Page("f", 1, tables=(Rows((cells,)),))).tables[0]
    assert [row[0].box.y0 for row in table.rows] == pytest.approx([0.3, 0.5, 0.7])
    assert table.rows[2][1].box.y1 == pytest.approx(0.9)


def test_a_sheets_rows_keep_the_number_people_see() -> None:
    cells = (Cell("\n".join(NUMBERS)), Cell("\n".join(TITLES)))
    head, foot = (Cell("编号"), Cell("名称")), (Cell("合计"), Cell("3"))
    table = Rows((head, cells, foot), row_numbers=(1, 4, 9))
    assert stacked_rows(Page("f", 1, tables=(table,))).tables[0].row_numbers == (1, 4, 4, 4, 9)


def word(path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    for column, (head, lines) in enumerate((("文件编号", NUMBERS), ("文件名称", TITLES))):
        table.cell(0, column).text = head
        table.cell(1, column).text = "\n".join(lines)
    document.save(str(path))


def pdf(path: Path) -> None:
    body = ["\n".join(NUMBERS), "Document control\nComplaints and returns\nTraining"]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")])
    SimpleDocTemplate(str(path)).build([Table([["No.", "Title"], body], style=style)])


@pytest.mark.parametrize(("write", "name"), [(word, "list.docx"), (pdf, "list.pdf")])
def test_files_of_every_kind(tmp_path: Path, write: object, name: str) -> None:
    assert callable(write)
    write(tmp_path / name)
    table = read_path(tmp_path / name).pages[0].tables[0]
    assert [row[0].text for row in table.rows[1:]] == NUMBERS
