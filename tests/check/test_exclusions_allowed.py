"""Which clauses may not apply to whom: any other exclusion is a deficiency, or its reason is judged."""

from dataclasses import replace

import pytest

from intake.model import Box, Cell, Line, Table
from tests.check.builders import CLAUSES, SERVICE_SYSTEM, Pack, complete, with_fact, with_text


def excluding(said: str, scope: str = "电风扇制造；电风扇销售") -> Pack:
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    return with_text(pack, "service_system", f"{SERVICE_SYSTEM}\n{said}")


@pytest.mark.parametrize(
    "said",
    [
        "5.3.2 投诉处理不适用，因为从来没有人投诉。",
        "5.1.1 组织架构不适用，因公司人员较少。",
        "5.1.6 改进不适用，因为没有问题。",
    ],
)
def test_a_clause_that_applies_to_all_is_not_excluded(said: str) -> None:
    pack = excluding(said)
    assert pack.severities("exclusion-not-allowed") == ["deficiency"]
    assert pack.found("exclusion-reason-missing") == []


def test_a_clause_that_may_not_apply_needs_its_reason() -> None:
    for clause in ("5.2.3 配送", "5.2.4 维修"):
        assert excluding(f"{clause}不适用。").severities("exclusion-reason-missing") == ["deficiency"]
    assert excluding("5.2.4 维修不适用，因产品为一次性用品。").judge().verdict == "complete"


@pytest.mark.parametrize(
    ("scope", "severities"), [("软件开发服务；信息技术咨询服务", []), ("电风扇制造；电风扇销售", ["doubt"])]
)
def test_a_reason_is_judged_where_the_clause_applies_to_such_an_applicant(
    scope: str, severities: list[str]
) -> None:
    pack = excluding("5.2.1 商品信息不适用，因无包装。", scope)
    assert pack.severities("exclusion-not-allowed") == severities


@pytest.mark.parametrize("scope", ["助听器销售", "医疗设备维修服务", "钢琴制造"])
def test_whoever_says_why_nothing_is_delivered_is_believed(scope: str) -> None:
    said = "5.2.3 配送：不适用。都在店里验配，顾客当场带走。"
    assert excluding(said, scope).judge().verdict == "complete"
    bare = excluding("5.2.3 配送：不适用。", scope)
    assert bare.severities("exclusion-reason-missing") == ["deficiency"]


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("5.2.3和5.2.6两条我公司不参评，其余全部适用。\n设施：仓库由专人看管。", ["deficiency"]),
        ("5.2.6不适用，其他条款均适用。", ["deficiency"]),
        ("5.2.6不适用，其余全部适用。理由：旧机归产权单位处置。", []),
        ("5.2.6不适用。我们的商品用完就没了，自己不收旧件。", []),
        ("本公司无不适用条款，全部适用。", []),
    ],
)
def test_that_the_rest_applies_is_no_reason(said: str, severities: list[str]) -> None:
    assert excluding(said).severities("exclusion-reason-missing") == severities


def test_what_the_reason_speaks_of_is_not_excluded() -> None:
    said = "维修条款不适用。理由：产品一次性消费，出现质量问题按退换货办理，删减该条款不影响服务。"
    assert excluding(said).found("exclusion-not-allowed") == []
    assert excluding("5.2.4 维修不适用，出现质量问题按退换货办理。").found("exclusion-not-allowed") == []


def test_clauses_named_side_by_side_give_each_other_no_reason() -> None:
    (finding,) = excluding("配送、废弃商品回收两项不适用。").found("exclusion-reason-missing")
    assert "5.2.3" in finding.message
    assert "5.2.6" in finding.message


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("5.2.3.2安装、5.2.1.1包装条款不适用。", ("5.2.3.2", "5.2.1.1")),
        ("5.2.6.1本公司不适用", ("5.2.6.1",)),
        ("5.2.3和5.2.6两条我公司不参评。", ("5.2.3 配送", "5.2.6 废弃商品回收")),
        ("5.2.2安装调试不适用。", ("5.2.2安装调试",)),
    ],
)
def test_a_part_of_a_clause_needs_a_reason_too(said: str, named: tuple[str, ...]) -> None:
    (finding,) = excluding(said).found("exclusion-reason-missing")
    assert all(name in finding.message for name in named)


def test_a_part_with_its_reason_is_no_matter() -> None:
    quoted = "GB/T 27922-2011的5.2.2中“安装、调试”这一项我们申请不适用。电缆由客户自行敷设，我公司不安装。"
    assert excluding(quoted).found("exclusion-not-allowed") == []
    assert excluding("5.2.2中的安装调试不适用，因电缆由客户敷设。").found("exclusion-not-allowed") == []
    assert excluding("5.2.2“技术支持”不适用，因无需要。").found("exclusion-not-allowed") != []
    said = "5.2.2安装调试不适用，因电缆由客户自行敷设。\n5.2.1.1包装不适用，因产品散装交付。"
    assert excluding(said).judge().verdict == "complete"


def test_a_part_of_a_clause_that_applies_to_all_is_looked_at() -> None:
    assert excluding("5.3.2.1不适用，因从无投诉。").severities("exclusion-not-allowed") == ["doubt"]
    assert excluding("5.1.4中“服务标准”不适用，因规模小。").severities("exclusion-not-allowed") == ["doubt"]
    assert excluding("5.3.2投诉处理不适用，因从无投诉。").severities("exclusion-not-allowed") == [
        "deficiency"
    ]
    assert excluding("5.3.20 不适用，因从无投诉。").found("exclusion-not-allowed") == []


def test_what_excludes_a_part_does_not_cover_the_rest() -> None:
    text = CLAUSES.replace("\n5.2.6 废弃商品回收：回收废旧产品。", "")
    said = f"{text}\n5.2.6.1回收废旧产品本公司不适用，因产品为一次性用品。"
    pack = with_text(complete(), "service_system", said)
    assert "5.2.6" in pack.found("clause-not-covered")[0].message
    again = with_text(complete(), "service_system", f"{said}\n旧件由公司回收。")
    assert again.found("clause-not-covered") == []


def test_the_set_whose_clauses_are_excluded_is_the_one_followed() -> None:
    said = "服务理念为客户至上，配备服务车辆，经费预算120万元，人员30名。"
    short = f"售后服务体系建设情况\n{said}以下条款不适用：5.2.3.2安装。"
    (finding,) = with_text(complete(), "service_system", short).found("exclusion-reason-missing")
    assert "5.2.3.2" in finding.message


@pytest.mark.parametrize(("kind", "told"), [("product_introduction", False), ("outlet_list", True)])
def test_an_introduction_of_the_products_is_information_on_them(kind: str, told: bool) -> None:
    text = "公司设立售后服务部，服务人员36名。客户报修后两小时响应，投诉由专人处理并回访。"
    pack = Pack().add("service_system", text).add(kind, "电风扇三款")
    said = "".join(str(item.message) for item in pack.found("clause-not-covered"))
    assert ("5.2.1" in said) is told


@pytest.mark.parametrize(
    "said",
    [
        "5.2.3 配送不适用，软件在线交付，部署归入5.2.2技术支持评价。",
        "5.2.3 配送不涉及，因产品由客户自提，交接要求见5.1.1。",
        "5.2.4 维修不适用：一次性用品，换货按5.3.2投诉处理执行。",
    ],
)
def test_a_clause_that_a_reason_names_is_not_excluded(said: str) -> None:
    assert excluding(said).found("exclusion-not-allowed") == []


@pytest.mark.parametrize(
    "said",
    [
        "不适用的条款为：5.2.3、5.3.2，因为没有人投诉。",
        "5.2.3不适用，5.3.2不适用，因为没有人投诉。",
        "按5.2.4的要求，我公司不适用5.3.2，因为没有人投诉。",
    ],
)
def test_every_clause_that_is_said_not_to_apply_is_excluded(said: str) -> None:
    assert excluding(said).severities("exclusion-not-allowed") == ["deficiency"]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("5.4.2 条不适用于本公司。", "5.4.2"),
        ("不适用条款：5.1.9、5.6。", "5.1.9、5.6"),
        ("标准第7.3条对我公司不适用，因不从事设计。", "7.3"),
    ],
)
def test_a_number_that_no_clause_has_is_asked_about(said: str, numbers: str) -> None:
    (finding,) = excluding(said).found("exclusion-of-no-clause")
    assert finding.severity == "doubt"
    assert f"“{numbers}”" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "5.2.4.3条不适用，因产品为一次性用品。",
        "5.2条中的安装不适用，因产品无需安装。",
        "9.3条款：5.2.3配送不适用，车由客户自己开走，不存在送货；",
        "5.4.2 不适用条款的说明\n5.2.4 维修不适用，因产品为一次性用品。",
        "不适用条款：5.2.4，因产品为一次性用品，见第7.3条。",
        "GB/T 19001-2016第8.3条不适用，因不从事设计。",
        "2.5米以上的货架不适用人工搬运。",
    ],
)
def test_clauses_their_parts_headings_and_other_standards_are_none(said: str) -> None:
    assert excluding(said).found("exclusion-of-no-clause") == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("与实物包装有关的条款本公司均不适用。", "与实物包装有关的条款"),
        ("另：涉及海外发运的条款不适用。", "涉及海外发运的条款"),
        ("防伪类条款均不涉及。", "防伪类条款"),
    ],
)
def test_clauses_that_are_called_by_their_matter_alone_are_asked_about(said: str, named: str) -> None:
    (finding,) = excluding(said).found("exclusion-of-no-clause")
    assert f"“{named}”" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "废弃商品回收的要求不适用，因无实物。",
        "本规程不适用于外购转售的农药、化肥。",
        "不适用的栏目以“/”划去。",
    ],
)
def test_a_clause_by_its_title_and_other_senses_are_none(said: str) -> None:
    assert excluding(said).found("exclusion-of-no-clause") == []


def test_a_paragraph_s_number_before_a_clause_s_is_no_part_of_it() -> None:
    pack = excluding("3．5.3.2 投诉处理：由经销商处理消费者投诉，本公司不适用。")
    assert pack.severities("exclusion-not-allowed") == ["deficiency"]
    part = excluding("1．5.2.3.2（安装调试）：产品到户即用，无安装环节，故不涉及。")
    assert part.judge().verdict == "complete"


ROWS = (
    ("条款号", "条款内容", "适用情况", "理由"),
    ("5.2.2", "技术支持", "适用", "见规程"),
    ("5.2.6.1", "废弃商品回收", "不适用", ""),
    ("5.3.1、5.3.2", "顾客关系、投诉处理", "适用", "投诉管理办法"),
    ("5.4.3", "现场施工防护", "不适用", "无现场施工"),
)


def test_of_a_table_each_row_speaks_for_itself() -> None:
    """Lines that run over two of its cells stand where the table does, and are its rows'."""
    cells = [
        [
            Cell(text, Box(0.1 + 0.2 * at, 0.5 + 0.02 * row, 0.28 + 0.2 * at, 0.515 + 0.02 * row))
            for at, text in enumerate(texts)
        ]
        for row, texts in enumerate(ROWS)
    ]
    table = Table(tuple(map(tuple, cells)), Box(0.1, 0.5, 0.9, 0.6))
    pack = with_text(complete(), "service_system", SERVICE_SYSTEM)
    place, page = next((one, page) for one, page in pack.pages.items() if "体系建设" in page.text)
    run_on = [
        Line(f"{texts[0]} {texts[1]}", Box(0.1, 0.5 + 0.02 * row, 0.48, 0.515 + 0.02 * row))
        for row, texts in enumerate(ROWS)
    ]
    below = Line("另：本公司不适用的已列明。", Box(0.1, 0.7, 0.5, 0.715))
    pack.pages[place] = replace(page, lines=(*page.lines, *run_on, below), tables=(table,))
    assert pack.found("exclusion-not-allowed") == []
    assert "5.2.6.1" in pack.found("exclusion-reason-missing")[0].message
    assert "“5.4.3”" in pack.found("exclusion-of-no-clause")[0].message


def test_a_sentence_ends_where_a_table_begins() -> None:
    pack = excluding("5.2.6废弃商品回收条款不适用于本公司\n项目")
    document = next(item for item in pack.documents if item.kind == "service_system")
    page = pack.pages[document.file, 1]
    table = Table(((Cell("项目"), Cell("因旧机由产权单位处置")),), Box(0.1, 0.9, 0.9, 0.95))
    pack.pages[document.file, 1] = replace(page, tables=(table,))
    assert pack.severities("exclusion-reason-missing") == ["deficiency"], "what the table says is no reason"
