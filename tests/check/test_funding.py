"""Whether a description of the service system tells the money set apart for it, in whatever words."""

import pytest

from tests.check.builders import complete, with_text

REST = """售后服务体系建设情况说明
公司设立售后服务部，配备服务人员36名。
服务设施：维修车间200平方米、检测仪器12台。
"""


def severities(*lines: str) -> list[str]:
    return with_text(complete(), "service_system", REST + "\n".join(lines)).severities("funding-missing")


@pytest.mark.parametrize(
    "funding",
    [
        "2025年售后花了13.6万元，2026年安排15万元：配件5万，上门路费6万。",
        "每年拿出销售额的2%用于售后。",
        "上年度售后支出86.5万元，本年度按不低于此数列支。",
        "按营业收入提取1.5%作售后专用。",
        "经费保证：2026年预算120万元。",
    ],
)
def test_money_is_told_in_many_words(funding: str) -> None:
    assert severities(funding) == []


def test_a_sum_that_no_word_of_spending_goes_with_is_looked_at() -> None:
    assert severities("2026年：15万元。") == ["doubt"]


@pytest.mark.parametrize("text", ["安排工程师上门。", "公司高度重视售后服务。", "上门费每次30元。"])
def test_no_money_at_all_is_a_deficiency(text: str) -> None:
    assert severities(text) == ["deficiency"]
