"""The documents that files are cut into: of what kind, on which pages, inside which other, and how surely."""

import pytest

from intake.model import Document, Page
from tests.assign.labelled import KINDS
from tests.assign.pages import SCHEME, documents, text_page

PROFILE = "公司简介\n绍兴清溪电器有限公司成立于2003年，注册资本500万元，现有员工120人，位于绍兴市，主要从事电风扇的生产和销售。"
SALES = (
    "销售方式介绍\n公司采用直销与经销相结合的销售方式。线上通过天猫旗舰店销售；线下通过商超和专卖店销售。"
)
HONOURS = "企业荣誉\n公司多次被评为消费者信得过单位，现有员工二十人获得高级职称，占地面积8000平方米，注册资本五百万元。"
CULTURE = "企业文化\n占地面积8000平方米，现有员工120人，企业精神：诚信、务实，年销售额8000万元，公司的优势和特色是定制能力。"
OUTLETS = "我们的网点分布\n杭州文一路1号 王一 0571-88001234\n宁波中山路2号 王二 0574-88001234"


def told(*pages: Page) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(one.kind, one.pages, one.inside) for one in documents(*pages)]


def file(*texts: str, name: str = "册.pdf") -> list[Page]:
    return [text_page(text, number, name) for number, text in enumerate(texts, 1)]


def word(*texts: str) -> Page:
    return text_page("\n".join(texts), 1, "册.docx", flowing=True)


def sure(document: Document) -> bool:
    return document.confidence >= SCHEME.doubt_below


def test_what_says_nothing_is_told_by_its_files_name_or_number_and_never_surely() -> None:
    for name in ("营业执照.jpg", "01营业执照/扫描.jpg"):
        (one,) = documents(Page(name, 1, ()))
        assert (one.kind, one.submission, sure(one)) == ("business_licence", "business_licence", False)
        assert one.why[-1] == "内容无法确认，仅凭名称推断"
    (folder,) = documents(Page("营业执照/扫描.jpg", 1, ()))
    assert (folder.kind, folder.confidence, folder.why) == ("unknown", 0.0, ("未读出任何内容",))


def test_a_page_that_only_divides_is_no_paper() -> None:
    (divider,) = documents(text_page("营业执照\n绍兴清溪电机有限公司\n2026年11月"))
    assert not sure(divider) and "只有标题，未见正文" in divider.why
    (honour,) = documents(text_page("荣誉证书\n绍兴清溪电机有限公司\n绍兴市家电行业协会\n2026年11月"))
    assert "只有标题，未见正文" not in honour.why, "who receives it, and who grants it"


def test_papers_of_a_page_are_each_a_document_and_an_annex_belongs_to_its_paper() -> None:
    assert told(*file(*KINDS["system_certificate"])) == [
        ("system_certificate", (1,), None),
        ("system_certificate", (2,), None),
    ]
    annex = "证书附件\n认证范围涉及的场所\n绍兴市越城区解放路9号"
    assert told(*file(KINDS["system_certificate"][0], annex)) == [("system_certificate", (1, 2), None)]


REPORT = "检验报告\n报告编号：{}\n第{}页 共2页\n产品名称：办公椅\n检验结论：合格\n检验项目 标准要求"


@pytest.mark.parametrize(
    ("heads", "cut"),
    [
        ((("YZ-2026-0458", 1), ("YZ-2026-0458", 2)), [(1, 2)]),
        ((("YZ-2026-0458", 1), ("YZ-2026-0459", 1)), [(1,), (2,)]),
        (
            (("YZ-2026-0458", 1), ("YZ-2026-0458", 2), ("YZ-2026-0459", 1), ("YZ-2026-0459", 2)),
            [(1, 2), (3, 4)],
        ),
        (tuple(("YZ-2026-0458", n) for n in (1, 2, 1, 2)), [(1, 2, 3, 4)]),
        ((("YZ-2026-0458", 1), ("YZ-2026-0458", 2), ("YZ-2026-0459", 2)), [(1, 2, 3)]),
    ],
)
def test_pages_of_one_number_are_one_report_whatever_title_runs_over_them(
    heads: tuple[tuple[str, int], ...], cut: list[tuple[int, ...]]
) -> None:
    found = told(*file(*(REPORT.format(*head) for head in heads)))
    assert found == [("inspection_report", pages, None) for pages in cut]


PROCEDURE = "{0}\n文件编号：QX-SH-0{1}\n为规范{0}，制定本程序。\n各部门按职责执行，售后服务部负责监督检查，记录保存三年。"
PROCEDURES = [
    PROCEDURE.format(name, n) for n, name in enumerate(("投诉处理程序", "培训管理制度", "回访管理办法"), 1)
]


def test_procedures_in_one_file_are_each_a_document() -> None:
    assert told(*file(*PROCEDURES)) == [("management_document", (n,), None) for n in (1, 2, 3)]
    found = documents(word(*PROCEDURES))
    assert [one.kind for one in found] == ["management_document"] * 3
    tops = [one.spans[0].box.y0 for one in found]
    assert tops == sorted(set(tops)), "each from its own title on"


def test_a_section_inside_a_text_is_a_document_inside_it_and_the_text_goes_on_behind_it() -> None:
    found = documents(word(PROFILE, SALES, HONOURS))
    assert [(one.id, one.kind, one.inside) for one in found] == [
        ("d1", "organization_profile", None),
        ("d2", "sales_mode", "d1"),
    ]
    (before, behind), (inside,) = found[0].spans, found[1].spans
    assert before.box.y1 <= inside.box.y0 < inside.box.y1 <= behind.box.y0
    assert all(map(sure, found))


def test_documents_inside_others_are_counted_through_the_whole_case() -> None:
    found = documents(*file(KINDS["honour"][0], name="甲.pdf"), word(PROFILE, SALES, HONOURS))
    assert [(one.id, one.inside) for one in found] == [("d1", None), ("d2", None), ("d3", "d2")]


def test_the_rest_of_a_paper_that_another_interrupts_is_nearly_as_sure_as_its_beginning() -> None:
    beginning, _, rest = documents(*file(PROFILE, KINDS["honour"][0], CULTURE))
    assert rest.kind == beginning.kind == "organization_profile"
    assert rest.why[-1] == "接续第1页开始的文件"
    assert 0.85 * beginning.confidence < rest.confidence < beginning.confidence


def test_a_book_is_cut_at_its_chapters_by_titles_or_by_what_they_say() -> None:
    def body(text: str) -> str:
        return text.split("\n", 1)[1]

    texts = (PROFILE, SALES, KINDS["service_system"][1], KINDS["product_introduction"][0])
    kinds = ["organization_profile", "sales_mode", "service_system", "product_introduction"]
    for heads in (
        ("一、公司简介", "二、销售方式", "三、售后服务体系", "四、产品介绍"),
        ("一、我们是谁", "二、怎么卖", "三、出了问题怎么办", "四、我们卖什么"),
    ):
        chapters = [f"{head}\n{body(text)}" for head, text in zip(heads, texts, strict=True)]
        assert [one[0] for one in told(word(*chapters))] == kinds
        assert {one[2] for one in told(word(*chapters))} == {None}


def test_what_nothing_else_answers_is_told_by_elimination_and_says_so() -> None:
    (one,) = documents(word(OUTLETS))
    assert (one.kind, one.submission, sure(one)) == ("outlet_list", "service_network", False)
    assert one.why == ("其他材料均不是该项，此处内容与之最相符（“我们的网点分布”）",)
    answered = documents(*file(KINDS["outlet_list"][0], name="网点.pdf"), word(OUTLETS))
    assert not any("其他材料均不是该项" in why for one in answered for why in one.why)


def test_a_text_with_a_section_for_another_item_serves_that_item_too() -> None:
    section = "售后服务网点清单\n序号 网点名称 地址 联系电话\n1 杭州服务站 杭州市文一路1号 0571-88001234"
    first = documents(*file(f"{KINDS['service_system'][0]}\n{section}"))[0]
    assert (first.kind, first.submission) == ("service_system", "service_system")
    assert first.also == ("service_network",)


CONTENTS = "售后服务管理手册\n目录\n1 投诉处理程序 …… 3\n2 培训管理制度 …… 4\n3 考核 …… 5\n4 附则 …… 6"


def test_pages_under_titles_that_a_manuals_contents_list_are_its_chapters() -> None:
    def chapter(place: int) -> str:
        return PROCEDURES[place].replace(
            f"文件编号：QX-SH-0{place + 1}", f"第{place}节由责任人{place}执行。"
        )

    manual = "management_document"
    first, second, other = map(chapter, range(3))
    assert told(*file(CONTENTS, first, second)) == [(manual, (1, 2, 3), None)]
    assert told(*file(CONTENTS, first, other)) == [(manual, (1, 2), None), (manual, (3,), None)]
    assert told(*file(first, second)) == [(manual, (1,), None), (manual, (2,), None)]
