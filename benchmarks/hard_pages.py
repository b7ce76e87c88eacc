"""What people really send: pages spoilt beyond scanning, and kinds of picture that are no A4 page."""

import random
from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.pages import Drawn, licence


def _seen_from(pixels: np.ndarray, ground: np.ndarray, seen: list[tuple[int, int]]) -> np.ndarray:
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, np.array(seen, np.float32))
    size = ground.shape[1], ground.shape[0]
    warped = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    result = ground.copy()
    result[mask > 0] = warped[mask > 0]
    return result


def on_cloth(page: Drawn) -> Image.Image:
    """A phone's photo on patterned cloth, a hand's shadow falling over a corner."""
    chance = np.random.default_rng(11)
    height, width = 2520, 1900
    rows, columns = np.mgrid[0:height, 0:width]
    pattern = 105 + 28 * np.sin(rows / 9) * np.sin(columns / 9) + chance.normal(0, 10, (height, width))
    ground = np.clip(pattern[..., None] * np.array([1.0, 0.8, 0.62]), 0, 255).astype(np.uint8)
    seen = [(170, 210), (1700, 120), (1760, 2370), (90, 2290)]
    photo = _seen_from(np.asarray(page.image), ground, seen).astype(np.float32)
    shadow = 1 / (1 + np.exp(-(columns * 0.9 + (height - rows) * 0.5 - 900) / 160))
    photo *= (0.5 + 0.5 * shadow)[..., None]
    return Image.fromarray(np.clip(photo, 0, 255).astype(np.uint8))


def on_white_desk(page: Drawn) -> Image.Image:
    """A photo on a light desk, hardly darker than the paper, the light falling off."""
    ground = np.full((2520, 1900, 3), (205, 203, 198), np.uint8)
    seen = [(150, 190), (1720, 140), (1780, 2400), (110, 2330)]
    photo = _seen_from(np.asarray(page.image), ground, seen).astype(np.float32)
    photo *= np.linspace(1.0, 0.62, 2520)[:, None, None]
    return Image.fromarray(photo.astype(np.uint8))


def screen_photo(page: Drawn) -> Image.Image:
    """A screen photographed: the screen's grid beats with the camera's."""
    image = page.image.resize((1400, 1980), Image.Resampling.LANCZOS)
    pixels = np.asarray(image, np.float32)
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    beat = np.sin(columns / 2.9 + rows / 41) * np.sin(rows / 3.3 - columns / 57)
    tint = np.stack([beat, np.roll(beat, 2, 1), np.roll(beat, 4, 1)], axis=2)
    return Image.fromarray(np.clip(pixels * 0.82 + 16 + 22 * tint, 0, 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(0.7)
    )


def photocopy(page: Drawn) -> Image.Image:
    """A pale copy of a copy with dirt."""
    grey = np.asarray(page.image.convert("L"), np.float32)
    pale = 150 + (grey - 0) * 70 / 255
    dirt = np.random.default_rng(5).random(grey.shape) < 0.0015
    pale[dirt] = 90
    return Image.fromarray(pale.astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.0))


def fax(page: Drawn) -> Image.Image:
    """One bit a pixel at 200 × 100 dots."""
    grey = page.image.convert("L")
    coarse = grey.resize((grey.width, grey.height // 2), Image.Resampling.BOX).point(
        lambda value: 255 if value > 150 else 0
    )
    return coarse.resize(grey.size, Image.Resampling.NEAREST).convert("1")


def inverted(page: Drawn) -> Image.Image:
    return Image.fromarray(255 - np.asarray(page.image))


def thumbnail(page: Drawn) -> Image.Image:
    return page.image.resize((827, 1170), Image.Resampling.LANCZOS)


def enlarged(page: Drawn) -> Image.Image:
    """Scanned at 600 dpi."""
    return page.image.resize((page.image.width * 3, page.image.height * 3), Image.Resampling.BICUBIC)


def black_seal(page: Drawn) -> Image.Image:
    """Sealed in red, copied in black and white."""
    from benchmarks.pages import DEGRADATIONS

    return DEGRADATIONS["seal over text"](page).convert("L")


HARD: dict[str, Callable[[Drawn], Image.Image]] = {
    "photo on cloth, shadow": on_cloth,
    "photo on white desk": on_white_desk,
    "photo of a screen": screen_photo,
    "pale photocopy": photocopy,
    "fax": fax,
    "inverted": inverted,
    "100 dpi": thumbnail,
    "600 dpi": enlarged,
    "seal copied black": black_seal,
}


def coloured_licence(chance: random.Random, font: str) -> Drawn:
    """On a licence's green and gold ground with fine lines and a pale emblem."""
    plain = licence(chance, font)
    width, height = plain.image.size
    ground = Image.new("RGB", plain.image.size, (236, 244, 232))
    draw = ImageDraw.Draw(ground)
    for line in range(-height, height + width, 26):
        places = [(x, line + x * 0.4 + 40 * np.sin(x / 90 + line / 70)) for x in range(0, width + 20, 20)]
        draw.line(places, fill=(205, 224, 196), width=2)
    for ring in range(60, 420, 14):
        middle = (width // 2, height // 2)
        draw.ellipse(
            (middle[0] - ring, middle[1] - ring, middle[0] + ring, middle[1] + ring),
            outline=(240, 214, 190),
            width=4,
        )
    draw.rectangle((60, 60, width - 60, height - 60), outline=(196, 160, 80), width=26)
    merged = np.minimum(np.asarray(plain.image), np.asarray(ground))
    return Drawn("coloured licence", Image.fromarray(merged), plain.text, plain.fields, plain.seal_at)


def screenshot(chance: random.Random, font: str) -> Drawn:
    """A phone's long screenshot of a published annual report: 1080 × 7200 pixels."""
    image = Image.new("RGB", (1080, 7200), (245, 245, 245))
    draw = ImageDraw.Draw(image)
    company = licence(chance, font)
    heads = (
        ("企业年度报告", 56), ("基本信息", 46), ("股东及出资信息", 46), ("资产状况信息", 46), ("对外投资信息", 46),
        ("网站或网店信息", 46), ("社保信息", 46),
    )  # fmt: skip
    lines: list[str] = []
    fields = [company.fields[0], company.fields[1]]
    y = 60
    for number, (head, height) in enumerate(heads):
        draw.rectangle((0, y - 20, 1080, y + 80), fill=(30, 110, 200))
        draw.text((40, y), head, font=ImageFont.truetype(font, height), fill="white")
        lines.append(head)
        y += 150
        rows = (
            [("统一社会信用代码", company.fields[0]), ("企业名称", company.fields[1])] if not number else []
        )
        for row in range(9):
            value = f"{chance.randint(10, 99999)}.{chance.randint(10, 99)}万元"
            rows.append((f"申报项目第{row + 1}项", value))
        for label, value in rows:
            draw.text((40, y), label, font=ImageFont.truetype(font, 36), fill=(90, 90, 90))
            draw.text((470, y), value, font=ImageFont.truetype(font, 36), fill=(20, 20, 20))
            draw.line((40, y + 66, 1040, y + 66), fill=(220, 220, 220), width=2)
            lines += [label, value]
            y += 88
        fields.append(rows[-1][1])
        y += 40
    return Drawn("long screenshot", image, "".join(lines), tuple(fields), (700, 900))


def two_up(chance: random.Random, font: str) -> Drawn:
    """Two certificates of one sheet, side by side."""
    image = Image.new("RGB", (2339, 1654), "white")
    draw = ImageDraw.Draw(image)
    lines: list[str] = []
    fields: list[str] = []
    for left in (120, 1290):
        part = licence(chance, font)
        code, name, person, _, issued = part.fields
        draw.rectangle((left - 40, 120, left + 900, 1500), outline=(60, 60, 60), width=3)
        draw.text((left + 280, 180), "食品经营许可证", font=ImageFont.truetype(font, 54), fill="black")
        lines.append("食品经营许可证")
        for row, text in enumerate(
            (f"经营者名称：{name}", f"社会信用代码：{code}", f"法定代表人：{person}", f"有效期至：{issued}")
        ):
            draw.text((left, 420 + 160 * row), text, font=ImageFont.truetype(font, 36), fill="black")
            lines.append(text)
        fields += [code, name, person, issued]
    return Drawn("two on a sheet", image, "".join(lines), tuple(fields), (600, 1200))


HARD_KINDS: tuple[Callable[[random.Random, str], Drawn], ...] = (coloured_licence, screenshot, two_up)
