"""Lists of documents whose heads are in their writer's words; forms that look like lists."""

import pytest

from tests.extract.pages import page, table, values_of

DOCUMENTS = ("QX-SH-01", "售后服务总则"), ("QX-SH-02", "投诉处理办法"), ("QX-SH-03", "安装作业要求")
HEAD_OF_A_DOCUMENT = table(("文件号", "QX-SH-01", "版次", "第三版"), ("编写", "李清", "审核", "综合部"))


@pytest.mark.parametrize(
    "heads",
    [
        ("号", "文件", "发布"),
        ("代码", "文件", "归口"),
        ("文件编号", "规矩", "谁管"),
        ("No", "Document", "Owner"),
    ],
)
def test_numbers_and_titles_are_known_by_what_they_are(heads: tuple[str, str, str]) -> None:
    listed = table(heads, *((number, title, "客服部") for number, title in DOCUMENTS))
    rows = values_of("management_document_list", page((0.4, 0.1, "文件目录"), tables=(listed,)))[
        "document_list"
    ]
    assert [(dict(row)["number"], dict(row)["title"]) for row in rows] == list(DOCUMENTS)  # type: ignore[union-attr]


def test_editions_and_departments_are_neither_numbers_nor_titles() -> None:
    listed = table(("类别", "文件", "版"), *(("客服部", title, "A/0") for _, title in DOCUMENTS))
    rows = values_of("management_document_list", page((0.4, 0.1, "文件目录"), tables=(listed,))).get(
        "document_list", ()
    )
    assert all("number" not in dict(row) for row in rows)  # type: ignore[union-attr]


def test_the_head_of_the_first_document_lists_nothing() -> None:
    listed = table(("号", "名称", "主管"), *((number, title, "客服部") for number, title in DOCUMENTS))
    pages = (
        page((0.4, 0.1, "文件目录"), tables=(listed,)),
        page((0.4, 0.1, "售后服务总则"), tables=(HEAD_OF_A_DOCUMENT,), number=2),
    )
    rows = values_of("management_document_list", *pages)["document_list"]
    assert len(rows) == len(DOCUMENTS)  # type: ignore[arg-type]


def test_a_list_goes_on_below_the_same_heads() -> None:
    first = table(("文件编号", "文件名称", "版次"), ("QX-SH-01", "售后服务总则", "A/0"))
    second = table(("文件编号", "文件名称", "版次"), ("QX-SH-02", "投诉处理办法", "A/0"))
    pages = (page((0.4, 0.1, "文件目录"), tables=(first,)), page(tables=(second,), number=2))
    rows = values_of("management_document_list", *pages)["document_list"]
    assert len(rows) == 2  # type: ignore[arg-type]


def test_what_is_remarked_of_a_document_is_read() -> None:
    listed = table(
        ("文件号", "文件名", "备注"),
        ("QX-SH-01", "售后服务总则", ""),
        ("QX-SH-02", "包装规定", "作废，并入01号"),
    )
    rows = values_of("management_document_list", page((0.4, 0.1, "文件清单"), tables=(listed,)))[
        "document_list"
    ]
    assert [dict(row).get("remark", "") for row in rows] == ["", "作废，并入01号"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "lines",
    [
        ("1．《投诉处理办法》 LT/SF-01", "2．《备件管理规定》 LT/SF-02"),
        ("一、投诉处理办法（LT/SF-01）", "二、备件管理规定（LT/SF-02）"),
        ("LT/SF-01《投诉处理办法》", "LT/SF-02《备件管理规定》"),
    ],
)
def test_a_list_in_lines_is_a_list(lines: tuple[str, ...]) -> None:
    pieces = ((0.1, 0.1 + 0.03 * at, line) for at, line in enumerate(("文件清单", *lines)))
    rows = values_of("management_document_list", page(*pieces))["document_list"]
    assert [(dict(row)["number"], dict(row)["title"]) for row in rows] == [  # type: ignore[union-attr]
        ("LT/SF-01", "投诉处理办法"),
        ("LT/SF-02", "备件管理规定"),
    ]


def listed_under(*heads: str, cells: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]]:
    whole = table(heads, *cells)
    found = values_of("management_document_list", page((0.4, 0.1, "文件目录"), tables=(whole,)))
    rows = found.get("document_list", ())
    return [(dict(row).get("number", ""), dict(row).get("title", "")) for row in rows]  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["{} {}", "{}《{}》", "{}{}"])
@pytest.mark.parametrize("head", ["制度", "编号及名称", "文件名称"])
def test_number_and_title_in_one_cell_are_two_values(form: str, head: str) -> None:
    cells = tuple((form.format(*one), "客服部", "2025.3.1") for one in DOCUMENTS)
    assert listed_under(head, "归谁", "从哪天起", cells=cells) == list(DOCUMENTS)


def test_a_number_inside_a_title_with_a_cell_of_its_own_stays_there() -> None:
    cells = tuple((f"A-{at}", f"{number} {title}") for at, (number, title) in enumerate(DOCUMENTS, 1))
    found = listed_under("编号", "文件名称", cells=cells)
    assert [number for number, _ in found] == ["A-1", "A-2", "A-3"]
