"""Pictures of pages as people send them are read upright, straight, in order, under seals."""

import subprocess
import sys

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from intake.errors import OcrUnavailableError
from intake.model import Box, Line
from intake.ocr import available_engines, open_ocr, upright
from intake.ocr.facing import Reading, read_facing
from intake.ocr.types import OcrPage, PageOcr
from intake.zh.text import squeeze
from tests.ocr.pictures import font, letter, photographed, sealed, sheet


@pytest.fixture(scope="module")
def reader() -> PageOcr:
    opened = open_ocr("auto")
    assert opened is not None
    return opened


def text(page: OcrPage) -> str:
    return squeeze("".join(line.text for line in page.lines))


def in_order(page: OcrPage, *words: str) -> bool:
    places = [text(page).find(word) for word in words]
    return all(place >= 0 for place in places) and places == sorted(places)


PARTS = ("认证申请材料", "第一段", "第二段", "91440300708461136T", "2027年3月4日", "03526Q30418R1M")


def test_an_upright_page_is_read_in_order_without_detours(reader: PageOcr) -> None:
    page = reader.read(letter())
    assert in_order(page, *PARTS)
    assert page.rotation == 0
    assert page.engine.startswith(("openvino", "int8", "rapidocr"))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_turned_back_and_says_so(reader: PageOcr, turned: int) -> None:
    page = reader.read(upright(letter(), turned))
    assert in_order(page, *PARTS)
    assert (page.rotation + turned) % 360 == 0
    assert any("旋转" in reason for reason in page.why)


@pytest.mark.parametrize("degrees", [-3, 2.5])
def test_a_page_askew_is_straightened(reader: PageOcr, degrees: float) -> None:
    page = reader.read(letter().rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white"))
    assert in_order(page, *PARTS)
    assert any("倾斜" in reason for reason in page.why)


def test_a_date_under_a_red_seal_is_read_and_the_seal_has_its_place(reader: PageOcr) -> None:
    picture = sealed(sheet((120, 200, "营业执照副本复印件"), (600, 1200, "2023年08月09日")), 760, 1180, 170)
    page = reader.read(picture)
    assert "2023年08月09日" in text(page)
    (seal,) = [mark for mark in page.marks if mark.kind == "seal"]
    assert seal.box.x0 < 760 / 1240 < seal.box.x1
    assert seal.box.y0 < 1180 / 1754 < seal.box.y1
    assert seal.text == "杭州市市场监督管理局"


def test_a_chart_lettered_downwards_stays_as_it_came(reader: PageOcr) -> None:
    chart = sheet((420, 40, "组织机构图"), (450, 160, "总经理"), size=(1100, 800))
    draw = ImageDraw.Draw(chart)
    for column, name in enumerate(("售后服务部", "生产技术部", "质量检验部", "财务管理部", "行政人事部")):
        x = 120 + 190 * column
        draw.rectangle((x - 20, 320, x + 60, 600), outline="black", width=3)
        for row, letter_ in enumerate(name):
            draw.text((x, 335 + 50 * row), letter_, font=font(38), fill="black")
    for came in (0, 90):
        page = reader.read(upright(chart, came))
        assert (page.rotation + came) % 360 == 0
        assert in_order(page, "组织机构图", "总经理", "售后服务部")


def test_a_photo_from_the_side_is_made_flat(reader: PageOcr) -> None:
    page = reader.read(photographed(letter()))
    assert in_order(page, *PARTS)
    assert any("展平" in reason for reason in page.why)


def test_a_code_is_a_mark_with_its_text(reader: PageOcr) -> None:
    picture = letter()
    code = np.asarray(
        zxingcpp.create_barcode("http://www.gsxt.gov.cn/9144", zxingcpp.BarcodeFormat.QRCode).to_image(
            scale=8
        )
    )
    picture.paste(Image.fromarray(code).convert("RGB"), (850, 1200))
    marks = [mark for mark in reader.read(picture).marks if mark.kind == "qr"]
    assert [mark.text for mark in marks] == ["http://www.gsxt.gov.cn/9144"]


def test_a_ruled_table_comes_with_rows_columns_and_a_merged_cell(reader: PageOcr) -> None:
    picture = Image.new("RGB", (1240, 900), "white")
    draw = ImageDraw.Draw(picture)
    xs, ys = (100, 300, 700, 1140), (200, 300, 400, 500)
    for y in ys:
        draw.line((xs[0], y, xs[-1], y), fill="black", width=3)
    for number, x in enumerate(xs):
        draw.line((x, ys[0], x, ys[-1] if number != 1 else ys[2]), fill="black", width=3)
    for x, y, word in (
        (120, 225, "序号"), (320, 225, "网点名称"), (720, 225, "联系电话"),
        (120, 325, "1"), (320, 325, "杭州服务站"), (720, 325, "0571-88001234"),
        (120, 425, "合计一处网点"), (720, 425, "无"),
    ):  # fmt: skip
        draw.text((x, y), word, font=font(34), fill="black")
    (table,) = reader.read(picture).tables
    assert table.texts() == [
        ["序号", "网点名称", "联系电话"],
        ["1", "杭州服务站", "0571-88001234"],
        ["合计一处网点", "", "无"],
    ]


def test_a_two_column_form_is_read_row_by_row(reader: PageOcr) -> None:
    rows = [("名称", "甲公司"), ("类型", "有限公司"), ("住所", "杭州市")]
    picture = sheet(
        *((120, 300 + 90 * row, f"{label} {value}") for row, (label, value) in enumerate(rows)),
        *(
            (720, 300 + 90 * row, word)
            for row, word in enumerate(("注册资本 壹佰万元", "成立日期 2016年", "营业期限 长期"))
        ),
    )
    assert in_order(reader.read(picture), "甲公司", "壹佰万元", "有限公司", "2016年", "杭州市", "长期")


def test_a_long_screenshot_is_read_to_its_foot(reader: PageOcr) -> None:
    numbers = ("91440300708461136T", "3652.18万元", "2026年6月30日", "0571-88001234")
    rows = ((60, 200 + 720 * row, f"第{row}项 {number}") for row, number in enumerate(numbers))
    page = reader.read(sheet(*rows, size=(1080, 2800), height=30))
    assert in_order(page, *numbers)
    last = page.lines[-1].box
    assert last.y0 < (200 + 720 * 3 + 20) / 2800 < last.y1


def test_a_mirror_image_is_turned_over_and_says_so(reader: PageOcr) -> None:
    picture = sheet(
        (60, 60, "售后服务评价体系认证证书"), (60, 160, "有效期至2027年3月4日"), size=(700, 300)
    )
    page = reader.read(ImageOps.mirror(picture))
    assert in_order(page, "售后服务评价体系认证证书", "2027年3月4日")
    assert any("镜像" in reason for reason in page.why)
    assert page.mirrored


def test_noise_gives_no_confident_text(reader: PageOcr) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (900, 700, 3), np.uint8)
    page = reader.read(Image.fromarray(noise))
    assert all(line.confidence < 0.8 for line in page.lines if len(line.text) > 2)


def test_tesseract_reads_the_same_page() -> None:
    if not next(state for state in available_engines() if state.name == "tesseract").available:
        pytest.skip("no tesseract with Chinese data on this machine")
    reader = open_ocr("tesseract")
    assert reader is not None
    page = reader.read(letter())
    assert "2027年3月4日" in text(page)
    assert "第一段" in text(page)
    assert page.engine.startswith("tesseract")


def test_reading_twice_gives_the_same(reader: PageOcr) -> None:
    assert reader.read(letter()) == reader.read(letter())


def test_off_means_no_reader() -> None:
    assert open_ocr("off") is None


def test_an_engine_that_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OcrUnavailableError, match="tesseract-ocr-chi-sim"):
        open_ocr("tesseract")
    assert open_ocr("auto") is not None


def test_importing_the_room_loads_no_engine() -> None:
    engines = ("rapidocr", "onnxruntime", "cv2", "pytesseract")
    code = f"import sys, intake.ocr; print([name for name in {engines} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("upright_says", "turn"), [(True, 0), (False, 270)])
def test_a_page_that_says_nothing_turned_is_read_as_it_came(
    *, upright_says: bool, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last lines of a text on an else empty sheet: the classifier of facing may take it for a sheet on
    its side."""
    monkeypatch.setattr("intake.ocr.facing.clockwise_turn", lambda _page: 270)
    page = Image.new("RGB", (300, 400), "white")
    line = Line("监督检查表；满意度调查报告；内部评价报告。", Box(0.1, 0.1, 0.9, 0.13), 0.99)

    def read(seen: Image.Image) -> Reading:
        return Reading(seen, (line,) if (seen.size == page.size) is upright_says else ())

    found, reading = read_facing(page, read, lambda strips: tuple((line.text, 0.9) for _ in strips))
    assert (found, reading.lines) == (turn, (line,))
