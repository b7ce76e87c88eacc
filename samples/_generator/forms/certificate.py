"""Management-system and product certificates, and honours."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from samples._generator.companies import Company
from samples._generator.fonts import font
from samples._generator.forms.paper import fields, paragraph
from samples._generator.pdf import drawn
from samples._generator.seal import border, qr, seal, star


@dataclass(frozen=True)
class Certificate:
    """What a certificate says; dates as they are printed."""

    number: str
    system: str
    english: str
    standard: str
    scope: str
    first: str
    issued: str
    until: str
    body: str
    holder: str = ""


def _marks(canvas: Canvas, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(0.1, 0.25, 0.55)
    canvas.setFillColorRGB(0.1, 0.25, 0.55)
    for place, words in enumerate((("IAF", "MLA"), ("CNAS", "C317-M"))):
        centre = x + 74 * place
        canvas.setLineWidth(1.6)
        canvas.circle(centre, y, 26)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawCentredString(centre, y + 2, words[0])
        canvas.setFont("Helvetica", 7)
        canvas.drawCentredString(centre, y - 10, words[1])
    canvas.restoreState()


def bilingual(
    company: Company, what: Certificate, *, tint: tuple[float, float, float] = (0.1, 0.3, 0.55)
) -> bytes:
    """Chinese with the English under it, centred."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        border(canvas, width, height, style="corners", tint=tint)
        canvas.setFillColorRGB(*tint)
        canvas.setFont(font("hei"), 13)
        canvas.drawCentredString(width / 2, height - 80, what.body)
        canvas.setFont(font("noto-song-bold"), 26)
        canvas.drawCentredString(width / 2, height - 128, what.system)
        canvas.setFont("Helvetica", 11)
        canvas.drawCentredString(width / 2, height - 148, what.english)
        canvas.setFillColorRGB(0, 0, 0)

        def centred(y: float, text: str, face: str, size: float) -> None:
            canvas.setFont(font(face) if face else "Helvetica", size)
            canvas.drawCentredString(width / 2, y, text)

        centred(height - 182, f"证书编号 Certificate No.：{what.number}", "noto-song", 11)
        centred(height - 212, "兹证明 / This is to certify that", "noto-song", 10.5)
        centred(height - 242, what.holder or company.name, "noto-song-bold", 17)
        centred(height - 262, company.english, "", 10)
        centred(height - 282, f"统一社会信用代码：{company.code}", "noto-song", 10)
        centred(height - 300, f"注册地址：{company.address}", "noto-song", 9.5)
        centred(
            height - 332,
            "管理体系符合 / has established a management system in conformity with",
            "noto-song",
            10,
        )
        centred(height - 358, what.standard, "noto-song-bold", 14)
        centred(height - 390, "认证范围 / Scope", "noto-song", 10.5)
        y = paragraph(canvas, 100, height - 412, what.scope, face="noto-song", size=11.5, width=width - 200)
        canvas.setFont(font("noto-song"), 11)
        for text in (
            f"初次发证日期 Initial issue：{what.first}",
            f"发证日期 Date of issue：{what.issued}",
            f"有效期至 Valid until：{what.until}",
        ):
            y -= 22
            canvas.drawString(100, y, text)
        _marks(canvas, 130, 150)
        qr(canvas, width - 150, 120, 60, f"https://cx.cnca.cn/?certNumber={what.number}")
        seal(canvas, width / 2 + 70, 176, what.body, radius=50, turn=3)
        canvas.setFont(font("noto-song"), 7.5)
        canvas.drawCentredString(
            width / 2,
            74,
            "本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.gov.cn）上查询。"
            "证书有效期内须接受年度监督审核并经审核合格，方为有效。",
        )

    return drawn(draw)


def chinese(company: Company, what: Certificate, *, face: str = "wenkai") -> bytes:
    """A plain Chinese layout, labels at the left."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        border(canvas, width, height, style="double", tint=(0.7, 0.15, 0.15))
        canvas.setFont(font("wenkai-bold"), 32)
        canvas.drawCentredString(width / 2, height - 120, what.system)
        canvas.setFont(font(face), 12)
        canvas.drawRightString(width - 80, height - 156, f"编号：{what.number}")
        items = [
            ("获证组织", what.holder or company.name),
            ("社会信用代码", company.code),
            ("注册地址", company.address),
            ("经营地址", company.address),
            ("认证依据", what.standard),
            ("认证范围", what.scope),
        ]
        canvas.drawString(80, height - 190, "兹证明以下组织的管理体系符合认证依据的要求：")
        y = fields(
            canvas,
            80,
            height - 226,
            items,
            label="wenkai-bold",
            value=face,
            size=13,
            label_width=88,
            width=width - 160,
            gap=2.0,
            colon="：",
        )
        canvas.setFont(font(face), 12)
        canvas.drawString(80, y - 8, f"首次颁证：{what.first}　　本次颁证：{what.issued}")
        canvas.drawString(80, y - 32, f"本证书有效期自 {what.issued} 至 {what.until}")
        canvas.drawRightString(width - 90, 168, what.body)
        canvas.drawRightString(width - 120, 144, "总经理（签发）：")
        seal(canvas, width - 180, 200, what.body, radius=54, turn=-7)
        _marks(canvas, 120, 160)
        canvas.setFont(font(face), 8)
        canvas.drawString(
            80, 84, "获证组织必须定期接受监督审核，监督合格后证书继续有效。证书查询：www.cnca.gov.cn"
        )

    return drawn(draw)


def honour(title: str, holder: str, words: str, grantor: str, day: str, *, plaque: bool = False) -> bytes:
    """An honour: a paper certificate, or a metal plaque."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        if plaque:
            canvas.setFillColorRGB(0.86, 0.72, 0.38)
            canvas.rect(0, 0, width, height, stroke=0, fill=1)
            canvas.setStrokeColorRGB(0.5, 0.36, 0.1)
            canvas.setLineWidth(6)
            canvas.rect(24, 24, width - 48, height - 48)
            canvas.setFillColorRGB(0.7, 0.08, 0.08)
            canvas.setFont(font("noto-song-bold"), 56)
            canvas.drawCentredString(width / 2, height / 2 - 10, title)
            canvas.setFillColorRGB(0.2, 0.12, 0.05)
            canvas.setFont(font("noto-song-bold"), 24)
            canvas.drawCentredString(width / 2, height - 130, holder)
            canvas.setFont(font("noto-song"), 20)
            canvas.drawCentredString(width / 2, 130, grantor)
            canvas.drawCentredString(width / 2, 98, day)
            return
        border(canvas, width, height, style="guilloche", tint=(0.8, 0.25, 0.2))
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        star(canvas, width / 2, height - 96, 26)
        canvas.setFont(font("noto-song-bold"), 40)
        canvas.drawCentredString(width / 2, height - 168, title)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font("kai-old"), 24)
        canvas.drawString(110, height - 236, f"{holder}：")
        paragraph(canvas, 158, height - 280, words, face="kai-old", size=21, width=width - 270, leading=1.7)
        canvas.drawRightString(width - 120, 138, grantor)
        canvas.drawRightString(width - 130, 104, day)
        seal(canvas, width - 220, 130, grantor, radius=56, turn=5)

    return drawn(draw, wide=True)
