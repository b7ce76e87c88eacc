"""Business licences: 2019 landscape copy, 2014 portrait, individual business."""

from reportlab.pdfgen.canvas import Canvas

from samples._generator.companies import Company
from samples._generator.fonts import font
from samples._generator.forms.paper import fields, paragraph
from samples._generator.pdf import drawn
from samples._generator.seal import border, emblem, qr, seal, watermark_rays

_GOLD = (0.72, 0.55, 0.2)
_DUTY = "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。"
_OLD_DUTY = "提示：1.每年1月1日至6月30日通过企业信用信息公示系统报送并公示上一年度年度报告，不另行通知；"
_OLD_DUTY_2 = "2.《企业信息公示暂行条例》第十条规定的企业有关信息形成后20个工作日内需要向社会公示。"


def landscape_2019(
    company: Company,
    *,
    original: bool = False,
    copy: str = "1-1",
    show_term: bool = True,
    face: str = "noto-song",
    copied_seal: bool = True,
) -> bytes:
    """The 2019 layout, 正本 or 副本. ``copied_seal``: the applicant's own seal on the photocopy."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        watermark_rays(canvas, width, height, _GOLD)
        border(canvas, width, height, style="guilloche", tint=_GOLD)
        emblem(canvas, width / 2, height - 92, 34)
        canvas.setFont(font("kai"), 46)
        canvas.drawCentredString(width / 2, height - 178, "营 业 执 照")
        canvas.setFont(font("kai"), 17)
        if original:
            canvas.drawCentredString(width / 2, height - 204, "（正本）")
        else:
            canvas.drawCentredString(width / 2, height - 204, "（副  本）")
            canvas.setFont(font(face), 10)
            canvas.drawString(width / 2 + 60, height - 202, f"副本编号：{copy}")
        canvas.setFont(font("noto-hei"), 11)
        canvas.drawString(66, height - 92, "统一社会信用代码")
        canvas.setFont(font("noto-hei-bold"), 14)
        canvas.drawString(66, height - 112, company.code)
        link = f"http://www.gsxt.gov.cn/index.html?uniscid={company.code}"
        qr(canvas, width - 186, height - 136, 66, link)
        paragraph(
            canvas,
            width - 116,
            height - 80,
            "扫描二维码登录“国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息。",
            face=face,
            size=7,
            width=54,
            leading=1.3,
        )
        who = "经 营 者" if company.prefix == "92" else "法定代表人"
        left = [
            ("名称", company.name),
            ("类型", company.kind),
            (who.replace(" ", ""), company.legal),
            ("经营范围", company.scope),
        ]
        right = [("注册资本", company.capital), ("成立日期", company.established)]
        if show_term and company.term:
            right.append(("营业期限", company.term))
        right.append(("住所", company.address))
        style = {"label": "noto-hei", "value": face, "size": 11.5, "label_width": 62}
        fields(canvas, 66, height - 240, left, width=372, **style)
        fields(canvas, 470, height - 240, right, width=300, **style)
        _registered(canvas, width - 215, 118, company, face)
        canvas.setFont(font(face), 8)
        canvas.drawString(60, 56, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")
        canvas.drawCentredString(width / 2 + 60, 56, _DUTY)
        canvas.drawRightString(width - 58, 70, "国家市场监督管理总局监制")
        if copied_seal:
            seal(canvas, 330, 130, company.name, radius=56, turn=-12)

    return drawn(draw, wide=True)


def portrait_2014(company: Company, *, face: str = "song") -> bytes:
    """The 2014 upright layout, with one column."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        border(canvas, width, height, style="guilloche", tint=(0.55, 0.6, 0.45))
        emblem(canvas, width / 2, height - 106, 38)
        canvas.setFont(font("kai"), 44)
        canvas.drawCentredString(width / 2, height - 205, "营 业 执 照")
        canvas.setFont(font("kai"), 16)
        canvas.drawCentredString(width / 2, height - 232, "（副  本）")
        canvas.setFont(font(face), 12)
        canvas.drawCentredString(width / 2, height - 262, f"统一社会信用代码 {company.code}（1-1）")
        items = [
            ("名称", company.name),
            ("类型", company.kind),
            ("住所", company.address),
            ("法定代表人", company.legal),
            ("注册资本", company.capital),
            ("成立日期", company.established),
            ("营业期限", company.term),
            ("经营范围", company.scope),
        ]
        fields(
            canvas,
            82,
            height - 306,
            items,
            label=face,
            value="kai",
            size=13,
            label_width=72,
            width=width - 160,
            gap=2.0,
        )
        canvas.setFont(font(face), 12)
        canvas.drawString(width - 330, 158, "登记机关")
        _registered(canvas, width - 190, 138, company, face, label=False)
        canvas.setFont(font(face), 6.5)
        canvas.drawString(60, 62, _OLD_DUTY + _OLD_DUTY_2[:12])
        canvas.drawString(60, 52, _OLD_DUTY_2[12:])
        canvas.drawString(60, 76, "企业信用信息公示系统网址：http://gsxt.gov.cn")
        canvas.drawRightString(width - 60, 76, "中华人民共和国国家工商行政管理总局监制")

    return drawn(draw)


def individual(company: Company, *, face: str = "song-light") -> bytes:
    """An individual business, 2019 landscape: 经营者, 组成形式, 注册日期, 经营场所."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        border(canvas, width, height, style="guilloche", tint=_GOLD)
        emblem(canvas, width / 2, height - 92, 34)
        canvas.setFont(font("kai-old"), 46)
        canvas.drawCentredString(width / 2, height - 178, "营业执照")
        canvas.setFont(font("kai-old"), 16)
        canvas.drawCentredString(width / 2, height - 204, "（副  本）")
        canvas.setFont(font("hei-micro"), 11)
        canvas.drawString(70, height - 104, "统一社会信用代码")
        canvas.setFont(font("hei-micro"), 13)
        canvas.drawString(70, height - 124, company.code)
        qr(
            canvas,
            width - 140,
            height - 140,
            68,
            f"http://www.gsxt.gov.cn/index.html?uniscid={company.code}",
        )
        left = [
            ("名称", company.name),
            ("类型", company.kind),
            ("经营者", company.legal),
            ("经营范围", company.scope),
        ]
        right = [("组成形式", "个人经营"), ("注册日期", company.established), ("经营场所", company.address)]
        style = {"label": "hei-micro", "value": face, "size": 13, "label_width": 62}
        fields(canvas, 70, height - 246, left, width=380, **style)
        fields(canvas, 486, height - 246, right, width=285, **style)
        _registered(canvas, width - 215, 120, company, face)
        canvas.setFont(font(face), 9)
        canvas.drawString(60, 56, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")
        canvas.drawRightString(width - 58, 56, "国家市场监督管理总局监制")

    return drawn(draw, wide=True)


def _registered(
    canvas: Canvas, x: float, y: float, company: Company, face: str, *, label: bool = True
) -> None:
    canvas.setFont(font(face), 13)
    if label:
        canvas.drawString(x - 70, y + 24, "登记机关")
    year, rest = company.issued.split("年")
    month, day = rest.rstrip("日").split("月")
    canvas.drawString(x - 70, y - 8, f"{year}  年  {month}  月  {day}  日")
    seal(canvas, x + 20, y + 12, company.authority, radius=60, turn=4)
