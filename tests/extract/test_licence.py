"""A business licence's facts, in every layout it has had."""

from dataclasses import replace

import pytest

from intake.extract import extract
from intake.model import Box, Document, Mark
from tests.extract.pages import SCHEME, facts_of, flowing, page, photographed, table, values_of

CODE = "91440300708461136T"


def test_the_landscape_licence_of_2019_with_its_two_columns() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.08, 0.13, "统一社会信用代码"),
            (0.08, 0.17, CODE),
            (0.40, 0.24, "营业执照"),
            (0.08, 0.38, "名"),
            (0.13, 0.38, "称 深圳晨星电器有限公司"),
            (0.55, 0.38, "注册资本"),
            (0.65, 0.38, "伍佰万元整"),
            (0.08, 0.42, "类型"),
            (0.17, 0.42, "有限责任公司(自然人投资或控股)"),
            (0.55, 0.42, "成立日期"),
            (0.65, 0.42, "2016年03月18日"),
            (0.08, 0.46, "法定代表人"),
            (0.19, 0.46, "张晓明"),
            (0.55, 0.46, "营业期限"),
            (0.65, 0.46, "2016年03月18日至2036年03月17日"),
            (0.08, 0.50, "经营范围"),
            (0.17, 0.50, "一般项目：家用电器销售；家用电器安"),
            (0.55, 0.50, "住所"),
            (0.65, 0.50, "深圳市南山区科苑路8号"),
            (0.17, 0.53, "装服务。"),
            (0.66, 0.74, "登记机关"),
            (0.66, 0.80, "2023年08月09"),
        ),
    )
    assert values == {
        "unified_social_credit_code": CODE,
        "organization_name": "深圳晨星电器有限公司",
        "organization_type": "有限责任公司（自然人投资或控股）",
        "legal_representative": "张晓明",
        "registered_capital": 5_000_000,
        "established_on": "2016-03-18",
        "valid_from": "2016-03-18",
        "valid_until": "2036-03-17",
        "address": "深圳市南山区科苑路8号",
        "business_scope": "一般项目：家用电器销售；家用电器安装服务。",
        "issued_on": "2023-08-09",
    }


def test_the_portrait_licence_of_2014_with_a_long_term() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.15, 0.20, "名称"),
            (0.30, 0.20, "廊坊松木家具制造有限公司"),
            (0.15, 0.24, "住所"),
            (0.30, 0.24, "廊坊市安次区富饶道7号"),
            (0.15, 0.28, "法定代表人"),
            (0.30, 0.28, "冯建军"),
            (0.15, 0.32, "注册资本"),
            (0.30, 0.32, "捌佰万元整"),
            (0.15, 0.36, "营业期限"),
            (0.30, 0.36, "2006年03月21日至长期"),
        ),
    )
    assert values["address"] == "廊坊市安次区富饶道7号"
    assert values["legal_representative"] == "冯建军"
    assert values["valid_until"] == "long_term"


@pytest.mark.parametrize(
    ("label", "where"), [("经营者", "经营场所"), ("负责人", "营业场所"), ("执行事务合伙人", "主要经营场所")]
)
def test_individual_businesses_branches_and_partnerships(label: str, where: str) -> None:
    values = values_of(
        "business_licence",
        page(
            (0.1, 0.3, "名称 沈阳市铁西区老桥电器经营部"),
            (0.1, 0.35, f"{label} 陶远山"),
            (0.1, 0.4, f"{where} 沈阳市铁西区兴华街5号1门"),
        ),
    )
    assert values["organization_name"] == "沈阳市铁西区老桥电器经营部"
    assert values["legal_representative"] == "陶远山"
    assert values["address"] == "沈阳市铁西区兴华街5号1门"


def test_labels_and_values_in_table_cells() -> None:
    values = values_of(
        "business_licence",
        page(
            tables=(
                table(
                    ("名称", "深圳晨星电器有限公司", "类型", "有限责任公司"),
                    ("住所", "深圳市南山区8号", "注册资本", "100万元"),
                ),
            )
        ),
    )
    assert values["organization_name"] == "深圳晨星电器有限公司"
    assert values["registered_capital"] == 1_000_000


def test_labels_that_ocr_glued_to_their_values() -> None:
    values = values_of("business_licence", page((0.1, 0.3, "类型有限责任公司法定代表人张三")))
    assert values["legal_representative"] == "张三"
    assert values["organization_type"] == "有限责任公司"


def test_a_registration_number_of_before_2015() -> None:
    values = values_of("business_licence", page((0.1, 0.2, "注册号"), (0.3, 0.2, "110108000000016")))
    assert values["unified_social_credit_code"] == "110108000000016"


def test_a_code_damaged_by_ocr_is_repaired_and_keeps_its_raw_text() -> None:
    fact = facts_of("business_licence", page((0.1, 0.2, "统一社会信用代码：9144O3OO1922O38216")))[
        "unified_social_credit_code"
    ]
    assert fact.value == "914403001922038216"
    assert "O" in fact.text


def _codes(code: str, *marks: str) -> list[tuple[object, str]]:
    """Every reading that is kept of a code printed so on a photograph, the surest first."""
    marked = tuple(Mark("qr", Box(0.8, 0.1, 0.9, 0.2), text) for text in marks)
    photograph = page((0.1, 0.2, f"统一社会信用代码：{code}"), marks=marked)
    document = Document("d1", photograph.file, (1,), "business_licence", None, 1.0)
    facts = extract([document], {(photograph.file, 1): photograph}, SCHEME)
    found = [fact for fact in facts if fact.name == "unified_social_credit_code"]
    return [(fact.value, fact.text) for fact in sorted(found, key=lambda fact: -fact.confidence)]


MISREAD = CODE.replace("136T", "13GT")
"""A 6 read as G, which a code can hold there: check digits alone must not put it right."""


def test_what_look_alikes_allow_is_a_second_reading_and_no_repair() -> None:
    assert _codes(MISREAD) == [(MISREAD, MISREAD), (CODE, MISREAD)]


@pytest.mark.parametrize(
    "witness", [f"http://www.gsxt.gov.cn/?code={CODE}", f"统一社会信用代码:{CODE};名称:某某"]
)
def test_a_qr_code_is_the_witness_that_a_repair_needs(witness: str) -> None:
    (only,) = _codes(MISREAD, witness)
    assert only[0] == CODE


def test_another_document_is_such_a_witness_too() -> None:
    misread = page((0.1, 0.2, f"统一社会信用代码：{MISREAD}"))
    other = replace(page((0.1, 0.2, f"统一社会信用代码：{CODE}")), file="许可证.jpg")
    documents = [
        Document("d1", misread.file, (1,), "business_licence", None, 1.0),
        Document("d2", other.file, (1,), "permit", None, 1.0),
    ]
    pages = {(one.file, 1): one for one in (misread, other)}
    assert [fact.value for fact in extract(documents, pages, SCHEME)] == [CODE, CODE]


def test_a_qr_code_of_another_company_contradicts_the_print() -> None:
    other = "914403001922038216"
    assert [value for value, _ in _codes(CODE, f"?uniscid={other}")] == [CODE, other]
    spoilt = "91440300708461999T"
    assert [value for value, _ in _codes(spoilt, f"?uniscid={other}")] == [spoilt, other]


def test_a_qr_code_says_names_too_and_puts_a_misread_print_right() -> None:
    mark = Mark("qr", Box(0.8, 0.1, 0.9, 0.2), f"统一社会信用代码:{CODE};企业名称:深圳晨星电器有限公司")
    read = facts_of("business_licence", page((0.1, 0.3, "名称：深圳辰星电器有限公司"), marks=(mark,)))
    assert read["organization_name"].value == "深圳晨星电器有限公司"


def test_label_pattern_and_qr_code_that_agree_make_a_code_certain() -> None:
    label = (0.1, 0.2, f"统一社会信用代码：{CODE}")
    mark = Mark("qr", Box(0.8, 0.1, 0.9, 0.2), f"http://www.gsxt.gov.cn/?code={CODE}")
    alone = facts_of("business_licence", page(label, confidence=0.8))["unified_social_credit_code"]
    together = facts_of("business_licence", page(label, marks=(mark,), confidence=0.8))[
        "unified_social_credit_code"
    ]
    assert together.confidence > alone.confidence


def test_what_is_badly_read_is_not_sure() -> None:
    fact = facts_of("business_licence", page((0.1, 0.3, "名称 深圳晨星电器有限公司"), confidence=0.6))
    assert fact["organization_name"].confidence < 0.8


def test_a_fact_knows_its_place_on_the_page() -> None:
    fact = facts_of("business_licence", page((0.1, 0.3, "名称：深圳晨星电器有限公司")))["organization_name"]
    assert fact.page == 1
    assert fact.box.x0 == pytest.approx(0.16, abs=0.005)
    assert (fact.box.y0, fact.box.y1) == pytest.approx((0.3, 0.32))


def test_no_date_at_the_foot_is_no_date_of_issue() -> None:
    values = values_of("business_licence", page((0.1, 0.3, "成立日期"), (0.3, 0.3, "2016年03月18日")))
    assert "issued_on" not in values


def test_an_electronic_licence_as_flowing_text() -> None:
    values = values_of(
        "business_licence",
        flowing(
            "营业执照",
            f"统一社会信用代码：{CODE}",
            "名称：深圳晨星电器有限公司",
            "营业期限：2016-03-18至2036-03-17",
        ),
    )
    assert values["unified_social_credit_code"] == CODE
    assert values["valid_until"] == "2036-03-17"


def test_a_text_layers_code_is_never_repaired() -> None:
    wrong = "91420106MA4KX2N555"
    values = values_of("business_licence", flowing("营业执照", f"统一社会信用代码：{wrong}"))
    assert values["unified_social_credit_code"] == wrong


def test_a_scope_keeps_the_signs_at_the_ends_of_its_lines() -> None:
    values = values_of(
        "business_licence",
        page(
            (0.12, 0.27, "经营范围"),
            (0.31, 0.27, "家具制造；家具零配件生产；室内木门窗安装服务；"),
            (0.31, 0.295, "家居用品销售。（依法须经批准的项目，"),
            (0.31, 0.32, "经批准后方可开展经营活动）"),
        ),
    )
    assert values["business_scope"] == (
        "家具制造；家具零配件生产；室内木门窗安装服务；家居用品销售。（依法须经批准的项目，"
        "经批准后方可开展经营活动）"
    )


def test_a_point_that_recognition_saw_in_a_code_counts_out_where_both_check_digits_hold() -> None:
    assert _codes(f"{CODE[:12]}.{CODE[12:]}")[0][0] == CODE
    assert _codes(f"{CODE[:5]}.{CODE[5:12]}'{CODE[12:]}")[0][0] == CODE
    wrong = CODE.replace("136T", "137T")
    assert all(value != wrong for value, _ in _codes(f"{wrong[:12]}.{wrong[12:]}"))


@pytest.mark.parametrize(
    ("read", "day"),
    [
        ("〇〇六年二月十三日", "2006-02-13"),
        ("〇六年二月十三日", None),
        ("二〇〇六年二月十三日", "2006-02-13"),
    ],
)
def test_the_first_numeral_of_a_year_lost_at_the_edge_is_the_only_one_it_can_be(
    read: str, day: str | None
) -> None:
    pieces = ((0.1, 0.2, 0.3, 0.23, "法定代表人"), (0.1, 0.3, 0.3, 0.33, "成立日期"))
    values = values_of("business_licence", photographed(*pieces, (0.35, 0.3, 0.5, 0.33, read)))
    assert values.get("established_on") == day


def test_a_misread_form_of_company_is_put_right_on_a_picture_alone() -> None:
    read = "长风融资租赁（深圳）有很公司"
    pieces = (
        (0.1, 0.2, 0.3, 0.23, "法定代表人"),
        (0.1, 0.3, 0.3, 0.33, "名称"),
        (0.35, 0.3, 0.6, 0.33, read),
    )
    values = values_of("business_licence", photographed(*pieces))
    assert values["organization_name"] == "长风融资租赁（深圳）有限公司"
    text = flowing("营业执照", f"名称：{read}")
    assert values_of("business_licence", text)["organization_name"] == read


def test_a_licence_whose_scope_stands_in_the_statutes_lacks_none() -> None:
    notice = (0.12, 0.5, "1、商事主体的经营范围由章程确定。经营范围中属于法律、法规规定应当经批准的项目")
    assert values_of("business_licence", page(notice))["business_scope"] == "经营范围由章程确定"
    other = (0.12, 0.5, "1、商事主体应当在经营范围内从事经营活动。")
    assert "business_scope" not in values_of("business_licence", page(other))
