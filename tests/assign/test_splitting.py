"""One file with many papers is cut where papers begin; what belongs together stays together."""

import pytest

from tests.assign.labelled import KINDS
from tests.assign.pages import chart_page, documents, text_page

PACK = "申请材料全套.pdf"


def kinds(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    pages = [text_page(text, number, PACK) for number, text in enumerate(texts, 1)]
    return [(document.kind, document.pages) for document in documents(*pages)]


def test_one_pdf_with_everything_is_cut_page_by_page() -> None:
    order = list(KINDS)
    assert kinds(*(KINDS[kind][0] for kind in order)) == [
        (kind, (number,)) for number, kind in enumerate(order, 1)
    ]


def test_a_contents_page_steals_nothing() -> None:
    contents = "目 录\n1．营业执照及年度报告\n2．食品生产许可证\n3．产品介绍\n4．适用的法律法规及标准清单\n5．组织简介\n6．组织机构图\n7．售后服务网点清单\n8．销售方式介绍"
    found = kinds(contents, KINDS["business_licence"][0])
    assert found[-1] == ("business_licence", (2,))
    assert found[0][0] in {"cover", "unknown"}


def test_a_long_manual_stays_whole_whatever_its_chapters_speak_of() -> None:
    chapters = [
        "4.1 投诉处理\n接到投诉后两小时内响应，由网点联系顾客。",
        "4.2 维修服务\n维修人员持证上岗，营业执照复印件存档。",
        "4.3 配送安装\n配送由物流部负责，检验合格后发货。",
        "4.4 记录\n记录保存三年，编号见附录。",
    ]
    pages = [KINDS["management_document"][0]] + [
        chapters[number % 4].replace("。", f"（{number}）。") for number in range(60)
    ]
    assert kinds(*pages) == [("management_document", tuple(range(1, 62)))]


HEADED = "绍兴清溪电器有限公司程序文件\n{0}\n版 本\nA\n{1}\n为规范{0}，制定本程序。\n各部门按职责执行。"


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(
            ("文件编号\nQX—B08（8.2.1）", "文件编号\nQX—B08（8.2.1）"), id="one number, a wide dash in it"
        ),
        pytest.param(("页 次\n1/2", "页 次\n2/2"), id="the second of two pages"),
        pytest.param(("页　数 第1／2页", "页　数 第2／2页"), id="the count in one line"),
    ],
)
def test_pages_whose_heads_name_one_paper_stay_together(heads: tuple[str, str]) -> None:
    found = kinds(*(HEADED.format("满意度控制程序", head) for head in heads))
    assert found == [("management_document", (1, 2))]


def test_pages_whose_heads_count_from_one_again_are_two_papers() -> None:
    found = kinds(*(HEADED.format(name, "页 次\n1/1") for name in ("满意度控制程序", "投诉处理程序")))
    assert found == [("management_document", (1,)), ("management_document", (2,))]


CHAPTER = (
    "{0}\n为规范{0}，制定本程序。\n各部门按职责执行，售后服务部负责监督检查。\n第{1}次受理后两小时内答复，"
    "记录保存三年。"
)
CHAPTERS = ["投诉处理程序", "人员培训管理程序", "配送安装管理规定", "服务回访制度", "备件管理办法"]


def test_a_manual_of_eighty_pages_stays_whole_though_its_chapters_bear_titles() -> None:
    contents = "目 录\n1 范围 …… 1\n2 引用文件 …… 2\n3 组织机构图 …… 3\n4 投诉处理程序 …… 8"
    chapters = [f"{4 + n // 10}.{n % 10 + 1} " + CHAPTER.format(CHAPTERS[n % 5], n) for n in range(78)]
    found = kinds(KINDS["management_document"][0], contents, *chapters)
    assert found == [("management_document", tuple(range(1, 81)))]


def test_chapters_without_numbers_belong_to_the_document_whose_number_stands_before() -> None:
    pages = [KINDS["management_document"][0]] + [CHAPTER.format(title, 1) for title in CHAPTERS]
    assert kinds(*pages) == [("management_document", (1, 2, 3, 4, 5, 6))]


def test_a_list_inside_a_manual_is_found_and_the_manual_goes_on_after_it() -> None:
    chapters = [f"4.{n} " + CHAPTER.format(CHAPTERS[n % 5], n) for n in range(1, 21)]
    manual = [KINDS["management_document"][0], *chapters[:10]]
    found = kinds(*manual, KINDS["management_document_list"][1], *chapters[10:])
    assert found == [
        ("management_document", tuple(range(1, 12))),
        ("management_document_list", (12,)),
        ("management_document", tuple(range(13, 23))),
    ]


def test_procedures_with_numbers_of_their_own_are_documents_of_their_own() -> None:
    titles = enumerate(["文件控制程序", "投诉处理程序", "人员培训程序"], 1)
    first = "{}\n文件编号\nWT-FW-CX-0{}\n版本 A/0\n1 目的\n规范工作。\n2 适用范围\n3 职责"
    second = "4 工作程序\n按规定受理。\n5 相关记录\n登记表"
    pages = [text for number, title in titles for text in (first.format(title, number), second)]
    assert kinds(*pages) == [("management_document", (n, n + 1)) for n in (1, 3, 5)]


def test_what_is_bound_behind_a_front_page_is_one_document() -> None:
    front = "售后服务管理制度汇编\n中山市萤火塔照明科技有限公司\n2025年03月10日发布"
    bound = [
        f"{title}\n文号：YH〔2025〕0{n}号\n第一条 为规范工作，制定本制度。\n第二条 本制度适用于各部门。"
        for n, title in enumerate(["投诉受理办法", "人员培训管理规定", "回访制度"], 1)
    ]
    assert kinds(front, *bound) == [("management_document", (1, 2, 3, 4))]


def test_certificates_back_to_back_are_papers_of_their_own() -> None:
    first, second = KINDS["system_certificate"]
    assert kinds(first, second) == [("system_certificate", (1,)), ("system_certificate", (2,))]


def test_bilingual_certificates_back_to_back_are_two() -> None:
    one = "质量管理体系认证证书\nCERTIFICATE\n证书号 Certificate No.：30125Q74652R0M\n获证组织 北辰公司\nGB/T 19001-2016/ISO 9001:2015\n认证范围 泵的销售\n有效期至 2028-05-16"
    other = one.replace("质量", "环境").replace("30125Q74652", "26524E56501").replace("19001", "24001")
    assert kinds(one, other) == [("system_certificate", (1,)), ("system_certificate", (2,))]


def test_a_manual_begins_after_the_list_that_names_it_and_its_contents_page_goes_with_it() -> None:
    listing = "十一、售后服务管理体系文件\n文件清单\n序号 文件编号 文件名称 页次\n1 YX-SM-01 售后服务管理手册 1\n2 YX-SP-01 工单管理规程 20\n3 YX-SP-02 投诉处理规程 25"
    front = "YX-SM-01 售后服务管理手册 受控\n售后服务管理手册\n文件编号：YX-SM-01\n版本：B/0\n审核：罗晋\n批准：欧阳澜"
    contents = "目 录\n1 范围 2 引用文件 3 术语 4 管理职责 5 售后服务体系 6 商品服务"
    first = "1 范围\n本手册规定了售后服务管理的要求。\n2 引用文件\nGB/T 27922-2011；《消费者权益保护法》。\n5 售后服务体系\n服务经费、服务设施、回访与投诉处理的要求见下。"
    assert kinds(listing, front, contents, first) == [
        ("management_document_list", (1,)),
        ("management_document", (2, 3, 4)),
    ]


def test_a_numbered_section_that_goes_on_with_the_page_before_is_no_new_paper() -> None:
    first = "申报产品说明\n一、电热水壶\n额定容量1.7L，额定功率1800W，型号K17。\n二、电饭煲\n额定功率860W，型号F40，适用于家庭。"
    assert kinds(first, "三、执行标准与检验\n产品出厂前全部进行耐压、接地测试，检验报告附后。") == [
        ("product_introduction", (1, 2))
    ]


def test_divider_pages_steal_no_paper_and_claim_nothing_surely() -> None:
    found = documents(
        text_page("第八部分\n商品销售方式的介绍", 1, PACK), text_page(KINDS["honour"][0], 2, PACK)
    )
    assert found[-1].kind == "honour"
    assert found[0].submission is None or found[0].confidence < 0.8


TRAPS = {
    "a manual that quotes a licence": (
        "management_document",
        "资质管理制度\n文件编号：BC-ZD-07\n第一条 为规范资质证照管理，制定本制度。\n第二条 营业执照载明的统一社会信用代码、"
        "法定代表人、经营范围变更的，三日内报行政部。\n第三条 许可证有效期届满前六个月申请换证。",
    ),
    "a profile that lists certificates": (
        "organization_profile",
        "公司简介\n北辰泵业成立于2008年，占地60亩，现有员工210人，是一家专业从事水泵研发生产的企业。\n公司先后通过GB/T 19001-2016"
        "质量管理体系认证、GB/T 24001-2016环境管理体系认证，荣获高新技术企业、守合同重信用企业称号，拥有专利17项。",
    ),
    "a price list": (
        None,
        "2026年产品价格表\n型号 规格 含税单价（元）\nBC-50 流量15m³/h 扬程20m 1280\nBC-80 流量40m³/h 2350\n"
        "以上报价含运费，有效期三十日。",
    ),
    "a contract that speaks of services": (
        None,
        "售后服务合同\n合同编号：BC-2026-11\n甲方：某物业公司\n乙方：北辰泵业有限公司\n一、服务内容：水泵维修保养\n二、服务方式：上门服务，"
        "24小时响应\n三、服务费用及付款方式\n四、违约责任\n甲方（盖章） 乙方（盖章）",
    ),
    "a credit report": (
        None,
        "信用中国\n公共信用信息概览\n北辰泵业有限公司\n行政许可 6条 行政处罚 0条 严重失信主体名单 0条 经营异常名录 0条\n信用承诺 1条",
    ),
}


@pytest.mark.parametrize(("kind", "text"), TRAPS.values(), ids=TRAPS)
def test_what_a_paper_speaks_of_is_not_what_it_is(kind: str | None, text: str) -> None:
    (document,) = documents(text_page(text, file="附件.pdf"))
    assert document.kind == kind if kind else document.submission is None


def test_a_licence_copied_behind_a_contract_is_found() -> None:
    contract = TRAPS["a contract that speaks of services"][1]
    found = kinds(contract, KINDS["business_licence"][0])
    assert found[1] == ("business_licence", (2,))


def test_a_report_of_three_pages_stays_whole() -> None:
    cover = KINDS["inspection_report"][0] + "\n第1页 共3页"
    second = "检验报告\n第2页 共3页\n检验项目 标准要求 检验结果 单项判定\n外观 无开裂 符合 合格"
    third = "第3页 共3页\n检验结果汇总\n甲醛 ≤0.1 0.03 合格\n以下空白"
    assert kinds(cover, second, third) == [("inspection_report", (1, 2, 3))]


def test_several_procedures_in_one_file_begin_at_their_titles() -> None:
    one = KINDS["management_document"][1]
    other = one.replace("投诉处理", "人员培训").replace("CX-04", "CX-05")
    assert [kind for kind, _ in kinds(one, other)] == ["management_document"] * len(kinds(one, other))


def test_procedures_in_one_word_file_are_apart_where_each_bears_its_own_number() -> None:
    head = "{}\n文件编号：NG-SH-0{}　版次：A/0\n编制：王丽　批准：赵敏\n1 目的\n为规范工作，制定本文件。\n2 适用范围\n3 职责"
    titles = ["客户回访制度", "退换货管理规定", "备件管理办法"]
    pages = [
        text_page(head.format(title, number), number, "正文.docx", flowing=True)
        for number, title in enumerate(titles, 1)
    ]
    assert [document.pages for document in documents(*pages)] == [(1,), (2,), (3,)]
    chapters = [
        text_page(head.format(title, 1), n, "手册.docx", flowing=True) for n, title in enumerate(titles, 1)
    ]
    assert [document.pages for document in documents(*chapters)] == [(1, 2, 3)]


def test_the_foot_of_a_licence_on_a_page_of_its_own_belongs_to_the_licence() -> None:
    foot = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn　市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告"
    assert kinds(KINDS["business_licence"][0], foot, KINDS["annual_report"][0]) == [
        ("business_licence", (1, 2)),
        ("annual_report", (3,)),
    ]


def test_services_are_introduced_under_their_own_names_behind_a_contents_page() -> None:
    services = "信息系统运维服务、智慧园区软件开发介绍\n我们为客户提供的主要服务如下表所示。\n服务名称 服务形式 服务特色\n信息系统运维 驻场/远程 7×24小时值守\n上述服务均由自有班组完成，不转包、不分包。\n服务结束后由客户在服务单上签字确认。"
    assert kinds("商品售后服务评价认证申报材料\n浩宇软件有限公司", services)[-1] == (
        "product_introduction",
        (2,),
    )


def test_a_blank_back_goes_with_the_page_before() -> None:
    assert kinds(KINDS["permit"][0], "", KINDS["honour"][0])[0] == ("permit", (1, 2))


def test_a_chart_is_told_by_its_shape_and_its_boxes() -> None:
    page = chart_page(
        "组织机构图", "总经理", "销售部", "生产部", "财务部", "售后服务部", "维修组", "客服组"
    )
    (document,) = documents(page)
    assert (document.kind, document.submission) == ("organization_chart", "organization_chart")


def test_one_word_file_with_everything_serves_several_submissions() -> None:
    page = text_page(
        "五、组织简介\n我公司成立于2010年，是一家专业从事家电销售的企业，现有员工30人，位于沈阳市。\n"
        "八、销售方式\n采用直营门店零售和线上旗舰店相结合的销售方式，不设经销商。",
        flowing=True,
        file="申请材料.docx",
    )
    served = {submission for document in documents(page) for submission in document.submissions}
    assert {"organization_profile", "sales_mode"} <= served


def test_running_text_under_many_headings_is_no_list_of_titles() -> None:
    said = "公司成立于2011年，现有职工210人，主营挂面和方便面。"
    page = text_page(
        f"一、组织简介\n{said}\n{said}\n二、销售方式\n以经销商代理为主，商超直供为辅。\n另在抖音设有自营店铺。\n"
        "三、售后服务体系\n专职9人，均经培训上岗。\n客户投诉24小时内答复。\n四、营业执照\n五、年度报告\n六、产品介绍",
        flowing=True,
        file="申报书.docx",
    )
    served = {submission for document in documents(page) for submission in document.submissions}
    assert {"organization_profile", "sales_mode"} <= served


def test_the_reasons_are_said() -> None:
    (document,) = documents(text_page(KINDS["honour"][0], file="10荣誉/荣誉证书.jpg"))
    assert any("标题" in reason for reason in document.why)
    assert any("文件名" in reason for reason in document.why)


def test_every_page_belongs_to_exactly_one_document() -> None:
    pages = [text_page(text, number, PACK) for number, text in enumerate((t[0] for t in KINDS.values()), 1)]
    numbers = [number for document in documents(*pages) for number in document.pages]
    assert sorted(numbers) == list(range(1, len(pages) + 1))
