"""What a description in running words is asked about; parts of clauses left out with a reason."""

import pytest

from tests.check.builders import SERVICE_SYSTEM, complete, with_fact, with_text
from tests.check.test_exclusions_allowed import excluding

CODE = "clause-not-covered"
LEFT_OUT = ("，回收废旧产品", "，统一配送", "，持续改进")


def without(*sentences: str) -> str:
    text = SERVICE_SYSTEM
    for sentence in sentences:
        assert sentence in text
        text = text.replace(sentence, "")
    return text


@pytest.mark.parametrize(("missing", "severity"), [(1, "doubt"), (2, "doubt"), (3, "note")])
def test_who_tells_of_nearly_all_clauses_is_asked_about_the_others(missing: int, severity: str) -> None:
    pack = with_text(complete(), "service_system", without(*LEFT_OUT[:missing]))
    assert pack.severities(CODE) == [severity]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        (
            "设维修班，配备服务车辆和检测设备，培训上岗，定期监督考核，持续改进。专人处理投诉并回访。",
            "note",
        ),
        ("配备服务车辆和检测设备，售后服务经费预算120万元。专人处理投诉并回访。", "doubt"),
    ],
)
def test_a_description_that_tells_of_few_clauses_says_too_little(said: str, severity: str) -> None:
    pack = with_text(complete(), "service_system", f"售后服务体系建设情况\n{said}")
    assert severity in pack.severities(CODE)
    assert ("doubt" in pack.severities(CODE)) is (severity == "doubt")


@pytest.mark.parametrize(
    "said",
    [
        "5.1.3中“维修设施”不适用，因产品为食品，不设维修。",
        "5.2.3“配送”中的第三方物流管理要求部分不适用，因全部由自有车辆送货。",
        "5.2.3配送（部分）不适用，因只有自提一种方式。",
        "5.2.5质量保证里的退换货要求不适用，因服务即时完成。",
    ],
)
def test_a_part_of_a_clause_left_out_with_a_reason_is_no_matter(said: str) -> None:
    assert excluding(said).found("exclusion-not-allowed") == []
    assert excluding(said).found("exclusion-reason-missing") == []


@pytest.mark.parametrize("said", ["5.2.1“商品信息”不适用，因无包装。", "5.2.1商品信息中不适用，因无包装。"])
def test_a_clause_named_by_its_title_is_left_out_whole(said: str) -> None:
    assert excluding(said).severities("exclusion-not-allowed") == ["doubt"]


def test_a_part_without_a_reason_is_told() -> None:
    (finding,) = excluding("5.2.3配送（部分）、5.2.6废弃商品回收，本公司不适用。").found(
        "exclusion-reason-missing"
    )
    assert "5.2.3" in finding.message


@pytest.mark.parametrize(
    ("scope", "severities"),
    [
        ("安全系统监控服务；安防设备销售", []),
        ("安防设备销售；安全系统监控服务", ["doubt"]),
        ("安全系统监控服务；安防设备制造", ["doubt"]),
        ("餐饮；安防设备销售", ["doubt"]),
    ],
)
def test_who_serves_first_and_sells_beside_it_gives_services(scope: str, severities: list[str]) -> None:
    pack = excluding("5.2.1 商品信息不适用，因只派人员，不交付实物。", scope)
    assert pack.severities("exclusion-not-allowed") == severities


def test_without_a_scope_nobody_is_asked_whether_the_clause_applies() -> None:
    pack = with_fact(excluding("5.2.3 配送不适用，因只派人员。"), "business_licence", "business_scope", "")
    assert pack.found("exclusion-not-allowed") == []
