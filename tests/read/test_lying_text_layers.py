"""Text layers that say something else than what people see: found out, or read from the picture."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from intake.model import Box, Cell, Line, Page, Table
from intake.ocr import open_ocr
from intake.read.hidden_text import differs_from_picture, written_wrong
from intake.read.unreadable import UNSURE, doubted, holds_unreadable, read_from_pictures, strip_of
from tests.ocr.pictures import font, sheet
from tests.read.builders import RecordingOcr, both, hidden, pdf, place_picture, read_path

LICENCE = (
    "营业执照", "统一社会信用代码：91330106MA2KX7Q54D", "名称：临州青岚净水设备有限公司",
    "法定代表人：闻人谨", "成立日期：2016年05月18日", "经营范围：净水设备的研发、生产、销售及售后服务。",
)  # fmt: skip


def lines_of(*texts: str) -> list[Line]:
    return [
        Line(text, Box(0.1, 0.1 + 0.06 * n, 0.1 + 0.03 * len(text), 0.13 + 0.06 * n))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代玛: 9l33O1O6MA2KX7Q54D",  # look-alikes
        "信用代码 91330106MA2KX7Q54B",  # its check character misread
        "成立日期: 2O16年05月18日",
        "有效期至2030年1l月22日",
    ],
)  # fmt: skip
def test_a_layer_that_shows_its_mistakes_is_known_by_them(text: str) -> None:
    assert written_wrong(lines_of("名称: 临州青岚净水设备有限公司", text))


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码 91330106MA2KX7Q54D", "身份证号 11010519491231002X", "型号 QDX10-16 B2018年款",
        "执行标准 GB/T 27922-2011", "二〇一六年五月", "BOLI 2016年",
    ],
)  # fmt: skip
def test_a_layer_without_mistakes_is_not(text: str) -> None:
    assert written_wrong(lines_of(text)) is None


def scanned(texts: tuple[str, ...]) -> Image.Image:
    return sheet(*((120, 120 + 110 * n, text) for n, text in enumerate(texts)), size=(1240, 900))


def seen_lines(texts: tuple[str, ...], shown: tuple[str, ...]) -> list[Line]:
    """Lines at the places where `scanned` draws them, as long as what is shown there."""
    return [
        Line(
            text,
            Box(
                120 / 1240,
                (118 + 110 * n) / 900,
                (120 + font(36).getlength(show)) / 1240,
                (165 + 110 * n) / 900,
            ),
        )
        for n, (text, show) in enumerate(zip(texts, shown, strict=True))
    ]


def test_a_few_lines_read_again_tell_a_good_layer_from_a_bad_one() -> None:
    ocr = open_ocr("auto")
    assert ocr is not None
    image = scanned(LICENCE)
    good = tuple(text.replace("：", ": ").replace("。", "") for text in LICENCE)
    wrong = str.maketrans("岚净设谨围研销", "风凈没堇国砑锖")
    bad = tuple(text.translate(wrong) for text in LICENCE)
    assert not differs_from_picture(seen_lines(good, LICENCE), lambda: image, ocr)
    assert differs_from_picture(seen_lines(bad, LICENCE), lambda: image, ocr)


def test_what_cannot_be_read_again_contradicts_nothing() -> None:
    image = scanned(LICENCE)
    assert not differs_from_picture(seen_lines(LICENCE, LICENCE), lambda: image, RecordingOcr())
    assert not differs_from_picture([], lambda: image, RecordingOcr())


def layered(path: Path, *pages: tuple[str, ...]) -> Path:
    return pdf(
        path,
        *(both(place_picture(scanned(LICENCE), 0, 0, 595, 842), hidden(list(texts))) for texts in pages),
    )


def test_a_hidden_layer_that_differs_from_its_scan_is_recognised_anew(tmp_path: Path) -> None:
    path = layered(tmp_path / "a.pdf", LICENCE)
    (page,) = read_path(path, RecordingOcr(strips=("完全不同的一行文字内容在这里",) * 6)).pages
    assert page.method == "ocr"
    assert "与画面不符" in page.why[0]


def test_a_hidden_layer_that_agrees_is_kept_as_recognised_text(tmp_path: Path) -> None:
    path = layered(tmp_path / "a.pdf", LICENCE)
    (page,) = read_path(path, RecordingOcr()).pages
    assert page.method == "text"
    assert "临州青岚净水设备有限公司" in page.text
    assert page.confidence < 1.0


def test_of_many_hidden_layers_that_agree_only_some_are_looked_at(tmp_path: Path) -> None:
    ocr = RecordingOcr()
    read_path(layered(tmp_path / "a.pdf", *[LICENCE] * 12), ocr)
    assert ocr.strips_asked == 4


def subset_font(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """A licence in an embedded font whose map to characters was changed."""
    face = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
    if not face.exists():
        pytest.skip("no Chinese TrueType font here: apt-get install fonts-wqy-zenhei")
    pdfmetrics.registerFont(TTFont("zen", str(face), subfontIndex=0))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("zen", 13)
        for number, text in enumerate(LICENCE):
            canvas.drawString(70, 780 - 26 * number, text)

    pdf(path, draw)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item["/ToUnicode"] = document.make_stream(change(item["/ToUnicode"].read_bytes()))
        document.save()
    return path


@pytest.mark.parametrize(
    "codes", [(b"<E123>", b"<E124>"), (b"<0000>", b"<0000>")], ids=["private use", "no code"]
)
def test_private_characters_in_a_name_are_read_from_their_shapes(
    tmp_path: Path, codes: tuple[bytes, bytes]
) -> None:
    ocr = open_ocr("auto")
    assert ocr is not None
    path = subset_font(
        tmp_path / "a.pdf", lambda data: data.replace(b"<9752>", codes[0]).replace(b"<5C9A>", codes[1])
    )
    (page,) = read_path(path, ocr).pages  # type: ignore[arg-type]
    assert page.method == "text"
    assert "临州青岚净水设备有限公司" in page.text
    assert next(line for line in page.lines if "临州" in line.text).confidence >= 0.8


def test_without_an_engine_the_line_is_unsure_and_the_others_are_not(tmp_path: Path) -> None:
    path = subset_font(tmp_path / "a.pdf", lambda data: data.replace(b"<9752>", b"<E123>"))
    (page,) = read_path(path).pages
    sure = {line.text[:3]: line.confidence for line in page.lines}
    assert sure["名称："] == UNSURE
    assert sure["法定代"] == 1.0


def read_as(text: str, seen: str, *cells: str) -> Page:
    table = Table((tuple(Cell(cell) for cell in cells),)) if cells else None
    page = Page("a.pdf", 1, (Line(text, Box(0, 0, 1, 0.1)),), (table,) if table else ())
    return read_from_pictures(page, lambda line: Image.new("L", (99, 20)), RecordingOcr(strips=(seen,)))


def test_a_code_that_is_known_from_a_line_is_known_in_the_tables() -> None:
    page = read_as("名称：\ue001岚公司", "名称:青岚公司", "\ue001岚公司", "\ue002")
    assert page.lines[0].text == "名称：青岚公司"
    assert page.tables[0].texts() == [["青岚公司", "\ue002"]]
    assert [cell.confidence for cell in doubted(page).tables[0].rows[0]] == [1.0, UNSURE]


def test_a_reading_that_disagrees_with_the_rest_of_the_line_gives_nothing() -> None:
    assert holds_unreadable(read_as("名称：\ue001岚公司", "地址某某路").text)
    assert holds_unreadable(read_as("\ue001\ue002\ue003岚", "青岚").text)


def test_signs_of_symbol_fonts_are_no_unreadable_characters() -> None:
    assert not holds_unreadable("\uf0b7 售后服务\uf0fe")
    assert holds_unreadable("临州\ue123岚")
    assert holds_unreadable("临州\ufffd岚")


def test_a_line_as_small_as_a_speck_has_no_picture() -> None:
    assert strip_of(Image.new("L", (100, 100)), Box(0.1, 0.1, 0.9, 0.12)) is None
