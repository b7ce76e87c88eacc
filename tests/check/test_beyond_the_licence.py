"""What is applied for and does not stand in the licence's scope: a doubt, where the rest does."""

import pytest

from tests.check.builders import Pack, complete, with_fact

CODE = "scope-beyond-licence"


def applying(scope: str, licensed: str = "电风扇制造；印刷机械销售") -> Pack:
    pack = with_fact(complete(), "business_licence", "business_scope", licensed)
    return with_fact(pack, "application_form", "applied_scope", scope)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("电风扇的销售及售后服务", []),
        ("电风扇、净水器的销售", ["doubt"]),
        (
            "电风扇、净水器、榨汁壶的销售",
            [],
        ),  # most of it is unlike: products where the licence names trades
        ("净水器的销售", []),
        ("电风扇（含净水器）的销售", []),
        ("电风扇、单张纸胶印机的销售", []),  # two characters in the same order with 印刷机械
        ("电风扇、售后服务", []),  # words of all trades
    ],
)
def test_an_item_unlike_all_that_is_licensed_is_asked_about(scope: str, told: list[str]) -> None:
    assert applying(scope).severities(CODE) == told


def test_without_a_scope_there_is_nothing_to_go_beyond() -> None:
    assert applying("电风扇、净水器的销售", "").found(CODE) == []
    assert complete().without("business_licence").found(CODE) == []


def test_each_application_form_is_looked_at() -> None:
    pack = Pack().add("business_licence", business_scope="电风扇制造").add("application_form", "申请表")
    pack.add("application_form", "申请表", applied_scope="电风扇、净水器的销售")
    (finding,) = pack.found(CODE)
    assert [place.file for place in finding.evidence] == ["03.pdf"]
    assert "净水器" in finding.message and "电风扇" not in finding.message
