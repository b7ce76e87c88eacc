"""The application form: expected beside the list, filled in, and no wider than the licence."""

from dataclasses import replace

import pytest

from intake.model import Box, Mark
from tests.check.builders import Pack, complete, with_fact, with_text, without_fact

FORM = """认证申请表
认证依据：GB/T 27922-2011
申请星级：五星
认证范围：电风扇的销售
申请单位（盖章）
2026年11月20日"""


def form(text: str) -> Pack:
    pack = without_fact(complete(), "application_form", "applied_on", "applied_scope")
    return with_text(pack, "application_form", text)


def topics(pack: Pack) -> str:
    return "".join(item.message for item in pack.found("content-missing"))


def test_a_form_filled_in_is_fine() -> None:
    assert form(FORM).found("content-missing") == []


@pytest.mark.parametrize(
    ("line", "topic", "severity"),
    [
        ("申请星级：五星\n", "星级", "note"),
        ("认证依据：GB/T 27922-2011\n", "标准", "doubt"),
        ("认证范围：电风扇的销售\n", "范围", "doubt"),
        ("\n2026年11月20日", "日期", "note"),
        ("申请单位（盖章）\n", "盖章", "note"),
    ],
)
def test_what_the_form_leaves_out_is_told(line: str, topic: str, severity: str) -> None:
    """It is none of the eleven, and who sends it as a text signs on paper: that is no question."""
    pack = form(FORM.replace(line, ""))
    assert topic in topics(pack)
    assert set(pack.severities("content-missing")) == {severity}


@pytest.mark.parametrize(
    "said", ["申请认证项目：搬家服务", "服务范围　居民搬家、企业搬迁", "申报产品：电风扇"]
)
def test_what_the_certification_is_for_may_be_called_otherwise(said: str) -> None:
    assert "范围" not in topics(form(FORM.replace("认证范围：电风扇的销售", said)))
    assert "范围" in topics(form(FORM.replace("认证范围：电风扇的销售", "备注：电风扇")))


def test_a_seal_needs_no_word_for_it() -> None:
    pack = form(FORM.replace("申请单位（盖章）\n", ""))
    document = next(item for item in pack.documents if item.kind == "application_form")
    page = pack.pages[document.file, 1]
    seal = Mark("seal", Box(0.6, 0.7, 0.8, 0.8))
    pack.pages = pack.pages | {(document.file, 1): replace(page, marks=(seal,))}
    assert pack.found("content-missing") == []


@pytest.mark.parametrize(
    ("scope", "beyond"),
    [
        ("电风扇的生产和销售所涉及的售后服务", None),
        ("电风扇的销售；血压计的销售", "血压计"),
        ("电风扇控制系统、电风扇联网平台的实施、培训及运行维护", None),
        ("电风扇的实施、殡葬的咨询", "殡葬"),
        ("电风扇的销售、台扇的销售", "台扇"),  # one character of a class is not enough
        ("电风扇的销售、电动扇的销售", None),
        ("落地扇、吊扇的售后服务", None),  # other names: no item is alike, and nothing is proved
    ],
)
def test_a_scope_wider_than_the_licence_is_a_doubt(scope: str, beyond: str | None) -> None:
    found = with_fact(complete(), "application_form", "applied_scope", scope).found("scope-beyond-licence")
    assert [item.severity for item in found] == (["doubt"] if beyond else [])
    assert all(beyond in item.message for item in found if beyond)


@pytest.mark.parametrize("cover", ["认证申报书（申报等级：五星）", "GB/T 27922-2011 五星级认证\n申报材料"])
def test_the_level_may_stand_on_the_cover(cover: str) -> None:
    without_level = FORM.replace("申请星级：五星\n", "")
    assert "星级" not in topics(form(without_level).add("cover", cover))
    assert "星级" in topics(form(without_level).add("cover", "申报材料"))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("五星级售后服务认证申请表", True),
        ("商品售后服务评价体系认证申请书", True),
        ("认证申请表", False),
        ("售后服务申请表", False),
    ],
)
def test_a_form_for_one_certification_names_its_standard(title: str, told: bool) -> None:
    text = FORM.replace("认证依据：GB/T 27922-2011\n", "").replace("认证申请表", title)
    assert ("标准" not in topics(form(text))) is told


def test_its_absence_is_for_our_own_staff() -> None:
    pack = complete().without("application_form")
    assert pack.severities("application-form-missing") == ["note"]
    assert pack.judge().verdict == "complete"


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("电风扇的销售及售后服务五星级初次认证", False),
        ("电风扇的销售及售后服务；GB/T 27922-2011 五星级", False),
        ("电风扇的销售、商品售后服务评价体系再认证", False),
        ("电风扇的销售、印刷机械的维修", True),
    ],
)
def test_what_is_applied_for_is_no_product(scope: str, told: bool) -> None:
    found = with_fact(complete(), "application_form", "applied_scope", scope).found("scope-beyond-licence")
    assert bool(found) is told
