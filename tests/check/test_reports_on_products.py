"""Which of the reports enclosed are on the declared products: by name, model and maker."""

from dataclasses import replace

import pytest

from tests.check.builders import NAME, Pack, complete, with_fact, with_text, without_fact

FAN = "落地电风扇"


def case(*declared: tuple[str, str], scope: str = "家用电器制造；家用电器销售") -> Pack:
    """Products of these names and models, and no report yet."""
    pack = complete().without("inspection_report")
    pack = with_fact(pack, "business_licence", "business_scope", scope)
    rows = [{"name": name, "model": model} for name, model in declared]
    return with_fact(pack, "product_introduction", "product_names", rows)


def report(pack: Pack, model: str, name: str = FAN, maker: str = NAME, text: str = "检验报告") -> Pack:
    return pack.add(
        "inspection_report", text, product_name=name, model=model, manufacturer=maker, client=NAME,
        conclusion="pass", issued_on="2026-05-14", report_number=f"JC-{model}", issued_by="浙江检测中心",
    )  # fmt: skip


def told(pack: Pack) -> list[str]:
    codes = ("inspection-report-missing", "report-for-another")
    return [item.code for item in pack.judge().findings if item.code in codes]


@pytest.mark.parametrize(
    ("declared", "stated"),
    [("FS40-1", "KYT30-A"), ("YD-AC07/7kW", "YD-DC120"), ("LQ-RO600", "LQ-UF1000"), ("JZ7040A", "JZ6800")],
)
def test_a_report_on_another_model_is_told_with_what_lacks(declared: str, stated: str) -> None:
    pack = report(case((FAN, declared)), stated)
    assert told(pack) == ["inspection-report-missing", "report-for-another"]
    (finding,) = pack.found("report-for-another")
    assert finding.severity == "doubt"
    assert stated in finding.message


@pytest.mark.parametrize(
    ("declared", "stated"),
    [
        ("FS40-1", "FS40-1"),
        ("FS40", "FS40-1 220V 50Hz"),
        ("YD-AC07/7kW", "AC07-7"),
        ("FS40-1、FS40-2", "FS40-2"),
        ("大号", "KYT30-A"),
        ("FS40-1", "50W"),
        ("YJV、YJLV", "YJV 3×95"),
    ],
)
def test_a_report_on_that_model_or_of_which_nobody_knows_is_enough(declared: str, stated: str) -> None:
    assert told(report(case((FAN, declared)), stated)) == []


def test_a_report_that_says_it_covers_the_model_is_enough() -> None:
    pack = report(case((FAN, "FS40-1")), "FS50-3", text="检验报告\n本报告覆盖型号：FS40-1、FS45-2")
    assert told(pack) == []


def test_one_of_the_declared_models_stands_for_the_others() -> None:
    assert told(report(case((FAN, "FS40-1"), (FAN, "KYT30-A")), "KYT30-A")) == []


def test_a_report_on_what_another_company_makes_is_told() -> None:
    strange = report(case((FAN, "FS40-1")), "FS40-1", maker="宁波远帆电器有限公司")
    assert told(strange) == ["inspection-report-missing", "report-for-another"]


def test_who_only_sells_encloses_the_maker_s() -> None:
    pack = case((FAN, "FS40-1"), scope="家用电器销售；家电维修")
    assert told(report(pack, "FS40-1", maker="宁波远帆电器有限公司")) == []


def test_an_own_report_beside_it_is_enough() -> None:
    pack = report(case((FAN, "FS40-1")), "KYT30-A")
    assert told(report(pack, "FS40-1")) == []


def in_prose(text: str) -> Pack:
    """The products stand in sentences alone."""
    pack = complete().without("inspection_report", "product_introduction")
    pack = with_fact(pack, "business_licence", "business_scope", "家用电器制造；家用电器销售")
    return pack.add("product_introduction", text)


TWO = (
    "本次申报的产品为家用电器，包括空气净化器（KJ500F-A2）和电热水壶（SH-1720）两个品种。",
    "1. 空气净化器\n规格型号：KJ500F-A2。双级过滤。\n2. 电热水壶\n规格型号：SH-1720。自动断电。",
    "产品分为两大类：\n（一）空气净化器。代表型号KJ500F-A2，静音；\n（二）电热水壶。代表型号SH-1720，双层防烫。",
)


@pytest.mark.parametrize("text", TWO)
def test_of_products_named_in_sentences_the_one_without_a_report_is_told(text: str) -> None:
    pack = report(in_prose(text), "KJ500F-A2", "空气净化器")
    (finding,) = pack.found("inspection-report-missing")
    assert finding.severity == "deficiency"
    assert "电热水壶" in finding.message
    assert "空气净化器" not in finding.message
    assert told(report(pack, "SH-1720", "电热水壶")) == []


@pytest.mark.parametrize("text", TWO)
def test_a_report_on_another_model_than_the_sentence_states_is_told(text: str) -> None:
    pack = report(report(in_prose(text), "KJ500F-A2", "空气净化器"), "TZ-9081", "电热水壶")
    assert told(pack) == ["inspection-report-missing", "report-for-another"]


@pytest.mark.parametrize(
    "text",
    [
        "公司通过质量管理体系（GB/T19001-2016）认证，额定功率（500W），销量（2025年）领先。",
        "型号齐全，电热水壶和空气净化器均有备货。",
        "我公司的电热水壶深受欢迎，空气净化器即将上市。",
    ],
)
def test_what_no_model_follows_is_no_product_of_a_sentence(text: str) -> None:
    assert told(report(in_prose(text), "KJ500F-A2", "空气净化器")) == []


def test_sentences_of_which_no_report_names_a_product_may_have_been_misread() -> None:
    assert told(report(in_prose(TWO[0]), "PM-9000", "心电监护仪")) == []


Papers = tuple[tuple[str, str], ...]
PURIFIER, KETTLE = ("空气净化器", "KJ500F-A2"), ("电热水壶", "SH-1720")


def lacking(pack: Pack) -> list[str]:
    return [item.severity for item in pack.found("inspection-report-missing")]


@pytest.mark.parametrize(
    ("declared", "enclosed"),
    [
        ((PURIFIER, KETTLE), (PURIFIER,)),
        ((PURIFIER, KETTLE), (PURIFIER, ("电热水壶", "TZ-9081"))),
        ((("空气净化器", "QX-500"), ("电热水壶", "QX-1720")), (("空气净化器", "QX-500"),)),
        ((("三轮车", "SL-3"), ("折叠梯", "ZD-100")), (("三轮车", "SL-3"), ("儿童滑板车", "HB-7"))),
    ],
)
def test_a_product_lacks_its_report_where_all_enclosed_are_surely_on_others(
    declared: Papers, enclosed: Papers
) -> None:
    pack = case(*declared)
    for name, model in enclosed:
        pack = report(pack, model, name)
    assert lacking(pack) == ["deficiency"]


@pytest.mark.parametrize(
    ("declared", "enclosed"),
    [
        # One of a series may stand for the others; so may one under another name, or of no known model.
        ((("汽车衡", "SCS-60"), ("地磅", "SCS-120")), (("汽车衡", "SCS-60"), ("电子汽车衡器", "SCS-80"))),
        ((PURIFIER, ("电动车", "TDR20Z")), (PURIFIER, ("电动自行车", "大号"))),
        ((PURIFIER, ("电热水壶", "大号")), (PURIFIER,)),
        # Of many without a report the rows may be parts of one product.
        ((PURIFIER, ("风机", "FJ-2"), ("滤芯", "LX-9")), (PURIFIER,)),
    ],
)
def test_where_one_enclosed_may_be_on_it_a_person_looks(declared: Papers, enclosed: Papers) -> None:
    pack = case(*declared)
    for name, model in enclosed:
        pack = report(pack, model, name)
    assert lacking(pack) == ["doubt"]


def test_a_report_that_speaks_of_the_product_too_may_be_on_it() -> None:
    pack = case(PURIFIER, KETTLE)
    text = "检验报告\n配件：电热水壶一只"
    assert lacking(report(pack, "KJ500F-A2", "空气净化器", text=text)) == ["doubt"]


@pytest.mark.parametrize(("named", "severity"), [("电热水壶", "doubt"), ("空气净化器", "deficiency")])
def test_a_compulsory_certificate_of_the_product_makes_it_a_question(named: str, severity: str) -> None:
    pack = report(case(PURIFIER, KETTLE), "KJ500F-A2", "空气净化器")
    pack = pack.add("product_certificate", f"中国国家强制性产品认证证书\n产品名称：{named}")
    assert lacking(pack) == [severity]


def test_a_report_that_names_the_product_beside_another_model_is_on_none_of_its_own() -> None:
    pack = report(case(PURIFIER, KETTLE), "KJ500F-A2", "空气净化器")
    assert lacking(report(pack, "TZ-9081", "电热水壶", text="检验报告\n电热水壶")) == ["deficiency"]


def test_beside_a_file_that_could_not_be_opened_nothing_lacks_surely() -> None:
    pack = report(case(PURIFIER, KETTLE), "KJ500F-A2", "空气净化器")
    closed = replace(
        pack.files[0], path="检验报告2.pdf", status="unreadable", problem_code="file-unreadable"
    )
    pack.files.append(closed)
    assert lacking(pack) == ["doubt"]


def series(*models: str) -> Pack:
    rows = [
        {"category": name, "model": model}
        for name, model in zip(("云雀", "青鸾", "小满"), models, strict=False)
    ]
    pack = complete().without("inspection_report")
    pack = with_fact(pack, "business_licence", "business_scope", "电动自行车制造")
    return with_fact(pack, "product_introduction", "product_names", rows)


@pytest.mark.parametrize(
    ("models", "reports", "named"),
    [
        (("TDT11Z", "TDR20Z"), ("TDT11Z 48V12Ah", "CC1200DT-3 72V32Ah"), "青鸾 TDR20Z"),
        (("JC-S03", "JC-G01"), ("JC-S03", "KF-9900"), "青鸾 JC-G01"),
        (("QY-RO600",), ("BX-188",), "云雀 QY-RO600"),
    ],
)
def test_a_report_on_goods_that_nobody_declared_is_told(
    models: tuple[str, ...], reports: tuple[str, ...], named: str
) -> None:
    pack = series(*models)
    for model in reports:
        pack = report(pack, model, name="电动自行车")
    (finding,) = pack.found("report-for-another")
    assert named in finding.message and reports[-1] in finding.message
    assert finding.evidence[0].file == pack.documents[-1].file  # the report, not what it is called


@pytest.mark.parametrize(
    "reports",
    [
        ("TDT11Z 48V12Ah", "TDR20Z 48V20Ah"),
        ("TDT11Z 48V12Ah", "48V"),  # no model: nobody knows
        ("TDT11Z 48V12Ah", "TDR20Z", "充电器CC-48"),  # one more than is needed
    ],
)
def test_reports_on_all_declared_models_are_enough(reports: tuple[str, ...]) -> None:
    pack = series("TDT11Z", "TDR20Z")
    for model in reports:
        pack = report(pack, model, name="电动自行车")
    assert told(pack) == []


def test_a_named_product_without_a_report_beside_a_strange_one_is_told_with_it() -> None:
    pack = report(case((FAN, "FS40-1"), ("暖风机", "NF20")), "FS40-1")
    pack = report(pack, "CC1200DT-3", name="电动摩托车")
    assert told(pack) == ["inspection-report-missing", "report-for-another"]
    assert "暖风机" in pack.found("report-for-another")[0].message


@pytest.mark.parametrize(
    ("stated", "codes"),
    [("MY-Z200", ["inspection-report-missing", "report-for-another"]), ("MY-Z300", []), ("MY-Z300B", [])],
)
def test_a_model_within_a_declared_name_is_the_product_s(stated: str, codes: list[str]) -> None:
    """Declared in a form's sentence, of which no table gives models apart."""
    pack = complete().without("inspection_report")
    pack = without_fact(pack, "product_introduction", "product_names")
    pack = with_fact(pack, "business_licence", "business_scope", "钟表与计时仪器制造")
    products = "MY-T系列建筑塔钟、MY-Z300型子母钟系统的售后服务"
    pack = with_fact(pack, "application_form", "declared_products", products)
    pack = report(report(pack, "MY-T3000", name="建筑塔钟"), stated, name="子母钟系统")
    assert told(pack) == codes


def programs(*names: str) -> Pack:
    pack = complete().without("inspection_report")
    pack = with_fact(pack, "business_licence", "business_scope", "软件开发；软件销售")
    return with_fact(pack, "product_introduction", "product_names", [{"name": name} for name in names])


@pytest.mark.parametrize(
    ("names", "lacking"),
    [
        (("粮库出入库管理系统V3.0", "粮情测控云平台V2.1", "熏蒸作业管理软件V1.4"), "熏蒸作业管理软件"),
        (("排产软件", "质检软件V2"), "质检软件"),
        (("门店收银软件V5.2", "会员小程序", "会员管理软件"), "会员管理软件"),
    ],
)
def test_who_has_a_report_on_one_program_is_asked_for_the_others(
    names: tuple[str, ...], lacking: str
) -> None:
    pack = programs(*names)
    for name in names:
        if lacking not in name and name != "会员小程序":
            pack = report(pack, "", name)
    assert lacking in "".join(one.message for one in pack.found("inspection-report-missing"))


@pytest.mark.parametrize(
    ("names", "reported"),
    [
        (("排产软件", "质检软件"), ()),  # nobody has tested any: law asks for none
        (("粮情测控云平台", "系统运维服务"), ("粮情测控云平台",)),
        (("落地电风扇", "配套管理软件"), (FAN,)),  # a report on goods says nothing about programs
    ],
)
def test_programs_owe_no_report_by_law(names: tuple[str, ...], reported: tuple[str, ...]) -> None:
    pack = programs(*names)
    for name in reported:
        pack = report(pack, "", name)
    assert not reported or told(pack) == []
    assert reported or "软件" not in "".join(one.message for one in pack.found("inspection-report-missing"))


def numbered(*rows: tuple[str, str, str]) -> Pack:
    """A list of products that tells the number of each one's report."""
    listed = [{"name": name, "model": model, "report": number} for name, model, number in rows]
    pack = complete().without("inspection_report")
    return with_fact(pack, "product_introduction", "product_names", listed)


def test_a_report_under_another_number_than_the_list_tells_is_told_as_that() -> None:
    pack = report(numbered((FAN, "FS40-1", "JC-2026-0371"), ("挂烫机", "GT-1", "JC-2026-0402")), "FS40-1")
    (finding,) = [one for one in pack.found("detail-mismatch") if "报告" in one.message]
    assert (
        finding.severity == "doubt" and "JC-2026-0371" in finding.message and "JC-FS40-1" in finding.message
    )
    (lacking,) = pack.found("inspection-report-missing")
    assert "挂烫机" in lacking.message and FAN not in lacking.message


@pytest.mark.parametrize("listed", ["JC-FS40-1", "ＪＣ－ＦＳ４０－１", "JC FS40-1", "jc—fs40—1"])
def test_numbers_are_one_however_they_are_written(listed: str) -> None:
    pack = report(numbered((FAN, "FS40-1", listed)), "FS40-1")
    assert told(pack) == [] and pack.found("detail-mismatch") == []


def test_a_report_on_the_first_of_two_alike_is_none_on_the_second() -> None:
    pack = case(("输吸油橡胶软管", "SXY-50"), ("钢丝编织增强橡胶软管", "1SN-16"))
    (finding,) = report(pack, "SXY-50", "输吸油橡胶软管").found("inspection-report-missing")
    assert "钢丝编织增强橡胶软管" in finding.message and "输吸油" not in finding.message


def test_a_program_that_heads_a_paragraph_is_a_product() -> None:
    text = "1 粮库出入库管理系统 V3.0\n面向储备粮库。\n2 熏蒸作业管理软件 V1.4\n用于记录熏蒸方案。"
    pack = report(in_prose(text), "", "粮库出入库管理系统")
    (finding,) = pack.found("inspection-report-missing")
    assert "熏蒸作业管理软件" in finding.message
    assert report(pack, "", "熏蒸作业管理软件V1.4").found("inspection-report-missing") == []


def standards(*rows: tuple[str, str, str]) -> Pack:
    """Goods by weight, each to its standard, and reports on all but the last."""
    pack = case()
    names = [{"name": name, "model": size, "standard": standard} for name, size, standard in rows]
    pack = with_fact(pack, "product_introduction", "product_names", names)
    for name, size, _ in rows[:-1]:
        pack = report(pack, size, name)
    return pack


@pytest.mark.parametrize(
    ("standard", "severity"),
    [
        ("Q/LGC 0003S-2024", "deficiency"),
        ("GB/T 18187-2000", "doubt"),
        ("GB/T 18187-2024", "doubt"),
        ("", "doubt"),
    ],
)
def test_of_goods_without_models_one_to_another_standard_surely_lacks_its_report(
    standard: str, severity: str
) -> None:
    pack = standards(
        ("陈醋", "500mL", "GB/T 18187-2000"),
        ("酱油", "500mL", "GB/T 18186-2000"),
        ("米醋", "450mL", standard),
    )
    assert lacking(pack) == [severity]


def test_a_list_that_an_unsure_paper_holds_is_believed_where_a_report_bears_one_of_its_models() -> None:
    pack = report(case(PURIFIER, KETTLE), "KJ500F-A2", "空气净化器")
    introduction = next(item for item in pack.documents if item.kind == "product_introduction")
    at = pack.documents.index(introduction)
    pack.documents[at] = replace(introduction, confidence=0.54)
    assert lacking(pack) == ["deficiency"]
    # Where a report may stand beside the list itself, a person looks.
    text = "产品介绍\n检验结论：合格\n报告编号：JC-1\n样品名称：水壶\n检验依据"
    assert lacking(with_text(pack, "product_introduction", text)) == ["doubt"]
    pack = report(case(PURIFIER, KETTLE), "大号", "空气净化器")
    pack.documents[at] = replace(introduction, confidence=0.54)
    assert lacking(pack) == ["doubt"]


@pytest.mark.parametrize(
    ("number", "told"), [("JC-SH-1720", []), ("JC-9001", ["deficiency"]), ("见附件", ["deficiency"])]
)
def test_a_report_that_the_list_tells_by_its_number_is_not_there_when_all_bear_others(
    number: str, told: list[str]
) -> None:
    rows = [
        {"name": "空气净化器", "model": "KJ500F-A2", "report": "JC-KJ500F-A2"},
        {"name": "电热水壶", "model": "SH-1720", "report": number},
    ]
    pack = with_fact(case(), "product_introduction", "product_names", rows)
    pack = report(pack, "KJ500F-A2", "空气净化器")
    if not told:
        pack = report(pack, "SH-1720", "电热水壶")
    assert lacking(pack) == told


def test_goods_whose_reports_are_on_others_are_no_parts_of_one() -> None:
    pack = case(("热水机", "RSJ-100"), ("热风机", "NFJ-45"), ("采暖机", "NCZ-12"))
    for model, name in (("RSJ-100", "热水机"), ("YW-RF45", "热风机"), ("ZD-16", "采暖机")):
        pack = report(pack, model, name)
    assert lacking(pack) == ["deficiency"]
