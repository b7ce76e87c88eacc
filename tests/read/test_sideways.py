"""PDF pages whose text lies on its side are read as if somebody had turned them."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageStat
from reportlab.pdfgen.canvas import Canvas

from intake.model import Page
from intake.read import page_picture
from tests.aligned.lists import COLUMNS, OUTLETS, drawn
from tests.read.builders import BODY, RecordingOcr, pdf, place_picture, read_path, scan_picture, source_of

TURNS = (90, 180, 270)


def on_its_side(draw: Callable[[Canvas], None], turn: int) -> Callable[[Canvas], None]:
    """An A4 page, upright, drawn on so that it must be turned clockwise by `turn` to be read."""
    moved = {90: (595, 0), 180: (595, 842), 270: (0, 842)}

    def draw_turned(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(*moved[turn])
        canvas.rotate(turn)
        canvas.setFont("STSong-Light", 12)
        draw(canvas)
        canvas.restoreState()

    return draw_turned


def body(canvas: Canvas) -> None:
    for number, text in enumerate(BODY * 2):
        canvas.drawString(60, 520 - 20 * number, text)


def ruled(canvas: Canvas) -> None:
    edges = (*COLUMNS, 560)
    levels = [540 - 24 * row for row in range(len(OUTLETS) + 1)]
    for x in edges:
        canvas.line(x, levels[0], x, levels[-1])
    for y in levels:
        canvas.line(edges[0], y, edges[-1], y)
    drawn(canvas, OUTLETS, [x + 4 for x in COLUMNS], 523)


def unruled(canvas: Canvas) -> None:
    drawn(canvas, OUTLETS, COLUMNS, 523)


def darkness(path: Path, page: Page) -> float:
    """How dark the page's picture, turned as the page says, is where its first line stands; 0 is white."""
    jpeg = page_picture(source_of(path), page.number, 1400, page.rotation)
    assert jpeg is not None
    image = Image.open(io.BytesIO(jpeg)).convert("L")
    box = page.lines[0].box
    part = image.crop(
        (
            round(box.x0 * image.width),
            round(box.y0 * image.height),
            round(box.x1 * image.width),
            round(box.y1 * image.height),
        )
    )
    return 255 - ImageStat.Stat(part).mean[0]


@pytest.mark.parametrize("turn", TURNS)
def test_text_drawn_sideways_comes_in_reading_order_at_its_place(tmp_path: Path, turn: int) -> None:
    path = pdf(tmp_path / "a.pdf", on_its_side(body, turn))
    (page,) = read_path(path).pages
    assert [line.text for line in page.lines] == list(BODY * 2)
    assert page.rotation == turn
    assert all(line.box.width > line.box.height for line in page.lines)
    assert darkness(path, page) > 20
    assert any("旋转" in reason for reason in page.why)


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("draw", [ruled, unruled])
def test_a_wide_table_on_a_portrait_page_keeps_its_cells(
    tmp_path: Path, draw: Callable[[Canvas], None], turn: int, marked: bool
) -> None:
    """Whether the page is marked as turned (`/Rotate`), as office programs do, or only drawn so."""
    path = pdf(tmp_path / "a.pdf", on_its_side(draw, turn))
    if marked:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            document.pages[0].Rotate = turn
            document.save(path)
    (page,) = read_path(path).pages
    assert page.tables[0].texts() == [list(row) for row in OUTLETS]
    assert page.lines[0].text.startswith("序号")
    assert page.rotation == (0 if marked else turn)


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_laid_in_the_wrong_way_up_is_turned_back(tmp_path: Path, turn: int) -> None:
    path = pdf(tmp_path / "a.pdf", body)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Rotate = turn
        document.save(path)
    (page,) = read_path(path).pages
    assert page.rotation == (360 - turn) % 360
    assert [line.text for line in page.lines] == list(BODY * 2)
    assert darkness(path, page) > 20


def test_a_few_sideways_words_do_not_turn_a_page(tmp_path: Path) -> None:
    def with_margin(canvas: Canvas) -> None:
        body(canvas)
        on_its_side(lambda turned: turned.drawString(300, 560, "装订线"), 90)(canvas)

    (page,) = read_path(pdf(tmp_path / "a.pdf", with_margin)).pages
    assert page.rotation == 0
    assert page.lines[0].text == BODY[0]


def test_a_picture_on_a_sideways_page_is_recognised_where_it_lies(tmp_path: Path) -> None:
    def with_picture(canvas: Canvas) -> None:
        for number, text in enumerate(BODY):
            canvas.drawString(60, 520 - 20 * number, text)
        place_picture(scan_picture(900, 600), 420, 40, 360, 240)(canvas)

    ocr = RecordingOcr("图片里的证书")
    (page,) = read_path(pdf(tmp_path / "a.pdf", on_its_side(with_picture, 90)), ocr).pages
    found = next(line for line in page.lines if line.text == "图片里的证书")
    assert ocr.sizes[0][0] > ocr.sizes[0][1]
    assert 0.5 < found.box.x0 < 0.6
    assert found.box.y0 > 0.5
