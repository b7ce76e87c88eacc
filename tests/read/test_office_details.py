"""What office files hold beside plain text: forms, symbols, drawings, cells' pictures, slides' places."""

import io
import re
import shutil
import struct
import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from intake.model import Page
from intake.read.cropping import crop_of
from tests.read.builders import read_path, scan_picture

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
MORE = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def word(path: Path, *elements: str) -> Page:
    """The only page of a document of those elements of the body."""
    document = docx.Document()
    for element in elements:
        name = element[1:].split(" ")[0].split(">")[0]
        opened = element.replace(f"<{name}", f"<{name} {nsdecls('w', 'r')} {MORE}", 1)
        document.element.body.insert(len(document.element.body) - 1, parse_xml(opened))
    document.save(str(path / "a.docx"))
    (page,) = read_path(path / "a.docx").pages
    return page


def repacked(path: Path, change: dict[str, bytes], replace: tuple[tuple[bytes, bytes], ...] = ()) -> Path:
    """The package with parts added or replaced, and bytes replaced in its XML."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for before, after in replace:
        parts = {
            name: data.replace(before, after) if name.endswith((".xml", ".rels")) else data
            for name, data in parts.items()
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (parts | change).items():
            new.writestr(name, data)
    return path


def test_ticked_and_empty_boxes_are_read(tmp_path: Path) -> None:
    def box(code: str) -> str:
        return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'

    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
        "</w:fldChar></w:r>"
    )
    page = word(
        tmp_path,
        f"<w:p>{box('F0FE')}{run('是')}{box('F0A8')}{run('否')}</w:p>",
        f"<w:p>{field}{run('已年检')}</w:p>",
    )
    assert page.text == "☑是☐否\n☑已年检"


def test_a_chosen_entry_of_a_drop_down_is_read(tmp_path: Path) -> None:
    choice = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="生产型"/><w:listEntry w:val="服务型"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    assert word(tmp_path, f"<w:p>{choice}</w:p>").text == "服务型"


@pytest.mark.parametrize("way", ["strike", "dstrike"])
def test_what_is_struck_through_is_not_said(tmp_path: Path, way: str) -> None:
    struck = run("400-111-2222", f"<w:{way}/>")
    assert (
        word(tmp_path, f"<w:p>{run('热线：')}{struck}{run('400-820-1234')}</w:p>").text
        == "热线：400-820-1234"
    )
    kept = run("400-111-2222", f'<w:{way} w:val="0"/>')
    assert word(tmp_path, f"<w:p>{run('热线：')}{kept}</w:p>").text == "热线：400-111-2222"


def test_hidden_text_and_pronunciation_are_not_seen(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('pinyin')}</w:rt><w:rubyBase>{run('拼音')}</w:rubyBase></w:ruby></w:r>"
    assert word(tmp_path, f"<w:p>{run('可见')}{run('隐藏', '<w:vanish/>')}{ruby}</w:p>").text == "可见拼音"


@pytest.mark.parametrize(
    ("colour", "seen"), [("FFFFFF", False), ("F8F8F8", False), ("F7F7F7", True), ("auto", True)]
)
def test_white_text_on_white_paper_is_not_said(tmp_path: Path, colour: str, seen: bool) -> None:
    white = run("5000元", f'<w:color w:val="{colour}"/>')
    text = word(tmp_path, f"<w:p>{run('经费')}{white}</w:p>").text
    assert text == ("经费5000元" if seen else "经费")


_WHITE = '<w:color w:val="FFFFFF"/>'
_WHITE_RUN = run("售后服务部", _WHITE)
_FILL = '<w:shd w:val="clear" w:fill="1F4E79"/>'


@pytest.mark.parametrize(
    "element",
    [
        f"<w:p>{run('售后服务部', _WHITE + _FILL)}</w:p>",
        "<w:p>" + run("售后服务部", _WHITE + '<w:highlight w:val="blue"/>') + "</w:p>",
        f"<w:p><w:pPr>{_FILL}</w:pPr>{_WHITE_RUN}</w:p>",
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr>{_FILL}</w:tcPr>"
        f"<w:p>{_WHITE_RUN}</w:p></w:tc></w:tr></w:tbl>",
        f'<w:p>{_WHITE_RUN}<w:r><w:pict><v:rect style="width:1pt"/></w:pict></w:r></w:p>',
    ],
    ids=["shaded run", "highlighted", "shaded paragraph", "shaded cell", "a drawing that may lie behind"],
)
def test_white_text_on_a_dark_ground_is_said(tmp_path: Path, element: str) -> None:
    assert "售后服务部" in word(tmp_path, element).text


@pytest.mark.parametrize(
    ("own", "seen"), [("", False), ('<w:vanish w:val="0"/>', True)], ids=["of the style", "shown again"]
)
@pytest.mark.parametrize("style", ["Remark", "RemarkToo"])
def test_what_a_style_hides_is_not_said(tmp_path: Path, style: str, own: str, seen: bool) -> None:
    styled = run("模板说明", f'<w:rStyle w:val="{style}"/>{own}')
    word(tmp_path, f"<w:p>{run('正文')}{styled}</w:p>")
    styles = (
        b'<w:style w:type="character" w:styleId="Remark"><w:name w:val="r"/><w:rPr><w:vanish/></w:rPr>'
        b'</w:style><w:style w:type="character" w:styleId="RemarkToo"><w:name w:val="t"/>'
        b'<w:basedOn w:val="Remark"/></w:style>'
    )
    path = repacked(tmp_path / "a.docx", {}, ((b"</w:styles>", styles + b"</w:styles>"),))
    (page,) = read_path(path).pages
    assert page.text == ("正文模板说明" if seen else "正文")


def test_word_art_and_formulas_are_text(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="艺术字标题"/></v:shape></w:pict></w:r>'
    page = word(tmp_path, f"<w:p>{art}</w:p>", "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>")
    assert page.text == "艺术字标题\nx=1"


def test_deleted_rows_are_gone_and_indented_rows_keep_their_column(tmp_path: Path) -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"

    deleted, indented = row("删", '<w:del w:id="1"/>'), row("乙", '<w:gridBefore w:val="1"/>')
    page = word(tmp_path, f"<w:tbl>{row('甲')}{deleted}{indented}</w:tbl>")
    assert page.tables[0].texts() == [["甲", ""], ["", "乙"]]


STRICT = (
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    *(
        (
            f"http://schemas.openxmlformats.org/{kind}/2006/".encode(),
            f"http://purl.oclc.org/ooxml/{kind}/".encode(),
        )
        for kind in ("wordprocessingml", "spreadsheetml", "presentationml", "drawingml")
    ),
)


def test_files_saved_as_strict_open_xml_are_read(tmp_path: Path) -> None:
    document, book, deck = docx.Document(), openpyxl.Workbook(), pptx.Presentation()
    document.add_paragraph("正文内容")
    document.save(str(tmp_path / "a.docx"))
    book.active.append(["单元格内容"])
    book.save(tmp_path / "a.xlsx")
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "幻灯片标题"
    deck.save(str(tmp_path / "a.pptx"))
    for name, text in (("a.docx", "正文内容"), ("a.xlsx", "单元格内容"), ("a.pptx", "幻灯片标题")):
        assert read_path(repacked(tmp_path / name, {}, STRICT)).pages[0].text == text


def test_a_document_with_nothing_in_it_is_never_a_silent_success(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    pptx.Presentation().save(str(tmp_path / "a.pptx"))
    for name in ("a.html", "a.xlsx", "a.pptx"):
        assert read_path(tmp_path / name).source.problem_code == "file-empty"


def test_a_slide_without_a_word_of_its_own_is_not_called_empty(tmp_path: Path) -> None:
    """It may be drawn; and what stands on its master is on it."""
    bare, backed = pptx.Presentation(), pptx.Presentation()
    for deck in (bare, backed):
        deck.slides.add_slide(deck.slide_layouts[6])
    shape = backed.slide_master.shapes
    box = pptx.Presentation().slides.add_slide(backed.slide_layouts[6]).shapes.add_textbox(0, 0, 9**6, 9**6)
    box.text_frame.text = "绍兴清溪电器有限公司"
    shape._spTree.append(box._element)
    bare.save(str(tmp_path / "bare.pptx"))
    backed.save(str(tmp_path / "backed.pptx"))
    assert read_path(tmp_path / "bare.pptx").source.problem_code == "file-not-read"
    assert read_path(tmp_path / "backed.pptx").pages[0].text == "绍兴清溪电器有限公司"


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    values = (
        (0.85, "0%"),
        (0.5, "0.0%"),
        (123, "000000"),
        (0.1 + 0.2, "General"),
        (13812345678, "General"),
    )
    for column, (value, number_format) in enumerate(values, 1):
        book.active.cell(1, column, value).number_format = number_format
    book.save(tmp_path / "a.xlsx")
    assert read_path(tmp_path / "a.xlsx").pages[0].text == "85%  50.0%  000123  0.3  13812345678"


XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def test_pictures_on_sheets_know_their_rows_and_shapes_are_text(tmp_path: Path) -> None:
    scan_picture(600, 800).save(tmp_path / "scan.png")
    book = openpyxl.Workbook()
    book.active.title = "资质"
    for row in (("名称", "证书"), ("安徽泵业", "ISO 9001")):
        book.active.append(row)
    book.active.add_image(SheetImage(str(tmp_path / "scan.png")), "C2")
    book.save(tmp_path / "a.xlsx")
    text = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>售后服务部</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    shape = f"<xdr:twoCellAnchor {XDR} {A}><xdr:grpSp>{text}</xdr:grpSp></xdr:twoCellAnchor>"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        drawing = package.read("xl/drawings/drawing1.xml")
    end = drawing.rindex(b"</")
    changed = drawing[:end] + shape.encode() + drawing[end:]
    result = read_path(repacked(tmp_path / "a.xlsx", {"xl/drawings/drawing1.xml": changed}))
    assert "安徽泵业 ISO 9001" in result.children[0].context
    assert [mark.text for mark in result.pages[0].marks] == ["售后服务部"]


def test_pictures_that_wps_puts_into_cells_are_files_with_their_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["营业执照", "x"])
    book.save(tmp_path / "a.xlsx")
    picture = io.BytesIO()
    scan_picture(600, 800).save(picture, "PNG")
    images = (
        f'<e:cellImages xmlns:e="http://www.wps.cn/officeDocument/2017/etCustomData" {XDR} {A} '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><e:cellImage><xdr:pic>'
        '<xdr:nvPicPr><xdr:cNvPr id="2" name="ID_AB12"/></xdr:nvPicPr><xdr:blipFill>'
        '<a:blip r:embed="rId1"/>'
        "</xdr:blipFill></xdr:pic></e:cellImage></e:cellImages>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="media/cell.png" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/image"/></Relationships>'
    )
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    start = sheet.index(b'<c r="B1"')
    end = sheet.index(b"</c>", start) + 4
    cell = b'<c r="B1" t="str"><f>_xlfn.DISPIMG("ID_AB12",1)</f><v>=DISPIMG("ID_AB12",1)</v></c>'
    parts = {
        "xl/worksheets/sheet1.xml": sheet[:start] + cell + sheet[end:],
        "xl/cellimages.xml": images.encode(),
        "xl/_rels/cellimages.xml.rels": relations.encode(),
        "xl/media/cell.png": picture.getvalue(),
    }
    result = read_path(repacked(tmp_path / "a.xlsx", parts))
    assert result.pages[0].text == "营业执照"
    (child,) = result.children
    assert (child.media_type, "营业执照" in child.context) == ("image/png", True)


@NEEDS_OFFICE
def test_formulas_without_a_stored_value_are_calculated(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([2, 3, "=A1+B1"])
    book.save(tmp_path / "a.xlsx")
    assert read_path(tmp_path / "a.xlsx").pages[0].tables[0].texts() == [["2", "3", "5"]]


def test_without_a_converter_uncalculated_formulas_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    book.active.append([2, "=A1+1"])
    book.save(tmp_path / "a.xlsx")
    monkeypatch.setenv("PATH", "")
    assert any("公式" in reason for reason in read_path(tmp_path / "a.xlsx").pages[0].why)


def test_slides_keep_the_places_of_their_layout_groups_and_notes(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "组织机构图"
    slide.placeholders[1].text = "要点"
    group = slide.shapes.add_group_shape()
    box = group.shapes.add_textbox(Inches(1), Inches(5), Inches(2), Inches(0.5))
    box.text_frame.text = "售后服务部"
    group.left, group.top = Inches(6), Inches(6)
    slide.notes_slide.notes_text_frame.text = "服务热线全年开通"
    deck.save(str(tmp_path / "a.pptx"))
    (page,) = read_path(tmp_path / "a.pptx").pages
    assert [line.text for line in page.lines] == [
        "组织机构图",
        "要点",
        "售后服务部",
        "备注：服务热线全年开通",
    ]
    assert page.lines[0].box.y1 < 0.3
    assert page.lines[2].box.x0 == pytest.approx(0.6, abs=0.01)


def metafile() -> bytes:
    """An EMF of 100 × 60 mm with one line of text ([MS-EMF] 2.3: header, text, end)."""
    words = "售后服务部机构图".encode("utf-16-le")
    padded = words + bytes(-len(words) % 4)
    place = (100, 100, len(words) // 2, 76, 0, 0, 0, 0, 0, 76 + len(padded))
    spacing = struct.pack(f"<{len(words) // 2}I", *[60] * (len(words) // 2))
    body = (
        struct.pack("<4iIff", 0, 0, -1, -1, 1, 1.0, 1.0) + struct.pack("<2i8I", *place) + padded + spacing
    )
    text = struct.pack("<II", 84, 8 + len(body)) + body
    end = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    size = 88 + len(text) + len(end)
    head = struct.pack("<II4i4i", 1, 88, 0, 0, 1000, 600, 0, 0, 10000, 6000)
    head += b" EMF" + struct.pack("<IIIHHIII", 0x10000, size, 3, 1, 0, 0, 0, 0)
    return head + struct.pack("<4i", 2000, 1200, 200, 120) + text + end


def test_drawings_in_word_are_children_or_said_to_be_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan_picture(600, 800).save(tmp_path / "scan.png")
    document = docx.Document()
    document.add_paragraph("组织机构图如下")
    document.add_picture(str(tmp_path / "scan.png"))
    document.save(str(tmp_path / "a.docx"))
    repacked(tmp_path / "a.docx", {"word/media/image1.png": metafile()})
    if shutil.which("soffice"):
        (child,) = read_path(tmp_path / "a.docx").children
        assert child.media_type == "image/emf"
    monkeypatch.setenv("PATH", "")
    result = read_path(tmp_path / "a.docx")
    assert not result.children
    assert "矢量图未读取" in result.source.notes[-1]


def test_a_chart_on_a_slide_is_its_title_and_a_table(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["临州站", "云州站"]
    data.add_series("用户满意度", (98.2, 97.1))
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(5), Inches(4), data
    )
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "2025年度用户满意度统计"
    deck.save(str(tmp_path / "a.pptx"))
    (page,) = read_path(tmp_path / "a.pptx").pages
    assert page.lines[0].text == "2025年度用户满意度统计"
    assert page.tables[0].texts() == [["", "用户满意度"], ["临州站", "98.2"], ["云州站", "97.1"]]
    assert page.lines[0].box.y1 <= page.tables[0].box.y0


def child_size(path: Path) -> tuple[int, int]:
    (child,) = read_path(path).children
    with Image.open(child.location) as image:
        return image.size


def test_of_pictures_cropped_on_slides_only_what_is_seen_is_read(tmp_path: Path) -> None:
    scan_picture(600, 800).save(tmp_path / "a.png")
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    picture = slide.shapes.add_picture(str(tmp_path / "a.png"), 0, 0)
    picture.crop_right = 0.5
    deck.save(str(tmp_path / "a.pptx"))
    assert child_size(tmp_path / "a.pptx") == (300, 800)


def test_of_pictures_cropped_on_sheets_only_what_is_seen_is_read(tmp_path: Path) -> None:
    scan_picture(600, 800).save(tmp_path / "a.png")
    book = openpyxl.Workbook()
    book.active["A1"] = "执照"
    book.active.add_image(SheetImage(str(tmp_path / "a.png")), "B2")
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        drawing = package.read("xl/drawings/drawing1.xml")
    seen = b'<a:srcRect xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r="50000"/>'
    cropped = re.sub(rb"(<(?:a:)?blip\b[^>]*/>|</(?:a:)?blip>)", rb"\1" + seen, drawing)
    path = repacked(tmp_path / "a.xlsx", {"xl/drawings/drawing1.xml": cropped})
    assert child_size(path) == (300, 800)


@pytest.mark.parametrize(("value", "left"), [("0.25", 0.25), ("16384f", 0.25), ("0", None), ("x", None)])
def test_old_drawings_say_their_crop_in_two_ways(value: str, left: float | None) -> None:
    picture = etree.fromstring(f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" cropleft="{value}"/>')
    crop = crop_of(picture)
    assert (crop.left if crop else None) == left
