"""Which pages go to recognition: what people see decides, not whether a text layer is there."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intake.model import Page
from tests.ocr.pictures import font
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
    written,
)

full_page = place_picture(scan_picture(), 0, 0, 595, 842)


def read_as(path: Path, *draw: Callable[[Canvas], None]) -> Page:
    (page,) = read_path(pdf(path / "a.pdf", both(*draw)), RecordingOcr()).pages
    return page


def slanting(text: str, times: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number in range(times):
            canvas.saveState()
            canvas.translate(100 + number % 2 * 200, 80 + number * 90)
            canvas.rotate(30)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    return draw


def test_a_watermark_tiled_over_a_scan_does_not_hide_the_scan(tmp_path: Path) -> None:
    assert read_as(tmp_path, full_page, slanting("仅供售后服务认证使用", 8)).method == "ocr"


def test_header_and_footer_over_a_scan_do_not_hide_it(tmp_path: Path) -> None:
    def ends(canvas: Canvas) -> None:
        canvas.drawString(56, 815, "安徽某某泵业有限公司售后服务管理手册资质证书汇编（第二版）")
        canvas.drawString(56, 25, "文件编号：QM-01 版本：A/0 受控状态：受控 第 1 页 共 86 页")

    assert read_as(tmp_path, full_page, ends).method == "text+ocr"


def test_what_was_typed_into_a_scanned_form_does_not_hide_the_form(tmp_path: Path) -> None:
    typed = written(
        ["安徽某某泵业有限公司", "合肥市蜀山区长江西路200号", "王小明 13800000000", "工业离心泵"]
    )
    assert read_as(tmp_path, full_page, typed).method == "text+ocr"


def test_text_drawn_before_the_scan_over_it_is_hidden_text(tmp_path: Path) -> None:
    bad = written(["笫彐亍丕亠厶丌卅冂刂勹卩廴凵灬犭纟彳" * 2] * 4)
    assert read_as(tmp_path, bad, full_page).method == "ocr"
    assert read_as(tmp_path, body, full_page).method == "text"


def test_latin_garbage_under_a_scan_is_not_trusted_and_english_is(tmp_path: Path) -> None:
    garbage = hidden(["fl H rA iE ^ ll ffi tt B * WJ m SH if T 1 5E ft"] * 12)
    english = hidden(["The holder of this certificate shall keep records of all complaints."] * 6)
    assert read_as(tmp_path, full_page, garbage).method == "ocr"
    assert read_as(tmp_path, full_page, english).method == "text"


def test_a_transparent_mark_over_good_text_changes_nothing(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 424), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((50, 100, 250, 300), outline=(200, 0, 0, 60), width=9)

    def mark(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, 595, 842, mask="auto")

    assert read_as(tmp_path, body, mark).method == "text"


def curves(canvas: Canvas) -> None:
    """Shapes of characters' size and complexity."""
    for number in range(120):
        x, y = 60 + number % 30 * 15, 700 - number // 30 * 20
        path = canvas.beginPath()
        path.moveTo(x, y)
        for step in range(9):
            path.lineTo(x + 10 * (step % 3) / 2, y + 10 * (step % 4) / 3)
        path.close()
        canvas.drawPath(path, fill=1)


def test_text_turned_into_curves_is_recognised(tmp_path: Path) -> None:
    assert read_as(tmp_path, curves).method == "ocr"
    with_number = read_as(tmp_path, curves, lambda canvas: canvas.drawString(280, 30, "第 1 页"))
    assert with_number.method == "text+ocr"
    assert "曲线" in with_number.why[0]


def test_fonts_that_do_not_say_what_their_glyphs_mean_are_recognised(tmp_path: Path) -> None:
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not font.exists():
        pytest.skip("no TrueType font here")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("plain", str(font)))

    def text(canvas: Canvas) -> None:
        canvas.setFont("plain", 12)
        for number in range(12):
            canvas.drawString(60, 700 - number * 20, "Жалобы потребителей рассматриваются сразу")

    path = pdf(tmp_path / "a.pdf", text)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        document.save()
    assert read_path(path, RecordingOcr()).pages[0].method == "ocr"


def test_lists_of_addresses_and_type_codes_are_text(tmp_path: Path) -> None:
    codes = [f"qdx{number}-16-1.5kw wqk{number}-10 kefu{number}@xyz-beng.com.cn" for number in range(20)]
    assert read_as(tmp_path, written(codes)).method == "text"


def test_a_doubtful_text_layer_that_recognition_confirms_is_kept(tmp_path: Path) -> None:
    names = "吡啶呋喃噻吩咪唑嘧啶嘌呤哌嗪哌啶吗啉喹啉吲哚蒽菲芘萘苯酚甲苯苯胺"
    path = pdf(tmp_path / "a.pdf", written([names, names[::-1]]))
    (page,) = read_path(path, RecordingOcr(names + names[::-1])).pages
    assert (page.method, page.lines[0].text) == ("text", names)
    assert "与识别结果一致" in page.why[0]
    assert read_path(path, RecordingOcr("完全不同的识别结果" * 5)).pages[0].method == "ocr"


def stamp(path: Path, **more: object) -> Path:
    """Adds a picture to the first page as an annotation."""
    picture = io.BytesIO()
    scan_picture(600, 800).save(picture, "JPEG")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        image = document.make_stream(
            picture.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
            Width=600, Height=800,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        look = document.make_stream(
            b"q 500 0 0 700 0 0 cm /I Do Q", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 500, 700], Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image)),
        )  # fmt: skip
        annotation = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Rect=[40, 60, 540, 760], F=4, AP=pikepdf.Dictionary(N=look), **more
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(annotation)])
        document.save()
    return path


def test_a_scan_pasted_as_a_stamp_is_no_blank_page(tmp_path: Path) -> None:
    path = stamp(pdf(tmp_path / "a.pdf", lambda canvas: None), Subtype=pikepdf.Name.Stamp)
    assert read_path(path, RecordingOcr()).pages[0].method == "ocr"


def test_an_electronic_signature_is_a_seal(tmp_path: Path) -> None:
    path = stamp(pdf(tmp_path / "a.pdf", body), Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="sig")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        fields = document.pages[0].Annots
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(list(fields)), SigFlags=3)
        document.save()
    assert [mark.kind for mark in read_path(path, RecordingOcr()).pages[0].marks] == ["seal"]


def test_text_beside_the_page_is_not_read(tmp_path: Path) -> None:
    def outside(canvas: Canvas) -> None:
        body(canvas)
        canvas.drawString(700, 400, "页面以外的文字")

    page = read_as(tmp_path, outside)
    assert BODY[0] in page.text
    assert "页面以外" not in page.text


def labelled_form(*labels: str) -> Callable[[Canvas], None]:
    """A picture as large as the page: a frame, and labels where values leave room for them."""
    picture = Image.new("RGB", (1240, 1754), "white")
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((40, 40, 1200, 1714), outline=(180, 150, 70), width=20)
    for number, label in enumerate(labels):
        drawing.text((150, 310 + 125 * number), label, font=font(34), fill="black")
    return place_picture(picture, 0, 0, 595, 842)


def values(canvas: Canvas) -> None:
    for number, value in enumerate(
        ("91330106MA2KX7Q54D", "临州青岚净水设备有限公司", "有限责任公司", "闻人谨", "2016年05月18日")
    ):
        canvas.setFontSize(22)
        canvas.drawString(260, 680 - 60 * number, value)


def test_labels_in_the_background_of_typed_values_are_recognised(tmp_path: Path) -> None:
    labels = ("统一社会信用代码", "名称", "类型", "法定代表人", "成立日期")
    page = read_as(tmp_path, labelled_form(*labels), values)
    assert page.method == "text+ocr"
    assert "临州青岚净水设备有限公司" in page.text


def test_a_frame_around_typed_values_is_not(tmp_path: Path) -> None:
    assert read_as(tmp_path, labelled_form(), values).method == "text"


def test_text_beside_a_large_scan_is_not_hidden_under_it(tmp_path: Path) -> None:
    """A heading drawn first, and the paper that it announces below: both are read."""

    def heading(canvas: Canvas) -> None:
        canvas.drawString(
            56, 810, "检验报告 编号 GD2026-0911 样品名称 落地电风扇 委托单位 绍兴清溪电器有限公司"
        )
        canvas.drawString(56, 790, "结果及结论页扫描如下")

    page = read_as(tmp_path, heading, place_picture(scan_picture(), 60, 40, 475, 700))
    assert page.method == "text+ocr"
    assert "结果及结论页" in page.text
