"""What a text says as a value of its type, and how sure its form makes it.

Sure: nothing more can be wanted. Nearly: what a deficiency may still rest on. Doubted: a person looks.
"""

from dataclasses import replace

import pytest

from intake.extract.typed import is_organization, named_organization, typed_value
from intake.scheme import Pattern
from intake.scheme.types import FieldType
from tests.extract.pages import SCHEME

FIELD = replace(SCHEME.kinds["business_licence"].fields[0], choices=())
SURE, NEARLY, DOUBTED, NOTHING = "sure", "nearly", "doubted", None
COMPANY = "绍兴清溪电机有限公司"


def how_sure(certainty: float) -> str:
    if certainty == 1:
        return SURE
    assert 0.5 < certainty < 1
    return NEARLY if certainty >= SCHEME.doubt_below else DOUBTED


def says(type_: FieldType, raw: str, value: object, sure: str | None, *, by_ocr: bool = False) -> None:
    typed = typed_value(replace(FIELD, type=type_), raw, by_ocr=by_ocr)
    # A whole number is one: 86, never 86.0.
    assert (typed and (repr(typed[0]), how_sure(typed[1]))) == (sure and (repr(value), sure))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  江州市 恒晟:", "江州市恒晟"),
        ("☑ 张三（签字）", "张三"),
        ("甲\n乙", "甲 乙"),
        ("证书(2019)", "证书（2019）"),
        ("certificate（copy）", "certificate(copy)"),
        ("【2020】12号[3]", "〔2020〕12号[3]"),
        ("（盖章）", None),
        ("/", None),
        ("…", None),
        ("无", None),
        ("见附件", None),
        ("详见第3页", None),
        ("无锡", "无锡"),
    ],
)
def test_a_text_is_what_stands_there_and_not_a_forms_blank(raw: str, value: str | None) -> None:
    says("text", raw, value, SURE if value else NOTHING)


def test_a_text_of_more_than_a_lines_length_is_cut_and_doubted() -> None:
    says("text", "甲" * 200, "甲" * 200, SURE)
    says("text", "甲" * 201, "甲" * 200, DOUBTED)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("电风扇 的\n销售(网上)", "电风扇的销售（网上）"),
        ("Sales of fans  and\nrepairs", "Sales of fans and repairs"),
        ("ab 机", "ab 机"),
        ("ab 机器", "ab机器"),  # half of its letters are Chinese
        ("／认证范围", "认证范围"),
        ("123 456", None),
        ("甲" * 3001, "甲" * 3000),
    ],
)
def test_a_long_text_is_joined_as_its_script_is_written(raw: str, value: str | None) -> None:
    says("long_text", raw, value, SURE if value else NOTHING)


@pytest.mark.parametrize(
    ("raw", "value", "sure"),
    [
        (COMPANY, COMPANY, SURE),
        ("绍兴 清溪 电机\n有限公司", COMPANY, SURE),
        (f"Name: {COMPANY}", COMPANY, SURE),
        (f"授予：{COMPANY}", COMPANY, SURE),
        (f"核定：{COMPANY}", COMPANY, SURE),
        (f"经审核，认定 {COMPANY}", COMPANY, SURE),
        ("经中国电器协会", "中国电器协会", SURE),
        (f"{COMPANY}  2024年", COMPANY, SURE),
        (f"{COMPANY}；甲公司", COMPANY, SURE),
        (f"{COMPANY}(杭州分公司)", f"{COMPANY}（杭州分公司）", SURE),
        ("宁波海达投资中心(普通合伙)电话", "宁波海达投资中心（普通合伙）", SURE),
        ("宁波海达商行（个体工商户）", "宁波海达商行（个体工商户）", SURE),
        ("宁波海达公司（盖有效章）", "宁波海达公司", SURE),
        ("清溪电机", "清溪电机", NEARLY),
        ("清溪店", "清溪店", SURE),
        ("清溪机", None, NOTHING),
        ("甲乙" * 30, "甲乙" * 30, NEARLY),
        ("甲乙" * 30 + "丙", None, NOTHING),
        ("1234567", None, NOTHING),
        ("本公司", None, NOTHING),
        ("有限责任公司", None, NOTHING),
        ("XX有限公司", None, NOTHING),
        ("是否通过的公司", None, NOTHING),
    ],
)
def test_a_name_is_an_organizations_up_to_its_end(raw: str, value: str | None, sure: str | None) -> None:
    says("name", raw, value, sure)


def test_a_company_whose_last_character_was_misread_is_one_still() -> None:
    says("name", "绍兴清溪电机有限公可", COMPANY, SURE, by_ocr=True)
    says("name", "绍兴清溪电机有限公可", "绍兴清溪电机有限公可", NEARLY)


def test_what_is_read_is_typed_unless_it_is_said_to_be_a_picture() -> None:
    assert typed_value(replace(FIELD, type="date"), "2024年12月1") == ("2024-12-01", 1.0)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("结论：合格", "pass"),
        ("不 合格", "fail"),
        ("☑合格 □不合格", "pass"),
        ("□合格 ☑不合格", "fail"),
        ("☑合格 ☑不合格", None),
        ("□合格 □不合格", None),
        ("说明：合格打√", None),
        ("合格", "pass"),
        ("", None),
    ],
)
def test_a_choice_is_the_ticked_one_or_the_one_that_is_named(raw: str, value: str | None) -> None:
    choices = ((Pattern("fail", "不合格"), "fail"), (Pattern("pass", "合格"), "pass"))
    typed = typed_value(replace(FIELD, type="choice", choices=choices), raw)
    assert typed == (value and (value, 1.0))


def test_an_organization_is_its_longest_name_and_no_more() -> None:
    assert named_organization("清溪集团有限公司杭州分公司的设备") == "清溪集团有限公司杭州分公司"
    assert named_organization("清溪集团有限公司(杭州分公司)的设备") == "清溪集团有限公司(杭州分公司)"
    assert named_organization("清溪集团有限公司（杭州分公司）的设备") == "清溪集团有限公司（杭州分公司）"
    assert named_organization("清溪电机") is None
    assert is_organization("清溪集团有限公司")
    assert not is_organization("清溪集团有限公司的")


@pytest.mark.parametrize(
    ("raw", "value", "sure"),
    [
        ("张三", "张三", SURE),
        ("张 三", "张三", SURE),
        ("John Smith", "John Smith", SURE),
        ("买买提·吐尔逊", "买买提·吐尔逊", SURE),
        ("张三、李四", "张三、李四", SURE),
        ("张三; 李四", "张三、李四", SURE),
        ("张三，是一个好经理", "张三", SURE),
        ("张三/李四", "张三", SURE),
        ("张三\n李四", "张三", SURE),
        ("张三（总经理）", "张三", SURE),
        ("张三总经理", "张三", SURE),
        ("张三 13800000000", "张三", NEARLY),
        ("审核", None, NOTHING),
        ("欧阳明明珠", None, NOTHING),
        ("宁波海达投资有限公司（委派代表：李明）", "宁波海达投资有限公司", NEARLY),
        ("甲乙投资公司", "甲乙投资公司", NEARLY),
        ("甲投资公司", None, NOTHING),
        ("他说这是一个好人", None, NOTHING),
    ],
)
def test_a_person_is_a_name_without_titles(raw: str, value: str | None, sure: str | None) -> None:
    says("person", raw, value, sure)


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        ("address", "绍兴市 越城区\n解放路9号", "绍兴市越城区解放路9号"),
        ("address", "9 Jiefang Road,  Shaoxing", "9 Jiefang Road, Shaoxing"),
        ("address", "绍兴路9", "绍兴路9"),
        ("address", "绍兴路", None),
        ("address", "绍" * 201, "绍" * 200),
        ("phone", "0571-88123456\n转 8", "0571-88123456 转 8"),
        ("phone", "8" * 101, "8" * 100),
        ("standard", "按GB/T 27922-2011执行，见GB/T 1", "GB/T 27922-2011"),
        ("standard", "无标准", None),
    ],
)
def test_addresses_telephones_and_standards(type_: FieldType, raw: str, value: str | None) -> None:
    says(type_, raw, value, SURE if value else NOTHING)


@pytest.mark.parametrize(
    ("raw", "value", "sure"),
    [
        ("2024年3月5日", "2024-03-05", SURE),
        ("2024年3月5日至2026年3月4日", "2024-03-05", NEARLY),
        ("2024年4月，即2024年3月5日", "2024-03-05", SURE),
        ("2024年3月", "2024-03-01", DOUBTED),
        ("1999 2024年3月5日", None, NOTHING),
        ("明天", None, NOTHING),
    ],
)
def test_a_day_is_the_first_that_is_exact(raw: str, value: str | None, sure: str | None) -> None:
    says("date", raw, value, sure)


@pytest.mark.parametrize(
    ("type_", "raw", "by_ocr", "value"),
    [
        ("date", "2024年12月1", True, None),
        ("date", "2024年12月1", False, "2024-12-01"),
        ("date", "2024年12月1日1", True, None),
        ("date", "2024年12月 日", True, None),
        ("date", "〇〇六年二月三日", True, "2006-02-03"),
        ("date_start", "2024年3月5日至2026年3月 日", True, "2024-03-05"),
        ("date_end", "2024年3月5日至2026年3月 日", True, None),
        ("date_start", "2024年3月 日至2026年3月4日", True, None),
    ],
)
def test_of_a_picture_a_day_that_may_have_lost_a_digit_is_none(
    type_: FieldType, raw: str, by_ocr: bool, value: str | None
) -> None:
    says(type_, raw, value, SURE if value else NOTHING, by_ocr=by_ocr)


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        ("2024年3月5日至2026年3月4日", ("2024-03-05", SURE), ("2026-03-04", SURE)),
        ("2024年3月5日至长期", ("2024-03-05", SURE), ("long_term", SURE)),
        ("2024年3月5日至*", ("2024-03-05", NEARLY), ("long_term", NEARLY)),
        ("2024年3月5日至", ("2024-03-05", NEARLY), None),
        ("2024年3月至", None, None),
        ("自2024年3月5日", ("2024-03-05", SURE), None),
        ("2026年3月4日", None, ("2026-03-04", SURE)),
        ("2026年3月", None, ("2026-03-31", DOUBTED)),
        ("***", None, ("long_term", NEARLY)),
        ("2027年7月10日 某某认证有限公司 2024年6月27日", None, ("2027-07-10", SURE)),
        ("2027年7月10日签发机关2024年6月27日", None, ("2027-07-10", SURE)),
        ("2024年7月10日 签发机 2027年6月27日", None, ("2027-06-27", DOUBTED)),
    ],
)
def test_a_term_has_a_beginning_and_an_end(
    raw: str, start: tuple[str, str] | None, end: tuple[str, str] | None
) -> None:
    says("date_start", raw, *(start or (None, NOTHING)))
    says("date_end", raw, *(end or (None, NOTHING)))


@pytest.mark.parametrize(
    ("type_", "raw", "value", "sure"),
    [
        ("money", "1200万元", 12_000_000, SURE),
        ("money", "1200.5万元。另有800万元", 12_005_000, SURE),
        ("money", "0.5元", 0.5, SURE),
        ("money", "注册资本5000万美元", "50000000 USD", NEARLY),
        ("money", "无数", None, NOTHING),
        ("year", "2024年", 2024, SURE),
        ("year", "12024", None, NOTHING),
        ("year", "二〇二四年", 2024, NEARLY),
        ("year", "一九七九年", None, NOTHING),
        ("number", "86人", 86, SURE),
        ("number", "1,200.50", 1200.5, SURE),
        ("number", "1.5万", 15_000, SURE),
        ("number", "3亿", 300_000_000, SURE),
        ("number", "58人售后人员16人", 58, SURE),
        ("number", "业大厦7层1,058余人", 1058, SURE),
        ("number", "自2009年至今，12年以上", 12, DOUBTED),
        ("number", "2009年", None, NOTHING),
        ("number", "二百三十家", 230, NEARLY),
        ("number", "没有", None, NOTHING),
    ],
)
def test_sums_years_and_numbers(type_: FieldType, raw: str, value: object, sure: str | None) -> None:
    says(type_, raw, value, sure)


@pytest.mark.parametrize(
    ("raw", "value", "sure"),
    [
        ("NO.123456", "123456", SURE),
        ("№ 123", "123", SURE),
        ("第 12 号", "第12号", SURE),
        ("京 A12 号", "京A12号", SURE),
        ("(2020)12号", "（2020）12号", SURE),
        ("abc123)", "ABC123", SURE),
        ("(abc)123)", "(ABC)123)", SURE),
        ("abc 123", "ABC123", SURE),
        ("粤公许保〔2016〕\n128号", "粤公许保〔2016〕128号", SURE),
        ("—A—12–3.", "A-12-3", SURE),
        ("编号 / A12 第2页", "A12", SURE),
        ("A1B", "A1B", SURE),
        ("A1", None, NOTHING),
        ("ABC", None, NOTHING),
        ("A" + "1" * 39, "A" + "1" * 39, SURE),
        ("A" + "1" * 40, "A" + "1" * 40, DOUBTED),
    ],
)
def test_a_code_holds_a_digit_and_no_sign_at_its_ends(
    raw: str, value: str | None, sure: str | None
) -> None:
    says("code", raw, value, sure)


@pytest.mark.parametrize(
    ("raw", "by_ocr", "value", "sure"),
    [
        ("91440300708461136T", False, "91440300708461136T", SURE),
        ("9144 0300 7084 6113 6t", False, "91440300708461136T", SURE),
        ("500383000030543 1-1", False, "500383000030543", SURE),
        ("91440300.708461136T", True, "91440300708461136T", NEARLY),
        ("91440300.708461136T", False, None, NOTHING),
        ("9144030O708461136T", True, "91440300708461136T", NEARLY),
        ("9144030O708461136T", False, "9144030O708461136T", NEARLY),
        ("91330602MA2886FC2H", False, "91330602MA2886FC2H", NEARLY),
        ("12345678901234567 330602000012345", False, "330602000012345", NEARLY),
        ("1234567890123", False, "1234567890123", NEARLY),
        ("3306 0200 0012 345", False, "330602000012345", NEARLY),
        ("12345678901234", False, "12345678901234", DOUBTED),
        ("ABCDEFGHIJKLM", False, None, NOTHING),
        ("12345678901234567890", False, "12345678901234567890", DOUBTED),
        ("123456789012345678901", False, None, NOTHING),
    ],
)
def test_a_credit_code_is_sure_where_its_check_digits_hold(
    raw: str, by_ocr: bool, value: str | None, sure: str | None
) -> None:
    says("credit_code", raw, value, sure, by_ocr=by_ocr)
