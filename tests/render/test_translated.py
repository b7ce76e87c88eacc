"""What a Chinese report says by itself is said in English in an English letter, and the other way round."""

import pytest

from intake.render.translated import translated
from intake.scheme import load_scheme

SCHEME = load_scheme("gbt27922")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("序号3", "No. 3"),
        ("第5行", "row 5"),
        ("第2页第5行", "page 2, row 5"),
        ("工作表“华东”第5行", "sheet “华东”, row 5"),
        ("各行", "every row"),
        ("共12行", "12 in all"),
        ("地址、联系电话", "address, telephone"),
        ("组织简介", "Organization profile"),
        ("《网点清单》", "“List of outlets”"),
        (
            "《食品经营许可证》（编号JY13301060012345，持有人甲公司）",
            "“食品经营许可证” (No. JY13301060012345, holder 甲公司)",
        ),
        ("绍兴第一服务站", "绍兴第一服务站"),
    ],
)
def test_both_ways(chinese: str, english: str) -> None:
    assert translated({"value": chinese}, SCHEME, "en") == {"value": english}
    assert translated({"value": english}, SCHEME, "zh") == {"value": chinese}
