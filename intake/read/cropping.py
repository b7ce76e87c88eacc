"""Pictures cropped in Word, Excel and PowerPoint keep all their pixels in the file; people see a part."""

import io
from dataclasses import dataclass

from lxml import etree
from PIL import Image

_SOURCE = "{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect"
_THOUSANDTHS = 100_000
"""ECMA-376 20.1.8.55: a side's share in thousandths of a per cent."""

_LEAST = 0.005
"""A side's share from which a crop is one; less is rounding."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The shares of a picture's width and height that are cut away at its sides."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


def crop_of(picture: etree._Element) -> Crop | None:
    """How a picture (`a:blip` or `v:imagedata`) is cropped where it stands; None when it is whole."""
    source = _beside(picture)
    if source is None:
        sides = [_share(picture.get(f"crop{side}", "")) for side in ("left", "top", "right", "bottom")]
    else:
        sides = [_number(source.get(side, "0")) / _THOUSANDTHS for side in "ltrb"]
    left, top, right, bottom = (max(0.0, side) for side in sides)  # below 0 a margin is added
    if max(left, top, right, bottom) < _LEAST or left + right >= 1 or top + bottom >= 1:
        return None
    return Crop(left, top, right, bottom)


def cropped(data: bytes, crop: Crop, most_pixels: int) -> bytes:
    """The part of a picture that is seen; all of it when it cannot be opened or has over `most_pixels`."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            if width * height > most_pixels or image.format is None:
                return data
            part = image.crop(
                (
                    round(crop.left * width),
                    round(crop.top * height),
                    round((1 - crop.right) * width),
                    round((1 - crop.bottom) * height),
                )
            )
            buffer = io.BytesIO()
            jpeg = image.format == "JPEG"
            part.save(buffer, "JPEG" if jpeg else "PNG", quality=95, exif=image.getexif())
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data
    return buffer.getvalue()


def _beside(picture: etree._Element) -> etree._Element | None:
    parent = picture.getparent()
    return parent.find(_SOURCE) if parent is not None else None


def _share(text: str) -> float:
    """VML's share: a fraction, or sixteen-bit fixed point with an f behind it ([MS-OI29500] 2.1.1772)."""
    return _number(text.removesuffix("f")) / 65_536 if text.endswith("f") else _number(text)


def _number(text: str) -> float:
    try:
        return float(text.removesuffix("%")) * (1000 if text.endswith("%") else 1)
    except ValueError:
        return 0.0
