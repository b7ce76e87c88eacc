"""Makes the small real files that the readers are tested on."""

import hashlib
import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from intake.gather import inspect_file
from intake.limits import Limits
from intake.model import Box, Line, SourceFile
from intake.ocr.types import OcrPage
from intake.read import ReadOptions, ReadResult, read_file

BODY = (
    "本公司成立于二〇一二年，主要从事工业泵阀及成套设备的研发、生产、销售和售后服务。",
    "公司设有售后服务部，负责产品的安装调试、维修保养、客户投诉处理和技术支持工作。",
    "服务热线全年开通，接到客户报修后两小时内响应，四十八小时内派员到达现场处理。",
    "公司建立了完善的服务网点，配备专业的服务人员和必要的检测设备、维修工具和备件。",
)


class RecordingOcr:
    """An engine that says where it was asked to look: one line a picture, no recognition."""

    engine_name = "recording"

    def __init__(
        self, text: str = "识别所得的文字内容", confidence: float = 0.95, strips: tuple[str, ...] = ()
    ) -> None:
        self.sizes: list[tuple[int, int]] = []
        self._line = Line(text, Box(0.1, 0.1, 0.9, 0.2), confidence)
        self.strips_asked = 0
        self._strips = list(strips)

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        self.sizes.append(image.size)
        return OcrPage((self._line,) if self._line.text else (), engine=self.engine_name)

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """The texts it was given, one a strip; what it was not given it cannot read."""
        self.strips_asked += 1
        return tuple((self._strips.pop(0), 0.98) if self._strips else ("", 0.0) for _ in strips)


def source_of(path: Path) -> SourceFile:
    """The file as gathering gives it."""
    return inspect_file(path, path.name, Limits())


def read_path(path: Path, ocr: RecordingOcr | None = None, **limits: int) -> ReadResult:
    """What the reader gives for a file."""
    return read_file(source_of(path), ReadOptions(path.parent / "work", ocr, Limits(**limits)))


@cache
def _font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def pdf(path: Path, *draw: Callable[[Canvas], None]) -> Path:
    """A PDF with a page for each function."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in draw:
        canvas.setFont(_font(), 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def body(canvas: Canvas) -> None:
    """Ordinary text."""
    for number, text in enumerate(BODY * 3):
        canvas.drawString(60, 780 - number * 20, text)


def scan_picture(width: int = 1240, height: int = 1754, lines: int = 12) -> Image.Image:
    """A picture that looks like a scanned page of print."""
    image = Image.new("RGB", (width, height), (250, 250, 248))
    drawing = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=max(10, width // 40))
    for number in range(lines):
        drawing.text(
            (width // 10, height * (number + 1) // (lines + 3)),
            "Scanned text of a page " * 2,
            "black",
            font,
        )
    return image


def place_picture(
    image: Image.Image, x: float, y: float, width: float, height: float
) -> Callable[[Canvas], None]:
    """Draws a picture on a page."""
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=70)
    data = buffer.getvalue()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(data)), x, y, width, height)

    return draw


def both(*draw: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """One page with several things on it."""

    def draw_all(canvas: Canvas) -> None:
        for one in draw:
            one(canvas)

    return draw_all


def hidden(text: list[str]) -> Callable[[Canvas], None]:
    """Invisible text, as OCR programs lay under a scan."""

    def draw(canvas: Canvas) -> None:
        layer = canvas.beginText(60, 780)
        layer.setFont(_font(), 12)
        layer.setTextRenderMode(3)
        for line in text:
            layer.textLine(line)
        canvas.drawText(layer)

    return draw


def written(lines: list[str]) -> Callable[[Canvas], None]:
    """Visible lines of that text."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(lines):
            canvas.drawString(60, 780 - number * 20, text)

    return draw


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()
