"""What arrives from people in a hurry: unreadable files, and readable ones under meaningless names."""

from pathlib import Path

from PIL import ImageFilter

from samples._generator import official, papers, word
from samples._generator.blocks import Para, Picture
from samples._generator.companies import companies
from samples._generator.degrade import Scan, image_pdf, jpeg, photographed, pictures, scanned, tiff
from samples._generator.forms import certificate, chart, inspection, licence
from samples._generator.pack import Case, Part, licence_facts, scan_jpg
from samples._generator.pdf import Look, encrypted, from_blocks, join
from samples._generator.sheet import workbook


def unreadable(root: Path) -> None:
    """08: blurred, empty, locked, damaged; one paper can be read."""
    company = companies()["sport"]
    case = Case(root, "08-unreadable", company)
    look = Look()
    photo = pictures(licence.landscape_2019(company), 60)[0].filter(ImageFilter.GaussianBlur(6))
    case.put("1营业执照.jpg", jpeg(photo.point(lambda value: value * 0.45), 30))
    case.put("1年报.pdf", b"")
    case.put(
        "3产品介绍.pdf", encrypted(from_blocks(papers.product_introduction(company, "a"), look), "tlz2026")
    )
    what, _ = official.inspected(
        company, 0, body="b", day="2026年05月20日", received="2026年05月06日", report="QD26-0091"
    )
    report = inspection.thick(company, what)
    case.put("3检验报告.pdf", b"%PDF-1.7\n" + report[len(report) // 2 : len(report) // 2 + 9000])
    case.put("5公司简介.docx", word.from_blocks(papers.profile(company, "a"))[:9000])
    case.put("6组织机构图.pdf", "组织机构图见附件，请查收。".encode("gbk"))
    outlets = from_blocks(papers.table_paper("网点清单", papers.outlets_table(company, 6)), look)
    small = pictures(outlets, 16)[0]
    case.put("7网点.jpg", jpeg(small, 25, dpi=72))
    pages = [
        page.filter(ImageFilter.GaussianBlur(7)).convert("L")
        for page in pictures(from_blocks(papers.service_system(company, "b"), look), 80)
    ]
    case.put("9售后服务体系.pdf", image_pdf(pages, 80, 30))
    text = "\r\n".join(block.text for block in papers.sales(company, "c") if hasattr(block, "text"))
    case.put("8商品销售方式.txt", text.encode("gbk"), Part("sales_mode", None))
    case.write(
        "deficient",
        1,
        [
            ("file-empty", "*", "*"),
            ("file-encrypted", "*", "*"),
            ("file-unreadable", "*", "*"),
            ("page-illegible", "*", "*"),
            ("submission-missing", "management_documents", "*"),
        ],
        allowed=[
            "submission-missing",
            "submission-not-held",
            "annual-report-missing",
            "inspection-report-missing",
            "document-list-missing",
            "file-unrecognised",
            "after-sales-organization-missing",
            "required-field-missing",
            "submission-uncertain",
        ],
        notes_may=["file-unsupported"],
    )


def messy(root: Path) -> None:
    """11: a shop's pack from phone and copier: no annual report, one outlet without phone and address."""
    company = companies()["shop"]
    case = Case(root, "11-messy", company)
    look = Look(title="hei", head="hei", body="song-light", size=13, footer="")
    photo = photographed(pictures(licence.individual(company), 190)[0], 1101, long_side=1900)
    data = jpeg(photo, 45)
    case.put(
        "新建文件夹/扫描件0001.jpg",
        data,
        Part("business_licence", 1, licence_facts(company, date_under_seal=True)),
    )
    what, facts = official.inspected(
        company,
        0,
        body="d",
        day="2026年01月08日",
        received="2025年12月15日",
        report="HZ-JD-2026-0019",
        client="江淮清风电器有限公司",
    )
    report = inspection.thin(company, what)
    case.put(
        "新建文件夹/扫描件0002.jpg",
        scan_jpg(report, 1102, 0, dpi=150, mode="grey", turn=90, quality=36),
        Part("inspection_report", 1, facts),
    )
    case.put(
        "新建文件夹/扫描件0003.jpg",
        scan_jpg(report, 1103, 1, dpi=150, mode="grey", turn=180, quality=36),
        Part("inspection_report", 1),
    )
    plaque = photographed(
        pictures(
            certificate.honour(
                "消费者信得过单位",
                company.name,
                "",
                "沈阳市铁西区消费者服务促进会",
                "2025年3月",
                plaque=True,
            ),
            100,
        )[0],
        1104,
        long_side=1100,
    )
    case.put("新建文件夹 (2)/微信图片_20261103101522.jpg", jpeg(plaque, 40), Part("honour", 1))
    rows = papers.outlets_table(company, 5)
    rows[3][3], rows[3][5] = "", ""
    sheet = from_blocks(papers.table_paper("售后服务网点清单", rows), look, wide=True)
    side = photographed(pictures(sheet, 190)[0], 1105, lean=0.03, long_side=1900).rotate(90, expand=True)
    case.put(
        "新建文件夹 (2)/IMG_20261103_102044.jpg",
        jpeg(side, 42, rotation_tag=6),
        Part("outlet_list", 1, {"outlets": {"rows": 5}}),
    )
    case.put(
        "新建文件夹 (2)/1.docx",
        word.from_blocks(papers.profile(company, "c", capital="（个体工商户，无注册资本）")),
        Part("organization_profile", None),
    )
    case.put(
        "新建文件夹 (2)/新建 DOCX 文档.docx",
        word.from_blocks(papers.sales(company, "c"), real_headings=False),
        Part("sales_mode", None),
    )
    intro = from_blocks(papers.product_introduction(company, "b"), look)
    norms = from_blocks(papers.standards_paper(company), look)
    how = Scan(dpi=150, mode="grey", skew=1.5, noise=5, quality=30)
    images = [
        scanned(page, how, 1110 + n) for n, page in enumerate(pictures(join([intro, norms]), how.dpi))
    ]
    images[1] = images[1].rotate(180)
    case.put(
        "资料/CCF_000123.pdf",
        image_pdf(images, how.dpi, how.quality),
        Part("product_introduction", official.pages(intro)),
        Part(
            "standards_list", official.pages(norms), {"standards": {"rows": len(papers.standards(company))}}
        ),
    )
    tree = (
        "店长",
        [
            ("门市组", []),
            ("采购组", []),
            ("售后服务组", [("安装班", []), ("维修班", []), ("客服投诉", [])]),
            ("财务", []),
        ],
    )
    picture = scan_jpg(
        chart.boxes(
            "老桥头家电组织机构图（含售后服务）", tree, face="kai-old", upright_leaves=False, tint=(1, 1, 1)
        ),
        1106,
        dpi=120,
        mode="grey",
        skew=2.0,
        quality=40,
    )
    case.put(
        "资料/文档1.docx",
        word.from_blocks([Para("机构图"), Picture(picture, 1.0)]),
        Part("organization_chart", 1),
        inside="!/*",
    )
    service = from_blocks(
        papers.service_system(company, "a"), Look(title="hei", head="hei", body="hei", size=11, footer="")
    )
    fax = [
        scanned(page, Scan(dpi=200, mode="bilevel", skew=0.8), 1120 + n)
        for n, page in enumerate(pictures(service, 200))
    ]
    case.put("资料/售后.tif", tiff(fax, 200), Part("service_system", len(fax)))
    rules, listed = papers.rules_set(company)
    case.put(
        "资料/制度(1).docx", word.from_blocks(rules, real_headings=False), Part("management_document", None)
    )
    case.put(
        "资料/Book1.xlsx",
        workbook({"Sheet1": ("售后服务管理文件目录", listed)}),
        Part("management_document_list", 1, {"document_list": {"rows": 5}}),
    )
    case.put("资料/扫描件0001 - 副本.jpg", data)
    case.put("资料/Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    case.write(
        "deficient",
        1,
        [
            ("annual-report-missing", "business_licence", "doubt"),
            ("outlet-incomplete", "service_network", "deficiency"),
        ],
        notes_may=["file-duplicate", "file-unsupported", "file-unrecognised", "standard-superseded"],
    )


CASES = {"08-unreadable": unreadable, "11-messy": messy}
