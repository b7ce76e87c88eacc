"""Pages to measure OCR on: kinds of paper drawn clean, then as scanners and phones spoil them.

Drawn apart from the samples' generator; fonts come from Debian's packages.
"""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
SIZE = (1654, 2339)
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/arphic/ukai.ttc",
)


@dataclass(frozen=True)
class Drawn:
    """A page's picture, its text in reading order, and the key fields that must be exact."""

    kind: str
    image: Image.Image
    text: str
    fields: tuple[str, ...]
    seal_at: tuple[int, int]


class _Sheet:
    def __init__(self, font: str, size: tuple[int, int] = SIZE) -> None:
        self.image = Image.new("RGB", size, "white")
        self.draw = ImageDraw.Draw(self.image)
        self.lines: list[str] = []
        self._font = font

    def put(self, x: int, y: int, text: str, height: int = 38) -> None:
        self.draw.text((x, y), text, font=ImageFont.truetype(self._font, height), fill=(25, 25, 25))
        self.lines.append(text)

    def done(self, kind: str, fields: tuple[str, ...], seal_at: tuple[int, int]) -> Drawn:
        return Drawn(kind, self.image, "".join(self.lines), fields, seal_at)


_CITIES = ("杭州市西湖区", "成都市武侯区", "济南市历下区", "长沙市岳麓区", "福州市鼓楼区", "沈阳市铁西区")
_NAMES = ("云栖", "青禾", "远山", "晨星", "海棠", "松风", "明湖", "北斗")
_TRADES = ("电器", "食品", "家具", "照明", "医疗器械", "软件")
_PEOPLE = ("王建国", "李晓燕", "张敏", "陈志强", "欧阳雪", "赵一鸣")


def _company(chance: random.Random) -> str:
    return f"{chance.choice(_CITIES)[:2]}{chance.choice(_NAMES)}{chance.choice(_TRADES)}有限公司"


def _day(chance: random.Random, first: int = 2015, last: int = 2025) -> str:
    return f"{chance.randint(first, last)}年{chance.randint(1, 12):02d}月{chance.randint(1, 28):02d}日"


def _code(chance: random.Random) -> str:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    return (
        "91"
        + "".join(chance.choice("0123456789") for _ in range(6))
        + "".join(chance.choice(alphabet) for _ in range(10))
    )


def licence(chance: random.Random, font: str) -> Drawn:
    sheet = _Sheet(font)
    name, code, person = _company(chance), _code(chance), chance.choice(_PEOPLE)
    begun, issued = _day(chance, 2005, 2018), _day(chance, 2019, 2025)
    capital = f"{chance.randint(1, 90) * 100}万元整"
    sheet.put(620, 220, "营业执照", 110)
    sheet.put(200, 420, f"统一社会信用代码 {code}")
    rows = [
        ("名称", name), ("类型", "有限责任公司（自然人投资或控股）"), ("住所", chance.choice(_CITIES) + "科技路88号"),
        ("法定代表人", person), ("注册资本", capital), ("成立日期", begun), ("营业期限", f"{begun}至长期"),
        ("经营范围", "家用电器销售；家用电器安装服务；日用品零售。"),
    ]  # fmt: skip
    for row, (label, value) in enumerate(rows):
        sheet.put(200, 560 + 120 * row, label)
        sheet.put(480, 560 + 120 * row, value)
    sheet.put(900, 1800, "登记机关")
    sheet.put(980, 1900, issued)
    return sheet.done("licence", (code, name, person, begun, issued), (1130, 1900))


def certificate(chance: random.Random, font: str) -> Drawn:
    sheet = _Sheet(font)
    name, issued, until = _company(chance), _day(chance, 2023, 2024), _day(chance, 2026, 2027)
    number = f"{chance.randint(100, 999)}{chance.randint(22, 25)}Q{chance.randint(10000, 99999)}R{chance.randint(0, 3)}M"
    sheet.put(420, 260, "质量管理体系认证证书", 80)
    for row, text in enumerate(
        (
            f"证书编号：{number}", "兹证明", name, "质量管理体系符合 GB/T 19001-2016 标准",
            "认证范围：资质范围内的产品销售及售后服务", f"发证日期：{issued}", f"有效期至：{until}",
            "本证书信息可在国家认证认可监督管理委员会官方网站查询",
        )
    ):  # fmt: skip
        sheet.put(260, 520 + 150 * row, text, 42)
    return sheet.done("certificate", (number, name, issued, until), (520, 1330))


def outlets(chance: random.Random, font: str) -> Drawn:
    sheet = _Sheet(font)
    sheet.put(520, 160, "售后服务网点一览表", 60)
    xs, top, step, count = (120, 220, 640, 1000, 1180, 1530), 320, 84, 16
    for row in range(count + 2):
        sheet.draw.line((xs[0], top + step * row, xs[-1], top + step * row), fill=(40, 40, 40), width=3)
    for x in xs:
        sheet.draw.line((x, top, x, top + step * (count + 1)), fill=(40, 40, 40), width=3)
    phones = []
    rows = [("序号", "网点名称", "地址", "联系人", "联系电话")]
    for number in range(1, count + 1):
        phone = f"0{chance.randint(310, 999)}-{chance.randint(2000000, 8999999)}"
        phones.append(phone)
        name = f"{chance.choice(_NAMES)}{chance.choice(_TRADES)}{number}店"
        rows.append(
            (str(number), name, f"{chance.choice(_CITIES)}{number}号", chance.choice(_PEOPLE), phone)
        )
    for row, cells in enumerate(rows):
        for x, text in zip(xs, cells, strict=False):
            sheet.put(x + 14, top + 22 + step * row, text, 34)
    return sheet.done("outlets", tuple(phones), (1000, 1500))


_BODY = (
    "公司始终坚持顾客至上的服务理念，建立了覆盖售前、售中、售后全过程的服务体系，",
    "设立专门的售后服务部门，配备专职服务人员，实行二十四小时服务热线制度，",
    "接到顾客投诉后两小时内响应，一般问题二十四小时内解决，疑难问题三个工作日内答复，",
    "每季度开展一次顾客满意度调查，对发现的问题制定纠正措施并跟踪验证其有效性，",
    "每年按照销售收入的百分之二提取售后服务专项经费，用于人员培训和设施改造。",
)


def body(chance: random.Random, font: str) -> Drawn:
    sheet = _Sheet(font)
    sheet.put(480, 150, "售后服务体系建设情况说明", 56)
    fields = []
    for row in range(24):
        text = chance.choice(_BODY)
        if row % 11 == 5:
            day = _day(chance)
            fields.append(day)
            text = f"本制度自{day}起实施，由售后服务部负责解释和修订。"
        sheet.put(150, 290 + 56 * row, text, 33)
    return sheet.done("body", tuple(fields), (1200, 2000))


def chart(chance: random.Random, font: str) -> Drawn:
    sheet = _Sheet(font)
    sheet.put(560, 200, "组织机构图", 70)
    names = ["总经理", "销售部", "生产部", "财务部", "售后服务部", "质量部", "客服组", "维修组", "安装组"]
    chance.shuffle(names)
    for index, name in enumerate(names):
        x, y = 200 + 440 * (index % 3), 500 + 420 * (index // 3)
        sheet.draw.rectangle((x - 30, y - 30, x + 300, y + 80), outline=(40, 40, 40), width=4)
        sheet.put(x, y, name, 44)
    return sheet.done("chart", tuple(names), (1200, 1900))


KINDS: tuple[Callable[[random.Random, str], Drawn], ...] = (licence, certificate, outlets, body, chart)


def _resized(page: Drawn, dpi: int) -> Image.Image:
    factor = dpi / DPI
    return page.image.resize((round(SIZE[0] * factor), round(SIZE[1] * factor)), Image.Resampling.LANCZOS)


def _noise(page: Drawn) -> Image.Image:
    pixels = np.asarray(page.image, np.float32)
    grain = np.random.default_rng(3).normal(0, 22, pixels.shape[:2])[..., None]
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def _jpeg(page: Drawn) -> Image.Image:
    buffer = io.BytesIO()
    page.image.save(buffer, "JPEG", quality=30)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")


def _seal(page: Drawn) -> Image.Image:
    overlay = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(overlay)
    (x, y), radius, red = page.seal_at, 165, (214, 42, 48)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=9)
    points = [
        (x + radius * 0.34 * np.sin(turn) * (1 if n % 2 == 0 else 0.4), y - radius * 0.34 * np.cos(turn) * (1 if n % 2 == 0 else 0.4))
        for n, turn in enumerate(np.linspace(0, 2 * np.pi, 10, endpoint=False))
    ]  # fmt: skip
    draw.polygon(points, fill=red)
    font = ImageFont.truetype(next(path for path in FONTS if Path(path).is_file()), 34)
    for n, character in enumerate("某市市场监督管理局登记专用章"):
        turn = -135 + 270 * n / 13
        place = np.deg2rad(turn)
        letter = Image.new("L", (56, 56), 0)
        ImageDraw.Draw(letter).text((28, 28), character, font=font, fill=255, anchor="mm")
        letter = letter.rotate(-turn, Image.Resampling.BICUBIC)
        middle = (x + radius * 0.77 * np.sin(place), y - radius * 0.77 * np.cos(place))
        overlay.paste(red, (round(middle[0]) - 28, round(middle[1]) - 28), letter)
    return Image.fromarray(np.minimum(np.asarray(page.image), np.asarray(overlay)))


def _photo(page: Drawn) -> Image.Image:
    pixels = np.asarray(page.image)
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[190, 130], [1690, 230], [1790, 2390], [110, 2290]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    table = np.full((2520, 1900, 3), (74, 66, 58), np.uint8)
    warped = cv2.warpPerspective(pixels, matrix, (1900, 2520))
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (1900, 2520))
    table[mask > 0] = warped[mask > 0]
    shade = np.linspace(1.0, 0.72, 1900)[None, :, None]
    return Image.fromarray((table * shade).astype(np.uint8))


DEGRADATIONS: dict[str, Callable[[Drawn], Image.Image]] = {
    "clean 200 dpi": lambda page: page.image,
    "150 dpi": lambda page: _resized(page, 150),
    "skew 3°": lambda page: page.image.rotate(3, Image.Resampling.BICUBIC, fillcolor=(250, 250, 250)),
    "turned 90°": lambda page: page.image.transpose(Image.Transpose.ROTATE_90),
    "turned 180°": lambda page: page.image.transpose(Image.Transpose.ROTATE_180),
    "noise": _noise,
    "blur": lambda page: page.image.filter(ImageFilter.GaussianBlur(1.6)),
    "JPEG q30": _jpeg,
    "seal over text": _seal,
    "phone photo": _photo,
}


def fonts() -> list[str]:
    """The fonts that are on this machine. Raises SystemExit with advice when there is none."""
    found = [path for path in FONTS if Path(path).is_file()]
    if not found:
        raise SystemExit(
            "no Chinese font found: apt-get install fonts-noto-cjk fonts-wqy-zenhei fonts-arphic-uming"
        )
    return found
