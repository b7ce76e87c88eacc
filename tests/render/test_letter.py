"""The letters: what they say, in what order, what they never say; they open and fit."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.errors import UsageError
from intake.model import CaseReport, Decision, Document, Evidence, Fact, Finding
from intake.model.value import Day, FactTitle, ReviewDay, Text
from intake.render.letter import NoticeOptions, write_acceptance, write_notice, write_reminder
from intake.render.letter_data import letter_number
from intake.render.letter_email import letter_email
from intake.render.wording import word_finding
from intake.scheme import Field, Scheme, load_scheme
from tests.render.builders import (
    AS_OF,
    BOX,
    build,
    clean,
    crowded,
    expired,
    licence_expired,
    missing,
    named,
    outlet,
    source,
    typical,
    varied,
)
from tests.render.word_text import lines_of

OFFICE = "application/vnd.openxmlformats-officedocument."
SCHEME = load_scheme("gbt27922")
OPTIONS = NoticeOptions(issued_on=date(2026, 11, 24))


def test_the_letter_says_everything_in_order(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    body = {"name": "某某认证有限公司", "phone": "010-12345678", "contact": "张三"}
    options = replace(OPTIONS, number="京认补〔2026〕012号", received_on=date(2026, 11, 20), body=body)
    write_notice(typical(SCHEME), SCHEME, out, options=options)
    lines = lines_of(out)
    assert lines[:7] == [
        "某某认证有限公司",
        "补充材料通知书",
        "编号：京认补〔2026〕012号",
        "申请人 | 江州市恒晟电器有限公司 | 统一社会信用代码 | 91440300708461136T",
        "申请事项 | 商品售后服务评价（五星品牌）认证 | 收到材料日期 | 2026年11月20日",
        "收到材料 | 3个文件，共5页 | 审查日期 | 2026年11月24日",
        "经办人 | 张三 | 联系电话 | 010-12345678",
    ]
    text = "\n".join(lines)
    order = [
        "一、需要补充或更正的材料",
        "（一）营业执照及年检证明复印件（申请材料清单第1项）",
        "营业执照的营业期限至2025年3月17日，在审查日2026年11月24日已届满（见“营业执照.pdf”第1页）。",
        "补充要求：请办理延期或变更登记后",
        "（二）商品销售方式的介绍（申请材料清单第8项）",
        "申请材料中未见清单第8项“商品销售方式的介绍”。",
        "（三）已获的体系/产品等认证证书及其他荣誉证书复印件（申请材料清单第10项）",
        "共5处，见下表。",
        "1 | “体系认证证书3.pdf”第1页 | 《质量管理体系认证证书》有效期至2023年4月15日",
        "5 | “体系认证证书7.pdf”第1页 | ",
        "（四）售后服务管理体系文件及文件清单",
        "二、提交形式",
        "三、回复期限",
        "2026年12月8日前（含当日，自本通知书发出次日起10个工作日）",
        "四、联系方式",
        "某某认证有限公司（盖章）",
        "2026年11月24日",
        "附：申请材料核对表",
        "1 | 营业执照及年检证明复印件 | 不符合 | 见第1项",
        "2 | 有效期内的生产/服务许可证或资质证书（法律法规有要求时） | 不涉及 | ",
        "3 | 申报产品/服务的详细介绍（含检验报告） | 已收到 | ",
        "8 | 商品销售方式的介绍 | 缺少 | 见第2项",
        "11 | 售后服务管理体系文件及文件清单 | 缺少 | 见第4项",
        "回　执",
        "江州市恒晟电器有限公司（签字或盖章）",
    ]
    place = 0
    for part in order:
        assert part in text[place:], part
        place = text.index(part, place) + len(part)
    assert "行政许可法" not in text


def test_doubts_and_notes_never_appear(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    write_notice(typical(SCHEME), SCHEME, out, options=OPTIONS)
    assert "此处为" not in "\n".join(lines_of(out))
    assert "此处为" not in letter_email(typical(SCHEME), SCHEME, "notice", options=OPTIONS)


def test_the_checklist_has_the_eleven_rows_and_hides_what_staff_still_doubt(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    write_notice(typical(SCHEME), SCHEME, out, options=OPTIONS)
    lines = lines_of(out)
    start = lines.index("序号 | 材料名称 | 核对结果 | 备注")
    rows = lines[start + 1 : start + 12]
    assert [row.split(" | ")[0] for row in rows] == [str(number) for number in range(1, 12)]
    assert {row.split(" | ")[2] for row in rows} <= {"已收到", "缺少", "不符合", "不涉及"}
    assert "复核" not in "\n".join(lines)


def test_equal_findings_become_one_request_with_all_places(tmp_path: Path) -> None:
    first = licence_expired(1)
    second = replace(first, id="f2", evidence=(Evidence("副本.pdf", 2), Evidence("副本.pdf", 3)))
    out = tmp_path / "notice.docx"
    write_notice(build(SCHEME, (first, second)), SCHEME, out, options=OPTIONS)
    text = "\n".join(lines_of(out))
    assert text.count("营业执照营业期限已届满") == 1
    assert "（见“营业执照.pdf”第1页、“副本.pdf”第2-3页）" in text


def test_two_of_a_kind_are_told_in_a_sentence_three_in_a_table(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    two = tuple(expired(number, "certificates_and_honours") for number in (1, 2))
    write_notice(build(SCHEME, two), SCHEME, out, options=OPTIONS)
    assert any("（1）" in line and "（2）" in line for line in lines_of(out))
    three = (*two, expired(3, "certificates_and_honours"))
    write_notice(build(SCHEME, three), SCHEME, out, options=OPTIONS)
    assert "序号 | 所在文件及页码 | 发现的情况" in lines_of(out)


def test_a_confirmed_doubt_is_worded_as_a_request(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    expired_one = expired(
        1,
        "certificates_and_honours",
        severity="doubt",
        values=(
            ("as_of", ReviewDay(AS_OF)),
            ("document", named("某证书")),
            ("value", Day(date(2024, 3, 4))),
        ),
    )
    confirmed = replace(
        expired_one,
        message="待核实：《某证书》有效期至2024年3月4日，在审查日2026年11月24日已届满。",
        decision=Decision("k", expired_one.code, None, "confirm", "已看", "张三", "2026-11-24T09:00:00Z"),
    )
    write_notice(build(SCHEME, (confirmed,)), SCHEME, out, options=OPTIONS)
    text = "\n".join(lines_of(out))
    assert "待核实" not in text
    assert "。《某证书》有效期至2024年3月4日，在审查日2026年11月24日已届满（见" in text


def test_a_table_says_what_differs_as_a_person_would(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    rows = tuple(outlet(number, str(number), f"第{number}服务站") for number in (2, 5, 9))
    file = source("网点清单.xlsx", media_type="application/vnd.ms-excel")
    report = replace(build(SCHEME, rows), files=(file,))
    write_notice(report, SCHEME, out, options=OPTIONS)
    assert "2 | “网点清单.xlsx” | 序号5“第5服务站”缺少联系电话" in lines_of(out)
    write_notice(report, SCHEME, out, options=replace(OPTIONS, language="en"))
    assert "2 | “网点清单.xlsx” | No. 5, “第5服务站”, lacks: telephone" in lines_of(out)


@pytest.mark.parametrize(
    ("path", "media_type", "pages", "said"),
    [
        ("执照.pdf", "application/pdf", 1, "“执照.pdf”第3页"),
        ("执照.jpg", "image/jpeg", 1, "“执照.jpg”）"),
        ("扫描.tif", "image/tiff", 4, "“扫描.tif”第3页"),
        ("网点.xlsx", f"{OFFICE}spreadsheetml.sheet", 4, "“网点.xlsx”第3张工作表"),
        ("简介.docx", f"{OFFICE}wordprocessingml.document", 4, "“简介.docx”约第3页"),
        ("简介.docx", f"{OFFICE}wordprocessingml.document", 1, "“简介.docx”）"),
    ],
)
def test_places_are_named_as_the_applicant_sees_them(
    tmp_path: Path, path: str, media_type: str, pages: int, said: str
) -> None:
    out = tmp_path / "notice.docx"
    report = build(SCHEME, (replace(licence_expired(1), evidence=(Evidence(path, 3),)),))
    report = replace(report, files=(source(path, media_type=media_type),), page_counts=((path, pages),))
    write_notice(report, SCHEME, out, options=OPTIONS)
    assert f"见{said}" in "\n".join(lines_of(out))


def test_a_picture_inside_a_document_is_named_by_the_document(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    picture = "简介.docx!/image3.png"
    report = build(SCHEME, (replace(licence_expired(1), evidence=(Evidence(picture, 1),)),))
    files = (
        source("简介.docx", media_type=f"{OFFICE}wordprocessingml.document"),
        source(picture, media_type="image/png"),
    )
    write_notice(replace(report, files=files), SCHEME, out, options=OPTIONS)
    assert "（见“简介.docx”内的图片）" in "\n".join(lines_of(out))


def test_a_confirmed_doubt_asks_the_applicant_not_our_staff(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    rule = SCHEME.findings["inspection-expired"]
    made = Decision("k", rule.code, None, "confirm", "已看", "张三", "2026-11-24T09:00:00Z")
    found = Finding(
        "f1",
        rule.code,
        "product_introduction",
        "doubt",
        evidence=(Evidence("报告.pdf", 1),),
        values=(
            ("as_of", ReviewDay(AS_OF)),
            ("document", named("检验报告")),
            ("field", FactTitle("issued_on", printed="签发日期")),
            ("value", Day(date(2024, 3, 18))),
        ),
        decision=made,
    )
    confirmed = word_finding(found, SCHEME, "zh")
    write_notice(build(SCHEME, (confirmed,)), SCHEME, out, options=OPTIONS)
    text = "\n".join(lines_of(out))
    assert "确认为缺项" in (confirmed.remedy or "")
    assert "确认为缺项" not in text
    assert "补充要求：请提交近两年内出具的检验报告" in text


def test_a_finding_of_no_submission_is_still_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    stray = replace(licence_expired(1), submission=None)
    write_notice(build(SCHEME, (missing(2, SCHEME, "sales_mode"), stray)), SCHEME, out, options=OPTIONS)
    text = "\n".join(lines_of(out))
    assert text.index("商品销售方式") < text.index("（二）其他材料") < text.index("营业执照营业期限已届满")


def test_blanks_stand_where_nothing_is_known(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    report = replace(typical(SCHEME), applicant=None, unified_social_credit_code=None)
    write_notice(report, SCHEME, out, options=OPTIONS)
    lines = lines_of(out)
    assert lines[0] == "补充材料通知书"
    assert lines[1] == "编号：认补〔2026〕\u3000\u3000\u3000号"
    assert "申请人 | ＿＿＿＿＿＿ | 统一社会信用代码 | ＿＿＿＿＿＿" in lines


def test_the_same_letter_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_notice(typical(SCHEME), SCHEME, tmp_path / name, options=OPTIONS)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as word:
        assert {item.date_time for item in word.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-24T00:00:00Z" in word.read("docProps/core.xml")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.docx", "b.docx"]


HOSTILE = [
    "{{7*7}}{% for x in y %}",
    "<w:p/></w:t>&amp;&",
    "\x00\x0b\x1b[31m\ufffe\ud800",
    "\u202egpj.exe",
    "a\nb\tc\fd\ae",
    "{_{ x }_}",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_strangers_text_is_only_text(tmp_path: Path, text: str) -> None:
    out = tmp_path / "notice.docx"
    name = text.replace("/", "_")
    finding = replace(
        licence_expired(1),
        message=f"发现{text}。",
        remedy=text,
        values=(("value", Text(text)),),
        evidence=(Evidence(f"{name}.pdf", 1),),
    )
    report = replace(build(SCHEME, (finding,)), applicant=f"公司{text}", case_name=text)
    options = replace(OPTIONS, number=text, earlier_number=text, body={"name": text})
    write_notice(report, SCHEME, out, options=options)
    whole = "\n".join(lines_of(out))
    assert "49" not in whole
    assert not any(bad in whole for bad in ("\u202e", "\x1b", "\x00", "\x0b"))
    if text.startswith(("{{", "<", "=")):
        assert f"发现{text}（见“{name}.pdf”第1页）。" in whole


def test_private_numbers_are_masked_but_numbers_of_documents_are_not(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    message = (
        "联系人张三13912345678，身份证11010519491231002X，代码914403001922038216，"
        "证书2023010907528889，账号6222020200112233445。"
    )
    report = build(SCHEME, (replace(licence_expired(1), message=message),))
    certificate = Document("d2", "证书.pdf", (1,), "system_certificate", None, 0.9)
    number = Fact("d2", "certificate_number", "2023010907528889", "2023010907528889", 1, BOX, 0.9)
    report = replace(
        report,
        unified_social_credit_code="914403001922038216",
        documents=(*report.documents, certificate),
        facts=(*report.facts, number),
    )
    kind = replace(SCHEME.kinds["system_certificate"], fields=(Field("certificate_number", "code"),))
    scheme = replace(SCHEME, kinds={**SCHEME.kinds, "system_certificate": kind})
    write_notice(report, scheme, out, options=OPTIONS)
    whole = "\n".join(lines_of(out))
    for private in ("13912345678", "11010519491231002X", "6222020200112233445"):
        assert private not in whole
    assert "代码914403001922038216，证书2023010907528889，" in whole


def test_english(tmp_path: Path) -> None:
    out = tmp_path / "notice.docx"
    write_notice(typical(SCHEME), SCHEME, out, options=replace(OPTIONS, language="en"))
    whole = "\n".join(lines_of(out))
    for part in (
        "Request for Supplementary Material",
        "The business licence has expired",
        "Nothing in the case serves item 8 of the list, “Description of sales modes”.",
        "by 8 December 2026 (10 working days",
        "8 | Description of sales modes | Missing | see request 2",
    ):
        assert part in whole


def test_nothing_to_ask_for_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有需要补充"):
        write_notice(clean(SCHEME), SCHEME, tmp_path / "notice.docx", options=OPTIONS)
    assert not list(tmp_path.iterdir())


def test_acceptance_only_of_a_complete_case(tmp_path: Path) -> None:
    out = tmp_path / "accept.docx"
    write_acceptance(clean(SCHEME), SCHEME, out, options=OPTIONS)
    lines = lines_of(out)
    assert lines[0] == "受理通知书"
    assert lines[1] == "编号：认受〔2026〕\u3000\u3000\u3000号"
    assert any("予以受理" in line for line in lines)
    with pytest.raises(UsageError, match="尚不能受理"):
        write_acceptance(typical(SCHEME), SCHEME, out, options=OPTIONS)


def test_reminder_names_the_letter_before(tmp_path: Path) -> None:
    out = tmp_path / "remind.docx"
    options = replace(OPTIONS, earlier_number="京认补〔2026〕012号", due=date(2026, 12, 31))
    write_reminder(typical(SCHEME), SCHEME, out, options=options)
    whole = "\n".join(lines_of(out))
    assert "京认补〔2026〕012号" in whole
    assert "2026年12月31日前" in whole


def test_the_email_says_the_same_in_short() -> None:
    text = letter_email(typical(SCHEME), SCHEME, "notice", options=OPTIONS)
    assert text.startswith("主题：补充材料通知书")
    assert "（三）已获的体系/产品等认证证书及其他荣誉证书复印件\n  3．" in text
    assert "（5处）" in text
    assert "2026年12月8日" in text


def test_letter_numbers_follow_the_pattern() -> None:
    assert letter_number(SCHEME, "notice", year=2026, serial=7) == "认补〔2026〕007号"
    assert letter_number(SCHEME, "acceptance", year=2026, serial=1234, language="en") == "RS-2026-1234"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("case", [crowded, varied], ids=["three-codes", "every-code"])
def test_sixty_findings_fit_on_four_pages(
    tmp_path: Path, case: Callable[[Scheme, int], CaseReport]
) -> None:
    import pypdfium2

    out = tmp_path / "notice.docx"
    write_notice(case(SCHEME, 60), SCHEME, out, options=OPTIONS)
    whole = "\n".join(lines_of(out))
    assert all(f"扫描件{number:04d}.pdf" in whole for number in range(1, 61))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(out),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "notice.pdf")
    assert len(pdf) <= 4
    pdf.close()
