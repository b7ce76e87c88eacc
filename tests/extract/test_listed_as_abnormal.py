"""Every page of the public system has tabs that name the lists; a row or a sentence says who is listed."""

import pytest

from tests.extract.pages import flowing, page, table, values_of

HEAD = ("国家企业信用信息公示系统", "绍兴清溪电器有限公司", "2025年度报告")
REMOVED = "1 未按照规定的期限公示年度报告 2023年7月5日 补报未报年份的年度报告 2023年8月1日"
LISTED = "2 通过登记的住所或者经营场所无法联系的 2025年8月3日 绍兴市越城区市场监督管理局"


def listing(*lines: str) -> object:
    return values_of("annual_report", flowing(*HEAD, *lines, "公示日期：2026年5月12日")).get(
        "abnormal_listing"
    )


@pytest.mark.parametrize(
    "line",
    [
        "基础信息  行政许可信息  行政处罚信息  列入经营异常名录信息  列入严重违法失信名单（黑名单）信息",
        "列入经营异常名录信息",
        "企业信用信息 | 经营异常名录 | 严重违法失信名单",
        "序号 列入经营异常名录原因 列入日期 移出经营异常名录原因 移出日期 作出决定机关",
    ],
)
def test_tabs_and_heads_say_nothing(line: str) -> None:
    assert listing(line) is None


@pytest.mark.parametrize(
    "line",
    [
        LISTED,
        "绍兴清溪电器有限公司（已列入经营异常名录）",
        "因未公示年报被列入经营异常名录",
        "列入经营异常名录信息（1）",
        "该企业已被列入严重违法失信名单",
    ],
)
def test_a_row_or_a_sentence_says_so(line: str) -> None:
    assert listing("列入经营异常名录信息", line) == "yes"


def test_who_was_taken_off_is_no_longer_listed() -> None:
    assert listing(REMOVED) == "removed"
    assert listing(REMOVED, LISTED) == "yes"


def test_who_is_said_not_to_be_listed() -> None:
    assert listing("列入经营异常名录信息", "暂无列入经营异常名录信息") == "no"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("1", "通过登记的住所或者经营场所无法联系的", "2025年8月3日", ""), "yes"),
        (
            ("1", "未按照规定的期限公示年度报告", "2023年7月5日", "补报未报年份的年度报告 2023年8月1日"),
            "removed",
        ),
    ],
)
def test_a_row_of_a_table_is_one_statement(row: tuple[str, ...], said: str) -> None:
    rows = table(("序号", "列入经营异常名录原因", "列入日期", "移出原因及日期"), row)
    pieces = ((0.1, 0.1 + 0.03 * at, line) for at, line in enumerate((*HEAD, *row)))
    assert values_of("annual_report", page(*pieces, tables=(rows,)))["abnormal_listing"] == said


PENALTY = "1 拉城消罚决字〔2024〕0037号 占用、堵塞疏散通道 罚款人民币5000元 消防救援大队 2024年5月16日"


def test_a_reason_in_other_words_is_one() -> None:
    assert (
        listing("列入经营异常名录信息", "1 未在规定的期限公示年度报告 2026年7月10日 市场监督管理局")
        == "yes"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (PENALTY, "yes"),
        ("行政处罚信息（1） 杭市监罚告〔2025〕12号 没收违法所得", "yes"),
        ("行政处罚信息", None),
        ("序号 决定书文号 违法行为类型 行政处罚内容 决定机关名称 处罚决定日期", None),
        ("行政处罚信息 暂无", None),
    ],
)
def test_a_row_with_a_decision_s_number_is_a_penalty(line: str, told: str | None) -> None:
    facts = values_of("annual_report", flowing(*HEAD, "行政处罚信息", line))
    assert facts.get("penalty") == told
