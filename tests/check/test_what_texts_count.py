"""What lists and introductions count themselves, beside what they list or enclose."""

import pytest

from tests.check.builders import LIST, OUTLETS, SERVICE_SYSTEM, complete, with_fact, with_text, without_fact

CODE = "count-mismatch"


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("共3家。", ["doubt"]),
        ("合计16个服务网点，其中直营4个。", ["doubt"]),
        ("共2家。", []),
        ("共9个省区，共2个网点。", []),
        ("共30个地级市设点。", []),  # towns are no outlets
        ("服务人员共30人。", []),
        ("公司在全国共有专卖店12家，门店同时承担售后服务，名单如下：", ["doubt"]),
        ("合计\n全国网点46个：销售网点34个、服务网点12个", ["doubt"]),
        ("现有直营店和加盟店9家。", ["doubt"]),
        ("全国共有体验店2家。", []),
        ("共有销售网点1家、服务网点1家。", []),
        ("共有销售网点3家、服务网点1家。", ["doubt"]),
        ("全国设直营店5家。", []),  # of the rows a part
    ],
)
def test_a_list_of_outlets_that_counts_itself(said: str, severities: list[str]) -> None:
    assert len(OUTLETS) == 2
    pack = with_text(complete(), "outlet_list", f"网点清单\n{said}")
    assert pack.severities(CODE) == severities


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("文件共12个。", ["doubt"]),
        ("共三份", ["doubt"]),
        ("现行有效2个", []),
        ("共12个部门执行", []),
        ("共3页", []),
    ],
)
def test_a_list_of_documents_that_counts_itself(said: str, severities: list[str]) -> None:
    assert len(LIST) == 2
    text = f"文件清单\nQX-SH-01 售后服务管理手册\nQX-SH-02 投诉处理程序\n{said}"
    assert with_text(complete(), "management_document_list", text).severities(CODE) == severities


@pytest.mark.parametrize("said", ["现行有效2个，作废1个。", "共3个文件。"])
def test_withdrawn_documents_may_count_or_not(said: str) -> None:
    rows = [*LIST, {"number": "QX-SH-03", "title": "包装规定", "remark": "作废"}]
    pack = with_fact(complete(), "management_document_list", "document_list", rows)
    text = f"文件清单\nQX-SH-01 售后服务管理手册\nQX-SH-02 投诉处理程序\n{said}"
    assert with_text(pack, "management_document_list", text).found(CODE) == []


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("附检验报告3份。", ["doubt"]),
        ("随机附检测报告共两份，见后。", ["doubt"]),
        ("附检验报告1份。", []),
        ("检验报告一式两份。", []),
    ],
)
def test_reports_that_are_counted_are_enclosed(said: str, severities: list[str]) -> None:
    text = f"产品介绍\n落地电风扇 型号FS-40 技术参数\n{said}"
    assert with_text(complete(), "product_introduction", text).severities(CODE) == severities


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("现随函报送：营业执照副本1份，检测报告肆份。", ["doubt"]),
        ("附：检验报告复印件3份，证书2份。", ["doubt"]),
        ("营业执照2份，检验报告1份。", []),
        ("检验报告一式两份。", []),
    ],
)
def test_so_are_those_that_a_letter_of_transmittal_counts(said: str, severities: list[str]) -> None:
    pack = complete().add("cover", f"关于报送售后服务认证材料的函\n{said}", submission=None)
    assert pack.severities(CODE) == severities


def test_more_papers_than_counted_are_no_matter() -> None:
    text = "产品介绍\n落地电风扇 型号FS-40 技术参数\n附检验报告2份。"
    pack = with_text(complete(), "product_introduction", text)
    assert pack.severities(CODE) == ["doubt"]
    for number in ("J2026-02", "J2026-03"):
        pack.add("inspection_report", "检验报告 合格", report_number=number, product_name="落地电风扇")
    assert pack.found(CODE) == []


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("application_form", "服务网点数　46个", True),
        ("application_form", "网点数量\n16 个", True),
        ("service_system", "在全国设农化服务站46个，由直属站和委托站组成。", True),
        ("sales_mode", "全国共有30家门店。", True),
        ("service_system", "在全疆设有服务网点十八处。", True),
        ("service_system", "全国设二十三个服务网点。", True),
        ("service_system", "在两省设服务网点三处。", False),
        ("service_system", "全国设2个服务网点。", False),
        ("service_system", "其中直营网点1个。", False),
        ("service_system", "2026年新增网点3个。", False),
        ("service_system", "每个网点配2人。", False),
        ("service_system", "共有10余个网点。", False),
    ],
)
def test_the_outlets_that_other_texts_count(kind: str, said: str, told: bool) -> None:
    before = {"service_system": SERVICE_SYSTEM, "sales_mode": "采用直销和经销商两种方式销售。"}
    found = with_text(complete(), kind, f"{before.get(kind, '认证申请表')}\n{said}").found(CODE)
    assert bool(found) is told


def test_texts_that_count_the_same_are_one_doubt_with_all_their_places() -> None:
    pack = with_text(complete(), "service_system", f"{SERVICE_SYSTEM}\n全国设服务网点46个。")
    pack = with_text(pack, "sales_mode", "采用直销和经销商两种方式销售。服务网点共46个。")
    (finding,) = with_fact(pack, "organization_profile", "outlet_count", 46).found(CODE)
    assert finding.severity == "doubt" and len(finding.evidence) == 4


def test_rows_of_one_list_shown_twice_and_kinds_of_rows_are_counted_once() -> None:
    rows = [*OUTLETS, {**OUTLETS[0], "name": "温州销售部", "kind": "销售"}]
    pack = with_fact(complete(), "outlet_list", "outlets", rows).add("outlet_list", "网点", outlets=rows)
    for number, told in ((2, False), (3, False), (4, True)):
        text = f"{SERVICE_SYSTEM}\n全国设服务网点{number}个。"
        assert bool(with_text(pack, "service_system", text).found(CODE)) is told


def test_shops_on_the_web_may_count_or_not() -> None:
    rows = [*OUTLETS, {"name": "天猫旗舰店", "address": "qingxi.tmall.com", "phone": "400-828-6117"}]
    pack = with_fact(complete(), "outlet_list", "outlets", rows)
    for number, told in ((2, False), (3, False), (5, True)):
        text = f"网点清单\n公司共有门店{number}家。"
        assert bool(with_text(pack, "outlet_list", text).found(CODE)) is told


def test_what_the_list_and_the_profile_say_alike_is_one_doubt() -> None:
    pack = without_fact(complete(), "organization_profile", "outlet_count")
    pack = with_text(pack, "outlet_list", "网点清单\n公司共有专卖店12家。")
    profile = "公司成立于2009年。现在全国开设直营与加盟专卖店共12家，并在天猫开设旗舰店。"
    (finding,) = with_text(pack, "organization_profile", profile).found(CODE)
    assert "《网点清单》" in finding.message and "12" in finding.message
    assert [place.text[:3] for place in finding.evidence][:2] == ["公司共", "公司成"]


def test_the_statement_and_what_was_counted_are_both_shown() -> None:
    pack = with_text(complete(), "outlet_list", "网点清单\n合计16个服务网点。")
    (finding,) = [one for one in pack.found("count-mismatch") if "16" in one.message]
    listed = next(fact for fact in pack.facts if fact.name == "outlets")
    assert [place.box for place in finding.evidence][-1] == listed.box
    assert "16" in finding.evidence[0].text and len(finding.evidence) == 2


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("公司编有《售后服务管理文件汇编》（共{}个文件），下发全部门店执行。", True),
        ("现行售后服务制度共{}项制度，均已发布。", True),
        ("编制售后服务手册1份、程序文件{}份。", False),  # a part
        ("《售后服务管理文件汇编》（共{}页）", False),
    ],
)
def test_the_documents_that_other_texts_count(said: str, told: bool) -> None:
    pack = complete()
    document = next(item for item in pack.documents if item.kind == "management_document_list")
    fact = next(one for one in pack.facts if one.document == document.id and one.name == "document_list")
    number = len(fact.row_dicts())
    sales = "销售方式\n公司采用直营和经销相结合的方式。\n"
    assert with_text(pack, "sales_mode", sales + said.format(number)).found(CODE) == []
    found = with_text(pack, "sales_mode", sales + said.format(number + 2)).found(CODE)
    assert [item.severity for item in found] == ["doubt"] * told
