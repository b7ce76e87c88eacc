"""Who grants an honour, to whom, what it is called."""

from dataclasses import replace

import pytest

from intake.model import Box, Mark
from tests.assign.pages import kind_of
from tests.extract.pages import flowing, photographed, values_of

HOLDER = "绍兴清溪电器有限公司"
Piece = tuple[float, float, float, float, str]


def foot(*texts: str, day: str = "二〇二四年九月") -> list[Piece]:
    """Names beside each other above a day at the paper's foot."""
    names = [(0.1 + 0.3 * at, 0.76, 0.35 + 0.3 * at, 0.80, text) for at, text in enumerate(texts)]
    return [*names, (0.6, 0.84, 0.8, 0.88, day)]


def honour(*pieces: Piece, marks: tuple[Mark, ...] = ()) -> dict[str, object]:
    return values_of("honour", replace(photographed(*pieces), marks=marks))


TITLE = (0.3, 0.1, 0.7, 0.2, "荣誉证书")
ADDRESSED = (0.1, 0.3, 0.5, 0.34, f"{HOLDER}：")
SAID = (0.1, 0.4, 0.9, 0.44, "经评审，授予贵公司“2024年度十佳服务商”荣誉称号。")


def test_who_is_addressed_holds_it_and_who_signs_grants_it() -> None:
    values = honour(TITLE, ADDRESSED, SAID, *foot("浙江省电子学会"))
    assert (values["organization_name"], values["grantor"]) == (HOLDER, "浙江省电子学会")
    assert values["title"] == "2024年度十佳服务商"


def test_several_may_sign() -> None:
    values = honour(TITLE, ADDRESSED, SAID, *foot("浙江省电子学会", "绍兴市商会"))
    assert values["grantor"] == "浙江省电子学会、绍兴市商会"


def test_a_firm_signs_what_names_another_holder() -> None:
    holder = (0.1, 0.3, 0.6, 0.34, "承担单位：华东电力大学")
    values = honour((0.3, 0.1, 0.7, 0.2, "结题证书"), holder, *foot("云技术有限公司"))
    assert (values["organization_name"], values["grantor"]) == ("华东电力大学", "云技术有限公司")


def test_the_only_firm_of_a_plaque_holds_it_even_above_the_day() -> None:
    values = honour((0.2, 0.2, 0.8, 0.4, "先进单位"), *foot(HOLDER))
    assert values["organization_name"] == HOLDER
    assert "grantor" not in values


def test_a_term_at_the_foot_is_no_day_that_is_signed() -> None:
    pieces = (0.2, 0.1, 0.8, 0.15, "浙江省服务业协会"), (0.2, 0.3, 0.8, 0.45, "会员单位")
    values = honour(*pieces, *foot(HOLDER, day="2024.5-2026.5"))
    assert (values["organization_name"], values["grantor"]) == (HOLDER, "浙江省服务业协会")
    assert values["valid_until"] == "2026-05-31"


def test_the_words_of_a_seal_sign_nothing_and_hold_nothing() -> None:
    seal = Mark("seal", Box(0.55, 0.7, 0.85, 0.9))
    ring = (0.62, 0.8, 0.78, 0.83, "华东电力大学")
    values = honour(TITLE, SAID, *foot("浙江省电子学会"), ring, marks=(seal,))
    assert values["grantor"] == "浙江省电子学会"
    assert "organization_name" not in values


def test_flowing_text_is_signed_too() -> None:
    page = flowing(
        "荣誉证书", f"{HOLDER}：", "被评为先进单位。", "浙江省电子学会", "绍兴市商会", "2024年9月"
    )
    values = values_of("honour", page)
    assert (values["organization_name"], values["grantor"]) == (HOLDER, "浙江省电子学会、绍兴市商会")


@pytest.mark.parametrize(
    "sentence", ["经认定，你公司技术中心为浙江省企业技术中心", "经认定，贵公司为示范企业"]
)
def test_who_is_spoken_to_is_no_name(sentence: str) -> None:
    values = honour(TITLE, ADDRESSED, (0.1, 0.4, 0.9, 0.44, sentence), *foot("浙江省经济委员会"))
    assert values["organization_name"] == HOLDER


def test_a_title_may_stand_on_two_lines_of_large_print() -> None:
    above, last = (0.25, 0.2, 0.75, 0.3, "浙江省电子商务"), (0.15, 0.36, 0.85, 0.6, "示范企业")
    assert honour(above, last, *foot("浙江省商务厅"))["title"] == "浙江省电子商务示范企业"
    named = (0.25, 0.2, 0.75, 0.3, HOLDER)
    assert honour(named, last, *foot("浙江省商务厅"))["title"] == "示范企业"
    small = (0.25, 0.3, 0.75, 0.33, "浙江省电子商务")
    assert honour(small, last, *foot("浙江省商务厅"))["title"] == "示范企业"
    long = (0.15, 0.36, 0.85, 0.6, "售后服务先进企业")
    assert honour(above, long, *foot("浙江省商务厅"))["title"] == "售后服务先进企业"


@pytest.mark.parametrize(
    "name", ["浙江省物流协会危化品物流分会", "浙江省服务研究会", "服务节组委会", "浙江省电子商务基金会"]
)
def test_societies_of_every_kind_grant(name: str) -> None:
    values = honour((0.2, 0.1, 0.8, 0.15, HOLDER), (0.1, 0.3, 0.9, 0.45, "十佳服务企业"), *foot(name))
    assert (values["grantor"], values["organization_name"]) == (name, HOLDER)


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("二00八年九月十五日", "2008-09-15"),
        ("2017.1.15", "2017-01-15"),
        ("2017-01", "2017-01-01"),
        ("2017.13", None),
    ],
)
def test_the_day_alone_at_the_foot(day: str, read: str | None) -> None:
    title = (0.1, 0.3, 0.9, 0.45, "最佳服务企业")
    assert honour(title, *foot("浙江省商会", day=day)).get("issued_on") == read


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("被评为2024年度重合同守信用企业", "2024年度重合同守信用企业"),
        ("荣获绍兴市五一劳动奖状", "绍兴市五一劳动奖状"),
        ("被评为2024年度", None),
    ],
)
def test_a_title_that_ends_its_line(words: str, title: str | None) -> None:
    assert honour(TITLE, ADDRESSED, (0.1, 0.4, 0.9, 0.44, words)).get("title") == title


@pytest.mark.parametrize(
    ("begun", "left", "named"),
    [
        ("绍兴清溪物流供", 0.1, "绍兴清溪物流供应链有限公司"),
        ("绍兴清溪物流供", 0.4, "应链有限公司"),
        ("浙江省物流协会", 0.1, "应链有限公司"),
    ],
)
def test_a_firm_s_name_may_stand_on_two_lines(begun: str, left: float, named: str) -> None:
    lines = (left, 0.2, left + 0.3, 0.25, begun), (0.1, 0.26, 0.35, 0.31, "应链有限公司")
    title = (0.1, 0.4, 0.9, 0.5, "示范企业")
    assert honour(*lines, title, *foot("浙江省商务厅"))["organization_name"] == named


def test_a_plaque_s_years_with_a_dash_read_for_a_numeral() -> None:
    title = (0.1, 0.1, 0.9, 0.4, "浙江省新材料企业")
    values = honour(title, *foot("浙江省商务厅", day="2023年11月一2026年11月"))
    assert (values["valid_until"], values.get("issued_on")) == ("2026-11-30", None)


def test_the_end_of_validity_is_no_day_of_issue() -> None:
    said = (0.1, 0.5, 0.9, 0.55, "被列入2016年绍兴市名优产品目录，有效期至2017年5月。")
    values = honour(TITLE, ADDRESSED, said)
    assert values["valid_until"] == "2017-05-31"
    assert "issued_on" not in values


@pytest.mark.parametrize(("confidence", "named"), [(0.76, None), (0.8, HOLDER)])
def test_a_name_recognised_badly_names_nobody(confidence: float, named: str | None) -> None:
    page = photographed(TITLE, (0.1, 0.3, 0.5, 0.34, HOLDER), confidence=confidence)
    assert values_of("honour", page).get("organization_name") == named


@pytest.mark.parametrize(("papers", "read"), [(4, True), (5, False)])
def test_a_wall_that_cannot_be_divided_tells_nothing_of_any_one(papers: int, read: bool) -> None:
    names = ("先进单位", "示范企业", "诚信企业", "十佳品牌", "放心单位")[:papers]
    titles = [(0.1 + 0.15 * at, 0.1, 0.2 + 0.15 * at, 0.15, name) for at, name in enumerate(names)]
    assert bool(honour(*titles, ADDRESSED, *foot("浙江省商会"))) is read


def test_a_firm_above_the_authority_that_signs_is_whom_it_honours() -> None:
    title = (0.1, 0.3, 0.9, 0.45, "绍兴市规模效益重点企业")
    stacked = (0.5, 0.7, 0.9, 0.73, HOLDER), (0.5, 0.75, 0.9, 0.78, "绍兴市人民政府")
    values = honour(title, *stacked, (0.55, 0.8, 0.85, 0.83, "二〇一七年五月"))
    assert (values["organization_name"], values["grantor"]) == (HOLDER, "绍兴市人民政府")
    named = honour(
        title,
        ADDRESSED,
        *stacked[1:],
        (0.5, 0.7, 0.9, 0.73, "云技术有限公司"),
        (0.55, 0.8, 0.85, 0.83, "二〇一七年五月"),
    )
    assert named["organization_name"] == HOLDER


def test_what_a_part_of_a_firm_is_found_to_be() -> None:
    found = (0.1, 0.4, 0.5, 0.44, "经认定，你公司技术中心为"), (0.1, 0.46, 0.4, 0.5, "浙江省企业技术中心。")
    assert honour(TITLE, ADDRESSED, *found, *foot("浙江省经济委员会"))["title"] == "浙江省企业技术中心"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("榮譽證書", "茲授予", HOLDER, "二〇二三年度售後服務先進單位"), "二〇二三年度售后服务先进单位"),
        (("獎狀", f"{HOLDER}：", "榮獲2022年度優質服務獎，特發此狀，以資鼓勵。"), "2022年度优质服务奖"),
        (
            ("證書", f"茲證明 {HOLDER} 被評為「消費者信得過單位」", "頒發單位：紹興市消費者協會"),
            "消费者信得过单位",
        ),
        (("感謝狀", f"{HOLDER}：", "鑒於貴公司服務卓越，特頒此狀，以表謝忱。"), None),
    ],
)
def test_an_honour_in_traditional_characters_says_what_it_is_for(
    lines: tuple[str, ...], title: str | None
) -> None:
    values = honour(*((0.2, 0.1 + 0.1 * at, 0.8, 0.14 + 0.1 * at, text) for at, text in enumerate(lines)))
    assert (values["organization_name"], values.get("title")) == (HOLDER, title)
    assert kind_of("\n".join(lines))[0] == "honour"
