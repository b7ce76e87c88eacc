"""What a code says, in whatever encoding its maker wrote it."""

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from intake.ocr.codes import find_codes


def page_with(content: bytes | str) -> Image.Image:
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode)
    page = Image.new("RGB", (800, 800), "white")
    page.paste(Image.fromarray(np.asarray(code.to_image(scale=5))).convert("RGB"), (60, 60))
    return page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("名称:临州青岚净水设备有限公司\n有效期至:2030-10-22", "gb18030"),
        ("名称：临州青岚净水设备有限公司", "utf-8"),
        ("許可證：臺北青嵐商行", "big5"),
        ("Müller & Söhne, Zürich", "latin-1"),
        ("Müller & Söhne, Zürich", "utf-8"),
        ("https://zwfw.example.cn/q?id=91330106MA2KX7Q54D", "ascii"),
    ],
)
def test_a_code_reads_as_it_was_meant(text: str, encoding: str) -> None:
    assert [mark.text for mark in find_codes(page_with(text.encode(encoding)))] == [text]


def test_a_code_that_states_its_encoding_is_believed() -> None:
    assert [mark.text for mark in find_codes(page_with("经营项目：预包装食品销售"))] == [
        "经营项目：预包装食品销售"
    ]
