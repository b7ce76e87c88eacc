"""What the rows of a long list name is no title of the page that lists it."""

import pytest

from intake.assign.headings import headings
from intake.model import Box, Cell, Line, Page, Table
from tests.assign.pages import documents

TITLES = (
    "安全防火管理制度",
    "设备安全操作规程",
    "库房管理制度",
    "最终产品检验规范",
    "成品交付及服务管理制度",
    "职工培训制度",
    "投诉处理办法",
    "激光照排车间岗位职责",
)


def listing(title: str, rows: int, *, aside: str = "QYYT-C-{:02}") -> Page:
    """A title over a ruled table of two columns, a number and a document's title in each row."""
    lines = [Line(title, Box(0.39, 0.087, 0.66, 0.104))]
    table = []
    pairs = [("编 号", "程 序 名 称"), *((aside.format(at + 1), TITLES[at]) for at in range(rows - 1))]
    for at, (number, name) in enumerate(pairs):
        top = 0.14 + 0.03 * at
        lines.append(Line(number, Box(0.15, top, 0.24, top + 0.014)))
        lines.append(Line(name, Box(0.45, top, 0.45 + 0.02 * len(name), top + 0.014)))
        ends = ((0.14, 0.33, number), (0.33, 0.9, name))
        table.append(tuple(Cell(text, Box(x0, top - 0.005, x1, top + 0.025)) for x0, x1, text in ends))
    box = Box(0.14, 0.135, 0.9, 0.165 + 0.03 * rows)
    return Page("文件.pdf", 1, tuple(lines), (Table(tuple(table), box),))


@pytest.mark.parametrize("title", ["附录 7 支持性文件清单", "三级文件一览表", "作业性文件目录"])
def test_a_list_of_documents_is_none_of_those_it_lists(title: str) -> None:
    (document,) = documents(listing(title, 9))
    assert document.kind == "management_document_list"


def test_the_rows_of_a_long_list_are_no_headings() -> None:
    assert [heading.raw for heading in headings(listing("附录 7 支持性文件清单", 7))[:1]] == [
        "附录 7 支持性文件清单"
    ]
    found = {heading.raw for heading in headings(listing("附录 7 支持性文件清单", 7))}
    assert not found & set(TITLES)


def test_a_form_of_few_rows_may_bear_its_title_in_a_cell() -> None:
    found = {heading.raw for heading in headings(listing("临州青岚净水设备有限公司", 6))}
    assert found >= set(TITLES[:5])


def test_a_table_with_sentences_is_a_documents_body() -> None:
    page = listing("临州青岚净水设备有限公司", 9, aside="第{}条，负责人签字，方可执行。")
    assert {heading.raw for heading in headings(page)} >= set(TITLES[:8])
