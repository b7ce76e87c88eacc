"""What an address looks like, and a person's name: lists tell their columns by them."""

import pytest

from intake.zh.addresses import is_address
from intake.zh.person_names import is_person


@pytest.mark.parametrize(
    "text",
    [
        "浙江省杭州市西湖区文三路259号",
        "昆明市盘龙区北京路155号附1号",
        "苏州市吴江区盛泽镇舜湖西路1128号2幢",
        "人民路12号",
        "建材城B区12栋3号",
        "乐清市柳市镇东风工业园",
        "广西壮族自治区南宁市青秀区民族大道88号（欧景庭园旁）",
        "临平区星桥街道88号",
    ],
)
def test_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["浙江省", "杭州西湖服务站", "王建国", "13902265683", "华东大区", "浙江杭州", "销售和服务", ""]
)
def test_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("text", ["王建国", "李秀英", "欧阳明", "张经理", "李女士", "王芳、刘洋", "陈*明"])
def test_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize("text", ["江苏", "金华", "销售", "杭州", "直营店", "王建国是一位站长", "0571", ""])
def test_no_person(text: str) -> None:
    assert not is_person(text)
