"""A table that runs on over the next page belongs to the paper it began in."""

import pytest

from intake.model import Box, Cell, Line, Page, Table
from tests.assign.pages import documents

LIST = (
    ("1", "售后服务管理办法", "TY-SH-01"),
    ("2", "投诉处理程序", "TY-SH-02"),
    ("3", "维修服务规范", "TY-SH-03"),
)
REST = (
    ("4", "备品备件管理规定", "TY-SH-04"),
    ("5", "商品配送管理办法", "TY-SH-05"),
    ("6", "顾客回访程序", "TY-SH-06"),
)
COLUMNS = (0.12, 0.27, 0.58)


def table(
    rows: tuple[tuple[str, ...], ...], top: float, columns: tuple[float, ...]
) -> tuple[Table, list[Line]]:
    cells, lines = [], []
    for row, texts in enumerate(rows):
        y = top + 0.03 * row
        boxes = [Box(x, y, x + 0.14, y + 0.02) for x in columns]
        cells.append(tuple(Cell(text, box) for text, box in zip(texts, boxes, strict=True)))
        lines += [Line(text, box) for text, box in zip(texts, boxes, strict=True)]
    return Table(tuple(cells), Box(0.1, top, 0.9, top + 0.03 * len(rows))), lines


def two_pages(columns: tuple[float, ...] = COLUMNS, between: str = "") -> list[tuple[str, tuple[int, ...]]]:
    head = (("序号", "文件名称", "文件编号"), *LIST)
    first, above = table(head, 0.8, COLUMNS)
    second, below = table(REST, 0.14, columns)
    title = Line("九、管理体系文件目录", Box(0.12, 0.74, 0.43, 0.76))
    foot = Line("第 10 页 共 17 页", Box(0.43, 0.945, 0.57, 0.955))
    text = [Line(between, Box(0.12, 0.1, 0.6, 0.12))] if between else []
    body = [
        Line("十、管理体系文件", Box(0.12, 0.42, 0.37, 0.44)),
        Line("售后服务管理办法", Box(0.39, 0.45, 0.61, 0.47)),
        Line("文件编号：TY-SH-01 版本号：A/1 发布日期：2025年03月01日", Box(0.16, 0.49, 0.8, 0.505)),
        *(
            Line(
                f"第{number}条 本文件由售后服务部负责解释，各部门应遵照执行，违反规定的予以处罚。",
                Box(0.16, y, 0.87, y + 0.015),
            )
            for number, y in zip("一二三四五六", (0.53, 0.56, 0.59, 0.62, 0.65, 0.68), strict=True)
        ),
    ]
    pages = (
        Page("书.pdf", 10, (title, *above, foot), (first,)),
        Page("书.pdf", 11, (*text, *below, *body), (second,)),
    )
    return [(document.kind, document.pages) for document in documents(*pages)]


def test_rows_at_the_head_of_a_page_go_on_with_the_list_before() -> None:
    assert two_pages() == [("management_document_list", (10, 11)), ("management_document", (11,))]


@pytest.mark.parametrize("shift", [0.015, -0.015])
def test_columns_may_lie_a_little_aside(shift: float) -> None:
    assert two_pages(tuple(x + shift for x in COLUMNS))[0] == ("management_document_list", (10, 11))
