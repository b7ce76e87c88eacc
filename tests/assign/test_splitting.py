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
