"""A batch's summary: a row a case, nothing of a stranger becomes a formula."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from intake.model import Evidence
from intake.render.private import masked_report
from intake.render.summaries import write_summaries
from intake.render.summary import BatchRow, in_summary
from intake.render.summary_json import summary_to_csv, summary_to_json, write_summary_csv
from intake.render.summary_xlsx import write_summary
from intake.scheme import load_scheme
from tests.render.builders import build, clean, licence_expired, typical

SCHEME = load_scheme("gbt27922")
ROWS = [
    BatchRow("甲公司", "甲公司", typical(SCHEME), deadline="2026-12-08"),
    BatchRow("乙公司", "乙公司", clean(SCHEME)),
    BatchRow("坏的", "", None, "处理失败"),
]


def test_rows_need_no_more_of_a_report_than_a_batch_keeps(tmp_path: Path) -> None:
    kept = [replace(row, report=in_summary(row.report) if row.report else None) for row in ROWS]
    assert all(not row.report.facts and not row.report.documents for row in kept if row.report)
    write_summaries(ROWS, tmp_path / "whole", "zh")
    write_summaries(kept, tmp_path / "kept", "zh")
    for name in ("summary.json", "summary.csv", "index.html"):
        assert (tmp_path / "kept" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    sheets = [openpyxl.load_workbook(tmp_path / part / "summary.xlsx") for part in ("whole", "kept")]
    whole, less = ([list(sheet.values) for sheet in book] for book in sheets)
    assert less == whole


def test_the_workbook_has_cases_findings_and_unread_files(tmp_path: Path) -> None:
    out = tmp_path / "summary.xlsx"
    write_summary(ROWS, out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["案件汇总", "发现的问题", "未读取的文件"]
    cases, findings, unread = book.worksheets
    heads = [cell.value for cell in cases[1]]
    assert heads[:6] == [
        "案件",
        "结论",
        "申请人",
        "统一社会信用代码",
        "1 营业执照及年检证明复印件",
        "2 有效期内的生产/服务许可证或资质证书（法律法规有要求时）",
    ]
    first = dict(zip(heads, cases[2], strict=True))
    assert first["结论"].value == "需要补充材料"
    assert first["1 营业执照及年检证明复印件"].value == "不符合"
    assert first["8 商品销售方式的介绍"].value == "缺少"
    assert first["8 商品销售方式的介绍"].fill.start_color.rgb.endswith("FFC7CE")
    assert (first["缺项数"].value, first["疑问数"].value, first["提示数"].value) == (8, 1, 1)
    assert first["回复期限"].value == "2026-12-08"
    assert first["通知书"].hyperlink.target == "%E7%94%B2%E5%85%AC%E5%8F%B8/notice.docx"
    assert first["报告"].hyperlink.target == "%E7%94%B2%E5%85%AC%E5%8F%B8/report.html"
    second = dict(zip(heads, cases[3], strict=True))
    assert second["结论"].value == "材料齐全"
    assert second["通知书"].hyperlink is None
    third = dict(zip(heads, cases[4], strict=True))
    assert (third["结论"].value, third["问题"].value) == ("处理失败", "处理失败")
    assert findings.max_row == 1 + len(typical(SCHEME).findings)
    assert [cell.value for cell in unread[2]] == [
        "甲公司",
        "扫描件/坏文件.pdf",
        "无法读取",
        "文件损坏，无法打开",
    ]


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "\x00=1"]
)
def test_what_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    out = tmp_path / "summary.xlsx"
    finding = replace(licence_expired(1), message=text, remedy=text, code="licence-expired")
    report = replace(build(SCHEME, (finding,)), applicant=text)
    write_summary([BatchRow(text, "x", report, problem=text)], out)
    book = openpyxl.load_workbook(out)
    for sheet in book.worksheets:
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                assert cell.data_type != "f"
    first = book.worksheets[0]["A2"]
    assert first.data_type == "s"
    assert first.quotePrefix
    cells = list(csv.reader(io.StringIO(summary_to_csv([BatchRow(text, "x", report, problem=text)]))))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_summary(ROWS, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_json_for_scripts() -> None:
    data = json.loads(summary_to_json(ROWS))
    assert data["verdicts"] == {"complete": 1, "deficient": 1, "failed": 1}
    assert data["cases"][0]["submissions"]["sales_mode"] == "missing"
    assert data["cases"][2] == {
        "case": "坏的",
        "applicant": None,
        "unified_social_credit_code": None,
        "verdict": "failed",
        "as_of": None,
        "submissions": {},
        "deficiencies": 0,
        "doubts": 0,
        "notes": 0,
        "deadline": None,
        "folder": "",
        "problem": "处理失败",
    }


def test_csv_opens_in_excel_as_utf8(tmp_path: Path) -> None:
    write_summary_csv(ROWS, tmp_path / "summary.csv")
    raw = (tmp_path / "summary.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "甲公司" in raw.decode("utf-8-sig")


def test_no_cases_at_all(tmp_path: Path) -> None:
    write_summary([], tmp_path / "summary.xlsx")
    assert json.loads(summary_to_json([]))["cases"] == []


def test_private_numbers_are_masked_in_every_summary(tmp_path: Path) -> None:
    phone, identity = "13912345678", "11010519491231002X"
    finding = replace(
        licence_expired(1),
        message=f"网点电话{phone}重复。",
        evidence=(Evidence(f"{identity}.pdf", 1, text=phone),),
    )
    shown = in_summary(masked_report(build(SCHEME, (finding,)), SCHEME))
    write_summaries([BatchRow("甲公司", "甲公司", shown)], tmp_path, "zh")
    for name in ("summary.json", "summary.csv", "index.html"):
        text = (tmp_path / name).read_text("utf-8")
        assert phone not in text and identity not in text
    book = openpyxl.load_workbook(tmp_path / "summary.xlsx")
    cells = [str(cell.value) for sheet in book for line in sheet for cell in line]
    assert not any(private in cell for cell in cells for private in (phone, identity))
    assert {"网点电话139****5678重复。", "110***********002X.pdf"} <= set(cells)
