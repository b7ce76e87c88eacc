"""Papers in traditional characters are told like any other, and quoted as they are printed."""

from pathlib import Path

import pytest

from intake.assign import assign
from intake.cut import cut
from intake.extract import extract
from intake.model import SourceFile
from tests.assign.pages import SCHEME, documents, text_page

PAPERS = {
    "organization_profile": (
        "東陽市雲橋信息技術有限公司簡介\n東陽市雲橋信息技術有限公司成立於2017年3月，註冊資本500萬元，法定代表人樓曉峰，"
        "位於東陽市吳寧街道，現有員工38人。公司主要從事軟件開發和計算機運維服務。"
    ),
    "service_system": (
        "售後服務體系說明\n公司設立售後服務部，現有服務人員12名，定期培訓。\n服務設施投入：維修車輛3臺，備件庫200平方米。\n"
        "每年按銷售額的2%提取服務經費。投訴兩小時內響應，辦結後回訪。"
    ),
    "sales_mode": "銷售方式說明\n公司採用直銷與經銷相結合的銷售方式，線上通過旗艦店銷售，線下通過經銷商銷售。\n售後責任由公司承擔。",
    "product_introduction": (
        "產品與服務介紹\n產品系列：辦公椅、餐桌。\n規格型號 MY-08 技術參數 承重150kg\n功能特點：結構穩固。適用範圍：家庭、辦公室。"
    ),
    "honour": "榮譽證書\n東陽市雲橋信息技術有限公司：\n被評為2025年度消費者信得過單位，特發此證。\n東陽市消費者協會\n2026年3月15日",
}


@pytest.mark.parametrize(("kind", "text"), PAPERS.items(), ids=PAPERS)
def test_papers_in_traditional_characters_are_told(kind: str, text: str) -> None:
    for flowing in (True, False):
        (document,) = documents(text_page(text, file="附件.docx", flowing=flowing))
        assert (document.kind, document.confidence >= 0.9) == (kind, True)


def test_values_are_compared_and_texts_kept_as_printed() -> None:
    page = text_page(PAPERS["organization_profile"], file="簡介.docx", flowing=True)
    source = SourceFile(page.file, Path(), "0" * 64, "application/msword", 1)
    found = assign(cut([page]), [source], SCHEME)
    facts = {fact.name: fact for fact in extract(found, {(page.file, 1): page}, SCHEME)}
    assert facts["organization_name"].value == "东阳市云桥信息技术有限公司"
    assert facts["organization_name"].text == "東陽市雲橋信息技術有限公司"
    assert facts["legal_representative"].text.startswith("樓曉峰")
    assert "簡介" in " ".join(found[0].why)


def test_names_of_files_are_read_in_both_scripts() -> None:
    (document,) = documents(text_page("（圖像無法辨認）", file="榮譽證書.jpg"))
    assert document.kind in {"honour", "unknown"}
    assert document.confidence < 0.6
