"""What begins amid a page is a document of its own, and every document knows its places."""

from intake.model import WHOLE_PAGE, Document, Page
from tests.assign.labelled import KINDS
from tests.assign.pages import documents, text_page

BOOK = "申报书.pdf"
PROFILE = (
    "绍兴梧桐食品有限公司成立于2017年，注册资本1200万元，位于浙江省绍兴市。\n"
    "现有员工86人，占地面积8000平方米，是一家专业从事糕点生产的企业。"
)
SALES = "公司采用直销与经销相结合的销售方式，线上通过天猫旗舰店销售，线下通过商超和经销商销售。\n经销商销售的商品由公司承担售后责任。"
SERVICE = (
    "公司设立售后服务部，现有服务人员12名，定期培训。\n服务设施投入：维修车辆3台，备件库200平方米。\n"
    "每年按销售额的2%提取服务经费，预算50万元。投诉两小时内响应，办结后回访。"
)
OUTLETS = (
    "杭州服务站　杭州市文一路1号　联系人王一　电话0571-88001234\n"
    "宁波服务站　宁波市中山路2号　联系人王二　电话0574-88001234\n"
    "温州服务站　温州市人民路3号　联系人王三　电话0577-88001234"
)


def found(*pages: Page) -> list[tuple[str, tuple[int, ...]]]:
    return [(document.kind, document.pages) for document in documents(*pages)]


def text_of(document: Document, *pages: Page) -> str:
    by_place = {(page.file, page.number): page for page in pages}
    return "\n".join(page.text for page in document.content(by_place))


def test_chapters_without_page_breaks_are_documents_of_their_own() -> None:
    first = text_page(f"三、组织简介\n{PROFILE}\n四、服务网点清单\n{OUTLETS}", 1, BOOK)
    second = text_page(f"{OUTLETS}\n五、销售方式\n{SALES}\n六、售后服务体系\n{SERVICE}", 2, BOOK)
    assert found(first, second) == [
        ("organization_profile", (1,)),
        ("outlet_list", (1, 2)),
        ("sales_mode", (2,)),
        ("service_system", (2,)),
    ]


def test_a_document_sees_only_what_is_its_own() -> None:
    page = text_page(
        f"四、组织简介\n{PROFILE}\n五、销售方式\n{SALES}\n六、售后服务体系\n{SERVICE}", 1, BOOK
    )
    profile, sales, service = documents(page)
    assert "员工86人" in text_of(profile, page)
    assert "经销商" not in text_of(profile, page)
    assert text_of(sales, page).startswith("五、销售方式")
    assert text_of(service, page).endswith(SERVICE[-20:])


def test_places_tell_which_part_of_a_page_and_whole_pages_as_such() -> None:
    first = text_page(
        f"三、组织简介\n{PROFILE}\n五、销售方式\n{SALES}\n六、售后服务体系\n{SERVICE}", 1, BOOK
    )
    second = text_page(f"{SERVICE}", 2, BOOK)
    *_, service = documents(first, second)
    begun, whole = service.spans
    assert (begun.page, whole.page) == (1, 2)
    assert begun.box.y0 > 0.1
    assert whole.box == WHOLE_PAGE


def test_no_two_documents_share_a_place() -> None:
    pages = [
        text_page(f"{number}、{title}\n{text}\n{number}.1 补充\n{text}", at, BOOK)
        for at, (number, title, text) in enumerate(
            [("一", "组织简介", PROFILE), ("二", "销售方式", SALES), ("三", "售后服务体系", SERVICE)], 1
        )
    ]
    by_place = {(page.file, page.number): page for page in pages}
    lines = [line for item in documents(*pages) for page in item.content(by_place) for line in page.lines]
    assert sorted(map(repr, lines)) == sorted(repr(line) for page in pages for line in page.lines)


def test_a_section_amid_a_paper_stands_inside_it_and_the_paper_goes_on_behind_it() -> None:
    page = text_page(
        f"公司简介\n{PROFILE}\n二、销售方式\n{SALES}\n三、企业文化\n公司坚持诚信为本的经营理念，荣获多项荣誉。",
        1,
        "简介.docx",
        flowing=True,
    )
    profile, sales = documents(page)
    assert (profile.kind, sales.kind) == ("organization_profile", "sales_mode")
    assert (profile.inside, sales.inside) == (None, profile.id)
    assert "企业文化" in text_of(profile, page)
    assert "企业文化" not in text_of(sales, page)


def test_a_paper_of_one_part_is_judged_as_a_page() -> None:
    for kind, texts in KINDS.items():
        for text in texts:
            (document,) = documents(text_page(text, file="扫描件.pdf"))
            assert (document.kind, document.spans[0].box) == (kind, WHOLE_PAGE)


def test_headings_of_one_papers_own_sections_divide_nothing() -> None:
    page = text_page(
        "售后服务体系说明\n一、组织机构\n总经理下设售后服务部，财务部和销售部予以配合，部长统一调度人员。\n"
        f"二、服务设施\n{SERVICE}\n三、经费保证\n每年预算50万元，专款专用。",
        1,
        "体系.docx",
        flowing=True,
    )
    assert found(page)[0] == ("service_system", (1,))
    assert "经费" in text_of(documents(page)[0], page)


def test_chapters_that_letters_count_are_papers_and_their_parts_too() -> None:
    first = text_page(
        f"A 概况与组织\nA.1 企业概况\n{PROFILE}\nA.2 组织机构图\n总经理\n销售部\n财务部\n生产部\n售后服务部\n"
        f"B 销售与服务\nB.1 销售方式\n{SALES}\nB.2 售后服务体系\n{SERVICE}",
        1,
        "合订本.pdf",
    )
    kinds = [kind for kind, _ in found(first)]
    assert kinds[:2] == ["organization_profile", "organization_chart"]
    assert kinds[-2:] == ["sales_mode", "service_system"]


def test_a_title_further_down_begins_nothing_above_it() -> None:
    text = "设施齐全，配有服务车3辆、备件库180平方米，全年受理投诉、上门服务、回访，服务人员持证上岗。"
    first = text_page(f"售后服务体系说明\n{SERVICE}", 1, "合订本.pdf")
    second = text_page(
        f"{text}\n{text}\n五、管理文件清单\n文件编号 文件名称 版本\nQX-01 投诉处理程序 A/1\nQX-02 维修程序 A/1",
        2,
        "合订本.pdf",
    )
    service, listing = documents(first, second)
    assert (service.kind, service.pages) == ("service_system", (1, 2))
    assert (listing.kind, listing.pages) == ("management_document_list", (2,))
