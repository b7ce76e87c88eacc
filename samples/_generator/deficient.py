"""Cases with one or two clear faults each."""

from pathlib import Path

from samples._generator import official, papers, word
from samples._generator.blocks import Heading, Picture, Title
from samples._generator.companies import companies
from samples._generator.forms import annual_report, certificate, chart, inspection, licence
from samples._generator.pack import Case, Part, licence_facts, scan, scan_jpg
from samples._generator.pdf import Look, compiled, from_blocks
from samples._generator.sheet import workbook


def missing_three(root: Path) -> None:
    """02: no standards list, no description of sales modes, no certificates."""
    company = companies()["lamp"]
    case = Case(root, "02-missing-three", company)
    look = Look(title="wenkai-bold", head="wenkai-bold", body="wenkai", size=11.5, footer="- {page} -")
    case.put(
        "营业执照.jpg",
        scan_jpg(
            licence.landscape_2019(company, original=True, face="noto-hei"),
            201,
            dpi=150,
            mode="colour",
            skew=1.2,
            noise=5,
            quality=32,
        ),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        "年报公示截图.png",
        official.screenshot_png(company, 2025, "2026年05月18日"),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    case.put(
        "产品说明.docx",
        word.from_blocks(papers.product_introduction(company, "b"), real_headings=False),
        Part("product_introduction", None),
    )
    for number, report in enumerate(("NY26040771", "NY26040772")):
        what, facts = official.inspected(
            company, number, body="b", day="2026年05月06日", received="2026年04月10日", report=report
        )
        case.put(
            f"检测报告{number + 1}.pdf", inspection.thin(company, what), Part("inspection_report", 2, facts)
        )
    case.put(
        "公司简介.pdf", from_blocks(papers.profile(company, "b"), look), Part("organization_profile", 1)
    )
    tree = chart.company_tree(company.after_sales, makes=True)
    picture = official.chart_png(chart.boxes("公司组织架构图", tree, face="hei-micro", tint=(1, 0.95, 0.8)))
    inner = official.chart_png(
        chart.boxes("售后服务中心组织架构", chart.service_tree(company.after_sales), face="hei-micro")
    )
    case.put(
        "组织架构.docx",
        word.from_blocks(
            [
                Title("组织架构图"),
                Picture(picture),
                Heading(1, "售后服务机构"),
                Picture(inner),
            ]
        ),
        Part("organization_chart", None),
    )
    rows = papers.outlets_table(company, 9, layout="b")
    data = from_blocks(
        papers.table_paper("服务网点一览表", rows), Look(body="song-light", head="hei"), wide=True
    )
    case.put(
        "服务网点一览表.pdf",
        scan(data, 210, dpi=200, mode="bilevel", skew=0.7),
        Part("outlet_list", official.pages(data), {"outlets": {"rows": len(rows) - 1}}),
    )
    case.put(
        "售后体系说明.docx",
        word.from_blocks(papers.service_system(company, "b"), real_headings=False),
        Part("service_system", None),
    )
    rules, rows = papers.rules_set(company)
    case.put(
        "售后制度/文件目录.xlsx",
        workbook({"Sheet1": ("售后服务文件目录", rows)}),
        Part("management_document_list", 1, {"document_list": {"rows": len(rows) - 1}}),
    )
    data = from_blocks(rules, look)
    case.put("售后制度/售后服务管理制度汇编.pdf", data, Part("management_document", official.pages(data)))
    case.write(
        "deficient",
        1,
        [
            ("submission-missing", "applicable_standards", "deficiency"),
            ("submission-missing", "sales_mode", "deficiency"),
            ("submission-not-held", "certificates_and_honours", "note"),
        ],
    )


def expired_licence(root: Path) -> None:
    """03: the licence ran out in March, and the newest annual report is that of 2023."""
    company = companies()["desk"]
    case = Case(root, "03-expired-licence", company)
    look = Look(title="hei", head="hei", body="song-light", size=12)
    case.put(
        "01 营业执照.pdf",
        scan(licence.portrait_2014(company), 301, dpi=200, mode="grey", skew=1.0, quality=30),
        Part("business_licence", 1, licence_facts(company, date_under_seal=True)),
    )
    case.put(
        "02 年度报告.pdf",
        annual_report.printed(company, 2023, "2024年04月22日", stamped=False),
        Part("annual_report", 1, official.annual_facts(company, 2023)),
    )
    intro = from_blocks(papers.product_introduction(company, "a"), look)
    case.put("03 产品介绍.pdf", intro, Part("product_introduction", official.pages(intro)))
    for number, report in enumerate(("YZ-2026-JJ-0457", "YZ-2026-JJ-0458")):
        what, facts = official.inspected(
            company, number, body="c", day="2026年01月19日", received="2025年12月25日", report=report
        )
        case.put(
            f"03 检验报告（{what.product}）.pdf",
            scan(inspection.thick(company, what), 310 + 10 * number, dpi=200, mode="bilevel", skew=0.5),
            Part("inspection_report", 3, facts),
        )
    rows = papers.standards_paper(company)
    case.put(
        "04 标准清单.docx",
        word.from_blocks(rows),
        Part("standards_list", None, {"standards": {"rows": len(papers.standards(company))}}),
    )
    case.put(
        "05 概况.docx", word.from_blocks(papers.profile(company, "c")), Part("organization_profile", None)
    )
    table = [
        ["部门", "负责人", "主要职责"],
        ["总经理", company.legal, "全面管理"],
        ["生产部", "付强", "家具生产"],
        ["质检部", "沈丽", "质量检验"],
        ["销售部", "秦洋", "市场与销售"],
        ["售后服务部", "陶敏", "售后服务归口管理，下设安装组、维修组、客服组"],
        ["财务部", "苗静", "财务与经费"],
        ["行政部", "范军", "人事与行政"],
    ]
    case.put(
        "06 组织机构图.docx",
        word.from_blocks(
            papers.table_paper("组织机构图（表）", table, lead="本公司实行总经理负责制，各部门设置如下：")
        ),
        Part("organization_chart", None),
    )
    rows = papers.outlets_table(company, 10)
    case.put(
        "07 网点.xlsx",
        workbook({"销售服务网点": ("栎木湾销售服务网点清单", rows)}),
        Part("outlet_list", 1, {"outlets": {"rows": len(rows) - 1}}),
    )
    case.put("08 销售方式.pdf", from_blocks(papers.sales(company, "b"), look), Part("sales_mode", 1))
    data = from_blocks(papers.service_system(company, "c"), look)
    case.put("09 服务体系说明.pdf", data, Part("service_system", official.pages(data)))
    what, facts = official.certified(
        company,
        number="11725E20263R2M",
        scope="办公家具的生产及相关管理活动",
        first="2019年08月30日",
        issued="2025年08月26日",
        until="2028年08月29日",
        body="冀安国际认证中心",
        system="environment",
    )
    case.put(
        "10 环境管理体系证书.jpg",
        scan_jpg(certificate.chinese(company, what), 340, dpi=150, mode="colour", quality=36),
        Part("system_certificate", 1, facts),
    )
    managed = papers.manual_set(company, version="B/1", since="2024年09月01日")
    rows = papers.managed_table(managed, version="B/1", since="2024年09月01日")
    data, counts = compiled(
        [papers.table_paper("体系文件清单", rows), *[paper.blocks for paper in managed]], look
    )
    case.put(
        "11 售后服务体系文件.pdf",
        data,
        Part("management_document_list", counts[0], {"document_list": {"rows": len(rows) - 1}}),
        Part("management_document", sum(counts[1:])),
    )
    case.write(
        "deficient",
        1,
        [
            ("licence-expired", "business_licence", "deficiency"),
            ("annual-report-outdated", "business_licence", "deficiency"),
            ("standard-superseded", "product_introduction", "doubt"),
            ("standard-superseded", "applicable_standards", "doubt"),
        ],
    )


CASES = {"02-missing-three": missing_three, "03-expired-licence": expired_licence}
