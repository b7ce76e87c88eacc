"""Covers, mails, authorisations, statements and chronicles are known as what they are."""

import pytest

from intake.model import CaseReport, Document
from tests.assign.pages import documents, text_page
from tests.check.whole_case import report

MAIL = "{sender}\n主题：{subject}\n日期：2026年3月5日 10:22\n附件：{attached}\n{body}"
PROFILE = "绍兴清溪电器有限公司成立于2005年，注册资本1000万元，现有员工230人，专业从事小家电生产。"


def only(text: str, file: str, *, flowing: bool = True) -> Document:
    (document,) = documents(text_page(text, 1, file, flowing=flowing))
    return document


def facts_of(case: CaseReport) -> set[str]:
    return {fact.name for fact in case.facts}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "检验报告.eml",
            MAIL.format(
                sender="发件人：王芳 <wang@qx.com>",
                subject="检验报告补充",
                attached="检验报告.pdf、网点清单.xlsx",
                body="您好，附件是我公司的检验报告和网点清单，请查收。",
            ),
        ),
        (
            "证书.eml",
            MAIL.format(
                sender="发件人：王芳",
                subject="转发：体系认证证书",
                attached="证书.pdf",
                body="附上质量管理体系认证证书扫描件，证书编号02623Q10837R3M，有效期至2026年12月31日。",
            ),
        ),
        (
            "营业执照.eml",
            "From: wang@qx.com\nTo: info@cert.com\nSubject: 营业执照\nDate: Thu, 5 Mar 2026\n老师好，营业执照发给您。",
        ),
    ],
)
def test_a_mail_is_no_paper_and_its_day_no_day_of_issue(file: str, text: str) -> None:
    page = text_page(text, 1, file, flowing=True)
    assert only(text, file).submissions == ()
    assert facts_of(report(page)).isdisjoint({"issued_on", "valid_until", "certificate_number"})


@pytest.mark.parametrize(
    "text",
    [
        "第十部分\n荣誉证书\n绍兴清溪电器有限公司\n2026年3月",
        "10\n已获证书及荣誉证书\n绍兴清溪电器有限公司",
        "荣誉证书\n绍兴清溪电器有限公司\n二〇二六年三月五日",
    ],
)
def test_a_typed_page_that_divides_items_is_no_sure_paper(text: str) -> None:
    assert only(text, "a.pdf", flowing=False).confidence <= 0.55


@pytest.mark.parametrize(
    "text",
    [
        "荣誉证书\n授予：绍兴清溪电器有限公司\n二〇二五年度消费者满意单位称号\n绍兴市消费者协会\n2026年3月",
        "荣誉证书\n绍兴清溪电器有限公司\n诚信经营示范单位\n绍兴市消费者协会\n2026年3月",
    ],
)
def test_an_honour_with_its_grantor_is_a_paper(text: str) -> None:
    found = only(text, "a.pdf", flowing=False)
    assert (found.kind, found.confidence > 0.9) == ("honour", True)


@pytest.mark.parametrize(
    "text",
    [
        "授权书\n兹授权 杭州顺达家电维修部 为我公司在杭州地区的特约维修服务商，负责售后维修、安装和退换货受理。\n"
        "授权期限：2026年1月1日至2026年12月31日",
        "特约维修授权书\n编号：QX-SQ-012\n授权 宁波恒达制冷设备有限公司 承担清溪空调的安装、维修。\n有效期：2024年1月1日至2024年12月31日",
        "产品销售及售后服务授权书\n授权编号：LQ-SQ-2026-017\n兹授权杭州顺达净水设备有限公司为“清溪”牌净水机在湖北省的销售及售后服务商，负责产品的销售、安装、滤芯更换、维修和用户投诉处理。\n授权期限：2026年1月1日至2027年12月31日。",
        "售后服务授权证明\n格力电器（海宁）销售有限公司授权海宁永丰电器商行为格力空调售后服务网点，授权有效期至2027年3月31日。\n特此证明。",
    ],
)
@pytest.mark.parametrize("flowing", [True, False])
def test_an_authorisation_to_repair_is_no_certificate_and_no_system(text: str, flowing: bool) -> None:
    found = only(text, "a.docx", flowing=flowing)
    assert (found.kind, found.submissions) == ("other_paper", ())


@pytest.mark.parametrize(
    "text",
    [
        "产品和服务介绍\n海宁永安物业服务有限公司为住宅小区提供保安、保洁、绿化和设施维修四项服务。\n保安：24小时值守，每小时巡逻一次。",
        "产品和服务介绍\n我公司是专业从事企业管理软件实施与运维的服务商，服务产品包括实施服务、驻场运维和远程支持。\n我公司不生产产品，不涉及检验报告。",
        "服务介绍\n搬家服务：居民搬家、企业搬迁、钢琴搬运。\n收费：按车次和楼层计费，明码标价。\n承诺：物品损坏按价赔偿。",
    ],
)
def test_a_service_firm_introduces_what_it_does(text: str) -> None:
    assert only(text, "3产品和服务介绍.docx").kind == "product_introduction"


@pytest.mark.parametrize(
    "text",
    [
        "说明\n本公司不涉及生产许可证、CCC认证，也没有获得荣誉证书，特此说明。\n绍兴清溪电器有限公司",
        "情况说明\n我公司所经营的商品均不在强制性产品认证目录内，无需办理CCC证书。\n特此说明",
        "声明\n我店只做批发，没有取得食品经营许可证，不需要办理该许可证。\n特此声明",
    ],
)
def test_a_statement_of_what_is_not_needed_is_not_the_paper(text: str) -> None:
    found = only(text, "说明.docx")
    assert (found.kind, found.submissions) == ("other_paper", ())


@pytest.mark.parametrize(
    "text",
    [
        "不涉及条款说明\n我公司为纯服务企业，不涉及5.2.3配送、5.2.6废弃商品回收条款，原因是公司不销售实物商品。",
        "关于不适用条款的情况说明\n因公司产品不需要安装，5.2.2.3安装调试不适用。",
        "删减条款及理由\n5.2.6废弃商品回收：公司提供软件，没有实体废弃物。",
    ],
)
def test_clauses_that_do_not_apply_belong_to_the_service_system(text: str) -> None:
    assert only(text, "说明.docx").kind == "service_system"


@pytest.mark.parametrize(
    "years",
    [
        "2005年 公司成立\n2018年 取得质量管理体系认证证书\n2021年 取得售后服务认证证书\n2023年 被评为高新技术企业",
        "2005-03 公司成立\n2018-06 通过ISO9001认证\n2021-09 荣获浙江省著名商标",
        "2012年迁入新厂区\n2020年获得知识产权管理体系认证证书",
    ],
)
@pytest.mark.parametrize("flowing", [True, False])
def test_a_line_of_a_chronicle_is_no_certificate(years: str, flowing: bool) -> None:
    pages = (
        text_page(f"组织简介\n{PROFILE}", 1, "a.pdf", flowing=flowing),
        text_page(f"发展历程\n{years}", 2, "a.pdf", flowing=flowing),
    )
    assert {document.kind for document in documents(*pages)} == {"organization_profile"}
    together = text_page(f"组织简介\n{PROFILE}\n发展历程\n{years}", 1, "a.docx", flowing=flowing)
    assert {document.kind for document in documents(together)} == {"organization_profile"}


@pytest.mark.parametrize(
    "told",
    [
        "1 我们企业\n绍兴清溪电器有限公司于2011年3月24日成立，统一社会信用代码91330600MA2D8K3L5X，法定代表人沈清，"
        "注册资本壹仟贰佰万元，地址浙江省绍兴市越城区人民东路1号。",
        "一、基本信息\n统一社会信用代码：91330600MA2D8K3L5X\n类型：有限责任公司\n法定代表人：沈清\n注册资本：1200万元\n"
        "成立日期：2011年3月24日\n住所：绍兴市越城区人民东路1号",
        "公司资料\n名称：绍兴清溪电器有限公司，代码91330600MA2D8K3L5X，经营范围：小家电制造、销售，登记机关绍兴市市场监督管理局。",
    ],
)
def test_typed_registration_details_are_no_licence(told: str) -> None:
    text = f"企业介绍、产品和经营情况\n{told}\n员工73人，其中顾客服务部7人，厂房5200平方米。"
    kinds = {one.kind for one in documents(text_page(text, 1, "介绍.docx", flowing=True))}
    assert "business_licence" not in kinds


def test_a_typed_copy_under_the_licences_title_is_one() -> None:
    text = (
        "营业执照\n统一社会信用代码：91330600MA2D8K3L5X\n名称：绍兴清溪电器有限公司\n类型：有限责任公司\n"
        "法定代表人：沈清\n注册资本：1200万元\n成立日期：2011年3月24日\n住所：绍兴市越城区人民东路1号\n登记机关：绍兴市市场监督管理局"
    )
    assert only(text, "扫描件.docx").kind == "business_licence"
