"""Word documents as they read on paper: what strangers' programs write, and what people put into boxes."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from intake.model import Page
from intake.read import ReadResult
from intake.read.word.number_formats import format_number
from tests.read.builders import read_path, scan_picture

NAMESPACES = (
    f"{nsdecls('w', 'r', 'a')} "
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(path: Path, body: str, **parts: str) -> Path:
    """A package of just that body, and parts beside it, each related by the name it is given (rId-numbering
    for `numbering`)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/></Types>',
        )
        package.writestr("_rels/.rels", relations({"officeDocument": "word/document.xml"}))
        package.writestr("word/_rels/document.xml.rels", relations({kind: f"{kind}.xml" for kind in parts}))
        package.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for kind, content in parts.items():
            package.writestr(f"word/{kind}.xml", content)
    return path


def relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId-{kind}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def read_body(tmp_path: Path, body: str, **parts: str) -> Page:
    (page,) = read_path(written(tmp_path / "a.docx", body, **parts)).pages
    return page


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def boxed(inner: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"


def both_ways(inner: str) -> str:
    """A drawing as Word writes it: for its newer versions, and once more for the older ones."""
    box = f"<w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict>"
    ways = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r></w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


@pytest.mark.parametrize("depth", [1, 18, 60])
def test_text_in_boxes_in_boxes_is_read_once(tmp_path: Path, depth: int) -> None:
    body = paragraph("框")
    for _ in range(depth):
        body = boxed(body)
    assert read_body(tmp_path, body).text == "框"


@pytest.mark.parametrize("depth", [1, 8])
def test_of_two_ways_to_say_the_same_one_is_read(tmp_path: Path, depth: int) -> None:
    body = paragraph("框")
    for _ in range(depth):
        body = both_ways(body)
    assert read_body(tmp_path, body).text == "框"


def test_where_there_is_only_the_way_for_older_programs_it_is_read(tmp_path: Path) -> None:
    only = f"<mc:AlternateContent><mc:Fallback>{paragraph('旧版内容')}</mc:Fallback></mc:AlternateContent>"
    assert read_body(tmp_path, only).text == "旧版内容"


def test_boxes_nested_beyond_what_the_parser_takes_are_no_fault_of_the_file(tmp_path: Path) -> None:
    body = paragraph("框")
    for _ in range(200):
        body = boxed(body)
    assert read_path(written(tmp_path / "a.docx", body)).source.problem_code == "file-not-read"


def test_a_table_in_a_box_is_a_table(tmp_path: Path) -> None:
    inner = table(
        cell(paragraph("部门")) + cell(paragraph("电话")),
        cell(paragraph("售后部")) + cell(paragraph("8001")),
    )
    assert read_body(tmp_path, boxed(inner)).tables[0].texts() == [["部门", "电话"], ["售后部", "8001"]]


def numbered(start: str, style: str, override: str = "") -> str:
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="%1."/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    )


def item(text: str, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    "style", ["decimal", "upperLetter", "lowerRoman", "chineseCounting", "decimalZero"]
)
@pytest.mark.parametrize("start", ["2000000000", "-7", "99999999999999999999", "x"])
def test_no_number_is_longer_than_a_number(tmp_path: Path, style: str, start: str) -> None:
    page = read_body(tmp_path, item("甲") + item("乙"), numbering=numbered(start, style))
    assert [line.text[-1] for line in page.lines] == ["甲", "乙"]
    assert all(len(line.text) < 40 for line in page.lines)


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (1, "upperLetter", "A"), (27, "lowerLetter", "aa"), (780, "upperLetter", "Z" * 30),
        (781, "upperLetter", "781"), (0, "upperLetter", "0"), (3999, "upperRoman", "MMMCMXCIX"),
        (4000, "upperRoman", "4000"), (99, "chineseCounting", "九十九"), (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"), (7, "decimalZero", "07"), (11, "ideographTraditional", "甲"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, style: str, shown: str) -> None:
    assert format_number(number, style) == shown


def test_a_list_that_starts_anew_counts_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("甲") + item("乙") + item("丙", 2) + item("丁", 2)
    going_on = read_body(tmp_path, body, numbering=numbered("1", "decimal"))
    assert going_on.text == "1.甲\n2.乙\n3.丙\n4.丁"
    page = read_body(tmp_path, body, numbering=numbered("1", "decimal", anew))
    assert page.text == "1.甲\n2.乙\n1.丙\n2.丁"


def test_values_that_no_program_should_write_change_nothing_else(tmp_path: Path) -> None:
    page = read_body(
        tmp_path,
        paragraph("正文", '<w:pageBreakBefore w:val="maybe"/>')
        + table(
            cell(paragraph("甲"), '<w:gridSpan w:val="many"/>')
            + cell(paragraph("乙"), '<w:gridSpan w:val="2"/>'),
            cell(paragraph("丙"), '<w:vMerge w:val="odd"/>')
            + cell(paragraph("丁"))
            + cell(paragraph("戊")),
        )
        + '<w:p><w:r><w:br w:type="odd"/></w:r></w:p><w:sectPr><w:type w:val="odd"/></w:sectPr>',
        styles=f'<w:styles {NAMESPACES}><w:style w:styleId="a"><w:name w:val="x"/></w:style></w:styles>',
    )
    assert page.tables[0].texts() == [["甲", "乙", ""], ["", "丁", "戊"]]


def test_several_bodies_are_one(tmp_path: Path) -> None:
    assert read_body(tmp_path, f"{paragraph('甲')}</w:body><w:body>{paragraph('乙')}").text == "甲\n乙"


def test_deleted_text_is_gone_and_it_is_said(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>旧文</w:delText></w:r></w:del>"
    result = read_path(
        written(tmp_path / "a.docx", f"<w:p>{gone}<w:ins><w:r><w:t>新文</w:t></w:r></w:ins>{gone}</w:p>")
    )
    assert result.pages[0].text == "新文"
    assert result.source.notes == ("文档内 2 处文字在修订中已被删除（修订未接受），按已删除看待。",)


def test_a_table_that_only_lays_out_the_page_is_read_as_what_stands_in_it(tmp_path: Path) -> None:
    inner = table(
        cell(paragraph("站名")) + cell(paragraph("电话")), cell(paragraph("甲站")) + cell(paragraph("8001"))
    )
    long = "".join(paragraph(f"第{number}段：" + "服务" * 40) for number in range(60))
    for layout in (
        table(cell(paragraph("页头") + inner)),
        table(cell(paragraph("目录")) + cell(paragraph("页头") + inner + long)),
    ):
        pages = read_path(written(tmp_path / "a.docx", layout)).pages
        assert pages[0].tables[0].texts() == [["站名", "电话"], ["甲站", "8001"]]
        assert "页头" in [line.text for line in pages[0].lines]
    assert "第59段" in pages[-1].text


def test_a_table_in_a_table_of_values_is_text_of_its_cell(tmp_path: Path) -> None:
    inner = table(cell(paragraph("甲站")) + cell(paragraph("8001")))
    page = read_body(
        tmp_path, table(cell(paragraph("网点")) + cell(inner), cell(paragraph("说明")) + cell("<w:p/>"))
    )
    assert page.tables[0].texts() == [["网点", "甲站  8001"], ["说明", ""]]


def sections(tmp_path: Path, start: WD_SECTION) -> ReadResult:
    document = docx.Document()
    document.add_paragraph("前一节")
    document.add_section(start)
    document.add_paragraph("后一节")
    document.sections[0].start_type = WD_SECTION.NEW_PAGE
    document.save(str(tmp_path / "a.docx"))
    return read_path(tmp_path / "a.docx")


def test_a_section_begins_a_page_when_it_says_so_itself(tmp_path: Path) -> None:
    assert [page.text for page in sections(tmp_path, WD_SECTION.NEW_PAGE).pages] == ["前一节", "后一节"]
    assert [page.text for page in sections(tmp_path, WD_SECTION.CONTINUOUS).pages] == ["前一节\n后一节"]


def test_only_margins_that_are_printed_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    section = document.sections[0]
    section.header.paragraphs[0].text = "受控文件编号 QM-01"
    section.first_page_header.paragraphs[0].text = "首页不同的页眉"
    document.save(str(tmp_path / "a.docx"))
    assert read_path(tmp_path / "a.docx").pages[0].text == "受控文件编号 QM-01\n正文"
    section.different_first_page_header_footer = True
    document.save(str(tmp_path / "a.docx"))
    assert read_path(tmp_path / "a.docx").pages[0].text == "受控文件编号 QM-01\n首页不同的页眉\n正文"


def pasted(tmp_path: Path, crop: str) -> Image.Image:
    """The child that a picture of a red left and a white right half becomes under that crop."""
    picture = scan_picture(600, 800, lines=0)
    picture.paste((200, 0, 0), (0, 0, 300, 800))
    picture.save(tmp_path / "scan.png")
    document = docx.Document()
    document.add_picture(str(tmp_path / "scan.png"), width=Cm(10))
    fill = next(document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}blipFill"))
    fill.insert(1, parse_xml(f"<a:srcRect {nsdecls('a')} {crop}/>"))
    document.save(str(tmp_path / "a.docx"))
    (child,) = read_path(tmp_path / "a.docx").children
    return Image.open(io.BytesIO(child.location.read_bytes())).convert("RGB")


def test_of_a_cropped_picture_only_what_is_seen_is_read(tmp_path: Path) -> None:
    seen = pasted(tmp_path, 'l="50000" b="25000"')
    assert seen.size == (300, 600)
    assert min(seen.getpixel((5, 5))) > 240


@pytest.mark.parametrize("crop", ["", 'l="300"', 'l="-20000" r="-20000"', 'l="60000" r="60000"', 'l="x"'])
def test_a_picture_that_is_not_cropped_is_read_whole(tmp_path: Path, crop: str) -> None:
    assert pasted(tmp_path, crop).size == (600, 800)


CHART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>
<a:t>用户满意度</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef>
<c:strCache><c:pt idx="0"><c:v>2025年</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef>
<c:strCache><c:pt idx="0"><c:v>临州站</c:v></c:pt><c:pt idx="1"><c:v>云州站</c:v></c:pt>
</c:strCache></c:strRef>
</c:cat><c:val><c:numRef><c:numCache><c:formatCode>0.0%</c:formatCode><c:pt idx="0"><c:v>0.982</c:v></c:pt>
<c:pt idx="1"><c:v>0.971</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea>
</c:chart></c:chartSpace>"""


def test_a_chart_is_its_title_and_its_numbers(tmp_path: Path) -> None:
    graphic = '<a:graphic><a:graphicData><c:chart r:id="rId-chart"/></a:graphicData></a:graphic>'
    place = f"<w:p><w:r><w:drawing>{graphic}</w:drawing></w:r></w:p>"
    page = read_body(tmp_path, paragraph("统计如下：") + place, chart=CHART)
    assert page.lines[1].text == "用户满意度"
    assert page.tables[0].texts() == [["", "2025年"], ["临州站", "98.2%"], ["云州站", "97.1%"]]


def test_a_chart_whose_part_is_missing_or_empty_is_nothing(tmp_path: Path) -> None:
    place = (
        '<w:p><w:r><w:drawing><c:chart r:id="rId-chart"/><c:chart r:id="rId-none"/></w:drawing></w:r></w:p>'
    )
    page = read_body(tmp_path, paragraph("正文") + place, chart='<c:chartSpace xmlns:c="x"/>')
    assert page.text == "正文"
