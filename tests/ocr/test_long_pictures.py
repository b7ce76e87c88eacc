"""Long screenshots and receipts are cut between lines and read at their own size."""

from PIL import Image

from intake.ocr.scale import at_reading_size
from intake.ocr.tiles import tiles
from tests.ocr.pictures import sheet


def roll(rows: int = 60) -> Image.Image:
    """A phone's screenshot of `rows` lines, 120 pixels apart."""
    texts = ((60, 40 + 120 * row, f"第{row}行 申报项目内容 {row * 37}万元") for row in range(rows))
    return sheet(*texts, size=(1080, 120 * rows), height=40)


def test_a_page_stays_whole() -> None:
    assert len(tiles(sheet((100, 100, "一页")))) == 1


def test_a_long_picture_is_cut_into_pieces_of_a_pages_shape_that_join_without_a_gap() -> None:
    picture = roll()
    pieces = tiles(picture)
    assert len(pieces) > 3
    assert pieces[0].y0 == 0.0
    assert pieces[-1].y1 == 1.0
    assert [piece.y1 for piece in pieces[:-1]] == [piece.y0 for piece in pieces[1:]]
    assert all(piece.height * picture.height <= 1.9 * picture.width for piece in pieces)


def test_no_line_of_text_is_cut() -> None:
    picture = roll()
    for piece in tiles(picture)[1:]:
        row = round(piece.y0 * picture.height)
        assert picture.crop((0, row - 4, picture.width, row + 4)).convert("L").getextrema()[0] > 200


def test_a_long_picture_is_not_squeezed() -> None:
    assert at_reading_size(roll(), None, []).width == 1080
