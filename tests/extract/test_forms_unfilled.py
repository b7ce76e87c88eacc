"""A specimen or an unfilled form states nothing: neither whose it is, nor what was concluded."""

from dataclasses import replace

import pytest

from tests.extract.pages import page, table, values_of

RECORD = table(
    ("名称", "", "外包方单位", ""),
    ("检验项目", "检验结果", "结 论", "不合格处理"),
    ("表面平整，不模糊", "", "", ""),
    ("检验员", "", "日期", ""),
)


def read(*texts: str, tables: bool = False) -> dict[str, object]:
    lines = [(0.1, 0.04 + 0.03 * row, text) for row, text in enumerate(texts)]
    return values_of("inspection_report", replace(page(*lines, tables=(RECORD,) * tables), method="text"))


@pytest.mark.parametrize(
    "note",
    [
        "注：合格打“√”，不合格打“×”，有数据要求的填写实测数值。",
        "③检验结论一栏，判定合格或不合格。",
        "检验结论：□合格　□不合格",
        "合格率",
        "不合格说明及处置",
    ],
)
def test_the_words_of_a_form_are_no_conclusion(note: str) -> None:
    assert "conclusion" not in read("外包产品检验单", note, tables=True)


@pytest.mark.parametrize(
    ("said", "conclusion"),
    [
        ("检验结论：☑合格　□不合格", "pass"),
        ("检验结论：□合格　■不合格", "fail"),
        ("检验结论：所检项目均符合标准要求", "pass"),
        ("检验结论：不合格", "fail"),
        ("检验结论：未发现不合格", "pass"),
        ("检验结论：该样品除水分项目外，其余所检项目符合标准要求", "fail"),
        ("检验结论：除外观外，其他项目合格", "fail"),
        ("检验结论：除另有说明外，所检项目均符合标准要求", "pass"),
    ],
)
def test_what_a_filled_form_concludes(said: str, conclusion: str) -> None:
    assert read("检验报告", "报告编号：QX2024-018", said)["conclusion"] == conclusion


def test_a_word_alone_concludes_nothing_where_no_paper_is_told() -> None:
    assert "conclusion" not in read("检验记录", "检验结论：合格")
    assert read("检验记录", "检验日期：2024年3月5日", "检验结论：合格")["conclusion"] == "pass"


def test_a_photograph_may_tell_less_than_the_paper() -> None:
    photograph = page((0.1, 0.1, "检验报告"), (0.1, 0.2, "检验结论：不合格"))
    assert values_of("inspection_report", photograph)["conclusion"] == "fail"


@pytest.mark.parametrize(
    "name", ["某某市某某机械制造股份有限公司", "XX有限公司", "XXXX科技有限公司", "××集团"]
)
def test_a_specimen_names_nobody_and_concludes_nothing(name: str) -> None:
    values = read("检验报告", "编号：XXXX-XXXX", f"委托单位：{name}", "检验结论：所检项目全部合格")
    assert not {"client", "report_number", "conclusion"} & values.keys()


@pytest.mark.parametrize("name", ["绍兴市XX路电器有限公司", "上海MAXX电器有限公司", "XDX公司"])
def test_letters_in_a_name_are_none_of_a_specimen(name: str) -> None:
    assert read("检验报告", f"委托单位：{name}")["client"] == name


@pytest.mark.parametrize(("beside", "person"), [("审核", None), ("日期：", None), ("严明辉", "严明辉")])
def test_the_next_word_of_a_form_is_nobody_s_name(beside: str, person: str | None) -> None:
    values = values_of("management_document", page((0.1, 0.5, "编制"), (0.3, 0.5, beside)))
    assert values.get("prepared_by") == person


def test_digits_of_two_lines_are_no_number() -> None:
    assert "cma_number" not in read("检验记录", "102611", "271228")
    assert read("检验报告", "210012345678")["cma_number"] == "210012345678"


def test_the_bracket_behind_a_number_is_no_part_of_it() -> None:
    assert read("检验报告", "（编号：2016-01）")["report_number"] == "2016-01"
