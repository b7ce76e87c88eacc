"""What happens to paper on its way: office scanners, copiers, phone cameras, chat programs."""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from PIL import Image

_DAY = time.struct_time((2026, 11, 2, 9, 30, 0, 0, 306, 0))


@dataclass(frozen=True)
class Scan:
    """One scanner's settings. ``mode``: colour, grey or bilevel; angles in degrees."""

    dpi: int = 200
    mode: str = "grey"
    skew: float = 0.6
    noise: float = 3
    blur: float = 0.0
    quality: int = 38
    contrast: float = 1.0
    turn: int = 0


def pictures(data: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def scanned(image: Image.Image, scan: Scan, seed: int) -> Image.Image:
    """A page as that scanner gives it: tilted, uneven paper, noise, soft focus."""
    rng = np.random.default_rng(seed)
    array = np.asarray(image.convert("RGB")).astype(np.float32)
    height, width = array.shape[:2]
    angle = scan.skew * rng.uniform(0.6, 1.0) * rng.choice([-1, 1])
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    matrix[:, 2] += rng.uniform(-6, 6, 2)
    array = cv2.warpAffine(
        array,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(246, 246, 244),
    )
    shade = np.linspace(rng.uniform(-6, 0), rng.uniform(-6, 0), width, dtype=np.float32)
    array += shade[None, :, None]
    if scan.blur:
        array = cv2.GaussianBlur(array, (0, 0), scan.blur)
    array = (array - 255) * scan.contrast + 250
    array += rng.normal(0, scan.noise, array.shape[:2]).astype(np.float32)[..., None]
    result = Image.fromarray(np.clip(array, 0, 255).astype(np.uint8))
    if scan.mode != "colour":
        result = result.convert("L")
    if scan.mode == "bilevel":
        result = result.point(lambda value: 255 if value > 150 else 0).convert(
            "1", dither=Image.Dither.NONE
        )
    return result.rotate(scan.turn, expand=True) if scan.turn else result


def photographed(
    image: Image.Image, seed: int, *, lean: float = 0.05, long_side: int = 2000
) -> Image.Image:
    """A page lying on a desk, taken with a phone from a slant, in the light of one lamp."""
    rng = np.random.default_rng(seed)
    page = np.asarray(image.convert("RGB"))
    high, wide = page.shape[:2]
    margin = 0.06
    out_w, out_h = int(wide * (1 + 2 * margin)), int(high * (1 + 2 * margin))
    left, top = wide * margin, high * margin
    corners = np.array([[left, top], [left + wide, top], [left + wide, top + high], [left, top + high]])
    moved = corners + rng.uniform(-lean, lean, (4, 2)) * [wide, high] * 0.8
    moved[0] += [wide * lean * 0.7, high * lean * 0.3]
    moved[1] -= [wide * lean * 0.7, -high * lean * 0.2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]])
    matrix = cv2.getPerspectiveTransform(source.astype(np.float32), moved.astype(np.float32))
    grain = rng.normal(0, 7, (out_h // 2 + 1, 1, 1)).repeat(2, axis=0)[:out_h]
    desk = np.clip(np.array([112, 84, 62]) + grain + rng.normal(0, 3, (out_h, out_w, 1)), 0, 255)
    warped = cv2.warpPerspective(page, matrix, (out_w, out_h), flags=cv2.INTER_AREA)
    mask = (
        cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, (out_w, out_h))[..., None] / 255
    )
    scene = desk * (1 - mask) + warped * mask
    across, down = np.meshgrid(np.linspace(0, 1, out_w), np.linspace(0, 1, out_h))
    light = 0.78 + 0.27 * np.exp(-((across - rng.uniform(0.2, 0.8)) ** 2 + (down - 0.3) ** 2) / 0.5)
    scene = cv2.GaussianBlur(scene * light[..., None] * [1.0, 0.985, 0.94], (0, 0), 0.7)
    scene += rng.normal(0, 3, scene.shape)
    photo = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8))
    photo.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    return photo


def jpeg(image: Image.Image, quality: int, *, dpi: int = 200, rotation_tag: int | None = None) -> bytes:
    """JPEG bytes; ``rotation_tag`` is the EXIF orientation a phone writes instead of turning pixels."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    if rotation_tag:
        exif[0x0112] = rotation_tag
    image.save(buffer, "JPEG", quality=quality, dpi=(dpi, dpi), exif=exif.tobytes(), optimize=True)
    return buffer.getvalue()


def png(image: Image.Image, colours: int = 0) -> bytes:
    """PNG bytes, with a palette of ``colours`` when given."""
    buffer = io.BytesIO()
    picture = image.quantize(colours, dither=Image.Dither.NONE) if colours else image
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def tiff(images: Sequence[Image.Image], dpi: int) -> bytes:
    """A multi-page fax-compressed TIFF."""
    buffer = io.BytesIO()
    pages = [image.convert("1", dither=Image.Dither.NONE) for image in images]
    pages[0].save(
        buffer, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(dpi, dpi)
    )
    return buffer.getvalue()


def image_pdf(images: Sequence[Image.Image], dpi: int, quality: int) -> bytes:
    """A PDF of pictures, as scanners write it: no text layer."""
    buffer = io.BytesIO()
    coding = {} if images[0].mode == "1" else {"quality": quality}  # fax coding knows no quality
    images[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=list(images[1:]),
        resolution=dpi,
        **coding,
        creationDate=_DAY,
        modDate=_DAY,
        producer="Office Scanner",
    )
    return buffer.getvalue()
