"""More cases with clear faults: names, permit, expired certificate, thin description."""

from pathlib import Path

from samples._generator import official, papers, word
from samples._generator.blocks import Break, Para, Picture
from samples._generator.companies import companies
from samples._generator.forms import annual_report, certificate, chart, inspection, licence
from samples._generator.forms import permit as permits
from samples._generator.pack import Case, Part, licence_facts, scan, scan_jpg
from samples._generator.pdf import Look, from_blocks, join
from samples._generator.sheet import workbook

_OTHER_NAME = "武汉云汀机电工程有限公司"


def name_mismatch(root: Path) -> None:
    """04: the profile and the certificate are another company's; the report rightly is the maker's."""
    company = companies()["air"]
    case = Case(root, "04-name-mismatch", company)
    look = Look(title="hei-micro", head="hei-micro", body="hei-micro", size=11, tint=(0.85, 0.9, 1))
    case.put(
        "一、营业执照/营业执照（副本）.pdf",
        scan(
            licence.landscape_2019(company, copy="2-1"),
            401,
            dpi=150,
            mode="grey",
            skew=1.4,
            noise=5,
            quality=32,
        ),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        "一、营业执照/2025年报.png",
        official.screenshot_png(company, 2025, "2026年06月12日"),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    what, facts = official.permit(
        "建筑业企业资质证书",
        ("证书编号", "D342086157"),
        ("企业名称", company.name),
        [("详细地址", company.address), ("统一社会信用代码", company.code), ("法定代表人", company.legal)],
        [
            ("注册资本", "2000万元"),
            ("经济性质", "有限责任公司"),
            ("资质类别及等级", "建筑机电安装工程专业承包叁级"),
        ],
        until="2028年11月08日",
        day="2023年11月09日",
        authority="武汉市城乡建设局",
        foot="中华人民共和国住房和城乡建设部制",
        tint=(0.15, 0.3, 0.6),
    )
    case.put(
        "二、资质/建筑业企业资质证书.jpg",
        scan_jpg(permits.landscape(what, style="double"), 402, dpi=130, mode="colour", quality=36),
        Part("permit", 1, facts),
    )
    what, facts = official.permit(
        "安全生产许可证",
        ("编号", "（鄂）JZ安许证字〔2024〕018842"),
        ("单位名称", company.name),
        [("主要负责人", company.legal), ("单位地址", company.address)],
        [("经济类型", "有限责任公司"), ("许可范围", "建筑施工")],
        until="2027年07月02日",
        day="2024年07月03日",
        authority="湖北省住房和城乡建设厅",
        foot="",
        tint=(0.6, 0.2, 0.2),
    )
    case.put(
        "二、资质/安全生产许可证.pdf",
        scan(permits.upright(what), 403, dpi=150, mode="grey", quality=34),
        Part("permit", 1, facts),
    )
    case.put(
        "三、产品/产品介绍.docx",
        word.from_blocks(papers.product_introduction(company, "b"), body="仿宋"),
        Part("product_introduction", None),
    )
    what, facts = official.inspected(
        company,
        0,
        body="d",
        day="2026年02月09日",
        received="2025年12月30日",
        report="HZ-JD-2026-0132",
        client="江汉极光空调制造有限公司",
    )
    data = inspection.thick(company, what)
    case.put(
        "三、产品/厂家检验报告.pdf",
        scan(data, 404, dpi=200, mode="bilevel", skew=0.9),
        Part("inspection_report", 3, facts),
    )
    data = from_blocks(papers.standards_paper(company), look)
    case.put(
        "四、标准清单.pdf",
        data,
        Part(
            "standards_list", official.pages(data), {"standards": {"rows": len(papers.standards(company))}}
        ),
    )
    case.put(
        "五、公司简介.docx",
        word.from_blocks(papers.profile(company, "a", name=_OTHER_NAME)),
        Part("organization_profile", None),
    )
    main = chart.boxes(
        "组织机构图",
        chart.company_tree(company.after_sales, makes=False),
        face="hei-micro",
        upright_leaves=False,
        tint=(1, 1, 1),
    )
    inner = chart.boxes("售后服务部组织机构图", chart.service_tree(company.after_sales), face="hei-micro")
    case.put("六、组织机构图.pdf", join([main, inner]), Part("organization_chart", 2))
    rows = papers.outlets_table(company, 8, layout="b")
    case.put(
        "七、网点清单.docx",
        word.from_blocks(papers.table_paper("售后服务网点清单", rows)),
        Part("outlet_list", None, {"outlets": {"rows": 8}}),
    )
    data = from_blocks(papers.sales(company, "b"), look)
    case.put("八、销售方式.pdf", data, Part("sales_mode", official.pages(data)))
    case.put(
        "九、售后服务体系.docx",
        word.from_blocks(papers.service_system(company, "a")),
        Part("service_system", None),
    )
    what, facts = official.certified(
        company,
        number="00125Q31377R1M",
        scope="资质范围内的机电设备安装；中央空调设备的销售和维修",
        first="2022年05月11日",
        issued="2025年05月09日",
        until="2028年05月10日",
        holder=_OTHER_NAME,
        body="长江畔认证（武汉）有限公司",
    )
    case.put(
        "十、证书/ISO9001证书.jpg",
        scan_jpg(certificate.chinese(company, what), 405, dpi=140, mode="colour", quality=36),
        Part("system_certificate", 1, facts),
    )
    rules, rows = papers.rules_set(company)
    case.put(
        "十一、管理文件/售后服务文件清单.xlsx",
        workbook({"清单": ("售后服务管理体系文件清单", rows)}),
        Part("management_document_list", 1, {"document_list": {"rows": 5}}),
    )
    case.put("十一、管理文件/制度汇编.docx", word.from_blocks(rules), Part("management_document", None))
    case.write(
        "deficient",
        1,
        [
            ("name-mismatch", "certificates_and_honours", "deficiency"),
            ("name-mismatch", "organization_profile", "deficiency"),
            ("certificate-surveillance", "certificates_and_honours", "doubt"),
        ],
        notes_may=["standard-superseded"],
    )


def permit_needed(root: Path) -> None:
    """05: declares preserved fruit, has no food production permit in the pack."""
    company = companies()["fruit"]
    case = Case(root, "05-permit-needed", company)
    look = Look(title="wenkai-bold", head="wenkai-bold", body="wenkai", size=12, indent=True)
    case.put(
        "营业执照正本.jpg",
        scan_jpg(
            licence.landscape_2019(company, original=True),
            501,
            dpi=150,
            mode="colour",
            skew=0.3,
            quality=35,
        ),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        "企业年报2025.pdf",
        scan(annual_report.printed(company, 2025, "2026年01月27日"), 502, dpi=150, mode="grey", quality=34),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    data = from_blocks(papers.product_introduction(company, "a"), look)
    case.put("产品介绍.pdf", data, Part("product_introduction", official.pages(data)))
    for number, report in enumerate(("MN2026S01187", "MN2026S01188")):
        what, facts = official.inspected(
            company, number, body="b", day="2026年03月30日", received="2026年03月12日", report=report
        )
        case.put(
            f"{what.product}检测报告.pdf",
            scan(inspection.thin(company, what), 503 + 10 * number, dpi=200, mode="bilevel", skew=0.6),
            Part("inspection_report", 2, facts),
        )
    rows = papers.standards_table(company)
    case.put(
        "适用标准.docx",
        word.from_blocks(papers.table_paper("产品适用法律法规、标准清单", rows)),
        Part("standards_list", None, {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        "企业简介.docx",
        word.from_blocks(papers.profile(company, "b"), real_headings=False),
        Part("organization_profile", None),
    )
    units = [
        ["上级", "部门", "负责人", "人数"],
        ["—", "总经理室", company.legal, "3"],
        ["总经理室", "生产车间", "何红", "58"],
        ["总经理室", "品控部", "邹佳", "9"],
        ["总经理室", "营销部", "苏琳", "15"],
        ["总经理室", "顾客服务部", "潘欣", "11"],
        ["总经理室", "行政财务部", "葛平", "8"],
        ["顾客服务部", "热线与投诉组", "鲁宁", "5"],
        ["顾客服务部", "退换货与回访组", "俞桂兰", "6"],
    ]
    case.put(
        "组织机构.xlsx",
        workbook({"组织机构图": ("漳州青果巷食品有限公司组织机构图（含售后服务机构）", units)}),
        Part("organization_chart", 1),
    )
    rows = papers.outlets_table(company, 12)
    data = from_blocks(
        papers.table_paper("销售网点及售后服务网点清单", rows),
        Look(body="noto-song", head="noto-hei-bold"),
        wide=True,
    )
    page = scan_jpg(data, 504, dpi=150, mode="grey", skew=0.7, quality=32)
    case.put(
        "网点清单.docx",
        word.from_blocks([Para("销售网点及售后服务网点清单见下图："), Picture(page, 1.0)]),
        Part("outlet_list", 1, {"outlets": {"rows": 12}}),
        inside="!/*",
    )
    case.put("销售方式.docx", word.from_blocks(papers.sales(company, "a")), Part("sales_mode", None))
    case.put(
        "售后服务体系说明.docx",
        word.from_blocks(papers.service_system(company, "b"), head="楷体"),
        Part("service_system", None),
    )
    honour = certificate.honour(
        "荣誉证书",
        company.name,
        "被评为2025年度“漳州市消费者满意单位”。",
        "漳州市消费者权益促进会",
        "2026年03月15日",
    )
    case.put("荣誉证书.jpg", scan_jpg(honour, 505, dpi=110, mode="colour", quality=36), Part("honour", 1))
    managed = papers.manual_set(company)
    rows = papers.managed_table(managed)
    case.put(
        "售后服务管理文件/文件清单.docx",
        word.from_blocks(papers.table_paper("文件清单", rows)),
        Part("management_document_list", None, {"document_list": {"rows": 7}}),
    )
    for paper in managed:
        case.put(
            f"售后服务管理文件/{paper.title}.docx",
            word.from_blocks(paper.blocks, body="仿宋"),
            Part("management_document", None),
        )
    case.write("deficient", 1, [("permit-required", "permits", "deficiency")])


def expired_certificate(root: Path) -> None:
    """06: the quality certificate ran out in June; the chart shows no after-sales unit."""
    company = companies()["soft"]
    case = Case(root, "06-expired-certificate", company)
    look = Look(
        title="noto-hei-bold",
        head="noto-hei-bold",
        body="noto-hei",
        size=10.5,
        tint=(0.82, 0.92, 0.88),
        footer="{page}",
        header="竹影数通 | 内部资料 注意保存",
    )
    case.put(
        "A-资质/营业执照.pdf",
        licence.landscape_2019(company, copied_seal=False),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        "A-资质/年报.pdf",
        annual_report.printed(company, 2025, "2026年02月25日", stamped=False),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    case.put(
        "B-产品/产品说明书.docx",
        word.from_blocks(papers.product_introduction(company, "b")),
        Part("product_introduction", None),
    )
    what, facts = official.inspected(
        company, 0, body="e", day="2025年12月11日", received="2025年11月20日", report="XC-RJ-2025-0966"
    )
    case.put("B-产品/软件测试报告.pdf", inspection.thin(company, what), Part("inspection_report", 2, facts))
    rows = papers.standards_table(company)
    data = from_blocks(papers.table_paper("适用法律法规与标准清单", rows), look)
    case.put(
        "B-产品/标准清单.pdf",
        data,
        Part("standards_list", official.pages(data), {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        "C-公司/公司概况.docx",
        word.from_blocks(papers.profile(company, "a"), body="微软雅黑"),
        Part("organization_profile", None),
    )
    tree = (
        "总经理",
        [
            ("研发中心", [("产品部", []), ("开发部", []), ("测试部", [])]),
            ("营销中心", [("市场部", []), ("销售部", []), ("渠道部", [])]),
            ("职能中心", [("财务部", []), ("人力资源部", []), ("行政部", [])]),
        ],
    )
    case.put(
        "C-公司/组织架构图.png",
        official.chart_png(
            chart.boxes("竹影数通组织架构图", tree, face="noto-hei", tint=(0.8, 0.93, 0.88)), 130
        ),
        Part("organization_chart", 1),
    )
    rows = papers.outlets_table(company, 6)
    data = from_blocks(papers.table_paper("分支机构与服务网点清单", rows), look, wide=True)
    case.put(
        "C-公司/服务网点.pdf", data, Part("outlet_list", official.pages(data), {"outlets": {"rows": 6}})
    )
    case.put("C-公司/销售方式.docx", word.from_blocks(papers.sales(company, "c")), Part("sales_mode", None))
    data = from_blocks(papers.service_system(company, "b"), look)
    case.put("D-服务/服务体系说明.pdf", data, Part("service_system", official.pages(data)))
    what, facts = official.certified(
        company,
        number="U0623Q0188R0M",
        scope="物业管理软件的设计、开发和运行维护服务",
        first="2023年06月19日",
        issued="2023年06月19日",
        until="2026年06月18日",
        body="岷山标准认证中心",
    )
    case.put(
        "D-服务/质量体系证书.jpg",
        scan_jpg(
            certificate.bilingual(company, what, tint=(0.1, 0.4, 0.25)),
            601,
            dpi=140,
            mode="colour",
            quality=36,
        ),
        Part("system_certificate", 1, facts),
    )
    rules, rows = papers.rules_set(company)
    data = from_blocks(papers.table_paper("体系文件清单", rows), look)
    case.put(
        "D-服务/文件清单.pdf",
        data,
        Part("management_document_list", official.pages(data), {"document_list": {"rows": 5}}),
    )
    case.put("D-服务/管理制度.docx", word.from_blocks(rules), Part("management_document", None))
    case.write(
        "deficient",
        1,
        [
            ("certificate-expired", "certificates_and_honours", "deficiency"),
            ("after-sales-organization-missing", "organization_chart", "deficiency"),
        ],
        notes_may=["standard-superseded"],
    )


def thin_service_system(root: Path) -> None:
    """07: the description covers few clauses, excludes two without a reason, says nothing of money."""
    company = companies()["bath"]
    case = Case(root, "07-thin-service-system", company)
    look = Look(title="hei", head="hei", body="noto-song", size=12)
    case.put(
        "1.jpg",
        scan_jpg(
            licence.landscape_2019(company, show_term=False, face="noto-song"),
            701,
            dpi=140,
            mode="colour",
            skew=2.0,
            noise=6,
            quality=36,
        ),
        Part("business_licence", 1, licence_facts(company, show_term=False)),
    )
    case.put(
        "1-1年报.pdf",
        scan(annual_report.printed(company, 2025, "2026年06月25日"), 702, dpi=200, mode="bilevel"),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    data = from_blocks(papers.product_introduction(company, "b"), look)
    case.put("3产品介绍.pdf", data, Part("product_introduction", official.pages(data)))
    for number, report in enumerate(("FW26-20451", "FW26-20452")):
        what, facts = official.inspected(
            company, number, body="b", day="2026年07月14日", received="2026年06月23日", report=report
        )
        case.put(
            f"3检验报告{number + 1}.pdf",
            scan(inspection.thick(company, what), 703 + 10 * number, dpi=200, mode="bilevel", skew=1.1),
            Part("inspection_report", 3, facts),
        )
    rows = papers.standards_table(company)
    case.put(
        "4标准.xlsx",
        workbook({"Sheet1": ("产品标准及法律法规目录", rows)}),
        Part("standards_list", 1, {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        "5简介.docx", word.from_blocks(papers.profile(company, "c")), Part("organization_profile", None)
    )
    main = chart.boxes(
        "澜溪洁具组织机构图", chart.company_tree(company.after_sales, makes=True), tint=(1, 1, 1)
    )
    inner = chart.boxes("售后部机构图", chart.service_tree(company.after_sales), tint=(1, 1, 1))
    data = join([main, inner])
    case.put(
        "6机构图.pdf", scan(data, 704, dpi=150, mode="bilevel", skew=0.8), Part("organization_chart", 2)
    )
    rows = papers.outlets_table(company, 7)
    case.put(
        "7网点.docx",
        word.from_blocks(papers.table_paper("售后服务网点清单", rows)),
        Part("outlet_list", None, {"outlets": {"rows": 7}}),
    )
    case.put("8销售方式.docx", word.from_blocks(papers.sales(company, "a")), Part("sales_mode", None))
    case.put(
        "9售后服务情况.docx",
        word.from_blocks(papers.service_system(company, "thin")),
        Part("service_system", None),
    )
    what, facts = official.certified(
        company,
        number="40425Q10627R0S",
        scope="卫生陶瓷的生产和销售",
        first="2025年10月13日",
        issued="2025年10月13日",
        until="2028年10月12日",
    )
    case.put(
        "10证书.jpg",
        scan_jpg(certificate.chinese(company, what), 705, dpi=140, mode="grey", quality=38),
        Part("system_certificate", 1, facts),
    )
    managed = papers.manual_set(company)
    rows = papers.managed_table(managed)
    blocks = [block for paper in managed for block in [Break(), *paper.blocks]][1:]
    case.put(
        "11文件清单.docx",
        word.from_blocks(papers.table_paper("售后服务管理体系文件清单", rows)),
        Part("management_document_list", None, {"document_list": {"rows": 7}}),
    )
    case.put("11售后服务管理体系文件.docx", word.from_blocks(blocks), Part("management_document", None))
    case.write(
        "deficient",
        1,
        [
            ("exclusion-reason-missing", "service_system", "deficiency"),
            ("funding-missing", "service_system", "deficiency"),
            ("certificate-surveillance", "certificates_and_honours", "doubt"),
        ],
        notes_may=["standard-superseded"],
    )


CASES = {
    "04-name-mismatch": name_mismatch,
    "05-permit-needed": permit_needed,
    "06-expired-certificate": expired_certificate,
    "07-thin-service-system": thin_service_system,
}
