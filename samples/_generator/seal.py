"""Things drawn on official papers: seals, emblem placeholders, QR codes, borders."""

import io
import math

import zxingcpp
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples._generator.fonts import font

RED = Color(0.82, 0.06, 0.08)


def star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A filled five-pointed star."""
    path = canvas.beginPath()
    for step in range(10):
        angle = math.pi / 2 + step * math.pi / 5
        length = radius if step % 2 == 0 else radius * 0.382
        point = (x + length * math.cos(angle), y + length * math.sin(angle))
        (path.moveTo if step == 0 else path.lineTo)(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def seal(
    canvas: Canvas,
    x: float,
    y: float,
    name: str,
    *,
    radius: float = 58,
    below: str = "",
    turn: float = 0,
    strength: float = 0.78,
) -> None:
    """A round red seal with ``name`` along its ring and ``below`` under the star."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.setStrokeColor(RED, alpha=strength)
    canvas.setFillColor(RED, alpha=strength)
    canvas.setLineWidth(radius / 20)
    canvas.circle(0, 0, radius)
    star(canvas, 0, 0, radius * 0.3)
    span = min(280.0, 26.0 * len(name))
    size = min(radius * 0.3, 5.2 * radius / max(len(name), 8))
    canvas.setFont(font("song"), size)
    for place, char in enumerate(name):
        angle = 90 + span / 2 - span * place / max(1, len(name) - 1)
        canvas.saveState()
        canvas.rotate(angle - 90)
        canvas.drawCentredString(0, radius * 0.66, char)
        canvas.restoreState()
    if below:
        canvas.setFont(font("song"), radius * 0.2)
        canvas.drawCentredString(0, -radius * 0.62, below)
    canvas.restoreState()


def emblem(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A placeholder where the national emblem stands: a red disc with a golden ring and stars."""
    canvas.saveState()
    canvas.setFillColorRGB(0.8, 0.62, 0.15)
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.setFillColorRGB(0.8, 0.08, 0.08)
    canvas.circle(x, y, radius * 0.84, stroke=0, fill=1)
    canvas.setFillColorRGB(0.95, 0.8, 0.25)
    star(canvas, x, y + radius * 0.25, radius * 0.32)
    for step in range(4):
        angle = math.radians(200 + step * 47)
        star(canvas, x + radius * 0.55 * math.cos(angle), y + radius * 0.5 * math.sin(angle), radius * 0.12)
    canvas.restoreState()


def qr(canvas: Canvas, x: float, y: float, size: float, text: str) -> None:
    """A QR code, lower left corner at (x, y)."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    canvas.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), x, y, size, size)


def border(
    canvas: Canvas, width: float, height: float, *, style: str, tint: tuple[float, float, float]
) -> None:
    """A certificate's frame: ``guilloche``, ``double`` or ``corners``."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*tint)
    if style == "guilloche":
        for offset, weight in ((18, 5), (26, 1), (44, 1), (47, 2)):
            canvas.setLineWidth(weight)
            canvas.rect(offset, offset, width - 2 * offset, height - 2 * offset)
        canvas.setLineWidth(0.6)
        _waves(canvas, width, height)
    elif style == "double":
        for offset, weight in ((22, 3), (30, 0.8)):
            canvas.setLineWidth(weight)
            canvas.rect(offset, offset, width - 2 * offset, height - 2 * offset)
    else:
        canvas.setLineWidth(1.2)
        canvas.rect(34, 34, width - 68, height - 68)
        canvas.setLineWidth(4)
        for x, y, dx, dy in (
            (26, 26, 1, 1),
            (width - 26, 26, -1, 1),
            (26, height - 26, 1, -1),
            (width - 26, height - 26, -1, -1),
        ):
            canvas.line(x, y, x + 60 * dx, y)
            canvas.line(x, y, x, y + 60 * dy)
    canvas.restoreState()


def _waves(canvas: Canvas, width: float, height: float) -> None:
    for phase in (0.0, 2.1, 4.2):
        for along, fixed, upright in (
            (width, 35, False),
            (width, height - 35, False),
            (height, 35, True),
            (height, width - 35, True),
        ):
            path = canvas.beginPath()
            for step in range(int((along - 60) / 3)):
                run = 30 + step * 3
                off = fixed + 7 * math.sin(run / 6 + phase)
                point = (off, run) if upright else (run, off)
                (path.moveTo if step == 0 else path.lineTo)(*point)
            canvas.drawPath(path)


def watermark_rays(canvas: Canvas, width: float, height: float, tint: tuple[float, float, float]) -> None:
    """The faint pattern of rays behind a certificate's text."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*tint, alpha=0.16)
    canvas.setLineWidth(0.5)
    for step in range(72):
        angle = math.radians(step * 5)
        x, y = width / 2, height / 2
        canvas.line(
            x + 60 * math.cos(angle),
            y + 60 * math.sin(angle),
            x + 230 * math.cos(angle),
            y + 200 * math.sin(angle),
        )
    for radius in range(70, 200, 9):
        canvas.circle(width / 2, height / 2, radius)
    canvas.restoreState()
