"""Pictures: one page a frame, turned as the camera says."""

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from intake.errors import ReadError
from intake.limits import Limits
from intake.model import Page, SourceFile
from intake.ocr.scale import page_length
from intake.read.ocr_page import PagePlace, read_picture
from intake.read.pictures import flat
from intake.read.types import ReadOptions, ReadResult

_TINY = 16
"""Pixels: a picture with a side shorter than this cannot hold a readable character."""

_OCR_SIDE = 4500
"""Longest side handed to OCR: A4 at 380 dpi; what is larger only costs memory. A long screenshot's every
page may be that long: squeezed as one picture it would be illegible."""


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """A page a frame. Raises ReadError when it is no picture, damaged, or too large."""
    image = _open(source)
    _check_size(image, options.limits)
    pages = []
    with image:
        for number, frame in _frames(source, image):
            if number > options.limits.pdf_pages:
                break
            pages.append(_read_frame(source, number, frame, options))
            if options.on_page:
                options.on_page()
    return ReadResult(source, tuple(pages))


def picture(source: SourceFile, number: int, max_side: int) -> Image.Image:
    """One frame, upright by its EXIF mark."""
    with _open(source) as image:
        image.seek(number - 1)
        if number == 1:
            image.draft("RGB", (max_side, max_side))
        return flat(ImageOps.exif_transpose(image))


def _open(source: SourceFile) -> Image.Image:
    if source.media_type == "image/heic":
        from pi_heif import register_heif_opener

        register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before a pixel is decoded
    try:
        return Image.open(source.location)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        problem = "图片已损坏，无法打开，请重新提交。"
        raise ReadError("file-unreadable", problem, reason="damaged") from error


def _check_size(image: Image.Image, limits: Limits) -> None:
    limit = limits.image_pixels
    if image.width * image.height > limit:
        raise ReadError(
            "file-too-large",
            f"图片 {image.width}×{image.height} 像素超过上限 {limit}（image_pixels），请缩小后提交。",
            limit="image_pixels",
            value=str(limit),
        )


def _frames(source: SourceFile, image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    if source.media_type == "image/tiff":
        yield from enumerate(ImageSequence.Iterator(image), 1)
    else:  # an animation's or a phone's further frames are no further pages
        yield 1, image


def _read_frame(source: SourceFile, number: int, frame: Image.Image, options: ReadOptions) -> Page:
    place = PagePlace(source.path, number, float(frame.width), float(frame.height))
    try:
        _check_size(frame, options.limits)
        dpi = _dpi(frame)
        upright = flat(ImageOps.exif_transpose(frame))
    except (OSError, ValueError, SyntaxError, EOFError, ReadError) as error:
        return Page(
            source.path,
            number,
            method="none",
            why=(f"图像数据解码失败（{type(error).__name__}）",),
            width=place.width,
            height=place.height,
            problem="图片数据不完整，无法读取，请重新提交。",
            problem_code="file-unreadable",
        )
    place = replace(place, width=float(upright.width), height=float(upright.height))
    if min(upright.size) < _TINY:
        return Page(
            source.path,
            number,
            method="none",
            why=("图片太小，容不下文字",),
            width=place.width,
            height=place.height,
        )
    factor = _OCR_SIDE / page_length(upright.size)
    if factor < 1:
        upright.thumbnail((round(upright.width * factor), round(upright.height * factor)))
        dpi = None
    return read_picture(upright, place, options.ocr, ("图片文件，识别文字",), dpi)


def _dpi(image: Image.Image) -> float | None:
    stated = image.info.get("dpi")
    try:
        value = float(stated[0]) if stated else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return value if 70 <= value <= 1200 else None
