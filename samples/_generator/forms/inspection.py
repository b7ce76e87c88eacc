"""Inspection reports: cover, summary and results; a thick and a thin layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from samples._generator.companies import Company
from samples._generator.fonts import font
from samples._generator.forms.paper import fields, paragraph, ruled
from samples._generator.pdf import drawn, join
from samples._generator.seal import seal

Result = tuple[str, str, str, str]
"""Item, requirement, measured, verdict of one line."""


@dataclass(frozen=True)
class Inspection:
    """What a report says; ``day`` is the day of issue as printed."""

    number: str
    product: str
    model: str
    standard: str
    day: str
    received: str
    body: str
    cma: str
    results: Sequence[Result]
    passed: bool = True
    kind: str = "委托检验"
    client: str = ""
    """Who had it inspected and makes it, when that is not the applicant (sellers send the maker's)."""

    @property
    def verdict(self) -> str:
        judged = "合格" if self.passed else "不合格"
        return (
            f"经检验，所检项目符合{self.standard}标准要求，判定为{judged}。"
            if self.passed
            else (f"经检验，该样品部分项目不符合{self.standard}标准要求，检验结论：{judged}。")
        )


def _cma(canvas: Canvas, x: float, y: float, number: str) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(0.75, 0.1, 0.1)
    canvas.setFillColorRGB(0.75, 0.1, 0.1)
    canvas.setLineWidth(2)
    canvas.ellipse(x, y, x + 58, y + 34)
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawCentredString(x + 29, y + 11, "CMA")
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(x + 29, y - 12, number)
    canvas.restoreState()


def thick(company: Company, what: Inspection) -> bytes:
    """Cover, notice-free summary page with a table, results page: what provincial institutes issue."""
    client = what.client or company.name

    def cover(canvas: Canvas, width: float, height: float) -> None:
        _cma(canvas, 70, height - 100, what.cma)
        canvas.setFont(font("song"), 13)
        canvas.drawRightString(width - 66, height - 84, f"报告编号：{what.number}")
        canvas.setFont(font("noto-song-bold"), 44)
        canvas.drawCentredString(width / 2, height - 260, "检 验 报 告")
        canvas.setFont("Times-Roman", 18)
        canvas.drawCentredString(width / 2, height - 290, "TEST REPORT")
        items = [
            ("产品名称", what.product),
            ("型号规格", what.model),
            ("委托单位", client),
            ("生产单位", client),
            ("检验类别", what.kind),
        ]
        fields(
            canvas,
            130,
            height - 390,
            items,
            label="hei",
            value="song",
            size=16,
            label_width=80,
            width=370,
            gap=2.3,
            colon="：",
        )
        canvas.setFont(font("hei"), 17)
        canvas.drawCentredString(width / 2, 120, what.body)
        seal(canvas, width / 2 + 40, 140, what.body, radius=56, below="检验检测专用章", turn=-4)

    def summary(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont(font("hei"), 14)
        canvas.drawCentredString(width / 2, height - 66, what.body)
        canvas.setFont(font("hei"), 20)
        canvas.drawCentredString(width / 2, height - 96, "检 验 报 告")
        canvas.setFont(font("song"), 10)
        canvas.drawString(56, height - 118, f"№：{what.number}")
        canvas.drawRightString(width - 56, height - 118, "共 3 页  第 2 页")
        rows = [
            ["样品名称", what.product, "型号规格", what.model],
            ["委托单位", client, "商标", company.short if client == company.name else "/"],
            ["受检单位", client, "检验类别", what.kind],
            ["生产单位", client, "样品状态", "完好"],
            ["到样日期", what.received, "样品数量", "3件"],
            ["检验依据", what.standard, "检验项目", f"共{len(what.results)}项，见第3页"],
        ]
        y = ruled(canvas, 56, height - 126, (74, 190, 74, 145), rows, face="song", size=11, least=34)
        y = ruled(
            canvas,
            56,
            y,
            (74, 409),
            [["检验结论", what.verdict + "\n\n\n"]],
            face="song",
            size=12,
            least=140,
        )
        canvas.setFont(font("song"), 11)
        canvas.drawString(252, y + 22, f"签发日期：{what.day}")
        y = ruled(
            canvas, 56, y, (74, 409), [["备注", "检验结果仅对来样负责。"]], face="song", size=11, least=40
        )
        canvas.drawString(60, y - 34, "批准：陶志宏        审核：邹丽华        主检：孔晓东")
        seal(canvas, 434, y + 72, what.body, radius=50, below="检验检测专用章", turn=8)

    def results(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont(font("hei"), 18)
        canvas.drawCentredString(width / 2, height - 76, "检验结果汇总")
        canvas.setFont(font("song"), 10)
        canvas.drawString(56, height - 104, f"№：{what.number}")
        canvas.drawRightString(width - 56, height - 104, "共 3 页  第 3 页")
        rows = [["序号", "检验项目", "标准要求", "检验结果", "单项判定"]]
        rows += [[str(number), *result] for number, result in enumerate(what.results, 1)]
        y = ruled(
            canvas,
            56,
            height - 112,
            (36, 130, 160, 92, 65),
            rows,
            face="song",
            head="hei",
            size=10.5,
            least=30,
        )
        canvas.drawCentredString(width / 2, y - 26, "（以下空白）")

    return join([drawn(cover), drawn(summary), drawn(results)])


def thin(company: Company, what: Inspection) -> bytes:
    """Two pages with other words: 检测报告, 申请单位, 检测结论."""
    client = what.client or company.name

    def first(canvas: Canvas, width: float, height: float) -> None:
        _cma(canvas, 60, height - 90, what.cma)
        canvas.setFont(font("noto-hei-bold"), 26)
        canvas.drawCentredString(width / 2, height - 84, "检 测 报 告")
        canvas.setFont(font("noto-hei"), 10)
        canvas.drawRightString(width - 56, height - 112, f"编号 No. {what.number}    第1页 共2页")
        items = [
            ("申请单位", client),
            ("样品来源", "申请单位送样"),
            ("样品名称", what.product),
            ("规格/型号", what.model),
            ("收样日期", what.received),
            ("检测类型", what.kind),
            ("检测依据", what.standard),
            ("检测结论", what.verdict),
        ]
        y = fields(
            canvas,
            60,
            height - 148,
            items,
            label="noto-hei-bold",
            value="noto-hei",
            size=11.5,
            label_width=64,
            width=width - 120,
            gap=2.2,
            colon="：",
            spreading=False,
        )
        canvas.setFont(font("noto-hei"), 11)
        canvas.drawString(60, y - 14, "编制：曹文静　　审核：魏东　　批准：柏立新（授权签字人）")
        canvas.drawString(60, y - 44, f"签发日期：{what.day}")
        canvas.drawString(60, y - 68, f"检测机构：{what.body}（检验检测专用章）")
        seal(canvas, 400, y - 60, what.body, radius=54, below="检验检测专用章", turn=10)
        paragraph(
            canvas,
            60,
            110,
            "声明：1.本报告无检测机构检验检测专用章及骑缝章无效；2.本报告涂改无效；3.检测结果仅对来样有效；"
            "4.未经本机构书面同意，不得部分复制本报告。",
            face="noto-hei",
            size=8.5,
            width=width - 120,
        )

    def second(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont(font("noto-hei"), 10)
        canvas.drawRightString(width - 56, height - 60, f"编号 No. {what.number}    第2页 共2页")
        canvas.setFont(font("noto-hei-bold"), 13)
        canvas.drawString(56, height - 92, "检测结果：")
        rows = [["检测项目", "技术要求", "实测值", "评价"], *[list(result) for result in what.results]]
        y = ruled(
            canvas,
            56,
            height - 102,
            (150, 170, 98, 65),
            rows,
            face="noto-hei",
            head="noto-hei-bold",
            size=10,
            least=26,
        )
        canvas.setFont(font("noto-hei"), 10)
        canvas.drawCentredString(width / 2, y - 24, "— 报告结束 —")

    return join([drawn(first), drawn(second)])
