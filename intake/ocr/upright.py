"""Turning a picture by quarters."""

from PIL import Image

_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image, rotation: int) -> Image.Image:
    """The picture turned clockwise by `rotation` (0, 90, 180, 270 degrees): as OCR saw it."""
    return image.transpose(_TURNS[rotation]) if rotation in _TURNS else image
