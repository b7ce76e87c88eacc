"""Traditional characters are compared as simplified ones; what both scripts write stays."""

import pytest

from intake.zh.text import as_printed, normalise, same_organization, squeeze


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("公司簡介", "公司简介"),
        ("售後服務體系說明", "售后服务体系说明"),
        ("銷售方式說明", "销售方式说明"),
        ("產品與服務介紹", "产品与服务介绍"),
        ("榮 譽 證 書", "荣誉证书"),
        ("成立於2017年，註冊資本500萬元", "成立于2017年，注册资本500万元"),
    ],
)
def test_traditional_words_are_the_simplified_ones(printed: str, compared: str) -> None:
    assert squeeze(printed) == compared


@pytest.mark.parametrize("text", ["李昇", "於德龙", "乾隆路3号", "著名商标", "覆盖全国", "甯波"])
def test_simplified_texts_stay_as_they_are(text: str) -> None:
    assert normalise(text) == text


def test_every_character_keeps_its_place() -> None:
    text = "東陽市雲橋信息技術有限公司　成立於２０１７年"
    assert len(normalise(text)) == len(as_printed(text))
    assert as_printed(text) == "東陽市雲橋信息技術有限公司成立於2017年"


def test_one_organization_is_named_in_both_scripts() -> None:
    assert same_organization("東陽市雲橋信息技術有限公司", "东阳市云桥信息技术有限公司")
