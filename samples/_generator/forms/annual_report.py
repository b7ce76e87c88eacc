"""Proof of the published annual report: the public system's page, printed or as a screenshot."""

from reportlab.pdfgen.canvas import Canvas

from samples._generator.companies import Company
from samples._generator.fonts import font
from samples._generator.forms.paper import ruled
from samples._generator.pdf import drawn
from samples._generator.seal import seal


def _basics(company: Company, year: int) -> list[list[str]]:
    return [
        ["统一社会信用代码/注册号", company.code, "企业名称", company.name],
        ["企业联系电话", company.hotline, "邮政编码", company.division],
        ["企业通信地址", company.address, "企业电子邮箱", company.mail],
        ["企业经营状态", "开业", "从业人数", f"{company.staff}人" if year % 2 else "企业选择不公示"],
        ["是否有网站或网店", "是", "是否有投资信息或购买其他公司股权", "否"],
        ["企业是否有对外提供担保信息", "否", "有限责任公司本年度是否发生股东股权转让", "否"],
    ]


def _assets(company: Company) -> list[list[str]]:
    return [
        ["资产总额", "企业选择不公示", "所有者权益合计", "企业选择不公示"],
        ["营业总收入", f"{company.revenue}万元", "利润总额", "企业选择不公示"],
        ["营业总收入中主营业务收入", "企业选择不公示", "净利润", "企业选择不公示"],
        ["纳税总额", "企业选择不公示", "负债总额", "企业选择不公示"],
    ]


def printed(company: Company, year: int, published: str, *, stamped: bool = True) -> bytes:
    """A browser's printout of the public system's annual report page."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont(font("hei"), 7)
        canvas.drawString(30, height - 24, "2026/10/28 15:12")
        canvas.drawCentredString(width / 2, height - 24, "国家企业信用信息公示系统")
        canvas.setFillColorRGB(0.11, 0.33, 0.62)
        canvas.rect(40, height - 96, width - 80, 54, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont(font("hei"), 17)
        canvas.drawString(56, height - 68, "国家企业信用信息公示系统")
        canvas.setFont(font("hei"), 8)
        canvas.drawString(56, height - 84, "National Enterprise Credit Information Publicity System")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font("hei"), 15)
        canvas.drawString(46, height - 126, company.name)
        canvas.setFont(font("hei"), 9)
        canvas.drawString(
            46,
            height - 146,
            f"统一社会信用代码：{company.code}    法定代表人：{company.legal}"
            f"    登记机关：{company.authority}",
        )
        canvas.setFont(font("hei"), 13)
        canvas.drawCentredString(width / 2, height - 182, f"{year}年度报告")
        canvas.setFont(font("hei"), 9)
        canvas.drawRightString(width - 46, height - 200, f"填报时间：{published}    公示日期：{published}")
        y = height - 214
        for caption, rows in (
            ("企业基本信息", _basics(company, year)),
            ("企业资产状况信息", _assets(company)),
        ):
            canvas.setFont(font("hei"), 11)
            canvas.drawString(46, y - 14, caption)
            y = ruled(canvas, 46, y - 22, (128, 126, 128, 122), rows, face="hei", size=9) - 14
        canvas.setFont(font("hei"), 8)
        canvas.drawString(46, y - 4, "以上信息由该企业提供，企业对其报告信息的真实性、合法性负责。")
        canvas.drawString(30, 20, "https://www.gsxt.gov.cn/corp-query-entprise-info-annualReport.html")
        canvas.drawRightString(width - 30, 20, "1/1")
        if stamped:
            seal(canvas, width - 130, 110, company.name, radius=56, turn=9)

    return drawn(draw)


def screenshot(company: Company, year: int, published: str) -> bytes:
    """The same page as seen in a browser window: make a picture of it at 96 dpi or so."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColorRGB(0.87, 0.88, 0.9)
        canvas.rect(0, height - 40, width, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.roundRect(90, height - 34, width - 180, 26, 12, stroke=0, fill=1)
        canvas.setFillColorRGB(0.3, 0.3, 0.3)
        canvas.setFont(font("hei-micro"), 10)
        canvas.drawString(110, height - 25, "www.gsxt.gov.cn/corp-query-search-info")
        for place, tint in enumerate(((0.93, 0.4, 0.37), (0.96, 0.75, 0.3), (0.4, 0.78, 0.38))):
            canvas.setFillColorRGB(*tint)
            canvas.circle(20 + 18 * place, height - 20, 6, stroke=0, fill=1)
        canvas.setFillColorRGB(0.04, 0.36, 0.7)
        canvas.rect(0, height - 110, width, 70, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont(font("hei-micro"), 22)
        canvas.drawString(60, height - 76, "国家企业信用信息公示系统")
        canvas.setFont(font("hei-micro"), 11)
        canvas.drawString(60, height - 96, "企业信用信息  |  经营异常名录  |  严重违法失信名单")
        canvas.setFillColorRGB(0.1, 0.1, 0.1)
        canvas.setFont(font("hei-micro"), 18)
        canvas.drawString(60, height - 146, company.name)
        canvas.setFont(font("hei-micro"), 11)
        canvas.drawString(60, height - 168, f"统一社会信用代码：{company.code}")
        canvas.drawString(330, height - 168, "登记状态：存续（在营、开业、在册）")
        canvas.setFont(font("hei-micro"), 14)
        canvas.drawString(60, height - 204, "企业年报信息")
        rows = [
            ["序号", "报送年度", "公示日期", "操作"],
            ["1", f"{year}年度报告", published, "查看"],
            ["2", f"{year - 1}年度报告", f"{year}年05月21日", "查看"],
            ["3", f"{year - 2}年度报告", f"{year - 1}年06月02日", "查看"],
        ]
        ruled(canvas, 60, height - 216, (80, 240, 240, 120), rows, face="hei-micro", size=11, least=28)
        canvas.setFont(font("hei-micro"), 9)
        canvas.drawString(60, height - 350, "该企业未被列入经营异常名录")

    return drawn(draw, size=(840, 520))
