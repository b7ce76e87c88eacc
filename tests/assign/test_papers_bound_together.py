"""Papers of one kind in one file stay apart, whatever counts their pages and whatever runs over them."""

import pytest

from intake.model import Page
from tests.assign.pages import documents, text_page
from tests.check.whole_case import report

FIRST = (
    "检验报告\n{head}\n报告编号：{number}\n样品名称：{product}\n委托单位：海宁永丰家具有限公司\n检验依据：GB/T 3324-2024\n"
    "检验结论：{conclusion}\n签发日期：2026年3月5日\n{foot}"
)
FURTHER = "{head}\n检验结果\n序号 检验项目 技术要求 检验结果 单项判定\n1 尺寸偏差 ±2mm 1mm 符合\n2 甲醛释放量 ≤1.5mg/L 0.4mg/L 符合\n{foot}"
CERTIFICATE = (
    "{head}\n{title}\n证书编号：{number}\n兹证明\n海宁永丰家具有限公司\n管理体系符合\n{standard}\n"
    "认证范围：木制家具的生产和售后服务\n颁证日期：{issued}\n有效期至：{until}\n认证机构：中联认证中心\n{foot}"
)

IN_FORCE = {
    "number": "02626Q10830R3M",
    "standard": "GB/T 19001-2016",
    "issued": "2026年5月16日",
    "until": "2029年5月15日",
}
ENDED = {
    "number": "02622E10831R2M",
    "standard": "GB/T 24001-2016",
    "issued": "2022年6月10日",
    "until": "2025年6月9日",
}


def reports(each: int, *, head: str = "", foot: str = "") -> list[Page]:
    """Two reports of so many pages each; the second one's sample failed."""
    texts = []
    for paper, (number, product, conclusion) in enumerate(
        (("ZJ2026-0311", "实木餐桌", "合格"), ("ZJ2026-0312", "办公椅", "不合格"))
    ):
        for page in range(each):
            place = paper * each + page + 1
            texts.append(
                (FURTHER if page else FIRST).format(
                    head=head.format(number=number),
                    number=number,
                    product=product,
                    conclusion=conclusion,
                    foot=foot.format(n=place, t=2 * each),
                )
            )
    return [text_page(text, number, "检验报告.pdf") for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("each", "head", "foot"),
    [
        (3, "", "第{n}页 共{t}页"),
        (3, "文件编号：YF-SH-2026", "第{n}页 共{t}页"),
        (1, "", "第{n}页 共{t}页"),
        (1, "编号：YF-SQ-01", ""),
        (2, "报告编号：{number}", "第{n}页 共{t}页"),
        (2, "", "{n}/40"),
        (3, "", "- {n} -"),
    ],
)
def test_a_failed_report_behind_one_that_passed_is_told(each: int, head: str, foot: str) -> None:
    pages = reports(each, head=head, foot=foot)
    assert len(documents(*pages)) == 2
    codes = [item.code for item in report(*pages).findings if item.severity == "deficiency"]
    assert "inspection-failed" in codes


def test_pages_of_one_report_with_its_title_on_each_stay_together() -> None:
    pages = [
        text_page(
            f"检验报告\n报告编号：ZJ2026-0311\n样品编号：Y{n}-2026-0{n}\n检验结果\n甲醛释放量 0.4mg/L 符合\n第{n}页 共3页",
            n,
        )
        for n in (1, 2, 3)
    ]
    assert len(documents(*pages)) == 1


@pytest.mark.parametrize(
    ("head", "foot", "titles"),
    [
        ("文件编号：YF-SH-2026", "", ("质量管理体系认证证书", "环境管理体系认证证书")),
        ("文件编号：YF-SH-2026", "第{n}页 共2页", ("质量管理体系认证证书", "环境管理体系认证证书")),
        ("", "第{n}页 共2页", ("管理体系认证证书", "管理体系认证证书")),
        ("海宁永丰家具有限公司 申报材料", "第 1{n} 页 共 37 页", ("质量管理体系认证证书",) * 2),
    ],
)
def test_an_ended_certificate_behind_one_in_force_is_told(
    head: str, foot: str, titles: tuple[str, str]
) -> None:
    pages = [
        text_page(
            CERTIFICATE.format(head=head, foot=foot.format(n=place), title=titles[place - 1], **fields),
            place,
            "证书.pdf",
        )
        for place, fields in enumerate((IN_FORCE, ENDED), 1)
    ]
    assert len(documents(*pages)) == 2
    codes = [item.code for item in report(*pages).findings if item.severity == "deficiency"]
    assert "certificate-expired" in codes


def test_a_certificates_annex_bears_its_number_and_belongs_to_it() -> None:
    front = CERTIFICATE.format(head="", foot="", title="质量管理体系认证证书", **IN_FORCE)
    annex = "证书附件\n证书编号：02626Q10830R3M\n认证范围覆盖的场所：海宁市长安镇工业园区"
    assert len(documents(text_page(front, 1), text_page(annex, 2))) == 1


@pytest.mark.parametrize(
    "title",
    ["检验报告　编号 {number}", "检验报告（电子版） 报告编号：{number}", "产品检测报告 No. {number}"],
)
def test_a_title_with_its_number_behind_begins_another_report(title: str) -> None:
    body = "样品名称：{name}\n委托单位：海宁永丰家具有限公司\n检验依据：GB/T 3324-2024\n检验结论：合格"
    pages = [
        text_page(f"{title.format(number=f'ZJ(2026)-03{n}')}\n{body.format(name=name)}", n, "检验报告.pdf")
        for n, name in ((1, "办公椅"), (2, "书桌"), (3, "书柜"))
    ]
    assert [one.pages for one in documents(*pages)] == [(1,), (2,), (3,)]


@pytest.mark.parametrize("title", ["检验结果报告单", "检测结果报告", "试验报告单"])
def test_reports_under_other_titles_bound_together_are_two(title: str) -> None:
    pages = reports(1)
    texts = [page.text.replace("检验报告", title).replace("报告编号：", "No.") for page in pages]
    found = documents(*(text_page(text, number) for number, text in enumerate(texts, 1)))
    assert [item.pages for item in found] == [(1,), (2,)]
