"""A photographed sheet is made flat only where nothing printed would be lost."""

import numpy as np
from PIL import Image

from intake.ocr.perspective import flattened
from tests.ocr.pictures import letter, photographed, sheet


def test_a_sheet_on_a_dark_table_is_made_flat() -> None:
    assert flattened(photographed(letter())) is not None


def test_a_scan_has_nothing_to_flatten() -> None:
    assert flattened(letter()) is None


def test_a_sheet_whose_foot_lies_in_shadow_is_not_cut() -> None:
    page = sheet(
        (120, 200, "认证证书"), *((120, 1300 + 80 * row, "有效期至2027年3月4日") for row in range(4))
    )
    photo = np.asarray(photographed(page), np.float32)
    rows = np.arange(photo.shape[0])[:, None, None]
    shaded = photo * np.where(rows < 1150, 1.0, 0.42)
    assert flattened(Image.fromarray(shaded.astype(np.uint8))) is None
