"""A case that nobody may call deficient, and nobody should pass unseen."""

from pathlib import Path

from samples._generator import official, papers, word
from samples._generator.companies import companies
from samples._generator.forms import annual_report, certificate, chart, inspection, licence
from samples._generator.pack import Case, Part, licence_facts, scan
from samples._generator.pdf import join
from samples._generator.sheet import workbook


def old_report(root: Path) -> None:
    """12: complete, but the inspection report is two years and eight months old: a person must decide."""
    company = companies()["rain"]
    case = Case(root, "12-old-report", company)
    fax = {"dpi": 200, "mode": "bilevel", "skew": 0.5}
    paper = licence.landscape_2019(company, face="noto-hei", show_term=True)
    case.put(
        "1.营业执照.pdf", scan(paper, 1201, **fax), Part("business_licence", 1, licence_facts(company))
    )
    case.put(
        "1.年报.pdf",
        scan(annual_report.printed(company, 2025, "2026年03月30日"), 1202, **fax),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    case.put(
        "3.产品介绍.docx",
        word.from_blocks(papers.product_introduction(company, "a")),
        Part("product_introduction", None),
    )
    what, facts = official.inspected(
        company, 0, body="b", day="2024年03月18日", received="2024年02月26日", report="NY24030219"
    )
    report = scan(inspection.thick(company, what), 1203, **fax)
    case.put("3.检验报告.pdf", report, Part("inspection_report", 3, facts))
    rows = papers.standards_table(company)
    case.put(
        "4.标准清单.xlsx",
        workbook({"清单": ("适用法律法规、标准清单", rows)}),
        Part("standards_list", 1, {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        "5.简介.docx", word.from_blocks(papers.profile(company, "b")), Part("organization_profile", None)
    )
    main = chart.boxes("雨巷伞业组织机构图", chart.company_tree(company.after_sales, makes=True))
    inner = chart.boxes("售后服务部组织机构图", chart.service_tree(company.after_sales))
    case.put("6.组织机构图.pdf", scan(join([main, inner]), 1204, **fax), Part("organization_chart", 2))
    rows = papers.outlets_table(company, 6, layout="b")
    case.put(
        "7.网点清单.xlsx",
        workbook({"网点": ("销售网点及售后服务网点清单", rows)}),
        Part("outlet_list", 1, {"outlets": {"rows": 6}}),
    )
    case.put("8.销售方式.docx", word.from_blocks(papers.sales(company, "a")), Part("sales_mode", None))
    case.put(
        "9.服务体系.docx",
        word.from_blocks(papers.service_system(company, "c")),
        Part("service_system", None),
    )
    what, facts = official.certified(
        company,
        number="33024Q20915R1S",
        scope="晴雨伞的生产和销售",
        first="2021年09月02日",
        issued="2024年08月28日",
        until="2027年09月01日",
        body="婺江标准认证有限公司",
    )
    paper = certificate.chinese(company, what)
    case.put("10.证书.pdf", scan(paper, 1205, **fax), Part("system_certificate", 1, facts))
    rules, rows = papers.rules_set(company)
    case.put(
        "11.文件清单.docx",
        word.from_blocks(papers.table_paper("售后服务管理体系文件清单", rows)),
        Part("management_document_list", None, {"document_list": {"rows": 5}}),
    )
    case.put("11.制度汇编.docx", word.from_blocks(rules), Part("management_document", None))
    case.write(
        "needs_review",
        3,
        [
            ("inspection-expired", "product_introduction", "doubt"),
            ("certificate-surveillance", "certificates_and_honours", "doubt"),
        ],
    )


CASES = {"12-old-report": old_report}
