"""Tesseract through pytesseract: the fallback, and a second opinion."""

import os
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PIL import Image

from intake.errors import OcrUnavailableError
from intake.model import Box, Line
from intake.programs import find_program

_LANGUAGES = "chi_sim"
"""`chi_sim` alone read more key fields than `chi_sim+eng` on most pages measured."""

_PAGE, _ONE_LINE = "--oem 1 --psm 3", "--oem 1 --psm 7"
_SECONDS = 110
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_ADVICE = "Debian：apt-get install tesseract-ocr tesseract-ocr-chi-sim；Windows：安装 Tesseract 并选中文"


class TesseractEngine:
    """Runs the `tesseract` program a page at a time.

    Raises OcrUnavailableError when the program or its Chinese data are missing.
    """

    name = "tesseract"

    def __init__(self) -> None:
        # Two processes with several threads each fight over the cores: 4 s became 4 minutes.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import pytesseract
        except ImportError as error:
            raise OcrUnavailableError("缺少 pytesseract。安装：pip install pytesseract") from error
        program = find_program("tesseract")
        if program is None:
            raise OcrUnavailableError(f"没有 tesseract 程序。{_ADVICE}")
        pytesseract.pytesseract.tesseract_cmd = program
        self._tesseract: Any = pytesseract
        try:
            languages = pytesseract.get_languages()
            if _LANGUAGES in languages:
                # A name proves nothing: it must read a picture of ours.
                pytesseract.image_to_data(Image.new("L", (32, 32), 255), lang=_LANGUAGES, timeout=_SECONDS)
        except (RuntimeError, OSError, ValueError) as error:
            raise OcrUnavailableError(f"tesseract 程序不能运行（{error}）。{_ADVICE}") from error
        if _LANGUAGES not in languages:
            raise OcrUnavailableError(f"tesseract 没有中文数据 {_LANGUAGES}。{_ADVICE}")

    @property
    def version(self) -> str:
        return str(self._tesseract.get_tesseract_version()).splitlines()[0]

    def recognise(self, image: Image.Image) -> tuple[Line, ...]:
        """The lines of an upright picture; spaces the engine puts between Han characters are taken out."""
        return self._lines(image, _PAGE)

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """Each strip taken for one line of text."""
        return tuple(self._strip(strip) for strip in strips)

    def _strip(self, strip: Image.Image) -> tuple[str, float]:
        lines = self._lines(strip, _ONE_LINE)
        return "".join(line.text for line in lines), min((line.confidence for line in lines), default=0.0)

    def _lines(self, image: Image.Image, config: str) -> tuple[Line, ...]:
        try:
            table = self._tesseract.image_to_data(
                image.convert("L"),
                lang=_LANGUAGES,
                config=config,
                timeout=_SECONDS,
                output_type=self._tesseract.Output.DICT,
            )
        except RuntimeError:  # its time was up; the page counts as not read
            return ()
        words = [
            {key: table[key][index] for key in table}
            for index in range(len(table["text"]))
            if table["text"][index].strip() and float(table["conf"][index]) >= 0
        ]
        by_line = groupby(words, key=lambda word: (word["block_num"], word["par_num"], word["line_num"]))
        return tuple(_line(list(group), image.width, image.height) for _, group in by_line)


def _line(words: list[dict[str, Any]], width: int, height: int) -> Line:
    text = _BETWEEN_HAN.sub("", " ".join(word["text"] for word in words))
    box = Box(
        min(word["left"] for word in words) / width,
        min(word["top"] for word in words) / height,
        max(word["left"] + word["width"] for word in words) / width,
        max(word["top"] + word["height"] for word in words) / height,
    )
    letters = sum(len(word["text"]) for word in words)
    confidence = sum(float(word["conf"]) * len(word["text"]) for word in words) / letters / 100
    return Line(text, box, confidence)
