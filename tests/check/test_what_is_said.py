"""What variants of the complete case say beside it, and where they point (`said_of_packs.yaml`)."""

from collections.abc import Callable, Mapping

import pytest

from tests.check.builders import (
    CLAUSES,
    LIST,
    NAME,
    OUTLETS,
    SERVICE_SYSTEM,
    Pack,
    complete,
    with_fact,
    with_text,
    without_fact,
)
from tests.check.said import PACKS_SAID, is_told, known, told

OTHER = "宁波海岳机械有限公司"
A, B = OUTLETS
C = {"name": "温州服务站", "address": "温州市鹿城区车站大道3号", "phone": "0577-88123456", "kind": "服务"}
D = {"name": "台州服务站", "address": "台州市椒江区市府大道4号", "phone": "0576-88123456", "kind": "服务"}
E = {"name": "丽水服务站", "address": "丽水市莲都区中山街1号", "phone": "0578-88123456", "kind": "服务"}
CERTIFICATE = "system_certificate"
SCOPE = "business_scope"


def outlets(*rows: Mapping[str, str]) -> Pack:
    """A case with such outlets, as many as its profile states."""
    pack = with_fact(complete(), "outlet_list", "outlets", [dict(row) for row in rows])
    return with_fact(pack, "organization_profile", "outlet_count", len(rows))


def drop(row: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: "" if name in names else text for name, text in row.items()}


def listed(*rows: tuple[str, str]) -> Pack:
    more = [{"number": number, "title": title} for number, title in rows]
    return with_fact(complete(), "management_document_list", "document_list", [*LIST, *more])


def certificate(name: str, value: str) -> Pack:
    return with_fact(complete(), CERTIFICATE, name, value)


def standards(first: tuple[str, str], law: str, *more: tuple[str, str]) -> Pack:
    rows = [{"number": number, "title": title} for number, title in (first, *more)]
    text = "\n".join(["标准清单", "产品质量法", law, *(f"{row['number']} {row['title']}" for row in rows)])
    return with_text(with_fact(complete(), "standards_list", "standards", rows), "standards_list", text)


def service(text: str) -> Pack:
    return with_text(complete(), "service_system", text)


def clause(old: str, new: str) -> Pack:
    return service(CLAUSES.replace(old, new))


def chart(text: str) -> Pack:
    return with_text(complete(), "organization_chart", text)


def biscuits() -> Pack:
    pack = with_fact(complete(), "business_licence", SCOPE, "食品生产")
    return with_fact(pack, "product_introduction", "product_names", [{"name": "酥性饼干"}])


def closed(path: str, *without: str) -> Pack:
    """A case with a file that could not be opened, and without papers of some kinds."""
    return complete().without(*without).file(path, status="unreadable", problem_code="file-unreadable")


PACKS: dict[str, Callable[[], Pack]] = {
    "every row without a telephone": lambda: outlets(drop(A, "phone"), drop(B, "phone")),
    "two rows without a telephone": lambda: outlets(drop(A, "phone"), drop(B, "phone"), C),
    "four rows without a telephone": lambda: outlets(*(drop(row, "phone") for row in (A, B, C, D)), E),
    "rows that lack different columns": lambda: outlets(drop(A, "phone"), drop(B, "address"), C),
    "a row of a name alone": lambda: outlets(A, B, drop(C, "address", "phone", "kind")),
    "two numbers that cannot be dialled": lambda: outlets(
        A | {"phone": "123"}, B | {"phone": "1385861234/0571-1"}, C
    ),
    "an area's code whose number is cut off": lambda: outlets(A | {"phone": "0571-"}, B),
    "one of two numbers can be dialled": lambda: outlets(A | {"phone": "123、13858612345"}, B),
    "one place in two lists": lambda: complete().add("outlet_list", "网点清单二", outlets=[A, C]),
    "a list sent twice": lambda: outlets(A, B, C).add("outlet_list", "网点清单二", outlets=[A, B, C]),
    "one place for two purposes": lambda: outlets(A, A | {"kind": "销售"}),
    "a list scanned well": lambda: with_text(outlets(drop(A, "phone"), B), "outlet_list", "网点清单", 0.99),
    "a list scanned badly": lambda: with_text(outlets(drop(A, "phone"), B), "outlet_list", "网点清单", 0.8),
    "a list that counts more rows": lambda: with_text(complete(), "outlet_list", "网点清单\n共30家"),
    "a branch's certificate": lambda: certificate("organization_name", f"{NAME}杭州分公司"),
    "a name nearly the same": lambda: certificate("organization_name", "绍兴清溪电气有限公司"),
    "a name nearly the same, scanned": lambda: with_text(
        certificate("organization_name", "绍兴清溪电气有限公司"), CERTIFICATE, "证书", 0.99
    ),
    "another legal representative": lambda: with_fact(
        complete(), "organization_profile", "legal_representative", "李明"
    ),
    "another founding": lambda: with_fact(
        complete(), "organization_profile", "established_on", "2010-01-01"
    ),
    "another address": lambda: with_fact(complete(), "annual_report", "address", "杭州市西湖区文三路18号"),
    "no licence to compare with": lambda: with_fact(
        complete().without("business_licence"), CERTIFICATE, "organization_name", OTHER
    ),
    "a code nearly the same, scanned": lambda: with_text(
        with_fact(complete(), "annual_report", "unified_social_credit_code", "91330100799655059B"),
        "annual_report",
        "2025年度报告",
        0.99,
    ),
    "numbers of people far apart": lambda: with_fact(complete(), "annual_report", "employees", 100),
    "two listed documents absent": lambda: listed(("QX-SH-08", "退换货管理办法"), ("", "配送管理制度")),
    "a list without documents": lambda: complete().without("management_document"),
    "a listed document absent, the list scanned": lambda: with_text(
        listed(("QX-SH-08", "退换货管理办法")), "management_document_list", "文件清单", 0.99
    ),
    "a listed document withdrawn": lambda: listed(("QX-SH-08", "退换货管理办法（作废）")),
    "documents without a list": lambda: complete().without("management_document_list"),
    "a document that its title alone does not list": lambda: complete().add(
        "management_document",
        "备件管理规定\n内容",
        title="备件管理规定",
        version="A/0",
        approved_by="王澜",
        issued_on="2024-01-05",
    ),
    "a certificate run out and renewed": lambda: certificate("valid_until", "2026-11-23").add(
        CERTIFICATE,
        "质量管理体系认证证书",
        certificate_type="质量管理体系认证证书",
        certificate_number="016ZB27Q31248R3M",
        organization_name=NAME,
        standard="GB/T 19001-2016",
        issued_on="2026-10-02",
        valid_until="2029-10-01",
    ),
    "a certificate of tomorrow": lambda: certificate("issued_on", "2026-11-25"),
    "an old report": lambda: with_fact(complete(), "inspection_report", "issued_on", "2023-01-01"),
    "a report for another client": lambda: with_fact(complete(), "inspection_report", "client", OTHER),
    "two products and one report": lambda: with_fact(
        complete(),
        "product_introduction",
        "product_names",
        [{"name": "落地电风扇", "model": "FS-40"}, {"name": "电暖器", "model": "DN-2"}],
    ),
    "a clause left out without a reason": lambda: with_text(
        complete(), "service_system", CLAUSES.replace("回收废旧产品。", "不适用。")
    ),
    "a clause left out with its reason": lambda: with_text(
        complete(),
        "service_system",
        CLAUSES.replace("回收废旧产品。", "不适用，因本公司产品不产生废弃物。"),
    ),
    "three clauses lacking": lambda: with_text(
        complete(),
        "service_system",
        "\n".join(line for line in CLAUSES.split("\n") if line[:5] not in ("5.1.5", "5.1.6", "5.2.6")),
    ),
    "placeholders of three kinds": lambda: with_text(
        complete(), "sales_mode", "XX公司采用直销，法定代表人：XXX。\n20XX年XX月"
    ),
    "a standard that was replaced": lambda: with_fact(
        complete(), "standards_list", "standards", [{"number": "GB/T 19001-2008", "title": "质量管理体系"}]
    ),
    "a scanned licence without a code": lambda: with_text(
        without_fact(complete(), "business_licence", "unified_social_credit_code"),
        "business_licence",
        "营业执照",
        0.99,
    ),
    "another's permit": lambda: with_fact(complete(), "business_licence", SCOPE, "食品生产").add(
        "permit",
        "食品生产许可证",
        organization_name=OTHER,
        certificate_number="SC10133060200123",
        valid_until="2028-01-01",
        permit_scope="糕点",
    ),
    "another's annual report": lambda: with_fact(complete(), "annual_report", "organization_name", OTHER),
    "the annual report before the last": lambda: with_fact(
        complete(), "annual_report", "annual_report_year", 2024
    ),
    "an application without its day": lambda: without_fact(complete(), "application_form", "applied_on"),
    "another's application": lambda: with_fact(complete(), "application_form", "organization_name", OTHER),
    "a repealed law": lambda: standards(
        ("GB/T 27922-2011", "商品售后服务评价体系"), "中华人民共和国合同法"
    ),
    "a repealed law that is called so": lambda: standards(
        ("GB/T 27922-2011", "商品售后服务评价体系"), "中华人民共和国合同法（已废止）"
    ),
    "two standards that were replaced": lambda: standards(
        ("GB/T 19001-2008", "质量管理体系"), "产品质量法", ("GB/T 24001-2004", "环境管理体系")
    ),
    "a clause left out that may not be": lambda: clause("设投诉热线。", "不适用，因为没有投诉。"),
    "two clauses left out": lambda: with_text(
        complete(),
        "service_system",
        CLAUSES.replace("由物流送货上门。", "不适用。").replace("回收废旧产品。", "不适用。"),
    ),
    "a part of a clause left out with its reason": lambda: clause(
        "设投诉热线。", "设投诉热线。\n5.2.3.2安装不适用，因产品无需安装。"
    ),
    "a description that says nothing": lambda: service(
        "售后服务体系说明\n本公司重视服务，努力做好每一件事，受到各界好评，今后将继续努力。"
    ),
    "funding without a sum": lambda: service(
        SERVICE_SYSTEM.replace("每年按销售收入的2%提取售后服务经费，2026年预算120万元", "经费有保证")
    ),
    "facilities that another paper states": lambda: with_text(
        service(SERVICE_SYSTEM.replace("维修车间200平方米，服务车辆5台，检测仪器12台套", "齐全")),
        "organization_profile",
        f"{NAME}主营电风扇，员工260人，服务车辆5台，维修车间300平方米，自主创新，荣誉证书。",
    ),
    "a chart without after-sales": lambda: chart("总经理\n生产部\n销售部\n财务部\n行政部\n采购部"),
    "a chart with one box for it": lambda: chart("总经理\n生产部\n销售部\n售后服务部\n行政部\n采购部"),
    "a sum left blank": lambda: service(SERVICE_SYSTEM.replace("预算120万元", "预算____万元")),
    "a line to sign on": lambda: service(f"{SERVICE_SYSTEM}\n法定代表人签字：____"),
    "a record's form": lambda: complete().add(
        "management_document",
        "顾客回访记录表\n姓名：____\n电话：____\n日期：____\n意见：____\n处理：____",
        title="顾客回访记录表",
        document_number="QX-SH-02",
    ),
    "a specimen of a certificate": lambda: with_text(
        complete(), CERTIFICATE, "质量管理体系认证证书\n获证组织：XX有限公司"
    ),
    "licensed items without products": lambda: with_fact(
        complete(),
        "business_licence",
        SCOPE,
        "许可项目：食品生产；保安服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：电风扇销售",
    ),
    "licensed products without a permit": biscuits,
    "a permit without its scope": lambda: biscuits().add(
        "permit",
        "食品生产许可证",
        organization_name=NAME,
        certificate_number="SC10133060200123",
        valid_until="2028-01-01",
    ),
    "a failed report of another product": lambda: complete().add(
        "inspection_report",
        "检验报告 不合格",
        report_number="J2026-02",
        product_name="电暖器",
        conclusion="fail",
        issued_on="2026-03-01",
        client=NAME,
    ),
    "honours claimed and none sent": lambda: complete().without(CERTIFICATE),
    "none claimed and none sent": lambda: with_text(
        complete().without(CERTIFICATE), "organization_profile", f"{NAME}主营电风扇，员工260人，占地30亩。"
    ),
    "a manual headed with another company": lambda: with_text(
        complete(), "management_document", "售后服务管理手册\n上海康泉环保科技有限公司\n文件编号：QX-SH-01"
    ),
    "an annual report read unsurely": lambda: with_fact(
        complete(), "annual_report", "annual_report_year", 2023, sure=0.6
    ),
    "an annual report whose year was not read": lambda: with_text(
        without_fact(complete(), "annual_report", "annual_report_year"), "annual_report", "年度报告", 0.9
    ),
    "a company of this year": lambda: with_fact(
        complete().without("annual_report"), "business_licence", "established_on", "2026-03-01"
    ),
    "a closed file that may be two items": lambda: closed("x.pdf", "sales_mode", "organization_profile"),
    "a closed file that its name calls sent": lambda: closed("08销售方式.pdf"),
    "a page of a paper that cannot be read": lambda: complete().page(
        "01.pdf", problem_code="page-illegible"
    ),
    "an application without its scope": lambda: without_fact(
        complete(), "application_form", "applied_scope", "contact", "phone"
    ),
    "products told in a section of the profile": lambda: with_text(
        complete().without("product_introduction"),
        "organization_profile",
        f"公司简介\n{NAME}主营电风扇，员工260人。\n我们的产品\n"
        "落地电风扇FS-40，技术参数：额定功率60W，风量大，噪声低，功能特点：静音。",
    ),
    "more reports counted than are there": lambda: with_text(
        complete(), "product_introduction", "产品介绍\n落地电风扇 型号FS-40 技术参数\n附检验报告3份"
    ),
    "more documents counted than are listed": lambda: with_text(
        complete(),
        "management_document_list",
        "文件清单\nQX-SH-01 售后服务管理手册\nQX-SH-02 投诉处理程序\n文件共12个",
    ),
    "a certificate whose end was not read": lambda: without_fact(complete(), CERTIFICATE, "valid_until"),
    "a certificate whose end was read unsurely": lambda: with_fact(
        complete(), CERTIFICATE, "valid_until", "2026-01-04", sure=0.6
    ),
}
OF_EVERY_CASE = {"certificate-lookup"}


def everything(pack: Pack) -> dict[str, list[dict[str, object]]]:
    """What is said of a case beside what is said of the complete one, by code."""
    findings = pack.judge().findings
    codes = {finding.code: None for finding in findings if finding.code not in OF_EVERY_CASE}
    return {code: told(findings, code) for code in codes}


@pytest.mark.parametrize("name", PACKS)
def test_a_variant_says_what_it_says_and_where(name: str) -> None:
    found, wanted = everything(PACKS[name]()), known(PACKS_SAID)[name]
    assert set(found) == set(wanted)
    assert all(is_told(found[code], wanted[code]) for code in wanted), found


def test_every_variant_is_told() -> None:
    assert set(known(PACKS_SAID)) == set(PACKS)
