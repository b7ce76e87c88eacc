"""QR codes and barcodes: their text as marks on the page. What they point to is never fetched."""

import zxingcpp
from PIL import Image

from intake.model import Box, Mark

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
    return Mark("qr" if "QR" in str(code.format) else "barcode", box, code.text[:_LONGEST_TEXT])
