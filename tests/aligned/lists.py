"""Lists drawn without rules, on PDF pages and as scans."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake.errors import OcrUnavailableError
from intake.model import Page
from intake.ocr import PageOcr, open_ocr
from intake.read import ReadOptions, read_file
from tests.ocr.pictures import sheet
from tests.read.builders import source_of

OUTLETS = (
    ("序号", "网点名称", "详细地址", "联系电话"),
    ("1", "杭州西湖售后服务站", "浙江省杭州市西湖区文三路259号", "0571-88001234"),
    ("2", "宁波海曙服务网点", "浙江省宁波市海曙区中山西路138号", "0574-87001235"),
    ("3", "温州鹿城服务站", "浙江省温州市鹿城区车站大道77号", ""),
    ("4", "绍兴柯桥维修部", "浙江省绍兴市柯桥区群贤路1500号", "0575-85001237"),
    ("5", "金华婺城服务中心", "浙江省金华市婺城区双溪西路620号", "0579-84001238"),
)
COLUMNS = (60, 100, 230, 450)


def drawn(
    canvas: Canvas, rows: Sequence[Sequence[str]], columns: Sequence[int], top: int = 740, step: int = 24
) -> None:
    """Cells at those places, in points from the left, row by row."""
    for row, cells in enumerate(rows):
        for x, text in zip(columns, cells, strict=True):
            canvas.drawString(x, top - step * row, text)


def pictured(rows: Sequence[Sequence[str]], columns: Sequence[int], title: str = "") -> Image.Image:
    """A scan of such rows: A4 at 150 dpi."""
    scale = 1240 / 595
    cells = [
        (round(x * scale), 200 + 56 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip(columns, texts, strict=True)
    ]
    return sheet((480, 100, title), *cells, height=25)


@cache
def engine() -> PageOcr:
    try:
        found = open_ocr("rapidocr")
    except OcrUnavailableError:
        pytest.skip("no OCR engine on this machine")
    assert found is not None
    return found


def scanned(path: Path, image: Image.Image) -> Page:
    image.save(path, dpi=(150, 150))
    return read_file(source_of(path), ReadOptions(path.parent / "work", engine())).pages[0]


def plain(texts: list[list[str]]) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in texts]
