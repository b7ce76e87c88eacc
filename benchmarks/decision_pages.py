"""Pages of every kind that applicants send, drawn from fixed seeds and labelled by how they are made.

The label says how a page has to be read: ``text`` (its text layer is what people see), ``ocr``,
``text+ocr`` (good text beside pictures of text), ``blank``.
"""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont as FontFile
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf"

SENTENCES = (
    "公司设立售后服务中心，配备专职服务人员，负责产品的安装、调试、维修和客户回访。",
    "凡在保修期内因产品质量问题造成的损坏，我公司负责免费维修或者更换零部件。",
    "接到用户投诉后，服务人员应在二十四小时内答复，并在三个工作日内提出处理意见。",
    "经审查，该企业质量管理体系符合标准要求，准予认证注册，证书有效期三年。",
    "企业应当于每年一月一日至六月三十日通过公示系统报送上一年度的年度报告。",
    "本手册适用于公司所有产品的售后服务活动，由管理者代表负责组织实施和保持。",
    "检验依据为国家标准和产品技术条件，检验结论为所检项目全部符合标准规定。",
    "各服务网点应保证充足的备件库存，建立客户档案，定期对顾客满意度进行调查。",
    "法律、行政法规、国务院决定规定须经批准的项目，经相关部门批准后方可开展经营活动。",
    "培训内容包括产品知识、维修技能、服务礼仪、安全操作规程以及相关法律法规。",
)
ENGLISH = (
    "The certificate holder shall keep records of all complaints and of the action taken.",
    "Spare parts are available at every service station within two working days.",
    "This quality management system conforms to the requirements of the standard.",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂鑫淼琪璐昊睿"
SERIES = ("IHG", "ISW", "QDX", "WQ", "CDLF")
CITIES = ("合肥市蜀山区", "芜湖市镜湖区", "蚌埠市龙子湖区", "安庆市迎江区", "滁州市琅琊区", "亳州市谯城区")
STREETS = ("长江西路", "北京中路", "延安路", "人民路", "琅琊东路", "魏武大道", "徽州大道", "繁华大道")


@dataclass(frozen=True)
class Labelled:
    """A page's kind, how it has to be read, and how it is drawn."""

    kind: str
    how: str
    draw: Callable[[Canvas], None]
    spoil: Callable[[bytes], bytes] | None = None


def fonts() -> str:
    if Path(FONT).exists():
        pdfmetrics.registerFont(TTFont("embedded", FONT))
        return "embedded"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def prose(chance: random.Random, lines: int) -> list[str]:
    return [chance.choice(SENTENCES) for _ in range(lines)]


def people(chance: random.Random, lines: int) -> list[str]:
    def name() -> str:
        return chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)

    return [f"{number} {name()} 维修工 {chance.randint(20, 60)}岁" for number in range(1, lines + 1)]


def outlets(chance: random.Random, lines: int) -> list[str]:
    def place_name() -> str:
        return f"{chance.choice(CITIES)}{chance.choice(STREETS)}{chance.randint(1, 400)}号"

    return [f"{place_name()} 0551-{chance.randint(60000000, 69999999)}" for _ in range(lines)]


def models(chance: random.Random, lines: int) -> list[str]:
    return [
        f"{chance.choice(SERIES)}{chance.randint(25, 300)}-{chance.randint(100, 400)} "
        f"{chance.randint(1, 90)} {chance.randint(100, 9999)}.00"
        for _ in range(lines)
    ]


def english(chance: random.Random, lines: int) -> list[str]:
    return [chance.choice(ENGLISH) for _ in range(lines)]


TEXTS = (prose, people, outlets, models, english)


def write(lines: list[str], size: float = 11, top: float = 780, mode: int = 0) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(56, top)
        text.setFont(fonts(), size, leading=size * 1.7)
        text.setTextRenderMode(mode)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return draw


def scan(chance: random.Random, width: int, height: int, lines: list[str]) -> bytes:
    paper = chance.randint(225, 255)
    image = Image.new("RGB", (width, height), (paper, paper, paper - chance.randint(0, 12)))
    drawing = ImageDraw.Draw(image)
    size = max(14, width // 42)
    font = ImageFont.truetype(FONT, size) if Path(FONT).exists() else ImageFont.load_default(size)
    for number, line in enumerate(lines):
        drawing.text((width // 12, int(size * (2 + 1.8 * number))), line, (20, 20, 20), font)
    if chance.random() < 0.5:
        image = image.rotate(chance.uniform(-1.5, 1.5), fillcolor=(paper, paper, paper)).filter(
            ImageFilter.GaussianBlur(chance.uniform(0, 1))
        )
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=chance.choice((40, 70)))
    return buffer.getvalue()


def place(data: bytes, x: float, y: float, width: float, height: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawImage(ImageReader(io.BytesIO(data)), x, y, width, height)


def page_scan(chance: random.Random) -> Callable[[Canvas], None]:
    return place(scan(chance, 1000, 1414, prose(chance, 20)), 0, 0, 595, 842)


def together(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def remap(change: Callable[[int], int]) -> Callable[[bytes], bytes]:
    """Spoils the fonts' ToUnicode maps, as wrong PDF producers do: seen right, read wrong."""

    def spoil(data: bytes) -> bytes:
        def one(match: re.Match[bytes]) -> bytes:
            return b"<%s> <%04X>" % (match.group(1), change(int(match.group(2), 16)))

        with pikepdf.open(io.BytesIO(data)) as document:
            for item in document.objects:
                if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                    table = item.ToUnicode.read_bytes()
                    item.ToUnicode.write(re.sub(rb"<([0-9A-Fa-f]{2,4})>\s+<([0-9A-Fa-f]{4})>", one, table))
            out = io.BytesIO()
            document.save(out)
        return out.getvalue()

    return spoil


def wrong_character(code: int) -> int:
    return 0x4E00 + code * 7919 % 20900


SPOILERS: tuple[tuple[str, Callable[[int], int]], ...] = (
    ("shift by 1", lambda code: code + 1 if code > 0x2000 else code),
    ("shift by 29", lambda code: code + 29 if code > 0x2000 else (code - 29 if code > 62 else code)),
    ("private use", lambda code: 0xE000 + code % 6000 if code > 0x40 else code),
    ("random Han", lambda code: wrong_character(code) if code > 0x2000 else code),
    ("a third wrong", lambda code: wrong_character(code) if code % 3 == 0 and code > 0x2000 else code),
    ("replacement", lambda code: 0xFFFD if code > 0x2000 else code),
)


def first_kinds() -> Iterator[Labelled]:
    for seed in range(8):
        chance = random.Random(seed)
        for make in TEXTS:
            yield Labelled(f"good: {make.__name__}", "text", write(make(chance, chance.randint(6, 30))))
        spoiler, change = SPOILERS[seed % len(SPOILERS)]
        yield Labelled(f"garbage: {spoiler}", "ocr", write(prose(chance, 20)), remap(change))
        spoiler, change = SPOILERS[(seed + 3) % len(SPOILERS)]
        yield Labelled(f"garbage: {spoiler}", "ocr", write(prose(chance, 8)), remap(change))
        broken = [line.encode().decode("gb18030", "replace") for line in prose(chance, 12)]
        yield Labelled("garbage: UTF-8 as GBK", "ocr", write(broken))
        yield Labelled("scan", "ocr", page_scan(chance))
        number = write([f"第 {seed + 1} 页 共 9 页"], top=30)
        yield Labelled("mixed: scan with page number", "text+ocr", together(page_scan(chance), number))
        certificate = place(scan(chance, 700, 500, prose(chance, 8)), 80, 120, 430, 300)
        text = write(prose(chance, 8))
        yield Labelled("mixed: text with a pasted scan", "text+ocr", together(text, certificate))
        small = place(scan(chance, 500, 330, prose(chance, 5)), 60, 80, 230, 150)
        dense = write(prose(chance, 20), size=10)
        yield Labelled("mixed: full text, small pasted scan", "text+ocr", together(dense, small))
        background = place(scan(chance, 800, 1131, []), 0, 0, 595, 842)
        yield Labelled("good: text on a background", "text", together(background, write(prose(chance, 16))))
        logo = place(scan(chance, 200, 80, ["LOGO"]), 450, 790, 80, 30)
        yield Labelled("good: text with a logo", "text", together(logo, write(prose(chance, 16), top=740)))
        under = write(prose(chance, 20), mode=3)
        yield Labelled("hidden: good", "text", together(page_scan(chance), under))
        wrong = [
            "".join(chr(wrong_character(ord(c))) if chance.random() < 0.3 else c for c in line)
            for line in prose(chance, 20)
        ]
        cid = write(wrong, mode=3)
        yield Labelled("hidden: bad", "ocr", together(page_scan(chance), cid))
    yield Labelled("blank", "blank", lambda _: None)


TRADITIONAL = (
    "本公司設有售後服務部，負責產品之安裝調試、維修保養、客戶投訴處理及技術支援工作。",
    "服務熱線全年開通，接獲報修後兩小時內回應，四十八小時內派員到達現場處理。",
    "凡於保固期內因產品品質問題造成之損壞，本公司負責免費維修或更換零組件。",
)
CERTIFICATES = ("质量管理体系认证证书", "环境管理体系认证证书", "职业健康安全管理体系认证证书")


@cache
def font_file() -> FontFile:
    return FontFile(FONT)


class _Curves(BasePen):
    """Draws a glyph's outline into a path of the page."""

    def __init__(self, path: Any, glyphs: object, scale: float, x: float, y: float) -> None:
        super().__init__(glyphs)
        self._path, self._scale, self._x, self._y = path, scale, x, y

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._path.moveTo(*self._at(point))

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._path.lineTo(*self._at(point))

    def _curveToOne(
        self, first: tuple[float, float], second: tuple[float, float], third: tuple[float, float]
    ) -> None:
        self._path.curveTo(*self._at(first), *self._at(second), *self._at(third))

    def _closePath(self) -> None:
        self._path.close()


def curves(lines: list[str], top: float = 780, size: float = 11) -> Callable[[Canvas], None]:
    """Text turned into curves, as designers send it: nothing but paths."""

    def draw(canvas: Canvas) -> None:
        font = font_file()
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = size / font["head"].unitsPerEm
        for row, line in enumerate(lines):
            for column, character in enumerate(line):
                path = canvas.beginPath()
                pen = _Curves(path, glyphs, scale, 56 + column * size, top - row * size * 1.7)
                glyphs[names.get(ord(character), ".notdef")].draw(pen)
                canvas.drawPath(path, stroke=0, fill=1)

    return draw


def actual_text(lines: list[str]) -> Callable[[Canvas], None]:
    """Each line with its true text beside it, as accessible files have."""

    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(lines):
            told = ("\ufeff" + line).encode("utf-16-be").hex().upper()
            canvas._code.append(f"/Span <</ActualText <{told}>>> BDC")
            canvas.setFont(fonts(), 11)
            canvas.drawString(56, 780 - row * 19, line)
            canvas._code.append("EMC")

    return draw


def without_maps(data: bytes) -> bytes:
    """Fonts that do not say what their glyphs mean."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def drawn_font(data: bytes) -> bytes:
    """A page whose font is drawn by procedures (Type 3) and has no names for its glyphs."""
    chance = random.Random(len(data))
    with pikepdf.open(io.BytesIO(data)) as document:
        codes = range(33, 120)
        glyph = b"1000 0 0 0 900 900 d1 100 100 700 80 re 100 400 700 80 re 400 0 80 900 re f"
        procedures = {f"/g{code}": document.make_stream(glyph) for code in codes}
        differences: list[object] = [33, *[pikepdf.Name(f"/g{code}") for code in codes]]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 1000, 1000],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=33, LastChar=119, Widths=[1000] * 87,
            CharProcs=pikepdf.Dictionary(procedures),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=differences),
        )  # fmt: skip
        text = b"BT /T3 11 Tf 19 TL 56 780 Td "
        for _ in range(25):
            text += b"<" + bytes(chance.choice(codes) for _ in range(38)).hex().encode() + b"> Tj T* "
        page = document.pages[0]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(T3=document.make_indirect(font)))
        page.Contents = document.make_stream(text + b"ET")
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def watermark(text: str, tiles: int = 1) -> Callable[[Canvas], None]:
    """Pale slanting text over what was drawn before."""

    def draw(canvas: Canvas) -> None:
        for number in range(tiles):
            canvas.saveState()
            canvas.translate(120 + number % 2 * 260, 90 + number * 700 / max(1, tiles))
            canvas.rotate(30)
            canvas.setFillGray(0.7)
            canvas.setFont(fonts(), 40 if tiles == 1 else 16)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    return draw


def clear_picture(chance: random.Random) -> Callable[[Canvas], None]:
    """A transparent picture over the whole page, as a company's mark on its letters."""
    image = Image.new("RGBA", (600, 848), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse(
        (150, 250, 450, 550), outline=(200, 0, 0, 60), width=chance.randint(8, 20)
    )
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, 595, 842, mask="auto")


def seal(x: float = 380, y: float = 120) -> Callable[[Canvas], None]:
    """A red seal as a small picture."""
    image = Image.new("RGB", (240, 240), "white")
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((6, 6, 234, 234), outline=(210, 20, 20), width=7)
    drawing.text((90, 100), "★", (210, 20, 20), ImageFont.truetype(FONT, 60))
    return lambda canvas: canvas.drawImage(ImageReader(image), x, y, 113, 113)


def form(chance: random.Random) -> Callable[[Canvas], None]:
    """An application form: labels, blanks, boxes to tick, ruled."""
    labels = (
        "申请单位名称",
        "注册地址",
        "通讯地址",
        "联系人",
        "联系电话",
        "电子邮箱",
        "申请认证范围",
        "员工人数",
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont(fonts(), 11)
        for row, label in enumerate(labels):
            y = 700 - row * 30
            canvas.rect(56, y - 10, 480, 30)
            canvas.line(190, y - 10, 190, y + 20)
            canvas.drawString(62, y, label)
            canvas.drawString(200, y, chance.choice(("", "□ 是  ☑ 否", "________________", "安徽某某公司")))

    return draw


def numbers(chance: random.Random, lines: int) -> list[str]:
    def row(number: int) -> str:
        values = (chance.randint(100, 99999) / 100 for _ in range(4))
        return f"{number}  " + "  ".join(f"{value:.2f}" for value in values)

    return [row(number) for number in range(1, lines + 1)]


def codes(chance: random.Random, lines: int) -> list[str]:
    return [
        f"GB/T {chance.randint(1000, 39999)}-20{chance.randint(10, 24)} CNAS L{chance.randint(1000, 9999)} "
        f"016ZB{chance.randint(10, 24)}Q{chance.randint(10000, 99999)}R{chance.randint(0, 3)}M"
        for _ in range(lines)
    ]


def addresses(chance: random.Random, lines: int) -> list[str]:
    return [
        f"{chance.choice(('sales', 'fuwu', 'kefu', 'wxb'))}{chance.randint(1, 99)}@xyz-beng.com.cn "
        f"http://www.xyz-beng.com.cn/fw/{chance.randint(1000, 9999)}.html"
        for _ in range(lines)
    ]


def small_codes(chance: random.Random, lines: int) -> list[str]:
    return [
        f"{chance.choice(('qdx', 'wqk', 'bxg', 'vfd', 'zx'))}{chance.randint(1, 99)}-{chance.randint(1, 40)}kw "
        f"{chance.choice(('dn', 'pn', 'hrc', 'kw'))}{chance.randint(10, 400)}"
        for _ in range(lines)
    ]


def traditional(chance: random.Random, lines: int) -> list[str]:
    return [chance.choice(TRADITIONAL) for _ in range(lines)]


def capitals(chance: random.Random, lines: int) -> list[str]:
    words = [
        "MODEL",
        "SERIAL",
        "RATED",
        "VOLTAGE",
        "POWER",
        "FREQUENCY",
        "CURRENT",
        "SPEED",
        "WEIGHT",
        "DATE",
        "PASSED",
        "WARNING",
        "RISK",
    ]
    return [" ".join(chance.choice(words) for _ in range(6)) for _ in range(lines)]


def latin_garbage(chance: random.Random, lines: int) -> list[str]:
    """What an OCR set to English makes of Chinese print."""
    pieces = (
        "fl",
        "H",
        "rA",
        "iE",
        "^",
        "ll",
        "ffi",
        "tt",
        "B",
        "*",
        "WJ",
        "m",
        "SH",
        "if",
        "T",
        "1",
        "5E",
        "ft",
    )
    return [
        "".join(chance.choice(pieces) + (" " if chance.random() < 0.4 else "") for _ in range(30))
        for _ in range(lines)
    ]


def slide(chance: random.Random) -> Callable[[Canvas], None]:
    """A title and points over a picture that fills the page."""
    ground = Image.new("RGB", (800, 1131), (chance.randint(0, 80), chance.randint(60, 120), 160))
    ground = Image.blend(ground, Image.radial_gradient("L").resize((800, 1131)).convert("RGB"), 0.3)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(ground), 0, 0, 595, 842)
        write(["售后服务体系介绍"], size=32, top=760)(canvas)
        write([line[:20] for line in prose(chance, 8)], size=20, top=660)(canvas)

    return draw


def more_kinds() -> Iterator[Labelled]:
    for seed in range(4):
        chance = random.Random(1000 + seed)
        for make in (numbers, codes, addresses, small_codes, traditional, capitals):
            yield Labelled(f"good: {make.__name__}", "text", write(make(chance, chance.randint(8, 30))))
        yield Labelled("good: form", "text", form(chance))
        yield Labelled("good: slide on a picture", "text", slide(chance))
        yield Labelled(
            "good: watermark over text", "text", together(write(prose(chance, 20)), watermark("内部资料"))
        )
        yield Labelled(
            "good: clear picture over text",
            "text",
            together(write(prose(chance, 20)), clear_picture(chance)),
        )
        yield Labelled(
            "good: few words and a seal", "text", together(write(["此页为盖章页，无正文。"]), seal())
        )
        yield Labelled(
            "good: true text beside wrong maps",
            "text",
            actual_text(prose(chance, 20)),
            remap(SPOILERS[seed][1]),
        )
        yield Labelled("no text: turned into curves", "ocr", curves(prose(chance, 12)))
        yield Labelled(
            "mixed: curves with a page number", "text+ocr",
            together(curves(prose(chance, 12)), write([f"第 {seed + 1} 页"], top=30)),
        )  # fmt: skip
        yield Labelled("no text: a seal alone", "ocr", seal())
        yield Labelled("garbage: fonts without maps", "ocr", write(prose(chance, 20)), without_maps)
        yield Labelled("garbage: drawn font", "ocr", write(prose(chance, 2 + seed)), drawn_font)
        yield Labelled(
            "hidden: good, drawn under the scan",
            "text",
            together(write(prose(chance, 20)), page_scan(chance)),
        )
        yield Labelled(
            "hidden: English", "text", together(page_scan(chance), write(english(chance, 20), mode=3))
        )
        yield Labelled(
            "hidden: Latin garbage",
            "ocr",
            together(page_scan(chance), write(latin_garbage(chance, 20), mode=3)),
        )
        yield Labelled(
            "hidden: only numbers", "ocr", together(page_scan(chance), write(numbers(chance, 20), mode=3))
        )
        tiled = watermark("仅供售后服务认证使用，再次复印无效", tiles=8)
        yield Labelled("scan under a tiled watermark", "ocr", together(page_scan(chance), tiled))
        yield Labelled(
            "scan under one watermark",
            "ocr",
            together(page_scan(chance), watermark("仅供认证使用")),
        )
        ends = together(
            write(["安徽某某泵业有限公司售后服务管理手册 资质证书汇编（第二版）"], size=9, top=815),
            write(
                [f"文件编号：QM-0{seed}    版本：A/0    受控状态：受控    第 {seed + 1} 页 共 86 页"],
                size=9,
                top=25,
            ),
        )
        yield Labelled(
            "mixed: header and footer over a scan", "text+ocr", together(page_scan(chance), ends)
        )
        typed = write(
            ["安徽某某公司", "合肥市长江西路 200 号", "王小明 13800000000", "离心泵"], top=700, size=12
        )
        yield Labelled("mixed: typed into a scanned form", "text+ocr", together(page_scan(chance), typed))


def decision_set() -> Iterator[Labelled]:
    """All labelled pages."""
    yield from first_kinds()
    yield from more_kinds()
