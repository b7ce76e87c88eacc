"""The complete cases: a folder per submission in mixed forms, and an archive with GBK names."""

from pathlib import Path

from samples._generator import official, papers, word
from samples._generator.companies import companies
from samples._generator.forms import annual_report, certificate, chart, inspection, licence
from samples._generator.forms import permit as permits
from samples._generator.pack import Case, Part, licence_facts, scan, scan_jpg
from samples._generator.pdf import Look, from_blocks, join
from samples._generator.sheet import workbook


def complete(root: Path) -> None:
    """01: everything there and valid, one folder a submission, every usual form of file."""
    company = companies()["food"]
    case = Case(root, "01-complete", company)
    look = Look(
        title="noto-song-bold", head="noto-hei-bold", body="noto-song", size=11.5, header=company.name
    )
    case.put(
        "0申请表/认证申请表.docx",
        word.from_blocks(papers.application_form(company, "2026年11月16日")),
        Part("application_form", None),
    )
    case.put(
        "1营业执照及年报/营业执照副本.pdf",
        scan(licence.landscape_2019(company), 101, dpi=150, mode="colour", skew=0.5, quality=34),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        "1营业执照及年报/2025年度年报公示.pdf",
        annual_report.printed(company, 2025, "2026年03月11日"),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    what, facts = official.permit(
        "食品生产许可证",
        ("许可证编号", "SC12433060200817"),
        ("生产者名称", company.name),
        [
            ("社会信用代码", company.code),
            ("法定代表人", company.legal),
            ("住所", company.address),
            ("生产地址", company.address),
        ],
        [("食品类别", "糕点；饼干"), ("日常监管机构", company.authority), ("签发人", "龚卫东")],
        until="2028年05月17日",
        day="2023年05月18日",
        authority=company.authority,
    )
    case.put(
        "2许可证/食品生产许可证.jpg",
        scan_jpg(permits.landscape(what), 102, dpi=150, mode="colour", skew=0.8, quality=34),
        Part("permit", 1, facts),
    )
    case.put(
        "3产品介绍/产品介绍.docx",
        word.from_blocks(papers.product_introduction(company, "a"), header=company.name),
        Part("product_introduction", None),
    )
    for number, (day, received, report) in enumerate(
        (
            ("2026年04月20日", "2026年04月02日", "SZ2026-WT-03318"),
            ("2026年04月22日", "2026年04月02日", "SZ2026-WT-03319"),
        )
    ):
        what, facts = official.inspected(
            company, number, body="a", day=day, received=received, report=report
        )
        data = inspection.thick(company, what)
        case.put(
            f"3产品介绍/检验报告-{what.product}.pdf",
            scan(
                data,
                110 + number * 10,
                dpi=(150, 300)[number],
                mode=("grey", "bilevel")[number],
                quality=30,
            ),
            Part("inspection_report", 3, facts),
        )
    rows = papers.standards_table(company)
    case.put(
        "4标准清单/法律法规标准清单.xlsx",
        workbook({"标准清单": ("适用的法律法规和标准清单", rows)}),
        Part("standards_list", 1, {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        "5组织简介/企业简介.docx",
        word.from_blocks(papers.profile(company, "a"), body="仿宋"),
        Part("organization_profile", None),
    )
    main = chart.boxes(
        "绍兴梧桐月食品有限公司组织机构图", chart.company_tree(company.after_sales, makes=True)
    )
    inner = chart.boxes("售后服务组织机构图", chart.service_tree(company.after_sales), upright_leaves=False)
    case.put("6组织机构图/组织机构图.pdf", join([main, inner]), Part("organization_chart", 2))
    rows = papers.outlets_table(company, 14)
    case.put(
        "7网点清单/销售及售后服务网点.xlsx",
        workbook({"网点": ("产品销售网点/售后服务网点清单", rows)}, note="如有变动以公司公布的为准"),
        Part("outlet_list", 1, {"outlets": {"rows": len(rows) - 1}}),
    )
    case.put(
        "8销售方式/商品销售方式介绍.docx",
        word.from_blocks(papers.sales(company, "a")),
        Part("sales_mode", None),
    )
    data = from_blocks(papers.service_system(company, "a"), look)
    case.put("9服务体系/售后服务体系建设情况.pdf", data, Part("service_system", official.pages(data)))
    what, facts = official.certified(
        company,
        number="03526Q30418R1M",
        scope="糕点、饼干的生产（许可范围内）",
        first="2023年03月20日",
        issued="2026年03月18日",
        until="2029年03月19日",
    )
    case.put(
        "10证书荣誉/质量管理体系认证证书.pdf",
        scan(certificate.bilingual(company, what), 140, dpi=150, mode="colour", skew=0.4, quality=38),
        Part("system_certificate", 1, facts),
    )
    honour = certificate.honour(
        "荣誉证书",
        company.name,
        "在2025年度消费维权与服务质量评比活动中，被评为“售后服务先进单位”，特发此证，以资鼓励。",
        "绍兴市食品行业协会",
        "2026年01月15日",
    )
    case.put(
        "10证书荣誉/荣誉证书.jpg",
        scan_jpg(honour, 141, dpi=120, mode="colour", quality=40),
        Part("honour", 1),
    )
    managed = papers.manual_set(company)
    rows = papers.managed_table(managed)
    case.put(
        "11管理文件/00文件清单.docx",
        word.from_blocks(
            papers.table_paper("售后服务管理体系文件清单", rows, lead=f"编制部门：{company.after_sales}")
        ),
        Part("management_document_list", None, {"document_list": {"rows": len(rows) - 1}}),
    )
    data = from_blocks(managed[0].blocks, look)
    case.put(
        f"11管理文件/{managed[0].number} {managed[0].title}.pdf",
        data,
        Part("management_document", official.pages(data)),
    )
    for paper in managed[1:]:
        case.put(
            f"11管理文件/{paper.number} {paper.title}.docx",
            word.from_blocks(paper.blocks),
            Part("management_document", None),
        )
    case.write("complete", 0, [])


CASES = {"01-complete": complete}
