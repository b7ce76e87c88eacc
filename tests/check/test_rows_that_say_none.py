"""A list of products whose own row says that its report, or its certificate, is not there."""

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact

Row = dict[str, str]


def listed(*rows: Row, ocr: float | None = None, confidence: float = 0.97) -> Pack:
    """A case with that list of products, and a report under each of the numbers in it."""
    pack = complete().without("inspection_report", "product_introduction")
    pack = with_fact(pack, "business_licence", "business_scope", "家用电器制造；家用电器销售")
    pack.add("product_introduction", "产品介绍", ocr=ocr, confidence=confidence, product_names=list(rows))
    for row in rows:
        if "-26-" in row.get("report", ""):
            name = row.get("name") or row.get("category", "")
            pack.add(
                "inspection_report", f"检验报告\n{name}", product_name=name, model=row.get("model", ""),
                client=NAME, manufacturer=NAME, conclusion="pass", issued_on="2026-05-14",
                report_number=row["report"], issued_by="浙江检测中心",
            )  # fmt: skip
    return pack


FAN: Row = {"name": "落地扇", "model": "FS40", "report": "JC-26-0391"}


def lacking(pack: Pack) -> list[tuple[str, bool]]:
    return [(item.severity, "集成灶" in item.message) for item in pack.found("inspection-report-missing")]


@pytest.mark.parametrize(
    "cell",
    ["", " ", "（资料未齐）", "办理中", "待补", "后补", "—", "/", "送检中", "尚未出具", "暂缺", "无"],
)
def test_a_row_that_says_there_is_no_report_is_believed(cell: str) -> None:
    assert lacking(listed(FAN, {"name": "集成灶", "model": "JZT-C9", "report": cell})) == [
        ("deficiency", True)
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"name": "集成灶", "report": "待补"},
        {"category": "集成灶", "model": "1.5kg", "report": ""},
        {"name": "集成灶", "model": "450g/盒", "report": "—"},
    ],
)
def test_it_needs_no_model(row: Row) -> None:
    assert lacking(listed(FAN, row)) == [("deficiency", True)]


@pytest.mark.parametrize("cell", ["见附件", "同上", "无需检验", "见检验报告第2份"])
def test_other_words_say_no_such_thing(cell: str) -> None:
    assert lacking(listed(FAN, {"name": "集成灶", "report": cell})) == [("doubt", True)]


def test_a_column_in_which_no_row_tells_a_report_says_nothing() -> None:
    pack = listed(FAN | {"report": ""}, {"name": "集成灶", "report": ""})
    pack.add(
        "inspection_report", "检验报告", product_name="落地扇", report_number="JC-1", conclusion="pass"
    )
    assert lacking(pack) == [("doubt", True)]


def test_a_report_on_it_that_no_other_row_lists_is_its_own() -> None:
    pack = listed(FAN, {"name": "集成灶", "report": ""})
    pack.add(
        "inspection_report", "检验报告", product_name="集成灶", report_number="JC-1", conclusion="pass"
    )
    assert lacking(pack) == []


def test_a_report_that_another_row_lists_is_that_ones() -> None:
    dog: Row = {"category": "犬粮", "examples": "成犬鸡肉味", "report": "JC-26-0229"}
    snack: Row = {"category": "集成灶", "examples": "犬粮", "report": ""}
    assert lacking(listed(dog, snack)) == [("deficiency", True)]


def test_an_empty_cell_in_a_picture_may_not_have_been_read() -> None:
    assert lacking(listed(FAN, {"name": "集成灶", "report": ""}, ocr=0.97)) == [("doubt", True)]
    assert lacking(listed(FAN, {"name": "集成灶", "report": "待补"}, ocr=0.97)) == [("deficiency", True)]


def test_an_empty_cell_beside_a_file_that_could_not_be_opened_is_a_question() -> None:
    for cell, severity in (("", "doubt"), ("办理中", "deficiency")):
        pack = listed(FAN, {"name": "集成灶", "report": cell})
        pack.file("检验报告2.pdf", status="unreadable", problem_code="file-unreadable")
        assert lacking(pack) == [(severity, True)]


def test_the_row_is_believed_whatever_its_paper_was_taken_for() -> None:
    assert lacking(listed(FAN, {"name": "集成灶", "report": "待补"}, confidence=0.5)) == [
        ("deficiency", True)
    ]


def test_of_a_service_a_dash_says_nothing() -> None:
    assert lacking(listed(FAN, {"name": "集成灶安装", "report": "—"})) == [("doubt", True)]


CCC = "中国国家强制性产品认证证书"


@pytest.mark.parametrize(
    ("cell", "told"),
    [("", True), ("（资料未齐）", True), ("—", True), ("2023162401008817", False), ("不在目录内", False)],
)
def test_so_is_one_that_says_there_is_no_certificate_whatever_its_name(cell: str, told: bool) -> None:
    rows = [
        {"name": "嵌入式灶", "model": "JZT-B6", "certificate": "2023162401008816"},
        {"name": "集成灶", "model": "JZT-C9", "certificate": cell},
    ]
    pack = with_fact(complete(), "product_introduction", "product_names", rows)
    pack.add("product_certificate", f"{CCC}\n产品：家用燃气灶 JZT-B6", certificate_type=CCC)
    found = pack.found("permit-scope-unclear")
    assert [one.severity for one in found] == ["doubt"] * told
    assert not told or "集成灶 JZT-C9" in found[0].message


def test_a_certificate_that_names_it_is_its_own_whatever_its_row_says() -> None:
    rows = [
        {"name": "血压计", "model": "BP-1", "certificate": "粤械注准20212070988"},
        {"name": "雾化器", "model": "", "certificate": ""},
    ]
    pack = with_fact(complete(), "product_introduction", "product_names", rows)
    title = "医疗器械注册证"
    pack.add("permit", f"{title}\n型号：BP-1", certificate_type=title)
    assert ["雾化器" in one.message for one in pack.found("permit-scope-unclear")] == [True]
    pack.add("permit", f"{title}\n产品名称：雾化器", certificate_type=title)
    assert pack.found("permit-scope-unclear") == []


@pytest.mark.parametrize(("file", "codes"), [("检测/JC-1.pdf", []), ("检测/JC-2.pdf", ["detail-mismatch"])])
def test_a_list_may_tell_a_report_by_its_file_s_name(file: str, codes: list[str]) -> None:
    pack = listed({"name": "集成灶", "model": "JZT-C9", "report": "JC-1"})
    pack.add(
        "inspection_report", "检验报告\n集成灶 JZT-C9", file=file, product_name="集成灶", model="JZT-C9",
        report_number="MF26-04512", conclusion="pass", client=NAME, manufacturer=NAME,
    )  # fmt: skip
    found = [one.code for one in pack.judge().findings if one.submission == "product_introduction"]
    assert [code for code in found if code == "detail-mismatch"] == codes
