"""A number ends where a label, a day or the words behind it begin; a sentence is nobody's name."""

import pytest

from intake.extract.typed import typed_value
from tests.extract.pages import SCHEME


def value_of(kind: str, name: str, raw: str) -> object:
    field = next(one for one in SCHEME.kinds[kind].fields if one.name == name)
    typed = typed_value(field, raw)
    return typed[0] if typed else None


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("KY/SH-01版次:A/2", "KY/SH-01"),
        ("YY-012025年6月1日起执行", "YY-01"),
        ("HT-FW-01版本", "HT-FW-01"),
        ("QX-SH-07 修订状态 0", "QX-SH-07"),
        ("（冀）XK06-001-00417架空绞线", "（冀）XK06-001-00417"),
    ],
)
def test_a_number_ends_before_what_was_run_into_it(raw: str, number: str) -> None:
    assert value_of("permit", "certificate_number", raw) == number


@pytest.mark.parametrize(
    "number",
    [
        "粤公许保〔2016〕128号",
        "（浙）JZ安许证字〔2020〕012345",
        "皖市监特备2024001号之一",
        "2025年第3号",
        "浙绍食药监械经营许20240012号",
        "016ZB23Q31248R2M",
    ],
)
def test_a_number_keeps_the_words_that_are_its_own(number: str) -> None:
    assert value_of("permit", "certificate_number", number) == number


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("日在萧山临浦成立的绍兴清溪电器有限公司", None),
        ("清溪是一家什么样的公司", None),
        ("绍兴清溪电器有限公司", "绍兴清溪电器有限公司"),
    ],
)
def test_a_sentence_about_a_company_is_not_its_name(raw: str, name: str | None) -> None:
    assert value_of("organization_profile", "organization_name", raw) == name
