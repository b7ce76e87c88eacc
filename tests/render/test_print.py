"""On paper and on a telephone: a person takes along what is printed; the rest stays on the screen."""

import os
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest

from intake.model import WHOLE_PAGE, Document, Fact
from intake.render.report_html import report_page
from intake.render.summary import BatchRow
from intake.render.summary_xlsx import write_summary
from intake.scheme import load_scheme
from tests.render.builders import build, doubt, licence_expired, note, outlet, typical

SCHEME = load_scheme("gbt27922")
CHROMIUM = os.environ.get("INTAKE_BROWSER", "")


def five_findings_and_much_read() -> str:
    findings = (licence_expired(1), outlet(2, "3", "甲店"), outlet(3, "4", "乙店"), doubt(), note())
    report = build(SCHEME, findings)
    documents = [
        Document(f"d{number}", f"材料{number}.pdf", (1,), "permit", "permits", 0.9)
        for number in range(2, 60)
    ]
    facts = [
        Fact(document.id, name, "1", "1", 1, WHOLE_PAGE, 0.9)
        for document in documents
        for name in ("certificate_number", "issued_on", "valid_until", "issued_by")
    ]
    full = replace(report, documents=(*report.documents, *documents), facts=(*report.facts, *facts))
    return report_page(full, SCHEME, {}).decode("utf-8")


def test_what_was_read_is_on_the_screen_alone() -> None:
    page = five_findings_and_much_read()
    printed = re.sub(r'<section class="annex">.*?</section>', "", page, flags=re.DOTALL)
    assert ".annex { display:none; }" in page
    assert "材料59.pdf" in page and "材料59.pdf" not in printed
    assert "甲店" in printed and "读取到的信息、条款覆盖情况和文件清单不打印" in printed


@pytest.mark.skipif(not CHROMIUM, reason="INTAKE_BROWSER names no browser")
def test_five_findings_print_on_few_pages_and_nothing_sticks_out_of_a_telephone(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    (tmp_path / "report.html").write_text(five_findings_and_much_read(), encoding="utf-8")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto((tmp_path / "report.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate("[...document.querySelectorAll('.stack')].every(e => e.scrollWidth <= 390)")
        page.pdf(path=str(tmp_path / "report.pdf"), format="A4")
        browser.close()
    assert len(pdfium.PdfDocument(tmp_path / "report.pdf")) <= 4


def test_the_frame_of_a_place_lies_outside_of_it() -> None:
    (style,) = re.findall(r"\.thumb i \{(.*?)\}", five_findings_and_much_read())
    assert "outline:" in style and "outline-offset:" in style
    assert "background" not in style and "border" not in style


def test_every_sheet_prints_on_the_width_of_one_page_with_its_head(tmp_path: Path) -> None:
    write_summary([BatchRow("甲公司", "甲公司", typical(SCHEME))], tmp_path / "summary.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "summary.xlsx").worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.print_title_rows == "$1:$1"
