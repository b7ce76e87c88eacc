"""Shared strokes of drawn forms: wrapped text, labelled fields, ruled tables."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples._generator.fonts import font

Field = tuple[str, str]
_NOT_FIRST = "，。；：、）》”！？,.;:)"


def wrap(text: str, face: str, size: float, width: float) -> list[str]:
    """Lines of at most ``width`` points; closing punctuation never opens a line."""
    lines, line = [], ""
    for char in text:
        if char == "\n":
            lines.append(line)
            line = ""
        elif stringWidth(line + char, font(face), size) > width and char not in _NOT_FIRST:
            lines.append(line)
            line = char
        else:
            line += char
    return [*lines, line] if line else lines


def paragraph(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    *,
    face: str,
    size: float,
    width: float,
    leading: float = 1.5,
) -> float:
    """Draws wrapped text from baseline ``y`` down; gives the next free baseline."""
    canvas.setFont(font(face), size)
    for line in wrap(text, face, size, width):
        canvas.drawString(x, y, line)
        y -= size * leading
    return y


def spread(canvas: Canvas, x: float, y: float, text: str, width: float, face: str, size: float) -> None:
    """A label whose characters are spread over ``width``, as printed forms do (名　　称)."""
    canvas.setFont(font(face), size)
    step = (width - size) / max(1, len(text) - 1)
    for place, char in enumerate(text):
        canvas.drawString(x + place * step, y, char)


def fields(
    canvas: Canvas,
    x: float,
    y: float,
    items: Sequence[Field],
    *,
    label: str,
    value: str,
    size: float,
    label_width: float,
    width: float,
    gap: float = 1.9,
    spreading: bool = True,
    colon: str = "",
) -> float:
    """Labels and their values in one column; gives the next free baseline."""
    for name, text in items:
        if spreading:
            spread(canvas, x, y, name, label_width, label, size)
        else:
            canvas.setFont(font(label), size)
            canvas.drawString(x, y, name)
        if colon:
            canvas.setFont(font(label), size)
            canvas.drawString(x + label_width + 2, y, colon)
        end = paragraph(
            canvas,
            x + label_width + 16,
            y,
            text,
            face=value,
            size=size,
            width=width - label_width - 16,
            leading=1.45,
        )
        y = min(end, y - size * 1.45) - size * (gap - 1.45)
    return y


def ruled(
    canvas: Canvas,
    x: float,
    top: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    face: str,
    size: float,
    head: str = "",
    pad: float = 5,
    least: float = 22,
) -> float:
    """A ruled table; gives its lower edge."""
    canvas.setLineWidth(0.7)
    y = top
    for number, row in enumerate(rows):
        style = head if head and number == 0 else face
        cells = [wrap(text, style, size, width - 2 * pad) for text, width in zip(row, widths, strict=True)]
        height = max(least, max(len(lines) for lines in cells) * size * 1.35 + 8)
        left = x
        for lines, width in zip(cells, widths, strict=True):
            canvas.rect(left, y - height, width, height)
            canvas.setFont(font(style), size)
            base = y - (height - len(lines) * size * 1.35) / 2 - size
            for line in lines:
                canvas.drawString(left + pad, base, line)
                base -= size * 1.35
            left += width
        y -= height
    return y
