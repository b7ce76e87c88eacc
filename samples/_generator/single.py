"""One PDF with everything in it, and an archive with GBK names."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from samples._generator import official, papers, word
from samples._generator.blocks import load
from samples._generator.companies import companies
from samples._generator.forms import annual_report, certificate, chart, inspection, licence
from samples._generator.forms import permit as permits
from samples._generator.pack import Case, Part, licence_facts, scan, scan_jpg
from samples._generator.pdf import Look, compiled, drawn, from_blocks, join
from samples._generator.sheet import workbook


def _nothing(_canvas: Canvas, _width: float, _height: float) -> None:
    """The empty back of a sheet."""


def one_pdf(root: Path) -> None:
    """09: one PDF of some thirty pages, scans and print mixed; only the permit ran out in August."""
    company = companies()["lift"]
    case = Case(root, "09-one-pdf", company)
    look = Look(
        title="noto-song-bold",
        head="noto-song-bold",
        body="noto-song",
        size=11.5,
        leading=1.7,
        header="苏州拾级电梯工程有限公司　认证申请材料",
    )
    outlets = papers.outlets_table(company, 11, layout="b")
    managed = papers.manual_set(company)
    listed = papers.managed_table(managed)
    texts = [
        load("cover", company.values()),
        papers.product_introduction(company, "b"),
        papers.standards_paper(company),
        papers.profile(company, "b"),
        papers.table_paper("销售网点及售后服务网点清单", outlets),
        papers.sales(company, "b"),
        papers.service_system(company, "a"),
        papers.table_paper("售后服务管理体系文件清单", listed),
        *[paper.blocks for paper in managed],
    ]
    text, counts = compiled(texts, look)
    starts = [1 + sum(counts[:place]) for place in range(len(counts))]

    def printed(first: int, last: int | None = None) -> tuple[bytes, int, int]:
        end = first if last is None else last
        return text, starts[first], starts[end] + counts[end] - 1

    copied = {"dpi": 150, "mode": "grey", "quality": 34}
    what, permit_facts = official.permit(
        "特种设备生产许可证",
        ("许可证编号", "TS3332456-2026"),
        ("单位名称", company.name),
        [("住所", company.address), ("办公地址", company.address), ("许可项目", "电梯安装（含修理）")],
        [("许可子项目", "曳引驱动乘客电梯（含消防员电梯）（A2）")],
        until="2026年08月15日",
        day="2022年08月16日",
        authority="江苏省市场监督管理局",
    )
    ts = permits.upright(
        what,
        english="Production License of Special Equipment of the People's Republic of China",
        statement="经审查，获准从事下列特种设备生产活动：",
    )
    report, report_facts = official.inspected(
        company, 0, body="d", day="2026年05月27日", received="2026年05月08日", report="DT2026-0527-11"
    )
    quality, quality_facts = official.certified(
        company,
        number="21024Q11906R2L",
        scope="资质范围内的电梯安装、修理和维护保养服务",
        first="2018年07月20日",
        issued="2024年07月16日",
        until="2027年07月19日",
        body="江南远衡认证有限公司",
    )
    safety, safety_facts = official.certified(
        company,
        number="21024S10877R2L",
        scope="资质范围内的电梯安装、修理和维护保养服务",
        first="2018年07月20日",
        issued="2024年07月16日",
        until="2027年07月19日",
        body="江南远衡认证有限公司",
        system="safety",
    )
    honour = certificate.honour(
        "荣誉证书",
        company.name,
        "荣获2025年度“苏州市电梯维保服务质量优秀单位”称号。",
        "苏州市电梯业商会",
        "2025年12月18日",
    )
    main = chart.boxes(
        "公司组织机构图", chart.company_tree(company.after_sales, makes=False), face="noto-hei"
    )
    inner = chart.boxes(
        "维保服务部（售后服务）组织机构图", chart.service_tree(company.after_sales), face="noto-hei"
    )
    parts: list[tuple[bytes | tuple[bytes, int, int], list[Part]]] = [
        (printed(0), [Part("cover", counts[0])]),
        (
            scan(
                licence.landscape_2019(company, show_term=False, face="noto-song"), 901, skew=0.9, **copied
            ),
            [Part("business_licence", 1, licence_facts(company, show_term=False))],
        ),
        (
            scan(annual_report.printed(company, 2025, "2026年05月06日"), 902, **copied),
            [Part("annual_report", 1, official.annual_facts(company, 2025))],
        ),
        (scan(ts, 903, skew=0.7, **copied), [Part("permit", 1, permit_facts)]),
        (printed(1), [Part("product_introduction", counts[1])]),
        (
            scan(inspection.thick(company, report), 904, dpi=200, mode="bilevel"),
            [Part("inspection_report", 3, report_facts)],
        ),
        (drawn(_nothing), [Part("blank", 1)]),
        (
            printed(2),
            [Part("standards_list", counts[2], {"standards": {"rows": len(papers.standards(company))}})],
        ),
        (printed(3), [Part("organization_profile", counts[3])]),
        (join([main, inner]), [Part("organization_chart", 2)]),
        (printed(4), [Part("outlet_list", counts[4], {"outlets": {"rows": 11}})]),
        (printed(5), [Part("sales_mode", counts[5])]),
        (printed(6), [Part("service_system", counts[6])]),
        (
            scan(certificate.chinese(company, quality), 905, **copied),
            [Part("system_certificate", 1, quality_facts)],
        ),
        (
            scan(certificate.chinese(company, safety), 906, **copied),
            [Part("system_certificate", 1, safety_facts)],
        ),
        (scan(honour, 907, **copied), [Part("honour", 1)]),
        (printed(7), [Part("management_document_list", counts[7], {"document_list": {"rows": 7}})]),
        (printed(8, len(texts) - 1), [Part("management_document", sum(counts[8:]))]),
    ]
    case.put(
        "拾级电梯认证申请材料（全套）.pdf",
        join([data for data, _ in parts]),
        *[p for _, some in parts for p in some],
    )
    case.write(
        "deficient",
        1,
        [
            ("permit-expired", "permits", "deficiency"),
            ("certificate-surveillance", "certificates_and_honours", "doubt"),
        ],
        notes_may=["page-blank"],
    )


def gbk_archive(root: Path) -> None:
    """10: complete; a zip with GBK names as Chinese Windows programs write it."""
    company = companies()["med"]
    case = Case(root, "10-gbk-archive", company)
    look = Look(title="hei-micro", head="hei-micro", body="song-light", size=12, footer="")
    top = "长沙橘井堂医疗器械有限公司申报材料/"
    case.put(
        top + "0.认证申请表.docx",
        word.from_blocks(papers.application_form(company, "2026年11月18日")),
        Part("application_form", None),
    )
    case.put(
        top + "1.营业执照.pdf",
        scan(
            licence.landscape_2019(company, face="noto-hei"),
            1001,
            dpi=150,
            mode="colour",
            skew=0.4,
            quality=34,
        ),
        Part("business_licence", 1, licence_facts(company)),
    )
    case.put(
        top + "1.年度报告（2025）.jpg",
        scan_jpg(
            annual_report.printed(company, 2025, "2026年04月15日"), 1002, dpi=150, mode="grey", quality=36
        ),
        Part("annual_report", 1, official.annual_facts(company, 2025)),
    )
    what, facts = official.permit(
        "医疗器械经营许可证",
        ("许可证编号", "湘长药监械经营许20230417号"),
        ("企业名称", company.name),
        [("统一社会信用代码", company.code), ("法定代表人", company.legal), ("企业负责人", company.legal)],
        [
            ("经营方式", "零售"),
            ("住所", company.address),
            ("经营场所", company.address),
            ("库房地址", "委托贮存，无自设库房"),
            ("经营范围", "三类：6822（软性、硬性角膜接触镜除外），6854，6856"),
        ],
        until="2028年06月11日",
        day="2023年06月12日",
        authority="长沙市市场监督管理局",
        foot="国家药品监督管理局制",
        tint=(0.15, 0.35, 0.65),
    )
    case.put(
        top + "2.医疗器械经营许可证.jpg",
        scan_jpg(
            permits.upright(what, value="noto-song", label="noto-song-bold"),
            1003,
            dpi=150,
            mode="grey",
            skew=0.9,
            quality=36,
        ),
        Part("permit", 1, facts),
    )
    case.put(
        top + "3.产品介绍.docx",
        word.from_blocks(papers.product_introduction(company, "b")),
        Part("product_introduction", None),
    )
    makers = (("湘江云康电子有限公司", "YX-2026-0218"), ("岳麓清源医疗科技有限公司", "YX-2026-0231"))
    for number, (maker, report) in enumerate(makers):
        what, facts = official.inspected(
            company,
            number,
            body="d",
            day="2026年03月05日",
            received="2026年01月22日",
            report=report,
            client=maker,
        )
        case.put(
            top + f"3.检验报告（{what.product}）.pdf",
            scan(inspection.thick(company, what), 1004 + 10 * number, dpi=200, mode="bilevel", skew=0.6),
            Part("inspection_report", 3, facts),
        )
    rows = papers.standards_table(company)
    case.put(
        top + "4.标准清单.xlsx",
        workbook({"标准": ("适用法律法规和标准一览表", rows)}),
        Part("standards_list", 1, {"standards": {"rows": len(rows) - 1}}),
    )
    case.put(
        top + "5.组织简介.docx",
        word.from_blocks(papers.profile(company, "c"), body="楷体"),
        Part("organization_profile", None),
    )
    main = official.chart_png(
        chart.boxes("组织机构图", chart.company_tree(company.after_sales, makes=False))
    )
    case.put(top + "6.组织机构图.png", main, Part("organization_chart", 1))
    inner = official.chart_png(chart.boxes("售后服务组织机构图", chart.service_tree(company.after_sales)))
    case.put(top + "6.售后服务组织机构图.png", inner, Part("organization_chart", 1))
    rows = papers.outlets_table(company, 8)
    data = from_blocks(
        papers.table_paper("销售及售后服务网点清单", rows, name=company.name, day="2026年11月05日"),
        look,
        wide=True,
    )
    case.put(
        top + "7.网点清单.pdf",
        scan(data, 1005, dpi=200, mode="bilevel", skew=0.8),
        Part("outlet_list", official.pages(data), {"outlets": {"rows": 8}}),
    )
    case.put(
        top + "8.销售方式.docx", word.from_blocks(papers.sales(company, "c")), Part("sales_mode", None)
    )
    case.put(
        top + "9.售后服务体系.docx",
        word.from_blocks(papers.service_system(company, "b")),
        Part("service_system", None),
    )
    what, facts = official.certified(
        company,
        number="91526Q02244R1S",
        scope="第二类、第三类医疗器械的零售",
        first="2023年05月18日",
        issued="2026年05月15日",
        until="2029年05月17日",
        body="岳麓标准技术认证有限公司",
    )
    case.put(
        top + "10.质量体系认证证书.jpg",
        scan_jpg(
            certificate.bilingual(company, what, tint=(0.5, 0.1, 0.2)),
            1006,
            dpi=140,
            mode="grey",
            quality=36,
        ),
        Part("system_certificate", 1, facts),
    )
    rules, rows = papers.rules_set(company)
    case.put(
        top + "11.售后服务管理文件/文件清单.docx",
        word.from_blocks(papers.table_paper("售后服务管理体系文件清单", rows)),
        Part("management_document_list", None, {"document_list": {"rows": 5}}),
    )
    case.put(
        top + "11.售后服务管理文件/制度汇编.docx",
        word.from_blocks(rules),
        Part("management_document", None),
    )
    case.write("complete", 0, [], archive=True)


CASES = {"09-one-pdf": one_pdf, "10-gbk-archive": gbk_archive}
