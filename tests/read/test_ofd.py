"""OFD pages are what people see: text and pictures in place, no watermark, nothing hidden."""

import io
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from intake.model import Page
from intake.ocr import open_ocr
from tests.ocr.pictures import font as face
from tests.read.builders import RecordingOcr, read_path, scan_picture
from tests.read.ofd_files import filled, image, ofd, rule, text

VALUES = (
    text(78, 30, "91330106MA2KX7Q54D") + text(78, 44, "临州青岚净水设备有限公司")
    + text(78, 58, "有限责任公司") + text(78, 72, "闻人谨") + text(78, 86, "临州市青石区云溪路66号3幢201室")
)  # fmt: skip
LABELS = ("统一社会信用代码", "名称", "类型", "法定代表人", "住所")


def background(*labels: str) -> Image.Image:
    """A frame as wide as the page, with labels left of the values."""
    picture = Image.new("RGB", (1600, 800), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((16, 16, 1584, 784), outline=(180, 150, 70), width=14)
    for number, label in enumerate(labels):
        draw.text((160, 8 * (26.5 + 14 * number)), label, font=face(30), fill=(20, 20, 20))
    return picture


def one_page(path: Path, ocr: RecordingOcr | None = None) -> Page:
    (page,) = read_path(path, ocr).pages
    return page


def test_a_form_whose_labels_are_a_picture_is_one_page_of_labels_and_values(tmp_path: Path) -> None:
    path = ofd(tmp_path / "a.ofd", image(0, 0, 200, 100, 50) + VALUES, pictures=[background(*LABELS)])
    result = read_path(path, open_ocr("auto"))  # type: ignore[arg-type]
    assert result.children == ()
    (page,) = result.pages
    texts = [line.text for line in page.lines]
    assert texts[:4] == ["统一社会信用代码", "91330106MA2KX7Q54D", "名称", "临州青岚净水设备有限公司"]
    assert texts[-2:] == ["住所", "临州市青石区云溪路66号3幢201室"]


def test_a_background_in_a_template_counts_as_well(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    path = ofd(
        tmp_path / "a.ofd", VALUES, template=image(0, 0, 200, 100, 50), pictures=[background(*LABELS)]
    )
    assert one_page(path, ocr).method == "text+ocr"
    assert len(ocr.sizes) == 1


def test_a_frame_without_labels_is_not_recognised(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    page = one_page(
        ofd(tmp_path / "a.ofd", image(0, 0, 200, 100, 50) + VALUES, pictures=[background()]), ocr
    )
    assert page.method == "text"
    assert ocr.sizes == []


def test_a_scanned_page_is_recognised_in_place(tmp_path: Path) -> None:
    path = ofd(tmp_path / "a.ofd", image(0, 0, 200, 100, 50), pictures=[scan_picture(1600, 800, 6)])
    assert one_page(path, RecordingOcr()).method == "ocr"
    without_engine = one_page(path)
    assert without_engine.problem_code == "page-illegible"


def test_a_small_code_is_a_mark_with_its_text_and_no_page(tmp_path: Path) -> None:
    code = np.asarray(
        zxingcpp.create_barcode("91330106MA2KX7Q54D", zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    )
    path = ofd(tmp_path / "a.ofd", VALUES + image(10, 10, 25, 25, 50), pictures=[Image.fromarray(code)])
    result = read_path(path)
    assert len(result.pages) == 1
    assert result.children == ()
    (mark,) = result.pages[0].marks
    assert (mark.kind, mark.text) == ("qr", "91330106MA2KX7Q54D")
    assert 0.05 <= mark.box.x0 < mark.box.x1 <= 0.18


@pytest.mark.parametrize(
    "cells",
    [
        text(10, 20, "1", 3.5) + text(12.75, 20, "杭州服务站", 3.5) + text(31.3, 20, "0571-88001234", 3.5),
        text(10, 20, "1", 3.5) + rule(12, 14, 12, 24) + text(12.2, 20, "杭州服务站", 3.5)
        + rule(30, 14, 30, 24) + text(30.3, 20, "0571-88001234", 3.5),
        text(10, 20, "1杭州服务站0571-88001234", 3.5, delta="20 3.5 3.5 3.5 3.5 20 " + "1.75 " * 11),
    ],
    ids=["a millimetre apart", "a rule between", "one object"],
)  # fmt: skip
def test_cells_are_cells_however_close(tmp_path: Path, cells: str) -> None:
    page = one_page(ofd(tmp_path / "a.ofd", cells))
    assert [line.text for line in page.lines] == ["1", "杭州服务站", "0571-88001234"]


@pytest.mark.parametrize(
    "words",
    [
        "".join(text(20 + 4 * n, 20, sign) for n, sign in enumerate("营业执照")),
        text(20, 20, "营业") + text(28.3, 20, "执照"),
        text(20, 20, "营业执照", delta=""),
        text(20, 20, "营业执照", delta="g 3 9"),  # spread over a label's width
    ],
    ids=["character by character", "in two pieces", "without steps", "set wide"],
)
def test_what_touches_is_one_line(tmp_path: Path, words: str) -> None:
    assert one_page(ofd(tmp_path / "a.ofd", words)).text == "营业执照"


def test_a_ruled_table_has_its_cells(tmp_path: Path) -> None:
    rows = [
        ("序号", "网点名称", "电话"),
        ("1", "杭州服务站", "0571-88001234"),
        ("2", "宁波服务站", "0574-87654321"),
    ]
    xs, ys = (10, 25, 80, 130), (10, 20, 30, 40)
    objects = "".join(rule(xs[0], y, xs[-1], y) for y in ys) + "".join(
        rule(x, ys[0], x, ys[-1]) for x in xs
    )
    objects += "".join(
        text(x + 0.4, y + 7, word)
        for y, row in zip(ys, rows, strict=False)
        for x, word in zip(xs, row, strict=False)
    )
    (table,) = one_page(ofd(tmp_path / "a.ofd", objects)).tables
    assert table.texts() == [list(row) for row in rows]


def test_a_value_wrapped_in_its_object_is_one_line(tmp_path: Path) -> None:
    steps = "2 2 2 2 4 2 2 4 2 -20' DeltaY='g 9 0 5"
    wrapped = text(20, 20, "2022年11月01日", delta=steps)
    assert one_page(ofd(tmp_path / "a.ofd", wrapped)).text == "2022年11月01日"


WATERMARK = "仅供认证申请使用"


@pytest.mark.parametrize(
    ("objects", "notes"),
    [
        ("", [("Type='Watermark'", text(20, 60, WATERMARK))]),
        (text(20, 60, WATERMARK, more="CTM='0.87 -0.5 0.5 0.87 0 0'"), []),
        (text(20, 60, WATERMARK, more="Alpha='60'"), []),
        (text(20, 60, WATERMARK, inner="<o:FillColor Value='200 0 0' Alpha='50'/>"), []),
    ],
    ids=["annotation", "slanting", "transparent", "transparent colour"],
)
def test_a_watermark_is_told_and_is_no_text(
    tmp_path: Path, objects: str, notes: list[tuple[str, str]]
) -> None:
    page = one_page(ofd(tmp_path / "a.ofd", VALUES + objects, annotations=notes))
    assert WATERMARK not in page.text
    assert any(WATERMARK in reason for reason in page.why)


def test_notes_and_stamps_are_on_the_page_and_links_are_not(tmp_path: Path) -> None:
    notes = [
        ("Type='Stamp' Subtype='FreeText'", text(20, 60, "同意申报")),
        ("Type='Highlight' Visible='false'", text(20, 70, "看不见的批注")),
        ("Type='Stamp'", image(100, 50, 30, 30, 50)),
    ]
    page = one_page(
        ofd(tmp_path / "a.ofd", VALUES, annotations=notes, pictures=[scan_picture(300, 300, 2)])
    )
    assert "同意申报" in page.text
    assert "看不见" not in page.text
    assert [mark.kind for mark in page.marks] == ["seal"]


def test_text_that_nobody_sees_is_not_read(tmp_path: Path) -> None:
    white = "<o:FillColor Value='255 255 255'/>"
    objects = (
        VALUES + text(20, 60, "白纸白字", inner=white) + text(20, 66, "不显示的字", more="Visible='false'")
        + text(20, 72, "不填不描的字", more="Fill='false'")
        + filled(15, 10, 60, 8, "20 60 140") + text(20, 16, "蓝底白字", inner=white)
    )  # fmt: skip
    page = one_page(ofd(tmp_path / "a.ofd", objects))
    for unseen in ("白纸白字", "不显示的字", "不填不描的字"):
        assert unseen not in page.text
    assert "蓝底白字" in page.text


def test_attached_files_are_files_of_their_own_and_data_is_not(tmp_path: Path) -> None:
    attached = {"Res/说明.txt": "服务网点说明".encode(), "Res/original.xml": b"<a/>"}
    result = read_path(ofd(tmp_path / "a.ofd", VALUES, attachments=attached))
    assert [child.path for child in result.children] == ["a.ofd!/说明.txt"]


def curves(words: str) -> str:
    """Figures of a character's size and complexity, filled."""
    steps = " ".join(f"L {(step * 7) % 4} {(step * 5) % 4}" for step in range(1, 10))
    return "".join(
        f"<o:PathObject Boundary='{10 + 4.5 * (n % 40)} {20 + 8 * (n // 40)} 4 4' Stroke='false'"
        " Fill='true'>"
        f"<o:AbbreviatedData>M 0 0 {steps} C</o:AbbreviatedData></o:PathObject>"
        for n in range(len(words))
    )


def test_text_turned_into_curves_is_recognised(tmp_path: Path) -> None:
    assert one_page(ofd(tmp_path / "a.ofd", curves("售" * 120)), RecordingOcr()).method == "ocr"
    beside = one_page(ofd(tmp_path / "b.ofd", curves("售" * 120) + text(90, 90, "第1页")), RecordingOcr())
    assert beside.method == "text+ocr"


def private_font(words: str) -> tuple[bytes, str]:
    """A font that has these characters under codes of private use, and the words in those codes."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    path = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
    if not path.is_file():
        pytest.skip("no Chinese TrueType font here: apt-get install fonts-wqy-zenhei")
    known = TTFont(path, fontNumber=0, lazy=True)
    shapes, codes = known.getGlyphSet(), known.getBestCmap()
    signs = sorted(set(words))
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for number, sign in enumerate(signs):
        recorded, pen = DecomposingRecordingPen(shapes), TTGlyphPen(None)
        shapes[codes[ord(sign)]].draw(recorded)
        recorded.replay(pen)
        glyphs[f"g{number}"] = pen.glyph()
    builder = FontBuilder(known["head"].unitsPerEm)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0xE001 + number: f"g{number}" for number in range(len(signs))})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue(), "".join(chr(0xE001 + signs.index(sign)) for sign in words)


def test_codes_of_private_use_are_read_from_the_embedded_fonts_shapes(tmp_path: Path) -> None:
    ocr = open_ocr("auto")
    program, coded = private_font("售后服务管理制度第一条报修受理")
    path = ofd(tmp_path / "a.ofd", text(30, 30, coded[:8], 8) + text(30, 50, coded[8:], 6), font=program)
    page = one_page(path, ocr)  # type: ignore[arg-type]
    assert page.text == "售后服务管理制度\n第一条报修受理"
    assert page.problem_code is None


def test_a_few_such_codes_among_text_are_read_and_leave_the_page_a_text(tmp_path: Path) -> None:
    ocr = open_ocr("auto")
    program, coded = private_font("售后服务管理制度")
    path = ofd(
        tmp_path / "a.ofd",
        VALUES + VALUES.replace("Y='4.0'", "Y='6'") + text(20, 10, coded[:6], 6),
        font=program,
    )
    page = one_page(path, ocr)  # type: ignore[arg-type]
    assert "售后服务管理" in page.text
    assert page.method == "text"


@pytest.mark.parametrize("program", [b"", b"no font at all"])
def test_without_shapes_or_engine_such_a_page_is_illegible(tmp_path: Path, program: bytes) -> None:
    words = text(30, 30, "".join(chr(0xE001 + n) for n in range(30)))
    assert (
        one_page(ofd(tmp_path / "a.ofd", words, font=program), RecordingOcr()).problem_code
        == "page-illegible"
    )
    assert one_page(ofd(tmp_path / "b.ofd", words, font=program)).problem_code == "page-illegible"


def test_a_page_with_nothing_on_it_is_blank(tmp_path: Path) -> None:
    assert one_page(ofd(tmp_path / "a.ofd", "")).problem_code == "page-blank"


def test_a_page_that_is_a_picture_no_one_can_open_says_so(tmp_path: Path) -> None:
    page = one_page(
        ofd(tmp_path / "a.ofd", image(0, 0, 200, 100, 50), pictures=[b"\x97JB2\r\n\x1a\n"]), RecordingOcr()
    )
    assert page.problem_code == "page-illegible"
