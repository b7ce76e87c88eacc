"""Office files and what else offices send: the text as people see it, and the pictures inside."""

import io
import os
import shutil
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from openpyxl.drawing.image import Image as SheetImage
from pptx.util import Inches

from intake.read import page_picture
from tests.read.builders import BODY, RecordingOcr, read_path, scan_picture, source_of
from tests.read.ole import ole_with_streams


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    scan_picture(600, 800).save(path)
    return path


def saved(document: object, path: Path) -> Path:
    document.save(str(path))  # type: ignore[attr-defined]
    return path


def test_word_pages_follow_page_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("第一页的内容")
    document.add_page_break()
    document.add_paragraph("第二页的内容")
    pages = read_path(saved(document, tmp_path / "a.docx")).pages
    assert [page.text for page in pages] == ["第一页的内容", "第二页的内容"]
    assert all(page.flowing for page in pages)


def test_word_without_breaks_is_cut_at_chapters_and_by_length(tmp_path: Path) -> None:
    document = docx.Document()
    for chapter in ("组织简介", "服务体系"):
        document.add_heading(chapter, 1)
        for number in range(30):
            document.add_paragraph(f"{chapter}第{number}段")
    pages = read_path(saved(document, tmp_path / "a.docx")).pages
    assert [page.lines[0].text for page in pages] == ["组织简介", "服务体系"]


def test_word_is_cut_at_chapters_too_where_a_break_stands_only_behind_the_cover(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("认证申报书")
    document.add_page_break()
    for number, title in enumerate(("企业基本情况", "组织机构", "申报产品介绍", "销售方式"), 1):
        document.add_paragraph(f"第{'一二三四'[number - 1]}章 {title}")
        for line in range(14):
            document.add_paragraph(f"这是关于{title}的第{line}行文字。")
    pages = read_path(saved(document, tmp_path / "a.docx")).pages
    assert [page.lines[0].text[-4:] for page in pages] == [
        "证申报书",
        "基本情况",
        "组织机构",
        "产品介绍",
        "销售方式",
    ]


def test_word_between_two_breaks_stays_a_page_while_it_is_no_longer_than_one(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("封面")
    document.add_page_break()
    for chapter in "一二三":
        document.add_paragraph(f"{chapter}、目的和范围")
        document.add_paragraph("为规范工作，制定本制度。")
    assert len(read_path(saved(document, tmp_path / "a.docx")).pages) == 2


def test_word_tables_have_rows_and_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"
    (page,) = read_path(saved(document, tmp_path / "a.docx")).pages
    assert page.tables[0].texts() == [["横", "", "02"], ["10", "11", "竖"], ["20", "21", ""]]
    assert page.lines[0].text == "横  02"


def test_word_headers_footers_and_notes_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "某某公司质量手册"
    document.sections[0].footer.paragraphs[0].text = "版本 A/0 受控文件"
    document.add_paragraph("正文内容")
    (page,) = read_path(saved(document, tmp_path / "a.docx")).pages
    assert [line.text for line in page.lines] == ["某某公司质量手册", "正文内容", "版本 A/0 受控文件"]


def test_word_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("服务热线")
    for tag, text_tag, text in (("w:del", "w:delText", "旧号码"), ("w:ins", "w:t", "新号码")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    assert read_path(saved(document, tmp_path / "a.docx")).pages[0].text == "服务热线新号码"


def test_word_numbering_is_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("目的", "范围"):
        document.add_paragraph(text, style="List Number")
    assert read_path(saved(document, tmp_path / "a.docx")).pages[0].text == "1.目的\n2.范围"


def test_word_text_boxes_become_shapes(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("机构图").add_run()
    for text in ("总经理", "售后服务部"):
        shape = OxmlElement("w:pict")
        box, paragraph, inner, content = (
            OxmlElement(tag) for tag in ("w:txbxContent", "w:p", "w:r", "w:t")
        )
        content.text = text
        inner.append(content)
        paragraph.append(inner)
        box.append(paragraph)
        shape.append(box)
        run._r.append(shape)
    (page,) = read_path(saved(document, tmp_path / "a.docx")).pages
    assert [(mark.kind, mark.text) for mark in page.marks] == [("shape", "总经理"), ("shape", "售后服务部")]
    assert "售后服务部" in page.text


def test_pictures_in_word_are_files_with_their_surroundings(tmp_path: Path, picture: Path) -> None:
    document = docx.Document()
    document.add_heading("资质证书", 1)
    document.add_paragraph("营业执照复印件如下：")
    document.add_picture(str(picture), width=Cm(10))
    result = read_path(saved(document, tmp_path / "a.docx"))
    (child,) = result.children
    assert child.path == "a.docx!/image1.png"
    assert child.media_type == "image/png"
    assert "营业执照复印件如下" in child.context
    assert "资质证书" in child.context


def test_ornaments_in_word_are_left_out(tmp_path: Path) -> None:
    scan_picture(60, 60).save(tmp_path / "logo.png")
    document = docx.Document()
    document.add_paragraph("正文")
    document.add_picture(str(tmp_path / "logo.png"))
    assert read_path(saved(document, tmp_path / "a.docx")).children == ()


def test_word_content_controls_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph = document.add_paragraph("控件里的文字")._p
    paragraph.addprevious(control)
    content.append(paragraph)
    control.append(content)
    assert read_path(saved(document, tmp_path / "a.docx")).pages[0].text == "控件里的文字"


def test_sheets_are_pages_with_a_table_and_lines(tmp_path: Path, picture: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "网点清单"
    for row in (
        ("名称", "地址", "电话"),
        ("合肥站", "长江路1号", "0551-62345678"),
        (None, None, None),
        ("芜湖站", "北京路2号", 5531234567.0),
    ):
        book.active.append(row)
    book.active.add_image(SheetImage(str(picture)), "F1")
    hidden = book.create_sheet("底稿")
    hidden.append(["旧数据"])
    hidden.sheet_state = "hidden"
    result = read_path(saved(book, tmp_path / "a.xlsx"))
    first, second = result.pages
    assert (first.title, first.tables[0].texts()[0]) == ("网点清单", ["名称", "地址", "电话"])
    assert first.lines[2].text == "芜湖站  北京路2号  5531234567"
    assert "此工作表是隐藏的" in second.why
    assert [child.media_type for child in result.children] == ["image/png"]


def test_a_sheet_that_declares_a_trillion_cells_is_read_by_its_content(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["唯一的内容"])
    path = saved(book, tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'ref="A1"', b'ref="A1:XFD1048576"'
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert read_path(path).pages[0].text == "唯一的内容"


def test_a_sheet_over_the_limit_of_cells_is_cut_and_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(50):
        book.active.append([row] * 4)
    (page,) = read_path(saved(book, tmp_path / "a.xlsx"), table_cells=100).pages
    assert page.problem_code == "file-too-large"
    assert len(page.tables[0].rows) == 25


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_csv_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "网点.csv"
    path.write_bytes("名称,电话\n合肥站,0551-1234567\n".encode(encoding))
    (page,) = read_path(path).pages
    assert page.tables[0].texts() == [["名称", "电话"], ["合肥站", "0551-1234567"]]


def test_slides_have_shapes_tables_and_pictures(tmp_path: Path, picture: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for place, text in enumerate(("总经理", "售后服务部")):
        slide.shapes.add_textbox(
            Inches(1), Inches(1 + place), Inches(2), Inches(0.5)
        ).text_frame.text = text
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(1, 1).text = "部门", "三人"
    slide.shapes.add_picture(str(picture), Inches(5), Inches(1))
    result = read_path(saved(deck, tmp_path / "a.pptx"))
    (page,) = result.pages
    assert [mark.text for mark in page.marks] == ["总经理", "售后服务部"]
    assert page.lines[0].box.y0 < page.lines[1].box.y0
    assert page.tables[0].texts() == [["部门", ""], ["", "三人"]]
    assert len(result.children) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "big5"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "说明.txt"
    path.write_bytes("售後服務說明：電話".encode(encoding))
    assert read_path(path).pages[0].text == "售後服務說明：電話"


def test_web_pages_show_what_people_see(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><meta charset=gbk><title>x</title><script>alert(1)</script></head><body>"
        "<h1>年度报告</h1>"
        "<p>企业<b>名称</b>：某某公司</p><table><tr><th>年度</th><td>2025</td></tr></table></body></html>",
        encoding="gbk",
    )
    (page,) = read_path(path).pages
    assert [line.text for line in page.lines] == ["年度报告", "企业名称：某某公司", "年度  2025"]
    assert page.tables[0].texts() == [["年度", "2025"]]


def test_mails_have_a_body_and_attachments(tmp_path: Path, picture: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "申请材料", "a@example.com", "b@example.com"
    message.set_content("您好，材料见附件。")
    message.add_attachment(picture.read_bytes(), maintype="image", subtype="png", filename="营业执照.png")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    result = read_path(tmp_path / "a.eml")
    assert "材料见附件" in result.pages[0].text
    assert result.children[0].path == "a.eml!/营业执照.png"


def ofd(name: str, inner: str) -> str:
    return f'<o:{name} xmlns:o="http://www.ofdspec.org/2016">{inner}</o:{name}>'


def test_ofd_text_has_its_place(tmp_path: Path) -> None:
    parts = {
        "OFD.xml": ofd("OFD", "<o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody>"),
        "Doc_0/Document.xml": ofd(
            "Document",
            "<o:CommonData><o:PageArea><o:PhysicalBox>0 0 200 100</o:PhysicalBox></o:PageArea>"
            "</o:CommonData>"
            "<o:Pages><o:Page ID='1' BaseLoc='Pages/P0/Content.xml'/></o:Pages>",
        ),
        "Doc_0/Pages/P0/Content.xml": ofd(
            "Page",
            "<o:Content><o:Layer><o:TextObject Boundary='20 10 100 5'>"
            "<o:TextCode X='0' Y='4'>电子营业执照</o:TextCode></o:TextObject></o:Layer></o:Content>",
        ),
    }
    with zipfile.ZipFile(tmp_path / "a.ofd", "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    (page,) = read_path(tmp_path / "a.ofd").pages
    assert page.lines[0].text == "电子营业执照"
    assert page.lines[0].box == pytest.approx((0.1, 0.1, 0.6, 0.15))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "HEIF"])
def test_pictures_of_every_kind_are_pages(tmp_path: Path, kind: str) -> None:
    from pi_heif import register_heif_opener

    register_heif_opener()
    path = tmp_path / f"a.{kind.lower()}"
    try:
        scan_picture(600, 800).save(path, kind)
    except KeyError:
        pytest.skip(f"no writer of {kind} here")
    (page,) = read_path(path, RecordingOcr()).pages
    assert (page.method, page.width, page.height) == ("ocr", 600, 800)


def test_phone_pictures_are_turned_by_their_mark(tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    scan_picture(800, 600).save(tmp_path / "a.jpg", exif=exif)
    (page,) = read_path(tmp_path / "a.jpg", RecordingOcr()).pages
    assert (page.width, page.height) == (600, 800)
    assert page_picture(source_of(tmp_path / "a.jpg"), 1, 300) is not None


def test_a_mirrored_page_is_drawn_as_it_was_read(tmp_path: Path) -> None:
    from PIL import Image

    image = Image.new("RGB", (300, 200), "white")
    image.paste("black", (0, 0, 100, 200))
    image.save(tmp_path / "a.png")
    jpeg = page_picture(source_of(tmp_path / "a.png"), 1, 300, 90, mirrored=True)
    assert jpeg is not None
    drawn = Image.open(io.BytesIO(jpeg)).convert("L")
    assert drawn.size == (200, 300)
    assert [drawn.getpixel((100, y)) < 128 for y in (50, 250)] == [True, False]
    flat = page_picture(source_of(tmp_path / "a.png"), 1, 300, mirrored=True)
    assert flat is not None
    over = Image.open(io.BytesIO(flat)).convert("L")
    assert [over.getpixel((x, 100)) < 128 for x in (50, 250)] == [False, True]


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [scan_picture(400, 500), scan_picture(400, 500, lines=5)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    assert [page.number for page in read_path(tmp_path / "a.tif", RecordingOcr()).pages] == [1, 2]


def test_a_photograph_without_text_is_no_defect(tmp_path: Path) -> None:
    import numpy as np
    from PIL import Image

    waves = np.sin(np.arange(600) / 40)
    colours = np.stack([np.add.outer(waves, waves) * 30 + base for base in (60, 110, 70)], axis=2)
    Image.fromarray(colours.clip(0, 255).astype("uint8")).save(tmp_path / "a.jpg")
    (page,) = read_path(tmp_path / "a.jpg", RecordingOcr("")).pages
    assert page.problem_code is None
    assert "像是照片，画面上没有可读的文字" in page.why


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_old_word_files_are_converted(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(
        b"{\\rtf1\\ansi\\ansicpg936 "
        + b"".join(b"\\u%d?" % ord(character) for character in BODY[0])
        + b"\\par}"
    )
    result = read_path(tmp_path / "a.doc")
    assert result.source.media_type == "application/rtf"
    assert BODY[0] in result.pages[0].text
    assert [path for path in (tmp_path / "work").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("there_is", [None, "one that fails"])
def test_without_a_converter_that_works_the_file_is_not_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there_is: str | None
) -> None:
    """What this machine lacks is a person's to look at, no fault of the applicant's."""
    (tmp_path / "bin").mkdir()
    if there_is:
        if os.name == "nt":
            pytest.skip("scripts are no programs there")
        (tmp_path / "bin" / "soffice").write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / "bin" / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 x}")
    source = read_path(tmp_path / "a.rtf").source
    assert source.problem_code == "file-not-read"
    assert "intake doctor" in (source.problem or "")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_what_a_converter_that_works_cannot_open_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(ole_with_streams(["WordDocument"]))
    source = read_path(tmp_path / "a.doc").source
    assert source.problem_code == "file-unreadable"


def test_a_password_on_an_office_file_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(ole_with_streams(["EncryptedPackage", "EncryptionInfo"]))
    assert source_of(path).problem_code == "file-encrypted"


def buffer_of(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_office_files_inside_word_are_files_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["嵌入的表格"])
    document = docx.Document()
    paragraph = document.add_paragraph("见附表")
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/embeddings/book.xlsx"),
        "application/x",
        buffer_of(book),
        document.part.package,
    )
    identifier = document.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
    )
    item = OxmlElement("w:object")
    linked = item.makeelement(
        "{urn:schemas-microsoft-com:office:office}OLEObject", {qn("r:id"): identifier}
    )
    item.append(linked)
    paragraph.add_run()._r.append(item)
    (child,) = read_path(saved(document, tmp_path / "a.docx")).children
    assert child.path == "a.docx!/book.xlsx"
    assert child.media_type.endswith("spreadsheetml.sheet")
