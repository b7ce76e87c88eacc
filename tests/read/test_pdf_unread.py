"""What stands in a PDF and is no text of the paper: watermarks, struck words, layers, white letters."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from intake.model import Box, Line, Page
from intake.read.pdf.extras import with_values
from tests.read.builders import (
    RecordingOcr,
    body,
    both,
    pdf,
    place_picture,
    read_path,
    scan_picture,
    written,
)

WORDS = "仅供认证申请使用"
VALUES = ["名称：临州青岚净水设备有限公司", "法定代表人：闻人谨", "成立日期：2016年05月18日"]


def read_as(path: Path, *draw: Callable[[Canvas], None], ocr: RecordingOcr | None = None) -> Page:
    (page,) = read_path(pdf(path / "a.pdf", both(*draw)), ocr).pages
    return page


def mark(
    colour: tuple[float, float, float, float],
    turn: float = 0,
    size: float = 12,
    times: int = 1,
    text: str = WORDS,
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number in range(times):
            canvas.saveState()
            canvas.setFillColor(Color(*colour[:3], alpha=colour[3]))
            canvas.setFontSize(size)
            canvas.translate(90 + 37 * number, 690 - 70 * number)
            canvas.rotate(turn)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    return draw


@pytest.mark.parametrize(
    "watermark",
    [
        mark((0, 0, 0, 1), turn=35, size=40),
        mark((0.8, 0.1, 0.1, 0.3), size=30),
        mark((0.85, 0.85, 0.85, 1), size=40),
        mark((0.85, 0.85, 0.85, 1), times=4),
    ],
    ids=["slanting", "transparent", "pale across the text", "pale and tiled"],
)
def test_a_watermark_is_told_and_enters_no_value(
    tmp_path: Path, watermark: Callable[[Canvas], None]
) -> None:
    page = read_as(tmp_path, written([*VALUES, ""] * 5), watermark)
    assert WORDS not in page.text
    assert page.text.splitlines()[:3] == VALUES
    assert any(WORDS in reason for reason in page.why)


def ruled(canvas: Canvas) -> None:
    for x in (60, 200, 500):
        canvas.line(x, 600, x, 700)
    for y in (600, 650, 700):
        canvas.line(60, y, 500, y)
    for x, y, text in (
        (70, 670, "名称"),
        (210, 670, VALUES[0]),
        (70, 620, "日期"),
        (210, 620, "2016年05月18日"),
    ):
        canvas.drawString(x, y, text)


def test_a_watermark_enters_no_cell(tmp_path: Path) -> None:
    page = read_as(tmp_path, ruled, mark((0.5, 0.5, 0.5, 1), turn=-10, size=30))
    (table,) = page.tables
    assert table.texts() == [["名称", VALUES[0]], ["日期", "2016年05月18日"]]


@pytest.mark.parametrize(
    "text",
    [
        mark((0.55, 0.55, 0.55, 1), times=4, text="联系电话"),  # grey labels of a web page
        mark((0.83, 0.68, 0.21, 1), size=30, text="荣誉证书"),  # gold
        mark((0, 0, 0, 1), turn=90, text="装订线内"),
        mark((0, 0, 0, 1), turn=2, text="扫描识别所得的文字"),
        mark((0, 0, 0, 0.8), text="几乎不透明的文字"),
    ],
    ids=["grey", "gold", "sideways", "leaning", "nearly opaque"],
)
def test_what_is_printed_otherwise_stays(tmp_path: Path, text: Callable[[Canvas], None]) -> None:
    page = read_as(tmp_path, body, text)
    assert not any("水印" in reason for reason in page.why)
    assert sum(len(line.text) for line in page.lines) > 460


def test_a_page_that_slants_as_a_whole_is_no_watermark(tmp_path: Path) -> None:
    assert WORDS in read_as(tmp_path, mark((0, 0, 0, 1), turn=12, size=20)).text


def test_a_watermark_over_a_scan_is_not_recognised_with_it(tmp_path: Path) -> None:
    scan = place_picture(scan_picture(), 0, 0, 595, 842)
    page = read_as(tmp_path, scan, mark((0, 0, 0, 0.2), turn=30, times=5), ocr=RecordingOcr())
    assert page.method == "ocr"
    assert any("水印" in reason for reason in page.why)


def struck(at: float, width: float, thick: float = 1) -> Callable[[Canvas], None]:
    """A word on a line of its own at a height of 300, and a rule so far above its base line."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 300, "原有效期至2020年")
        if thick == 1:
            canvas.line(98, 300 + at, 98 + width, 300 + at)
        else:
            canvas.rect(98, 300 + at - thick / 2, width, thick, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize("thick", [1, 1.5])
def test_a_word_struck_out_is_not_read(tmp_path: Path, thick: float) -> None:
    page = read_as(tmp_path, body, struck(4, 96, thick))
    assert "原有效期" not in page.text
    assert any("划掉" in reason for reason in page.why)


@pytest.mark.parametrize(
    ("at", "width"), [(-1.5, 96), (13, 96), (4, 40)], ids=["underlined", "overlined", "a dash"]
)
def test_a_word_with_another_rule_is_read(tmp_path: Path, at: float, width: float) -> None:
    assert "原有效期至2020年" in read_as(tmp_path, body, struck(at, width)).text


def test_white_letters_are_read_only_where_they_are_seen(tmp_path: Path) -> None:
    def heading(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.1, 0.3, 0.6))
        canvas.rect(60, 480, 300, 24, stroke=0, fill=1)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.drawString(70, 487, "蓝底白字的标题")
        canvas.drawString(70, 440, "白纸上的白字")

    page = read_as(tmp_path, written(VALUES), heading)
    assert "蓝底白字的标题" in page.text
    assert "白纸上的白字" not in page.text
    assert any("看不见" in reason for reason in page.why)


def layered(path: Path, off: bool, policy: str = "", base: str = "/ON") -> Path:
    """A page with a sentence and a rule on a layer of their own, in the content and in a form."""
    pdf(path, written(VALUES))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="草稿"))
        shown: pikepdf.Object = group
        if policy:
            shown = document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.OCMD, OCGs=pikepdf.Array([group]), P=pikepdf.Name(policy)
                )
            )
        default = pikepdf.Dictionary(BaseState=pikepdf.Name(base))
        if off and base == "/ON":
            default["/OFF"] = pikepdf.Array([group])
        if not off and base == "/OFF":
            default["/ON"] = pikepdf.Array([group])
        document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=default)
        page = document.pages[0]
        resources = page.obj.Resources
        resources["/Properties"] = pikepdf.Dictionary({"/L": shown})
        form = document.make_stream(
            b"BT /F1 12 Tf 1 0 0 1 60 500 Tm (Draft in a form) Tj ET",
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842], OC=shown,
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=helvetica(document))),
        )  # fmt: skip
        resources["/XObject"] = pikepdf.Dictionary({"/Fm": form})
        resources["/Font"]["/F9"] = helvetica(document)
        text = b"BT /F9 12 Tf 1 0 0 1 60 540 Tm (Draft of the old edition) Tj ET 60 548 99 1 re f"
        content = page.Contents.read_bytes() + b"\n/OC /L BDC " + text + b" EMC /Fm Do"
        page.Contents = document.make_stream(content)
        document.save()
    return path


def helvetica(document: pikepdf.Pdf) -> pikepdf.Object:
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )


@pytest.mark.parametrize(
    ("off", "policy", "base"),
    [(True, "", "/ON"), (True, "/AllOn", "/ON"), (False, "/AllOff", "/ON"), (True, "", "/OFF")],
)
def test_a_layer_switched_off_is_not_on_the_page(tmp_path: Path, off: bool, policy: str, base: str) -> None:
    (page,) = read_path(layered(tmp_path / "a.pdf", off, policy, base)).pages
    assert page.text.splitlines() == VALUES
    assert any("图层" in reason for reason in page.why)


@pytest.mark.parametrize(
    ("off", "policy", "base"), [(False, "", "/ON"), (True, "/AnyOff", "/ON"), (False, "", "/OFF")]
)
def test_a_layer_that_is_shown_is_read(tmp_path: Path, off: bool, policy: str, base: str) -> None:
    (page,) = read_path(layered(tmp_path / "a.pdf", off, policy, base)).pages
    assert "Draft of the old edition" in page.text
    assert "Draft in a form" in page.text


def filled_form(canvas: Canvas) -> None:
    for number, (label, value) in enumerate(
        (("企业名称：", "Qinglan Co"), ("联系电话：", "0571-88001234"))
    ):
        canvas.drawString(60, 700 - 30 * number, label)
        canvas.acroForm.textfield(
            name=f"f{number}", value=value, x=130, y=695 - 30 * number, width=200, height=20, fontSize=10
        )
    canvas.drawString(60, 600, "以上内容属实。")


def test_values_of_a_form_stand_beside_their_labels(tmp_path: Path) -> None:
    page = read_as(tmp_path, filled_form)
    assert page.text.splitlines() == [
        "企业名称：",
        "Qinglan Co",
        "联系电话：",
        "0571-88001234",
        "以上内容属实。",
    ]


def test_a_value_under_its_label_stands_behind_it() -> None:
    lines = tuple(Line(text, Box(0.1, y, 0.4, y + 0.02)) for text, y in (("意见：", 0.1), ("日期", 0.5)))
    value = Line("同意", Box(0.2, 0.14, 0.4, 0.16))
    assert [line.text for line in with_values(lines, (value,))] == ["意见：", "同意", "日期"]
    assert [line.text for line in with_values((), (value,))] == ["同意"]
