"""A type approval names models: a declared one that none of them names is asked about."""

import pytest

from tests.check.builders import Pack, complete, with_fact

APPROVAL = "计量器具型式批准证书"


def approved(*models: str, title: str = APPROVAL) -> Pack:
    rows = [
        {"category": "电子汽车衡", "model": "SCS-100"},
        {"category": "电子汽车衡", "model": "SCS-120"},
        {"category": "便携式轴重仪", "model": "ZHY-20"},
    ]
    pack = with_fact(complete(), "product_introduction", "product_names", rows)
    return pack.add("permit", f"{title}\n型号：{'、'.join(models)}", certificate_type=title)


@pytest.mark.parametrize(
    ("models", "told"),
    [
        (("SCS-100", "SCS-120"), True),
        (("SCS-100、SCS-120、ZHY-20",), False),
        (("scs-100", "SCS-120 型", "ZHY-20"), False),
        (("QJ-1",), False),
        ((), False),
    ],
)
def test_a_model_that_no_approval_names_is_asked_about(models: tuple[str, ...], told: bool) -> None:
    found = approved(*models).found("permit-scope-unclear")
    assert bool(found) is told
    assert not told or ("ZHY-20" in found[0].message and found[0].severity == "doubt")


def test_a_second_approval_covers_the_rest() -> None:
    pack = approved("SCS-100", "SCS-120")
    pack.add("permit", f"{APPROVAL}\n型号：ZHY-20", certificate_type=APPROVAL)
    assert pack.found("permit-scope-unclear") == []


def test_a_permit_of_a_trade_names_no_models() -> None:
    pack = approved("SCS-100", title="第二类医疗器械经营备案凭证")
    assert [one for one in pack.found("permit-scope-unclear") if "ZHY-20" in one.message] == []


CCC = "中国国家强制性产品认证证书"


def with_reports(*certified: str, title: str = CCC) -> Pack:
    rows = [{"name": "电动自行车", "model": "LF-A1"}]
    pack = complete().without("inspection_report", "product_introduction")
    pack.add("product_introduction", "产品介绍\nLF-A1、LF-B3、LF-C5、LF-D2 48V12Ah", product_names=rows)
    for model in ("LF-A1", "LF-B3", "LF-C5"):
        pack.add("inspection_report", f"检验报告\n型号：{model}", product_name="电动自行车", model=model)
    for model in certified:
        pack.add("product_certificate", f"{title}\n产品名称：电动自行车 {model}", certificate_type=title)
    return pack


@pytest.mark.parametrize(
    ("certified", "title", "told"),
    [
        (("LF-A1", "LF-B3", "LF-C3"), CCC, True),
        (("LF-A1", "LF-B3", "LF-C5"), CCC, False),
        (("LF-A1、LF-B3、LF-C5",), CCC, False),
        (("QX-1",), CCC, False),
        (("LF-A1", "LF-B3", "LF-C3"), "节能产品认证证书", False),
    ],
)
def test_a_model_with_a_report_and_no_compulsory_certificate_is_asked_about(
    certified: tuple[str, ...], title: str, told: bool
) -> None:
    found = with_reports(*certified, title=title).found("permit-scope-unclear")
    assert bool(found) is told
    assert not told or ("“电动自行车 LF-C5”" in found[0].message and found[0].severity == "doubt")


def test_goods_of_another_name_may_need_no_compulsory_certificate() -> None:
    pack = with_reports("LF-A1", "LF-B3", "LF-C5")
    pack.add("inspection_report", "检验报告\n型号：CQ-7", product_name="车载工具箱", model="CQ-7")
    assert pack.found("permit-scope-unclear") == []


def test_ratings_behind_a_model_are_no_part_of_it() -> None:
    pack = with_reports("LF-A1", "LF-B3", "LF-C5", "LF-D2")
    pack.add("inspection_report", "检验报告", product_name="电动自行车", model="LF-D2 48V12Ah")
    assert pack.found("permit-scope-unclear") == []


def test_a_model_with_a_report_that_nothing_declares_is_not_asked_about() -> None:
    pack = with_reports("LF-A1", "LF-B3", "LF-C5")
    pack.add("inspection_report", "检验报告", product_name="电动自行车", model="TZ-9081")
    assert pack.found("permit-scope-unclear") == []


@pytest.mark.parametrize(
    "model", ["LF-A1、LF-B3、LF-Q7", "LF-A1，LF-B3；LF-Q7", "LF-A1和LF-B3及LF-Q7", "LF-A1\nLF-Q7"]
)
def test_each_model_of_several_in_one_cell_is_asked_for(model: str) -> None:
    pack = with_reports("LF-A1", "LF-B3", "LF-C5")
    rows = [{"name": "电动自行车", "model": model}]
    pack = with_fact(pack, "product_introduction", "product_names", rows)
    (found,) = pack.found("permit-scope-unclear")
    assert "“电动自行车 LF-Q7”" in found.message


def test_models_that_a_form_declares_in_a_sentence_are_asked_for() -> None:
    pack = with_reports("LF-A1", "LF-B3", "LF-C5")
    pack = with_fact(pack, "application_form", "declared_products", "电动自行车LF-A1、LF-Q7的销售")
    (found,) = pack.found("permit-scope-unclear")
    assert "电动自行车LF-Q7" in found.message.replace(" ", "")
