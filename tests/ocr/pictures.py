"""Small pictures of pages, drawn with the fonts that Debian ships."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)


def font(size: int) -> ImageFont.FreeTypeFont:
    for path in _FONTS:
        if Path(path).is_file():
            return ImageFont.truetype(path, size)
    pytest.skip("no Chinese font on this machine: apt-get install fonts-noto-cjk")


def sheet(
    *texts: tuple[int, int, str], size: tuple[int, int] = (1240, 1754), height: int = 36
) -> Image.Image:
    """White A4 at 150 dpi with texts at pixel places."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for x, y, text in texts:
        draw.text((x, y), text, font=font(height), fill="black")
    return image


def letter() -> Image.Image:
    """A page of running text whose order matters."""
    lines = [
        "商品售后服务评价体系认证申请材料",
        "第一段：我公司成立于二〇一〇年，位于浙江省杭州市。",
        "第二段：公司设有售后服务部，服务热线全年开通。",
        "第三段：统一社会信用代码 91440300708461136T",
        "第四段：有效期至2027年3月4日，证书编号 03526Q30418R1M",
    ]
    return sheet(*((120, 160 + 110 * row, text) for row, text in enumerate(lines)))


def sealed(image: Image.Image, x: int, y: int, radius: int) -> Image.Image:
    """With a round red seal, printed over what is there."""
    overlay = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(overlay)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(215, 40, 45), width=9)
    points = [
        (
            x + radius * 0.35 * np.sin(turn) * (1 if n % 2 == 0 else 0.4),
            y - radius * 0.35 * np.cos(turn) * (1 if n % 2 == 0 else 0.4),
        )
        for n, turn in enumerate(np.linspace(0, 2 * np.pi, 10, endpoint=False))
    ]
    draw.polygon(points, fill=(215, 40, 45))
    for n, character in enumerate("杭州市市场监督管理局"):
        turn = -120 + 240 * n / 9
        glyph = Image.new("L", (60, 60), 0)
        ImageDraw.Draw(glyph).text((30, 30), character, font=font(36), fill=255, anchor="mm")
        glyph = glyph.rotate(-turn, Image.Resampling.BICUBIC)
        middle = np.deg2rad(turn)
        place = (
            round(x + radius * 0.76 * np.sin(middle)) - 30,
            round(y - radius * 0.76 * np.cos(middle)) - 30,
        )
        overlay.paste((215, 40, 45), place, glyph)
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(overlay)))


def photographed(image: Image.Image) -> Image.Image:
    """On a dark table, seen from the side."""
    import cv2

    page = np.asarray(image)
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[160, 120], [1180, 190], [1260, 1690], [90, 1600]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    table = np.full((1800, 1360, 3), (70, 60, 52), np.uint8)
    warped = cv2.warpPerspective(page, matrix, (1360, 1800))
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (1360, 1800))
    table[mask > 0] = warped[mask > 0]
    return Image.fromarray(table)


def in_the_dark(
    *texts: tuple[int, int, str],
    ground: str | tuple[int, int, int] = "#121212",
    ink: str = "#e8e8e8",
    size: tuple[int, int] = (860, 1200),
    height: int = 30,
) -> Image.Image:
    """A screenshot with light text on a dark or coloured ground."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    for x, y, text in texts:
        draw.text((x, y), text, font=font(height), fill=ink)
    return image
