"""One file with many papers is cut where papers begin; what belongs together stays together."""

from tests.assign.labelled import KINDS
from tests.assign.pages import chart_page, documents, text_page

PACK = "申请材料全套.pdf"


def kinds(*texts: str) -> list[tuple[str, tuple[int, ...]]]:
    pages = [text_page(text, number, PACK) for number, text in enumerate(texts, 1)]
    return [(document.kind, document.pages) for document in documents(*pages)]


def test_one_pdf_with_everything_is_cut_page_by_page() -> None:
    order = list(KINDS)
    assert kinds(*(KINDS[kind][0] for kind in order)) == [
        (kind, (number,)) for number, kind in enumerate(order, 1)
    ]


def test_a_contents_page_steals_nothing() -> None:
    contents = "目 录\n1．营业执照及年度报告\n2．食品生产许可证\n3．产品介绍\n4．适用的法律法规及标准清单\n5．组织简介\n6．组织机构图\n7．售后服务网点清单\n8．销售方式介绍"
    found = kinds(contents, KINDS["business_licence"][0])
    assert found[-1] == ("business_licence", (2,))
    assert found[0][0] in {"cover", "unknown"}


def test_a_long_manual_stays_whole_whatever_its_chapters_speak_of() -> None:
    chapters = [
        "4.1 投诉处理\n接到投诉后两小时内响应，由网点联系顾客。",
        "4.2 维修服务\n维修人员持证上岗，营业执照复印件存档。",
        "4.3 配送安装\n配送由物流部负责，检验合格后发货。",
        "4.4 记录\n记录保存三年，编号见附录。",
    ]
    pages = [KINDS["management_document"][0]] + [
        chapters[number % 4].replace("。", f"（{number}）。") for number in range(60)
    ]
    assert kinds(*pages) == [("management_document", tuple(range(1, 62)))]


CHAPTER = (
    "{0}\n为规范{0}，制定本程序。\n各部门按职责执行，售后服务部负责监督检查。\n第{1}次受理后两小时内答复，"
    "记录保存三年。"
)
CHAPTERS = ["投诉处理程序", "人员培训管理程序", "配送安装管理规定", "服务回访制度", "备件管理办法"]


def test_a_manual_of_eighty_pages_stays_whole_though_its_chapters_bear_titles() -> None:
    contents = "目 录\n1 范围 …… 1\n2 引用文件 …… 2\n3 组织机构图 …… 3\n4 投诉处理程序 …… 8"
    chapters = [f"{4 + n // 10}.{n % 10 + 1} " + CHAPTER.format(CHAPTERS[n % 5], n) for n in range(78)]
    found = kinds(KINDS["management_document"][0], contents, *chapters)
    assert found == [("management_document", tuple(range(1, 81)))]


def test_chapters_without_numbers_belong_to_the_document_whose_number_stands_before() -> None:
    pages = [KINDS["management_document"][0]] + [CHAPTER.format(title, 1) for title in CHAPTERS]
    assert kinds(*pages) == [("management_document", (1, 2, 3, 4, 5, 6))]


def test_a_list_inside_a_manual_is_found_and_the_manual_goes_on_after_it() -> None:
    chapters = [f"4.{n} " + CHAPTER.format(CHAPTERS[n % 5], n) for n in range(1, 21)]
    manual = [KINDS["management_document"][0], *chapters[:10]]
    found = kinds(*manual, KINDS["management_document_list"][1], *chapters[10:])
    assert found == [
        ("management_document", tuple(range(1, 12))),
        ("management_document_list", (12,)),
        ("management_document", tuple(range(13, 23))),
    ]


def test_procedures_with_numbers_of_their_own_are_documents_of_their_own() -> None:
    titles = enumerate(["文件控制程序", "投诉处理程序", "人员培训程序"], 1)
    first = "{}\n文件编号\nWT-FW-CX-0{}\n版本 A/0\n1 目的\n规范工作。\n2 适用范围\n3 职责"
    second = "4 工作程序\n按规定受理。\n5 相关记录\n登记表"
    pages = [text for number, title in titles for text in (first.format(title, number), second)]
    assert kinds(*pages) == [("management_document", (n, n + 1)) for n in (1, 3, 5)]


def test_what_is_bound_behind_a_front_page_is_one_document() -> None:
    front = "售后服务管理制度汇编\n中山市萤火塔照明科技有限公司\n2025年03月10日发布"
    bound = [
        f"{title}\n文号：YH〔2025〕0{n}号\n第一条 为规范工作，制定本制度。\n第二条 本制度适用于各部门。"
        for n, title in enumerate(["投诉受理办法", "人员培训管理规定", "回访制度"], 1)
    ]
    assert kinds(front, *bound) == [("management_document", (1, 2, 3, 4))]


def test_certificates_back_to_back_are_papers_of_their_own() -> None:
    first, second = KINDS["system_certificate"]
    assert kinds(first, second) == [("system_certificate", (1,)), ("system_certificate", (2,))]


def test_a_report_of_three_pages_stays_whole() -> None:
    cover = KINDS["inspection_report"][0] + "\n第1页 共3页"
    second = "检验报告\n第2页 共3页\n检验项目 标准要求 检验结果 单项判定\n外观 无开裂 符合 合格"
    third = "第3页 共3页\n检验结果汇总\n甲醛 ≤0.1 0.03 合格\n以下空白"
    assert kinds(cover, second, third) == [("inspection_report", (1, 2, 3))]


def test_several_procedures_in_one_file_begin_at_their_titles() -> None:
    one = KINDS["management_document"][1]
    other = one.replace("投诉处理", "人员培训").replace("CX-04", "CX-05")
    assert [kind for kind, _ in kinds(one, other)] == ["management_document"] * len(kinds(one, other))


def test_a_blank_back_goes_with_the_page_before() -> None:
    assert kinds(KINDS["permit"][0], "", KINDS["honour"][0])[0] == ("permit", (1, 2))


def test_a_chart_is_told_by_its_shape_and_its_boxes() -> None:
    page = chart_page(
        "组织机构图", "总经理", "销售部", "生产部", "财务部", "售后服务部", "维修组", "客服组"
    )
    (document,) = documents(page)
    assert (document.kind, document.submission) == ("organization_chart", "organization_chart")


def test_one_word_file_with_everything_serves_several_submissions() -> None:
    page = text_page(
        "五、组织简介\n我公司成立于2010年，是一家专业从事家电销售的企业，现有员工30人，位于沈阳市。\n"
        "八、销售方式\n采用直营门店零售和线上旗舰店相结合的销售方式，不设经销商。",
        flowing=True,
        file="申请材料.docx",
    )
    served = {submission for document in documents(page) for submission in document.submissions}
    assert {"organization_profile", "sales_mode"} <= served


def test_the_reasons_are_said() -> None:
    (document,) = documents(text_page(KINDS["honour"][0], file="10荣誉/荣誉证书.jpg"))
    assert any("标题" in reason for reason in document.why)
    assert any("文件名" in reason for reason in document.why)


def test_every_page_belongs_to_exactly_one_document() -> None:
    pages = [text_page(text, number, PACK) for number, text in enumerate((t[0] for t in KINDS.values()), 1)]
    numbers = [number for document in documents(*pages) for number in document.pages]
    assert sorted(numbers) == list(range(1, len(pages) + 1))
