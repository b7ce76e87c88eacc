"""Measures the reader: is OCR used exactly where it is needed, how fast is text, does memory stay flat.

    python benchmarks/reading.py [--quick]

Prints three tables and writes them under `## Reading` in benchmarks/RESULTS.md. All pages are made here,
from fixed seeds; labels follow from how a page was made, not from what the reader says.
"""

import argparse
import io
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from intake.gather import inspect_file
from intake.limits import Limits
from intake.model import Box, Line
from intake.ocr.types import OcrPage
from intake.read import ReadOptions, read_file

RESULTS = Path(__file__).with_name("RESULTS.md")
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


class NullOcr:
    """Takes pictures as an engine does and recognises nothing of them: the reader alone is measured."""

    engine_name = "null"

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        return OcrPage((Line(f"{image.width} {dpi}", Box(0.1, 0.1, 0.2, 0.2), 0.9),), engine="null")


# --- pages ---------------------------------------------------------------------------------------------


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


def decision_set() -> Iterator[Labelled]:
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


def measure_decisions(folder: Path) -> list[str]:
    pages = list(decision_set())
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for number, page in enumerate(pages):
        canvas = Canvas(str(folder / "page.pdf"), pagesize=(595, 842))
        page.draw(canvas)
        canvas.showPage()
        data = canvas.getpdfdata()
        path = folder / f"{number}.pdf"
        path.write_bytes(page.spoil(data) if page.spoil else data)
        read = read_file(inspect_file(path, path.name, Limits()), ReadOptions(folder, NullOcr())).pages[0]
        how = "blank" if read.problem_code == "page-blank" else read.method
        total[page.kind] += 1
        right[page.kind] += how == page.how
        if how != page.how:
            wrong.append(f"- {page.kind}: {how} instead of {page.how} ({read.why[0]})")
    rows = ["| kind of page | pages | right |", "|---|---|---|"]
    rows += [f"| {kind} | {total[kind]} | {right[kind]} |" for kind in sorted(total)]
    share = sum(right.values()) / len(pages)
    rows.append(f"| **all** | **{len(pages)}** | **{sum(right.values())} ({share:.1%})** |")
    return ["### To OCR or not", "", *rows, "", *wrong]


# --- speed ---------------------------------------------------------------------------------------------


def born_digital(path: Path, pages: int) -> Path:
    chance = random.Random(1)
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        write(prose(chance, 40) if number % 3 else outlets(chance, 40), size=10)(canvas)
        canvas.showPage()
    canvas.save()
    return path


def raw(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            page = document[index]
            layer = page.get_textpage()
            layer.get_text_range()
            layer.close()
            page.close()


def plumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def office_export(folder: Path) -> Path | None:
    """What Word users send: a document exported by an office program; None when there is none."""
    import shutil

    import docx

    if not shutil.which("soffice"):
        return None
    chance = random.Random(3)
    document = docx.Document()
    for number in range(500):
        document.add_paragraph("".join(prose(chance, 4)), style="Heading 2" if number % 20 == 0 else None)
    document.save(str(folder / "office.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "office.docx")], capture_output=True, timeout=120, check=False)
    made = folder / "office.pdf"
    return made if made.exists() else None


def measure_speed(folder: Path) -> list[str]:
    lines = speed_of(folder, born_digital(folder / "text.pdf", 60), "60 dense pages by reportlab")
    office = office_export(folder)
    return lines + (speed_of(folder, office, "500 paragraphs exported by LibreOffice") if office else [])


def speed_of(folder: Path, path: Path, label: str) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        pages = len(document)
    source, options = inspect_file(path, path.name, Limits()), ReadOptions(folder)
    runners: dict[str, tuple[Callable[[], object], int]] = {
        "pypdfium2 get_text_range": (lambda: raw(path), 9),
        "intake (lines, boxes, quality, decision)": (lambda: read_file(source, options), 9),
        "pdfplumber extract_text": (lambda: plumber(path), 1),
    }
    times: dict[str, list[float]] = {name: [] for name in runners}
    for turn in range(9):
        for name, (run, rounds) in runners.items():
            if turn < rounds:
                start = time.perf_counter()
                run()
                times[name].append(time.perf_counter() - start)
    speed = {name: pages / statistics.median(values) for name, values in times.items()}
    base = speed["pypdfium2 get_text_range"]
    rows = ["| reader | pages/s | of raw pypdfium2 |", "|---|---|---|"]
    rows += [f"| {name} | {value:.0f} | {value / base:.2f} |" for name, value in speed.items()]
    rows.append("")
    rows.append("Goal: at least 0.8 of raw pypdfium2 and 2.5 times pdfplumber.")
    return [f"### Born-digital text: {label}; medians, interleaved in one run", "", *rows, ""]


# --- memory --------------------------------------------------------------------------------------------


def long_scan(path: Path, pages: int) -> Path:
    chance = random.Random(2)
    pictures = [scan(chance, 1654, 2339, prose(chance, 25)) for _ in range(20)]
    readers = [ImageReader(io.BytesIO(data)) for data in pictures]
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(pages):
        canvas.drawImage(readers[number % len(readers)], 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


def child(path: Path, engine: str) -> None:
    """Reads one file and prints peak memory after 50 pages and at the end, and the seconds it took."""
    import psutil

    own = psutil.Process()
    peaks = [0]
    sizes: list[int] = []

    def look() -> None:
        peaks[0] = max(peaks[0], own.memory_info().rss)
        sizes.append(peaks[0])

    ocr = None
    if engine == "null":
        ocr = NullOcr()
    elif engine != "off":
        from intake.ocr import open_ocr

        ocr = open_ocr("auto")
    source = inspect_file(path, path.name, Limits())
    start = time.perf_counter()
    result = read_file(source, ReadOptions(path.parent / "work", ocr, Limits(), look))
    seconds = time.perf_counter() - start
    early = sizes[min(49, len(sizes) - 1)]
    print(f"{len(result.pages)}|{early / 1e6:.0f} MB|{peaks[0] / 1e6:.0f} MB|{seconds:.0f} s")


def measure_memory(folder: Path, pages: int, ocr_pages: int) -> list[str]:
    rows = [
        "| 200 dpi scan | pages | peak after 50 pages | peak at the end | time |",
        "|---|---|---|---|---|",
    ]
    for label, engine, count in (
        ("OCR off", "off", pages),
        ("every page drawn for OCR, no engine behind it", "null", pages),
        ("OCR on (auto)", "auto", ocr_pages),
    ):
        if not count:
            continue
        path = long_scan(folder / f"{engine}.pdf", count)
        told = subprocess.run(
            [sys.executable, __file__, "--child", str(path), engine],
            capture_output=True,
            text=True,
            check=False,
        )
        last = told.stdout.strip().splitlines()[-1:] or [f"{count}|failed|{told.stderr.strip()[-120:]}|"]
        rows.append(f"| {label} | {last[0].replace('|', ' | ')} |")
    return ["### Memory while reading a long scan, one process", "", *rows, ""]


def put_results(lines: list[str]) -> None:
    """Replaces our own heading's text and leaves the others' alone."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    ours = "## Reading\n\n" + "\n".join(lines).rstrip() + "\n"
    pattern = re.compile(r"^## Reading\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(text):
        text = pattern.sub(lambda _: ours + "\n", text)
    else:
        text = text.rstrip() + "\n\n" + ours
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 pages instead of 1,000, no real OCR")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), given.child[1])
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            f"Python {platform.python_version()}, pypdfium2 {pypdfium2.PYPDFIUM_INFO}.",
            "Made by `python benchmarks/reading.py`; pages and labels by the same hand as the rules.",
            "",
        ]
        lines += measure_decisions(folder)
        lines += measure_speed(folder)
        lines += measure_memory(folder, 100 if given.quick else 1000, 0 if given.quick else 6)
    print("\n".join(lines))
    if not given.quick:
        put_results(lines)


if __name__ == "__main__":
    main()
