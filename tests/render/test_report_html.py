"""report.html: self-contained, nothing of a stranger runs, evidence drawn where it was read."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from intake.model import ClauseCoverage, Evidence
from intake.model.value import Title
from intake.render.index_html import write_index
from intake.render.report_html import report_page
from intake.render.summary import BatchRow
from intake.scheme import load_scheme
from tests.render.builders import BOX, LICENCE, build, clean, licence_expired, typical

SCHEME = load_scheme("gbt27922")


def jpeg(width: int = 300, height: int = 200) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "JPEG")
    return buffer.getvalue()


class Reader(HTMLParser):
    """The page's elements and visible text, as a browser would parse them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_verdict_submissions_and_findings() -> None:
    page = Reader(report_page(typical(SCHEME), SCHEME, {}))
    for part in (
        "需要补充材料",
        "江州市恒晟电器有限公司",
        "91440300708461136T",
        "2026-11-24",
        "商品销售方式的介绍",
        "营业期限至2025年3月17日",
        "此处为内部疑问",
        "标题“营业执照”",
        "文件损坏，无法打开",
        "组织架构",
        "5,000,000",
    ):
        assert part in page.text, part
    assert len([1 for tag, attrs in page.elements if tag == "article"]) == len(typical(SCHEME).findings)


def test_links_within_the_page_lead_somewhere() -> None:
    page = Reader(report_page(typical(SCHEME), SCHEME, {}))
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    links = {attrs["href"] for tag, attrs in page.elements if tag == "a"}
    assert links
    assert {str(link).removeprefix("#") for link in links} <= ids


def test_a_picture_is_embedded_once_and_its_box_drawn_in_per_cent() -> None:
    findings = (licence_expired(1), replace(licence_expired(2), message="另一处"))
    page = report_page(build(SCHEME, findings), SCHEME, {(LICENCE, 1): jpeg()}).decode("utf-8")
    assert page.count("data:image/jpeg;base64,") == 1
    assert "aspect-ratio:300 / 200" in page
    assert page.count('<i style="left:11.95%;top:19.60%;width:33.45%;height:5.80%">') >= 2


def test_a_finding_without_a_picture_shows_its_text() -> None:
    page = Reader(report_page(build(SCHEME, (licence_expired(1),)), SCHEME, {}))
    assert "营业期限 2005年03月18日至2025年03月17日" in page.text


def test_nothing_is_fetched_and_only_our_script_may_run() -> None:
    page = report_page(typical(SCHEME), SCHEME, {(LICENCE, 1): jpeg()})
    policy = next(
        attrs["content"] for tag, attrs in Reader(page).elements if tag == "meta" and "http-equiv" in attrs
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "script-src 'sha256-" in policy
    assert not re.search(rb"(src|href)\s*=\s*[\"']?(https?:)?//", page)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><script>alert(1)</script>",
        "{{7*7}}{% raw %}",
        "\u202egpj.exe\x1b[31m\x00\ud800",
        "javascript:alert(1)",
    ],
)
def test_strangers_text_is_only_text(text: str) -> None:
    finding = replace(
        licence_expired(1),
        message=text,
        remedy=text,
        code="licence-expired",
        evidence=(Evidence(text, 1, BOX, text),),
    )
    report = build(SCHEME, (finding,))
    report = replace(
        report,
        applicant=text,
        case_name=text,
        unified_social_credit_code=text,
        files=tuple(replace(item, path=text, problem=text, notes=(text,)) for item in report.files),
        documents=tuple(replace(item, file=text, why=(text,), kind=text) for item in report.documents),
        facts=tuple(replace(item, name=text, text=text, value=text) for item in report.facts),
        coverage=(
            ClauseCoverage(text, Title(text, (("zh", text),)), "covered", Evidence(text, 1, BOX, text)),
        ),
    )
    page = report_page(report, SCHEME, {(text, 1): jpeg()})
    plain = report_page(build(SCHEME, (licence_expired(1),)), SCHEME, {(LICENCE, 1): jpeg()})
    hostile, harmless = Reader(page), Reader(plain)
    for tag in ("script", "img", "style"):
        count = [name for name, _ in hostile.elements].count(tag)
        assert count == [name for name, _ in harmless.elements].count(tag)
    assert not any(name.startswith("on") for _, attrs in hostile.elements for name in attrs)
    assert not any((attrs.get("href") or "#").startswith("javascript") for _, attrs in hostile.elements)
    assert "49" not in hostile.text
    assert "\u202e" not in hostile.text
    assert "\x1b" not in hostile.text
    if text.startswith("\u202e"):
        assert "⟨U+202E⟩gpj.exe" in hostile.text


def test_english_and_the_same_bytes() -> None:
    report = replace(typical(SCHEME), language="en")
    data = report_page(report, SCHEME, {})
    page = Reader(data)
    assert "Supplement needed" in page.text
    assert "Description of sales modes" in page.text
    assert report_page(report, SCHEME, {}) == data


def test_the_index_of_a_batch(tmp_path: Path) -> None:
    rows = [
        BatchRow("甲 公司", "甲 公司", typical(SCHEME), deadline="2026-12-08"),
        BatchRow("<script>x</script>", "javascript:x", clean(SCHEME)),
        BatchRow("坏", "", None, "处理失败：内存不足"),
    ]
    write_index(rows, tmp_path / "index.html")
    page = Reader((tmp_path / "index.html").read_bytes())
    assert "处理失败：内存不足" in page.text
    assert [tag for tag, _ in page.elements].count("script") == 1
    links = [attrs["href"] for tag, attrs in page.elements if tag == "a"]
    assert links == [
        "%E7%94%B2%20%E5%85%AC%E5%8F%B8/report.html",
        "%E7%94%B2%20%E5%85%AC%E5%8F%B8/notice.docx",
        "javascript%3Ax/report.html",
    ]
