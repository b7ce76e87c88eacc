"""PDF pages: text layer when it is good, OCR when it is not, both when pictures stand beside text."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_ERR_PASSWORD
from reportlab.pdfgen.canvas import Canvas

from intake.read import page_count, page_picture, read_file
from intake.read.types import ReadOptions
from tests.read.builders import (
    BODY,
    RecordingOcr,
    body,
    both,
    hidden,
    pdf,
    place_picture,
    read_path,
    scan_picture,
    source_of,
    written,
)

full_page = place_picture(scan_picture(), 0, 0, 595, 842)


def test_good_text_is_read_without_ocr_and_with_its_place(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    (page,) = read_path(pdf(tmp_path / "a.pdf", body), ocr).pages
    assert page.method == "text"
    assert page.lines[0].text == BODY[0]
    assert page.lines[0].box.y0 == pytest.approx((842 - 792) / 842, abs=0.01)
    assert page.lines[0].box.x0 == pytest.approx(60 / 595, abs=0.01)
    assert not ocr.sizes


def test_columns_on_one_height_are_lines_of_their_own(tmp_path: Path) -> None:
    def columns(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "名称：安徽某某科技有限公司")
        canvas.drawString(360, 700, "类型：有限责任公司")

    (page,) = read_path(pdf(tmp_path / "a.pdf", columns)).pages
    assert [line.text for line in page.lines] == ["名称：安徽某某科技有限公司", "类型：有限责任公司"]
    assert page.lines[1].box.x0 == pytest.approx(360 / 595, abs=0.01)


def test_a_scan_goes_to_ocr_at_a_useful_size(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    (page,) = read_path(pdf(tmp_path / "a.pdf", full_page), ocr).pages
    assert (page.method, page.engine) == ("ocr", "recording")
    assert 2000 <= max(ocr.sizes[0]) <= 2500
    assert page.why[0] == "没有文字层"


def test_a_huge_page_is_shrunk_and_a_tiny_one_enlarged(tmp_path: Path) -> None:
    for name, size in (("huge", (14000, 14000)), ("tiny", (150, 90))):
        canvas = Canvas(str(tmp_path / f"{name}.pdf"), pagesize=size)
        place_picture(scan_picture(), 0, 0, *size)(canvas)
        canvas.showPage()
        canvas.save()
        ocr = RecordingOcr()
        read_path(tmp_path / f"{name}.pdf", ocr)
        assert 1300 <= max(ocr.sizes[0]) <= 3500


def test_text_beside_a_picture_is_kept_and_the_picture_recognised(tmp_path: Path) -> None:
    ocr = RecordingOcr("图片里的证书")
    picture = place_picture(scan_picture(800, 600), 100, 100, 400, 300)
    (page,) = read_path(pdf(tmp_path / "a.pdf", both(body, picture)), ocr).pages
    assert page.method == "text+ocr"
    assert BODY[0] in page.text
    found = next(line for line in page.lines if line.text == "图片里的证书")
    assert 0.15 < found.box.x0 < 0.35
    assert 0.5 < found.box.y0 < 0.9


def test_a_background_under_text_is_not_recognised(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    (page,) = read_path(pdf(tmp_path / "a.pdf", both(full_page, body)), ocr).pages
    assert page.method == "text"
    assert not ocr.sizes


def test_a_scan_with_a_page_number_keeps_both(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    page_number = both(full_page, lambda canvas: canvas.drawString(280, 30, "第 1 页"))
    (page,) = read_path(pdf(tmp_path / "a.pdf", page_number), ocr).pages
    assert page.method == "text+ocr"
    assert {"识别所得的文字内容", "第 1 页"} <= {line.text for line in page.lines}


def test_good_hidden_text_is_trusted_and_bad_is_not(tmp_path: Path) -> None:
    bad = ["笫彐亍丕亠厶丌卅冂刂勹卩廴凵灬犭纟彳" * 2] * 4
    good_page, bad_page = read_path(
        pdf(tmp_path / "a.pdf", both(full_page, hidden(list(BODY))), both(full_page, hidden(bad))),
        RecordingOcr(),
    ).pages
    assert (good_page.method, bad_page.method) == ("text", "ocr")


def test_garbage_text_goes_to_ocr_and_says_why(tmp_path: Path) -> None:
    garbage = written(
        ["".join(chr(0x4E00 + (ord(character) * 7919) % 20900) for character in text) for text in BODY]
    )
    (page,) = read_path(pdf(tmp_path / "a.pdf", garbage), RecordingOcr()).pages
    assert page.method == "ocr"
    assert "常用字" in page.why[0]


def test_ruled_tables_become_tables_with_cells(tmp_path: Path) -> None:
    def table(canvas: Canvas) -> None:
        for x in (60, 200, 340, 480):
            canvas.line(x, 700, x, 640)
        for y in (700, 680, 660, 640):
            canvas.line(60, y, 480, y)
        for row, texts in enumerate(
            [("名称", "地址", "电话"), ("合肥站", "长江路", "0551-1"), ("芜湖站", "北京路", "0553-2")]
        ):
            for column, text in enumerate(texts):
                canvas.drawString(65 + column * 140, 685 - row * 20, text)

    (page,) = read_path(pdf(tmp_path / "a.pdf", table)).pages
    assert page.tables[0].texts() == [
        ["名称", "地址", "电话"],
        ["合肥站", "长江路", "0551-1"],
        ["芜湖站", "北京路", "0553-2"],
    ]
    assert page.tables[0].rows[1][0].box.y0 == pytest.approx((842 - 680) / 842, abs=0.01)


def test_the_frame_of_a_slide_is_no_table(tmp_path: Path) -> None:
    def slide(canvas: Canvas) -> None:
        for x in (0, 2, 593):
            canvas.line(x, 842, x, 0)
        for y in (841, 760, 1):
            canvas.line(0, y, 595, y)
        canvas.drawString(60, 800, "08 售后服务体系建设（一）")
        canvas.drawString(60, 600, "服务车11辆，配件仓780平方米。")

    (page,) = read_path(pdf(tmp_path / "a.pdf", slide)).pages
    assert page.tables == () and len(page.lines) == 2


def test_blank_pages_are_said_to_be_blank(tmp_path: Path) -> None:
    white = scan_picture(lines=0)
    empty, scanned = read_path(
        pdf(tmp_path / "a.pdf", lambda canvas: None, place_picture(white, 0, 0, 595, 842)), RecordingOcr()
    ).pages
    assert (empty.problem_code, scanned.problem_code) == ("page-blank", "page-blank")


def test_without_an_engine_a_scan_is_illegible_and_says_why(tmp_path: Path) -> None:
    (page,) = read_path(pdf(tmp_path / "a.pdf", full_page)).pages
    assert page.problem_code == "page-illegible"
    assert page.problem is not None
    assert "未安装文字识别引擎" in page.problem


def test_noise_that_no_engine_reads_is_illegible(tmp_path: Path) -> None:
    (page,) = read_path(pdf(tmp_path / "a.pdf", full_page), RecordingOcr("1l|", confidence=0.2)).pages
    assert page.problem_code == "page-illegible"


def test_form_values_and_notes_are_text(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        body(canvas)
        canvas.acroForm.textfield(name="company", value="Anhui Pump Co", x=100, y=300, width=200, height=20)

    path = pdf(tmp_path / "a.pdf", form)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[60, 100, 300, 120],
            Contents="批注文字",
        )
        document.pages[0].Annots.append(document.make_indirect(note))
        document.save()
    (page,) = read_path(path).pages
    assert {"Anhui Pump Co", "批注文字"} <= {line.text for line in page.lines}


def test_attachments_are_files_of_their_own(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", body)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.attachments["清单.txt"] = "附件内容".encode()
        document.save()
    (child,) = read_path(path).children
    assert child.path == "a.pdf!/清单.txt"
    assert child.location.read_text(encoding="utf-8") == "附件内容"


def test_an_owner_password_opens_and_a_user_password_is_a_finding(tmp_path: Path) -> None:
    plain = pdf(tmp_path / "a.pdf", body)
    with pikepdf.open(plain) as document:
        document.save(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
        document.save(tmp_path / "user.pdf", encryption=pikepdf.Encryption(owner="x", user="y"))
    assert BODY[0] in read_path(tmp_path / "owner.pdf").pages[0].text
    assert read_path(tmp_path / "user.pdf").source.problem_code == "file-encrypted"


def test_a_lock_without_a_password_that_one_library_takes_for_one_with_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it was with `pr6531_2.pdf` of the pdf.js set, an AES-256 file of Bluebeam's."""
    with pikepdf.open(pdf(tmp_path / "plain.pdf", body)) as document:
        document.save(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
        document.save(tmp_path / "user.pdf", encryption=pikepdf.Encryption(owner="x", user="y"))
    real = pypdfium2.PdfDocument

    def strict(path: Path) -> pypdfium2.PdfDocument:
        if path.name in {"owner.pdf", "user.pdf"}:
            raise pypdfium2.PdfiumError("password", err_code=FPDF_ERR_PASSWORD)
        return real(path)

    monkeypatch.setattr("intake.read.pdf.opening.pdfium.PdfDocument", strict)
    assert BODY[0] in read_path(tmp_path / "owner.pdf").pages[0].text
    assert read_path(tmp_path / "user.pdf").source.problem_code == "file-encrypted"


def test_a_cut_off_file_is_repaired_or_refused_but_never_an_error(tmp_path: Path) -> None:
    data = pdf(tmp_path / "a.pdf", body, body, body).read_bytes()
    for share in (0.99, 0.9, 0.5, 0.1):
        path = tmp_path / f"{share}.pdf"
        path.write_bytes(data[: int(len(data) * share)])
        result = read_path(path)
        assert result.pages or result.source.problem_code == "file-unreadable"


def test_ranges_of_pages_join_to_the_whole(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", *[written([f"第{number}页的文字内容"]) for number in range(1, 6)])
    source, options = source_of(path), ReadOptions(tmp_path / "work")
    assert page_count(source) == 5
    parts = [
        page for pages in (range(1, 3), range(3, 6)) for page in read_file(source, options, pages).pages
    ]
    assert tuple(parts) == read_file(source, options).pages


def test_too_many_pages_name_the_limit(tmp_path: Path) -> None:
    result = read_path(pdf(tmp_path / "a.pdf", body, body), pdf_pages=1)
    assert result.source.problem_code == "file-too-large"
    assert dict(result.source.problem_params)["limit"] == "pdf_pages"


def test_a_page_has_a_picture_for_the_report(tmp_path: Path) -> None:
    picture = page_picture(source_of(pdf(tmp_path / "a.pdf", body)), 1, 400)
    assert picture is not None
    assert picture.startswith(b"\xff\xd8")
    assert page_picture(source_of(tmp_path / "a.pdf"), 99, 400) is None


def test_names_written_downwards_in_a_chart_are_one_line_each(tmp_path: Path) -> None:
    def chart(canvas: Canvas) -> None:
        for column, name in enumerate(("生产部", "售后服务部")):
            for row, character in enumerate(name):
                canvas.drawString(100 + column * 80, 600 - row * 14, character)

    (page,) = read_path(pdf(tmp_path / "a.pdf", chart)).pages
    assert [line.text for line in page.lines] == ["生产部", "售后服务部"]
