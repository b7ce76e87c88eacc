"""Whoever heads chapters in words of their own is understood by these and by what stands below."""

import pytest

from intake.model import Page
from tests.assign.pages import documents, text_page

PROFILE = (
    "绍兴清溪电器有限公司成立于2005年，注册资本1000万元，现有员工230人，厂房2万平方米。\n"
    "公司是一家专业从事小家电生产的企业，产品销往全国。"
)
SALES = (
    "业务人员登门拜访物业公司，参加招投标，与业主签订年度合同。\n老客户续签占七成，网上不接单，没有代理商。"
)
SERVICE = (
    "公司设立售后服务部，现有服务人员12名，定期培训。\n服务设施投入：维修车辆3台，备件库200平方米。\n"
    "每年按销售额的2%提取服务经费，预算50万元。投诉两小时内响应，办结后回访。"
)
PRODUCT = (
    "申报产品为电热水壶，型号QX-15、QX-18，额定功率1500W，容量1.5升。\n"
    "壶身采用304不锈钢材质，具有防干烧功能，适用于家庭和办公室。"
)
OUTLETS = (
    "序号 网点名称 地址 联系人 联系电话\n1 杭州服务站 杭州市文一路1号 王一 0571-88001234\n"
    "2 宁波服务站 宁波市中山路2号 王二 0574-88001234\n3 温州服务站 温州市人民路3号 王三 0577-88001234"
)


def kinds(*pages: Page) -> list[str]:
    return [document.kind for document in documents(*pages)]


def flowing(text: str, number: int = 1, file: str = "申报资料.docx") -> Page:
    return text_page(text, number, file, flowing=True)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("我们是谁", "怎样把服务卖给客户", "售后怎么做"),
        ("一、走近清溪", "二、业务从哪里接来", "三、让客户没有后顾之忧"),
        ("第一章 创业二十年", "第二章 找客户的办法", "第三章 东西坏了怎么办"),
        ("来龙去脉", "拿订单的办法", "坏了怎么修"),
        ("1 清溪的家底", "2 成交与签约", "3 保修与质保"),
    ],
)
def test_chapters_are_told_from_the_first_one_on(first: str, second: str, third: str) -> None:
    book = flowing(f"{first}\n{PROFILE}\n{second}\n{SALES}\n{third}\n{SERVICE}")
    assert kinds(book) == ["organization_profile", "sales_mode", "service_system"]


@pytest.mark.parametrize("heading", ["我们做的壶", "手里的拳头产品", "一、卖什么、造什么"])
def test_the_first_chapter_is_told_by_its_heading_as_the_others_are(heading: str) -> None:
    assert kinds(flowing(f"{heading}\n{PRODUCT}\n{PROFILE[:0]}"))[0] == "product_introduction"


@pytest.mark.parametrize("heading", ["我们公司", "关于本公司", "我们的合作社"])
def test_a_firm_that_speaks_of_itself_heads_a_chapter(heading: str) -> None:
    book = flowing(f"怎样卖货\n{SALES}\n{heading}\n{PROFILE}\n售后怎么做\n{SERVICE}")
    assert kinds(book) == ["sales_mode", "organization_profile", "service_system"]


def test_a_firms_name_heads_none() -> None:
    book = flowing(
        f"组织简介\n{PROFILE}\n绍兴清溪电器有限公司\n二〇二六年三月一日\n售后服务体系\n{SERVICE}"
    )
    assert kinds(book) == ["organization_profile", "service_system"]


@pytest.mark.parametrize(
    "sections",
    [
        "5.1.1 组织架构\n{0}\n5.1.2 人员配置\n{0}",
        "现将情况说明如下。\n一、组织架构\n{0}\n二、服务网点\n{0}",
        "按标准逐条说明。\n5.1.1 组织架构\n{0}\n5.3.2 投诉处理\n{0}",
    ],
)
def test_a_numbered_section_is_not_the_title_of_the_text_it_stands_in(sections: str) -> None:
    assert kinds(flowing("自查报告\n" + sections.format(SERVICE))) == ["service_system"]


@pytest.mark.parametrize("heading", ["清溪介绍", "自我介绍", "产品介绍"])
def test_what_stands_below_outweighs_a_title_of_which_it_says_nothing(heading: str) -> None:
    book = flowing(
        f"一、{heading}\n{PROFILE}\n二、销售方式\n{SALES}\n三、服务网点清单\n{OUTLETS}\n四、售后服务体系\n{SERVICE}"
    )
    assert kinds(book) == ["organization_profile", "sales_mode", "outlet_list", "service_system"]


def test_a_title_that_the_text_bears_out_stands() -> None:
    book = flowing(
        f"一、产品介绍\n{PRODUCT}\n二、销售方式\n{SALES}\n三、服务网点清单\n{OUTLETS}\n四、售后服务体系\n{SERVICE}"
    )
    assert kinds(book)[0] == "product_introduction"


BEHIND_OUTLETS = (
    "我们怎样卖货\n产品七成由经销商卖出，三成由公司直接卖给工程客户。\n网上在天猫和京东各开一家旗舰店。\n经销商卖出的货由公司负责售后。",
    "销售渠道\n直营门店：12家\n加盟门店：30家\n电商：天猫、抖音\n大客户：学校、医院团购",
    "五、销售方式\n公司采用直销方式，由业务员上门洽谈，签订合同后发货。\n不设代理商，不开网店。",
    "货从哪里走\n产品通过投标和老客户介绍卖给电力公司，签订年度框架合同，按月供货，货款按季结算。\n没有经销商和网店。",
)


@pytest.mark.parametrize("sales", BEHIND_OUTLETS)
@pytest.mark.parametrize("flows", [False, True])
def test_a_page_on_sales_behind_a_list_of_outlets_is_no_more_of_the_list(sales: str, flows: bool) -> None:
    list_ = text_page(f"销售及服务网点清单\n{OUTLETS}", 1, "材料.pdf", flowing=flows)
    page = text_page(sales, 2, "材料.pdf", flowing=flows)
    assert kinds(list_, page) == ["outlet_list", "sales_mode"]


def test_rows_behind_a_list_of_outlets_are_more_of_the_list() -> None:
    rows = OUTLETS.split("\n", 1)[1]
    pages = (text_page(f"销售及服务网点清单\n{OUTLETS}", 1), text_page(f"外省门店\n{rows}", 2))
    assert kinds(*pages) == ["outlet_list"]


@pytest.mark.parametrize(
    "slide",
    [
        "销售渠道\n线上：天猫、京东、抖音\n线下：经销商126家、直营店8家\n工程：地产集采、投标",
        "销售网络与模式\n经销商模式\n电商模式\n工程直供模式",
        "我们的客户从哪里来\n展会  老客户介绍  线上店铺\n经销 60%  直销 30%  电商 10%",
    ],
)
@pytest.mark.parametrize("file", ["公司介绍.pptx", "a.pptx"])
def test_a_slide_on_sales_is_no_slide_of_the_profile(slide: str, file: str) -> None:
    pages = (
        text_page("走进清溪\n绍兴清溪电器有限公司\n成立于2005年 员工230人 厂房2万平方米", 1, file),
        text_page("发展历程\n2005年 公司成立\n2012年 迁入新厂区\n2020年 被评为高新技术企业", 2, file),
        text_page(slide, 3, file),
    )
    assert kinds(*pages) == ["organization_profile", "sales_mode"]


def test_a_slide_on_the_firm_is_one_of_the_profile() -> None:
    pages = (
        text_page("走进清溪\n绍兴清溪电器有限公司\n成立于2005年 员工230人 厂房2万平方米", 1),
        text_page("企业文化\n宗旨：客户至上\n愿景：做百年老店", 2),
    )
    assert kinds(*pages) == ["organization_profile"]


def test_a_section_counts_where_no_sure_paper_says_the_same() -> None:
    """What a profile says of the service is a description of it only where the case holds no other."""
    section = (
        "售后服务部是公司的售后服务管理部门，负责全公司服务网点的管理、服务人员的培训、顾客投诉的处理和"
        "服务质量的监督。公司承诺：有求必应，有诉必复。"
    )
    profile = flowing(f"公司简介\n{PROFILE}\n（五）服务工作\n{section}", file="简介.docx")
    alone = documents(profile)
    assert [(one.kind, one.inside) for one in alone] == [
        ("organization_profile", None),
        ("service_system", alone[0].id),
    ]
    beside = documents(profile, flowing(f"售后服务体系说明\n{SERVICE}", file="体系.docx"))
    assert [one.kind for one in beside] == ["organization_profile", "service_system"]
    text = "".join(page.text for page in beside[0].content({(profile.file, 1): profile}))
    assert "有诉必复" in text
