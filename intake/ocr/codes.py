"""QR codes and barcodes: their text as marks on the page. What they point to is never fetched."""

import zxingcpp
from PIL import Image

from intake.model import Box, Mark
from intake.zh.common_characters import COMMON_HAN

_LONGEST_TEXT = 2000

_FORMATS = zxingcpp.BarcodeFormats(
    (
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.EAN13,
        zxingcpp.BarcodeFormat.EAN8,
        zxingcpp.BarcodeFormat.ITF,
    )
)
"""What licences, certificates, reports and packages bear; to look for all kinds takes twice the time."""


_STATED = frozenset("23456")
"""Last signs of a QR code's symbology identifier (]Q2 …) that say its encoding is stated inside
(ISO/IEC 18004, table E.1); only 1 and 0 leave it open."""

_NATIONAL = ("gb18030", "big5")
"""What Chinese programs write without stating it, when it is not UTF-8."""

_COMMON = 0.9
"""Of a decoded text's Chinese characters that must be everyday ones: a wrong encoding gives rare ones."""


def find_codes(image: Image.Image) -> tuple[Mark, ...]:
    """Every code that can be read, from top to bottom."""
    try:
        found = zxingcpp.read_barcodes(image.convert("L"), formats=_FORMATS, try_invert=False)
    except (ValueError, RuntimeError):
        return ()
    marks = [_mark(code, image.width, image.height) for code in found if code.valid and code.text]
    return tuple(sorted(marks, key=lambda mark: (mark.box.y0, mark.box.x0, mark.text)))


def _mark(code: "zxingcpp.Barcode", width: int, height: int) -> Mark:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    box = Box(
        min(corner.x for corner in corners) / width,
        min(corner.y for corner in corners) / height,
        max(corner.x for corner in corners) / width,
        max(corner.y for corner in corners) / height,
    )
    return Mark("qr" if "QR" in str(code.format) else "barcode", box, _text(code)[:_LONGEST_TEXT])


def _text(code: "zxingcpp.Barcode") -> str:
    """What it says, in the encoding it states or else the one in which it reads as Chinese: the library
    takes unstated bytes for Latin-1 when it doubts."""
    if code.symbology_identifier[-1:] in _STATED or code.text.isascii():
        return str(code.text)
    data = bytes(code.bytes)
    for encoding in ("utf-8", *_NATIONAL):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _reads_as_chinese(text):  # by chance hardly anything is UTF-8
            return text
    return str(code.text)


def _reads_as_chinese(text: str) -> bool:
    strange = [sign for sign in text if sign > "\u00ff" and not _is_punctuation(sign)]
    return bool(strange) and sum(sign in COMMON_HAN for sign in strange) >= _COMMON * len(strange)


def _is_punctuation(sign: str) -> bool:
    return "\u2000" <= sign <= "\u206f" or "\u3000" <= sign <= "\u303f" or sign >= "\uff00"
