"""Permits and qualifications: landscape with two columns, upright with one."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from samples._generator.fonts import font
from samples._generator.forms.paper import Field, fields, paragraph
from samples._generator.pdf import drawn
from samples._generator.seal import border, emblem, qr, seal, watermark_rays


@dataclass(frozen=True)
class Permit:
    """What a permit says. ``left``/``right``: its columns (``right`` is empty in the upright layout)."""

    title: str
    left: Sequence[Field]
    right: Sequence[Field]
    authority: str
    day: str
    foot: str = "国家市场监督管理总局监制"
    tint: tuple[float, float, float] = (0.2, 0.45, 0.35)


def landscape(
    permit: Permit, *, label: str = "hei", value: str = "noto-song", style: str = "guilloche"
) -> bytes:
    """The layout of food and construction permits."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        watermark_rays(canvas, width, height, permit.tint)
        border(canvas, width, height, style=style, tint=permit.tint)
        emblem(canvas, width / 2, height - 92, 30)
        canvas.setFont(font("noto-song-bold"), 34)
        canvas.drawCentredString(width / 2, height - 164, permit.title)
        look = {"label": label, "value": value, "size": 12, "label_width": 98, "colon": "："}
        fields(canvas, 74, height - 214, permit.left, width=345, **look)
        fields(canvas, 440, height - 214, permit.right, width=330, **look)
        canvas.setFont(font(value), 13)
        canvas.drawString(width - 330, 118, f"发证机关：{permit.authority}")
        canvas.drawString(width - 330, 92, f"发证日期：{permit.day}")
        seal(canvas, width - 170, 112, permit.authority, radius=56, turn=-5)
        qr(
            canvas,
            84,
            80,
            62,
            f"https://permit.example.invalid/{dict(permit.left).get('许可证编号', permit.title)}",
        )
        canvas.setFont(font(value), 8)
        canvas.drawRightString(width - 60, 58, permit.foot)

    return drawn(draw, wide=True)


def upright(
    permit: Permit, *, label: str = "song", value: str = "song", english: str = "", statement: str = ""
) -> bytes:
    """The layout of equipment and device permits."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        border(canvas, width, height, style="double", tint=permit.tint)
        emblem(canvas, width / 2, height - 96, 32)
        canvas.setFont(font("hei"), 28)
        canvas.drawCentredString(width / 2, height - 176, permit.title)
        canvas.setFont(font(value), 11)
        canvas.drawCentredString(width / 2, height - 198, english)
        y = height - 238
        if statement:
            y = (
                paragraph(canvas, 78, y, statement, face=value, size=12.5, width=width - 156, leading=1.7)
                - 12
            )
        fields(
            canvas,
            78,
            y,
            [*permit.left, *permit.right],
            label=label,
            value=value,
            size=12.5,
            label_width=104,
            width=width - 156,
            gap=2.1,
            colon="：",
            spreading=False,
        )
        canvas.setFont(font(value), 13)
        canvas.drawRightString(width - 92, 148, permit.authority)
        canvas.drawRightString(width - 104, 122, permit.day)
        seal(canvas, width - 160, 142, permit.authority, radius=56, turn=6)
        canvas.setFont(font(value), 8.5)
        canvas.drawCentredString(width / 2, 50, permit.foot)

    return drawn(draw)
