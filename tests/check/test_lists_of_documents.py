"""What a list of documents asks for: not what was withdrawn, not what begins on the list's own pages."""

from dataclasses import replace

import pytest

from intake.model import Box, Cell, Line, Page, Table
from tests.check.builders import LIST, SERVICE_SYSTEM, Pack, complete, with_fact

CODE = "listed-document-missing"


def listing(**third: str) -> Pack:
    return with_fact(
        complete(), "management_document_list", "document_list", [*LIST, {"number": "QX-SH-03", **third}]
    )


@pytest.mark.parametrize(
    "row",
    [
        {"title": "包装防护规定", "remark": "作废：2026年1月并入02号，不再单列"},
        {"title": "包装防护规定", "remark": "已废止"},
        {"title": "包装防护规定（停用）"},
    ],
)
def test_a_withdrawn_document_need_not_be_sent(row: dict[str, str]) -> None:
    assert listing(**row).found(CODE) == []


@pytest.mark.parametrize(
    "row",
    [
        {"title": "包装防护规定", "remark": "售后服务部"},
        {"title": "包装防护规定", "remark": "现行有效"},
        {"title": "废止文件管理规定"},
    ],
)
def test_a_document_in_force_must_be_sent(row: dict[str, str]) -> None:
    assert listing(**row).severities(CODE) == ["deficiency"]


def second_page_of_the_list(pack: Pack, text: str, cells: tuple[str, ...] = ()) -> Pack:
    document = next(item for item in pack.documents if item.kind == "management_document_list")
    lines = tuple(
        Line(part, Box(0.1, 0.1 + 0.02 * at, 0.9, 0.115 + 0.02 * at))
        for at, part in enumerate(text.split("\n"))
    )
    tables = (Table((tuple(map(Cell, cells)),)),) if cells else ()
    pack.pages[document.file, 2] = Page(document.file, 2, lines, tables)
    longer = replace(document, pages=(1, 2))
    return replace(pack, documents=[longer if item is document else item for item in pack.documents])


def test_a_document_that_begins_on_the_lists_pages_was_sent() -> None:
    pack = second_page_of_the_list(
        listing(title="售后服务总则"), "QX-SH-03 售后服务总则\n第一条 用在哪里。适用于全部商品。"
    )
    assert pack.found(CODE) == []


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("【QX-SH-03 售后服务总则】编制：谢东升 审核：邓佩佩 批准：周锦云", True),
        ("QX-SH-03 售后服务总则  版本：A/0  实施日期：2025年2月1日  编制部门：售后服务部", True),
        ("本公司的售后服务工作均按照QX-SH-03《售后服务总则》的规定编制：见各部门的工作计划", False),
    ],
)
def test_a_title_may_bear_who_made_the_document_in_its_line(line: str, *, there: bool) -> None:
    pack = second_page_of_the_list(listing(title="售后服务总则"), f"{line}\n1 目的：统一目标。")
    assert (pack.found(CODE) == []) is there


@pytest.mark.parametrize(
    ("heading", "there"),
    [("QX-SH-03 售后服务总则", True), ("本制度的依据是售后服务总则和公司章程的有关规定", False)],
)
def test_a_document_may_begin_right_below_its_list(heading: str, *, there: bool) -> None:
    """On the list's own page, whose rows are longer than a heading is."""
    pack = listing(title="售后服务总则")
    document = next(item for item in pack.documents if item.kind == "management_document_list")
    cells = ("3", "QX-SH-03", "售后服务总则", "A/2", "2025年6月1日起施行", "售后服务部归口管理")
    lines = tuple(
        Line(text, Box(0, 0.1 * at, 1, 0.1 * at + 0.05))
        for at, text in enumerate((" ".join(cells), heading), 1)
    )
    table = Table((tuple(map(Cell, cells)),))
    pack.pages[document.file, 1] = Page(document.file, 1, lines, (table,), flowing=True)
    assert (pack.found(CODE) == []) is there


def test_a_list_that_goes_on_holds_no_document() -> None:
    row = ("QX-SH-03", "售后服务总则")
    pack = second_page_of_the_list(listing(title="售后服务总则"), "QX-SH-03 售后服务总则", row)
    assert pack.severities(CODE) == ["deficiency"]


def three(*titles: str, other: str = "") -> list[str]:
    """Three listed rules, the documents with these titles, and a line in one of them: what is missed."""
    rows = [
        {"number": "QX-SH-01", "title": "人员培训管理制度"},
        {"number": "QX-SH-02", "title": "人员考核管理制度"},
        {"number": "QX-SH-03", "title": "客户投诉处理程序"},
    ]
    pack = complete().without("management_document", "management_document_list")
    pack.add("management_document_list", "文件清单", document_list=rows)
    for title in titles:
        pack.add("management_document", f"{title}\n第一条 略。\n{other}", title=title)
    return [item.message for item in pack.found(CODE)]


def test_a_title_like_another_listed_one_s_is_not_there_for_both() -> None:
    (message,) = three("人员培训管理制度", "客户投诉处理程序")
    assert "人员考核管理制度" in message


def test_a_title_worded_a_little_otherwise_is_there() -> None:
    assert three("人员培训管理制度", "人员考核制度", "投诉处理程序") == []


@pytest.mark.parametrize(
    "line",
    [
        "相关文件：《客户投诉处理程序》",
        "投诉按《客户投诉处理程序》执行。",
        "详见QX-SH-03《客户投诉处理程序》",
        "参照 QX-SH-03",
    ],
)
def test_a_document_that_others_only_name_is_not_there(line: str) -> None:
    (message,) = three("人员培训管理制度", "人员考核管理制度", other=line)
    assert "客户投诉处理程序" in message


@pytest.mark.parametrize(
    "line",
    [
        "客户投诉处理程序",
        "三、客户投诉处理程序",
        "QX-SH-03 客户投诉处理程序",
        "附件3：《客户投诉处理程序》",
    ],
)
def test_one_that_stands_inside_another_is(line: str) -> None:
    assert three("人员培训管理制度", "人员考核管理制度", other=line) == []


@pytest.mark.parametrize(
    "title", ["售后服务总则（QX-SH-03）", "QX-SH-03 售后服务总则", "《售后服务总则》QX-SH-03"]
)
def test_number_and_title_may_stand_in_one_cell(title: str) -> None:
    pack = with_fact(complete(), "management_document_list", "document_list", [*LIST, {"title": title}])
    assert [one.severity for one in pack.found(CODE)] == ["deficiency"]
    assert "《售后服务总则》（QX-SH-03）" in pack.found(CODE)[0].message
    pack.add(
        "management_document",
        "售后服务管理总则\n文件编号：QX-SH-03\n第一条 略。",
        document_number="QX-SH-03",
    )
    assert pack.found(CODE) == []


def citing(*cells: str) -> Pack:
    rows = [("条款", "自评情况", "佐证材料"), *(("5.2.4", "备件供应不少于8年", cell) for cell in cells)]
    pack = complete().without("service_system").add("service_system", SERVICE_SYSTEM, table=rows)
    return pack.add("management_document", "备件供应规程\n文件编号：KF-03", file="KF-03备件供应规程.docx")


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("KF-09《旧件回收规程》", "《旧件回收规程》（KF-09）"),
        ("附件7 服务合同范本", "服务合同范本"),
        ("见《配送服务作业指导书》第3条", "配送服务作业指导书"),
    ],
)
def test_a_paper_that_is_cited_as_evidence_and_nowhere_is_asked_about(cell: str, named: str) -> None:
    (finding,) = citing(cell, "KF-03《备件供应规程》").found(CODE)
    assert finding.severity == "doubt" and named in finding.message and "KF-03" not in finding.message
    assert cell.replace(" ", "") in [place.text for place in finding.evidence]


@pytest.mark.parametrize(
    "cell",
    [
        "KF-03《备件供应规程》",
        "《备件供应管理规程》",  # nearly the title of a file
        "《中华人民共和国消费者权益保护法》",
        "《客户回访记录表》",  # a form
        "QX-SH-02《投诉处理程序》",  # listed: the list's matter
        "见第2条",
    ],
)
def test_a_paper_that_is_there_or_need_not_be_is_nothing(cell: str) -> None:
    assert citing(cell).found(CODE) == []


def test_what_a_list_names_and_nothing_is_is_told_once_with_its_rows() -> None:
    rows = [*LIST, {"number": "QX-SH-03", "title": "包装规定"}, {"number": "QX-SH-04", "title": "回收规定"}]
    (finding,) = with_fact(complete(), "management_document_list", "document_list", rows).found(CODE)
    assert "包装规定" in finding.message and "回收规定" in finding.message
    assert [place.text for place in finding.evidence] == ["QX-SH-03 包装规定", "QX-SH-04 回收规定"]


BOUND = """售后服务管理文件
说明：共4份，汇编成册。
FW-01 售后服务总则
FW-02 派工规定
FW-03 备件规定
FW-04 回收规定
FW-01 售后服务总则
第一条 适用于全部商品，包括维修、退换货、培训、监督考核。
FW-02 派工规定
第一条 专线受理投诉。"""


@pytest.mark.parametrize("titles", [("售后服务总则", "派工规定", "备件规定", "回收规定"), ("", "", "", "")])
def test_a_list_at_the_head_of_what_is_bound_with_it(titles: tuple[str, ...]) -> None:
    rows = [
        {"number": f"FW-0{at}", **({"title": title} if title else {})} for at, title in enumerate(titles, 1)
    ]
    pack = complete().without("management_document", "management_document_list")
    pack.add("management_document", BOUND, title="派工规定", document_number="FW-01", document_list=rows)
    (finding,) = pack.found(CODE)
    assert [place.text[:5] for place in finding.evidence] == ["FW-03", "FW-04"]
    assert finding.message.startswith("《管理体系文件清单》列有")
