"""The table at the head of a controlled document's pages says what the document is called."""

import pytest

from intake.model import Box, Cell, Table
from tests.extract.pages import page, table, values_of
from tests.extract.test_other_papers import rows


def head(*rows: tuple[str, ...], top: float = 0.04) -> Table:
    """A table whose rows are 0.03 of the page high, from `top`."""
    return Table(
        tuple(
            tuple(
                Cell(
                    text,
                    Box(column / len(row), top + 0.03 * at, (column + 1) / len(row), top + 0.03 * (at + 1)),
                )
                for column, text in enumerate(row)
            )
            for at, row in enumerate(rows)
        ),
        Box(0, top, 1, top + 0.03 * len(rows)),
    )


HEADS = [
    (
        ("绍兴清溪电器有限公司质量手册", "文件编号", "QX-A-5.0"),
        ("5 管理职责", "版本/修改", "A/0"),
        ("", "页 次", "1/7"),
    ),
    (
        ("绍兴清溪电器有限公司", "文件编号：QX-A-5.0"),
        ("管理职责", "版本／修改：A/0"),
        ("", "第1页 共7页"),
    ),
    (("管理职责", "", ""), ("文件编号", "版次/修改", "页码"), ("QX-A-5.0", "A/0", "1/7")),
]


@pytest.mark.parametrize("cells", HEADS)
def test_number_name_and_edition_stand_in_the_head(cells: tuple[tuple[str, ...], ...]) -> None:
    values = values_of("management_document", page((0.1, 0.3, "5.1 管理承诺"), tables=(head(*cells),)))
    assert (values["document_number"], values["title"], values["version"]) == (
        "QX-A-5.0",
        "管理职责",
        "A/0",
    )


def test_the_number_of_the_revision_is_no_part_of_the_edition() -> None:
    cells = (
        ("绍兴清溪电器有限公司程序文件", "文件编号", "QX—B08（8.2.1）", "", ""),
        ("顾客满意程度控制程序", "版 本", "A", "修改号", "0"),
        ("", "页 次", "1/2", "", ""),
    )
    values = values_of("management_document", page((0.1, 0.3, "1 目的"), tables=(head(*cells),)))
    assert values["document_number"] == "QX-B08(8.2.1)"
    assert (values["title"], values["version"], values["revision"]) == ("顾客满意程度控制程序", "A", "0")


def test_a_head_lists_no_documents() -> None:
    pages = [
        page(
            (0.1, 0.045, "绍兴清溪电器有限公司质量手册"),
            (0.1, 0.3, "文件清单"),
            number=number,
            tables=tables,
        )
        for number, tables in enumerate(
            [
                (head(*HEADS[0]), table(("文件编号", "文件名称"), ("QX-B-01", "文件控制程序"))),
                (head(*HEADS[0]),),
            ],
            1,
        )
    ]
    values = values_of("management_document", *pages)
    assert rows(values["document_list"]) == [{"number": "QX-B-01", "title": "文件控制程序"}]
    assert {row["title"] for row in rows(values["contained_documents"])} == {"文件控制程序"}


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(
            (("绍兴清溪电器有限公司", "文件编号", "QX-A-5.0"), ("管理职责", "版本", "A/0")), id="no page"
        ),
        pytest.param((("序号", "名称"), ("1", "管理职责"), ("页次", "1/7")), id="no label of the kind"),
    ],
)
def test_a_table_that_counts_no_pages_or_names_no_number_is_no_head(
    cells: tuple[tuple[str, ...], ...],
) -> None:
    values = values_of("management_document", page((0.1, 0.3, "培训管理制度"), tables=(head(*cells),)))
    assert values["title"] == "培训管理制度"


def test_a_table_below_the_top_of_the_page_is_no_head() -> None:
    low = page((0.1, 0.2, "培训管理制度"), tables=(head(*HEADS[0], top=0.3),))
    assert values_of("management_document", low)["title"] == "培训管理制度"
