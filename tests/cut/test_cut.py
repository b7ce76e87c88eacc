"""Pages are cut where headings stand; what is no heading cuts nothing; nothing is lost."""

import pytest

from intake.cut import cut
from intake.model import WHOLE_PAGE, Box, Cell, Line, Page, Part, Table
from tests.assign.pages import text_page

BODY = "本公司设有售后服务部，负责受理报修和投诉，安排人员上门，并在完成后回访。"


def printed(*rows: tuple[str, float], number: int = 1) -> Page:
    """A page of lines from the left margin, each with its height; a row lies below the one before."""
    lines, top = [], 0.1
    for text, height in rows:
        lines.append(Line(text, Box(0.12, top, min(0.88, 0.12 + 0.02 * len(text)), top + height)))
        top += height + 0.012
    return Page("文件.pdf", number, tuple(lines))


def heads(*pages: Page) -> list[str]:
    return [part.heading for part in cut(pages)]


def test_a_page_without_headings_is_one_part_and_that_is_the_page_itself() -> None:
    page = printed((BODY, 0.014), (BODY, 0.014))
    (part,) = cut([page])
    assert part.content is page
    assert part.box == WHOLE_PAGE
    assert part.heading == ""


def test_numbered_sections_are_parts_whatever_their_print() -> None:
    page = text_page(f"五、组织机构\n{BODY}\n六、服务网点\n{BODY}\n{BODY}\n七、销售方式\n{BODY}")
    assert heads(page) == ["五、组织机构", "六、服务网点", "七、销售方式"]


def test_everything_of_a_page_lies_in_exactly_one_part() -> None:
    page = text_page(f"一、概况\n{BODY}\n二、网点\n{BODY}\n三、方式\n{BODY}\n第 3 页")
    lines = [line for part in cut([page]) for line in part.content.lines]
    assert lines == list(page.lines)


@pytest.mark.parametrize("taller", [1.25, 1.6])
def test_larger_print_heads_what_stands_below_it(taller: float) -> None:
    page = printed((BODY, 0.014), ("我们怎样服务", 0.014 * taller), (BODY, 0.014), (BODY, 0.014))
    assert heads(page) == ["", "我们怎样服务"]


def test_print_as_large_as_the_text_heads_nothing() -> None:
    page = printed((BODY, 0.014), ("我们怎样服务", 0.0145), (BODY, 0.014), (BODY, 0.014))
    assert heads(page) == [""]


@pytest.mark.parametrize(
    "line",
    [
        "2026年3月5日",
        "河北泰源电缆集团有限公司",
        "服务热线：400-611-5866",
        "目前设有网点如下：",
        "一诺千金，服务终身。",
        "一、企业概况………………3",
        "GB/T 27922-2011",
    ],
)
def test_what_signs_labels_or_says_something_is_no_heading(line: str) -> None:
    assert heads(printed((BODY, 0.014), (line, 0.02), (BODY, 0.014), (BODY, 0.014))) == [""]


def test_short_lines_one_below_the_other_are_a_list() -> None:
    page = text_page(f"{BODY}\n1、受理登记\n2、派工维修\n3、回访归档\n{BODY}", flowing=True)
    assert heads(page) == [""]
    apart = text_page(f"{BODY}\n1、受理登记\n{BODY}\n2、派工维修\n{BODY}", flowing=True)
    assert heads(apart) == ["", "1、受理登记", "2、派工维修"]


def test_headings_one_below_the_other_head_one_part() -> None:
    page = text_page(f"{BODY}\n五、组织机构\n售后服务组织机构图\n{BODY}", flowing=True)
    assert heads(page) == ["", "五、组织机构"]


def test_a_section_without_text_ends_where_its_sibling_begins() -> None:
    page = text_page(f"{BODY}\n五、营业执照\n六、服务网点\n{BODY}", flowing=True)
    assert heads(page) == ["", "五、营业执照", "六、服务网点"]


COMPANY = "南阳康衡医疗器械有限公司"


def first_lines(*pages: Page) -> list[str]:
    return [part.content.lines[0].text for part in cut(pages)]


def test_a_companys_name_over_a_title_belongs_to_the_part_the_title_heads() -> None:
    page = text_page(f"{COMPANY}\n售后服务管理规定\n{BODY}\n退换货规定\n{BODY}", flowing=True)
    assert first_lines(page) == [COMPANY, "退换货规定"]


def test_a_companys_name_that_signs_a_text_belongs_to_that_text() -> None:
    page = text_page(f"{BODY}\n{COMPANY}\n2026年3月5日\n退换货规定\n{BODY}", flowing=True)
    assert first_lines(page) == [BODY, "退换货规定"]


def test_tables_are_never_cut() -> None:
    rows = [["一、姓名", "二、部门"], ["王丽", "售后服务部"], ["三、备注", "无"]]
    box = Box(0.1, 0.3, 0.9, 0.6)
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    lines = (
        Line(BODY, Box(0.1, 0.1, 0.9, 0.114)),
        Line("三、备注", Box(0.12, 0.52, 0.2, 0.54)),
        Line(BODY, Box(0.1, 0.7, 0.9, 0.714)),
    )
    page = Page("文件.pdf", 1, lines, (Table(cells, box),))
    assert heads(page) == [""]


def test_heads_and_feet_of_the_file_begin_and_end_no_part() -> None:
    def page(number: int, heading: str) -> Page:
        return printed(
            ("泰源电缆 TY-SH-2026", 0.02),
            (heading, 0.014),
            (BODY, 0.014),
            (f"第 {number} 页", 0.02),
            number=number,
        )

    assert heads(page(1, "一、概况"), page(2, "二、网点"), page(3, "三、方式")) == [
        "一、概况",
        "二、网点",
        "三、方式",
    ]


def levels(*pages: Page) -> list[tuple[int, int | None]]:
    return [(part.level, part.number) for part in cut(pages) if part.heading]


def test_the_outline_knows_which_headings_stand_inside_which() -> None:
    page = text_page(
        f"八、服务体系\n{BODY}\n（一）建设情况\n{BODY}\n（二）服务过程\n{BODY}\n九、文件目录\n{BODY}",
        flowing=True,
    )
    assert levels(page) == [(0, 8), (1, 1), (1, 2), (0, 9)]
    by_series = {part.heading: part.series for part in cut([page])}
    assert by_series["八、服务体系"] == by_series["九、文件目录"] != by_series["（一）建设情况"]


def test_counting_goes_on_over_pages_and_over_headings_without_number() -> None:
    first = text_page(f"五、组织机构\n{BODY}", 1, flowing=True)
    second = text_page(f"售后服务机构\n{BODY}\n六、服务网点\n{BODY}", 2, flowing=True)
    parts: list[Part] = [part for part in cut([first, second]) if part.heading]
    assert [part.level for part in parts] == [0, 1, 0]
    assert parts[0].series == parts[2].series


def test_headings_counted_anew_are_another_series() -> None:
    page = text_page(f"回访制度\n{BODY}\n1 目的\n{BODY}\n退换货规定\n{BODY}\n1 目的\n{BODY}", flowing=True)
    parts = cut([page])
    assert [part.level for part in parts] == [0, 1, 0, 1]
    assert parts[0].series == parts[2].series
    assert parts[1].series != parts[3].series


def test_a_paper_counted_like_the_book_it_stands_in_is_inside_its_chapter() -> None:
    """By smaller print; or, printed alike, where the book's count goes on and the paper's could not."""
    smaller = printed(
        ("二、法律法规和标准清单", 0.02),
        (BODY, 0.014),
        ("一、法律法规", 0.014),
        (BODY, 0.014),
        ("二、标准", 0.014),
        (BODY, 0.014),
        ("三、组织简介", 0.02),
        (BODY, 0.014),
    )
    assert levels(smaller) == [(0, 2), (1, 1), (1, 2), (0, 3)]
    alike = [
        f"{number}\n{BODY}"
        for number in ("五、服务体系", "一、目的", "二、范围", "六、管理文件", "七、荣誉")
    ]
    assert levels(text_page("\n".join(alike), flowing=True)) == [(0, 5), (1, 1), (1, 2), (0, 6), (0, 7)]


def test_papers_counted_alike_one_after_the_other_stand_beside_each_other() -> None:
    """The second is counted on where the first ended: none is inside the other."""
    texts = ["一、回访", "二、登记", "一、目的", "二、范围", "三、职责"]
    page = text_page("\n".join(f"{text}\n{BODY}" for text in texts), flowing=True)
    assert {level for level, _ in levels(page)} == {0}


def form(*above: tuple[str, float], title: float = 0.05, at: float = 0.2) -> Page:
    """A form: what stands above its title, each with its width, the title that high and there, its body."""
    lines = [
        Line(text, Box(0.1, 0.08 + 0.02 * row, 0.1 + width, 0.095 + 0.02 * row))
        for row, (text, width) in enumerate(above)
    ]
    lines.append(Line("营业执照", Box(0.35, at, 0.65, at + title)))
    lines += [Line(BODY, Box(0.1, at + 0.1 + 0.03 * row, 0.8, at + 0.116 + 0.03 * row)) for row in range(4)]
    return Page("执照.jpg", 1, tuple(lines), method="ocr")


HINT = ("统一社会信用代码", 0.15), ("91350100M000100Y43", 0.2), ("备案、许可、监管信息。", 0.12)


def test_small_print_above_a_forms_title_belongs_to_the_form() -> None:
    assert heads(form(*HINT)) == ["营业执照"]
    assert heads(form(("证书编号：12624Q14713R2M", 0.3))) == ["营业执照"]
    assert heads(form(("说明：请扫描右侧二维码了解更多登记、备案、许可、监管信息", 0.3))) == ["营业执照"]


def test_text_above_a_title_is_the_end_of_what_stood_before() -> None:
    assert heads(form((BODY, 0.7), ("附执照。", 0.1))) == ["", "营业执照"]
    assert heads(form(*HINT, title=0.03)) == ["", "营业执照"]
    assert heads(form(*HINT, at=0.5)) == ["", "营业执照"]


def wall(*titles: tuple[str, float], across: bool = False) -> Page:
    """A wall of two columns of certificates, two below each other, with the titles' heights."""
    lines = []
    for at, (title, height) in enumerate(titles):
        x, y = 0.1 + 0.5 * (at % 2), 0.1 + 0.4 * (at // 2)
        lines.append(Line(title, Box(x + 0.1, y, x + 0.2, y + height)))
        texts = ("绍兴清溪电器有限公司", "被评为先进单位", "绍兴市商会", "2024年3月")
        lines += [
            Line(text, Box(x, y + 0.05 * row, x + 0.3, y + 0.05 * row + 0.01))
            for row, text in enumerate(texts, 1)
        ]
    if across:
        lines.append(Line("本证书自发证之日起有效", Box(0.1, 0.4, 0.4, 0.41)))
    return Page("墙.jpg", 1, tuple(sorted(lines, key=lambda line: line.box.y0)), method="ocr")


def test_certificates_on_a_wall_are_cut_in_rows_even_where_one_has_a_small_title() -> None:
    tall = wall(("荣誉证书", 0.02), ("奖牌奖状", 0.02), ("感谢信函", 0.02), ("荣誉证书", 0.02))
    assert len(cut([tall])) == 4
    small = wall(("荣誉证书", 0.012), ("奖牌奖状", 0.02), ("感谢信函", 0.02), ("荣誉证书", 0.02))
    assert len(cut([small])) == 4
    assert len(cut([wall(*[("荣誉证书", 0.012), *[("奖牌奖状", 0.02)] * 3], across=True)])) == 2 + 1


@pytest.mark.parametrize(
    ("above", "parts"),
    [
        (("CMA 160017100852", "No:LYZC-26-00917"), 1),
        (("报告编号：ZJ260215-07",), 1),
        (("临州市质量检验研究院 地址：解放路9号",), 2),
        (("第三章 附件", BODY), 2),
    ],
)
def test_a_papers_numbers_above_its_title_are_its_own(above: tuple[str, ...], parts: int) -> None:
    form = [(text, 0.014) for text in ("产品名称：深沟球轴承", "检验结论：合格", BODY)]
    page = printed(*((text, 0.014) for text in above), ("检验报告", 0.02), *form)
    assert len(cut([page])) == parts


def listed(top: float, *rows: tuple[str, ...]) -> tuple[list[Line], Table]:
    """A ruled table from a page's height on: its lines, one a filled cell, and the table."""
    cells = [
        tuple(
            Cell(text, Box(0.1 + 0.2 * at, top + 0.03 * number, 0.3 + 0.2 * at, top + 0.03 * (number + 1)))
            for at, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    ]
    lines = [
        Line(cell.text, Box(cell.box.x0, cell.box.y0 + 0.01, cell.box.x0 + 0.1, cell.box.y0 + 0.02))
        for row in cells
        for cell in row
        if cell.text
    ]
    return lines, Table(tuple(cells), Box.around(cell.box for row in cells for cell in row))


CITIES = (("城市", "店名"), ("福州", "鼓楼店"), ("厦门", "思明店"), ("泉州", "丰泽店"))
TOOLS = (("工具", "数量"), ("万用表", "6只"), ("梯子", "4把"), ("货架", "12组"))


def two_tables(*between: str, second: tuple[tuple[str, ...], ...] = TOOLS, beside: float = 0.0) -> Page:
    upper, first = listed(0.1, *CITIES)
    lower, last = listed(0.4, *second)
    above = [Line(text, Box(0.1, 0.35 + beside, 0.3, 0.36 + beside)) for text in between]
    return Page("附表.pdf", 1, (*upper, *above, *lower), (first, last))


def test_a_line_right_above_a_table_is_its_title_however_it_is_printed() -> None:
    assert heads(two_tables("维修用具")) == ["", "维修用具"]


def test_a_title_in_a_table_s_first_row_heads_it() -> None:
    assert heads(two_tables(second=(("维修用具", ""), *TOOLS))) == ["", "维修用具"]


@pytest.mark.parametrize(
    "second",
    [
        (("万用表", "6只"), ("梯子", "4把"), ("货架", "12组")),  # no heads: the list runs on
        (("维修用具", ""), ("万用表", "6只"), ("梯子", "4把"), ("货架", "12组")),
        (("工具", "数量"), ("万用表", "6只")),
    ],
)
def test_what_stands_over_rows_without_heads_or_over_one_row_is_no_title(
    second: tuple[tuple[str, ...], ...],
) -> None:
    assert heads(two_tables(*([] if second[0][1] == "" else ["华东片区"]), second=second)) == [""]


def test_a_table_that_follows_another_has_no_title_in_its_last_row() -> None:
    assert heads(two_tables()) == [""]


def test_a_title_over_a_page_s_first_table_is_the_page_s_own() -> None:
    lines, table = listed(0.2, *TOOLS)
    page = Page("附表.pdf", 1, (Line("维修用具", Box(0.1, 0.1, 0.3, 0.11)), *lines), (table,))
    assert heads(page) == [""]
