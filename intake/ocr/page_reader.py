"""Reads one picture of a page: upright, straight, recognised, read again under seals, in order."""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from intake.model import Line
from intake.ocr.codes import find_codes
from intake.ocr.deskew import WORTH_TURNING, skew_angle, turned
from intake.ocr.facing import Reading, read_facing
from intake.ocr.layout import reading_order
from intake.ocr.perspective import flattened
from intake.ocr.ring import ring_text
from intake.ocr.scale import at_reading_size
from intake.ocr.seal import Seal, black_share, find_seals, in_red_only, without_red
from intake.ocr.tables import ruled_tables
from intake.ocr.types import OcrEngine, OcrPage

_SPECKS = 0.004
"""Share of a seal's box that dirt and dark edges may cover with no print under the seal."""


class PageReader:
    """A `PageOcr` over one engine."""

    def __init__(self, engine: OcrEngine) -> None:
        self._engine = engine

    @property
    def engine_name(self) -> str:
        return f"{self._engine.name} {self._engine.version}"

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        """Lines in reading order, tables and marks; places in fractions of the upright picture."""
        why: list[str] = []
        page = at_reading_size(image, dpi, why)
        sheet = flattened(page)
        if sheet is not None:
            page = sheet
            why.append("照片已按纸张四角展平")
        rotation, (page, lines, skew) = read_facing(page, self._read_straight)
        if rotation:
            why.append(f"旋转{rotation}°后识别")
        if skew:
            why.append(f"倾斜{abs(skew):.1f}°已校正")
        seals = tuple(self._with_words(page, seal, lines) for seal in find_seals(page))
        printed = [line for line in lines if not _seals_own(page, line, seals)]
        over_print = tuple(seal for seal in seals if black_share(page, seal.mark.box) > _SPECKS)
        if over_print:
            printed = self._again_under_seals(page, printed, over_print)
            why.append(f"发现{len(over_print)}处红章盖在文字上，去红后重读其下文字")
        ordered = reading_order(printed)
        return OcrPage(
            lines=ordered,
            tables=ruled_tables(page, ordered),
            marks=(*(seal.mark for seal in seals), *find_codes(page)),
            rotation=rotation,
            engine=self.engine_name,
            why=tuple(why),
        )

    def _read_straight(self, page: Image.Image) -> Reading:
        skew = skew_angle(page)
        if abs(skew) < WORTH_TURNING:
            return Reading(page, self._engine.recognise(page))
        straight = turned(page, skew)
        return Reading(straight, self._engine.recognise(straight), skew)

    def _with_words(self, page: Image.Image, seal: Seal, lines: Sequence[Line]) -> Seal:
        """The seal with what it says: around its ring, then level inside it."""
        inside = [line for line in lines if _seals_own(page, line, (seal,)) and len(line.text) > 3]
        ring = ring_text(page, seal.mark.box, self._engine.recognise)
        words = [ring, *(line.text for line in inside if line.text not in ring)]
        return replace(seal, mark=replace(seal.mark, text="\n".join(word for word in words if word)))

    def _again_under_seals(
        self, page: Image.Image, lines: Sequence[Line], seals: tuple[Seal, ...]
    ) -> list[Line]:
        """A second reading without red; for what a seal covers, the surer of the two readings counts.

        Only strips that touch a seal are read again: red print elsewhere may fade in that channel.
        """
        clean = without_red(page)
        result = list(lines)
        for seal in seals:
            strip = _strip(seal, result)
            part = clean.crop((0, round(strip[0] * page.height), page.width, round(strip[1] * page.height)))
            if part.height < 8:
                continue
            height = strip[1] - strip[0]
            second = [
                replace(
                    line,
                    box=line.box._replace(
                        y0=strip[0] + line.box.y0 * height, y1=strip[0] + line.box.y1 * height
                    ),
                )
                for line in self._engine.recognise(part)
            ]
            result = _merged(result, second, seal)
        return result


def _strip(seal: Seal, lines: list[Line]) -> tuple[float, float]:
    """The band of the page that holds the seal and whole lines only."""
    top, bottom = seal.mark.box.y0, seal.mark.box.y1
    for line in lines:
        if line.box.y0 < bottom and line.box.y1 > top:
            top, bottom = min(top, line.box.y0), max(bottom, line.box.y1)
    return max(0.0, top - 0.01), min(1.0, bottom + 0.01)


def _merged(first: list[Line], second: list[Line], seal: Seal) -> list[Line]:
    """The first reading, where the seal lies with what the second reads better or newly."""
    covered = [line for line in first if line.box.overlap(seal.mark.box) > 0]
    kept = [line for line in first if line.box.overlap(seal.mark.box) <= 0]
    again = [line for line in second if line.box.overlap(seal.mark.box) > 0]
    for line in covered:
        rivals = [other for other in again if _same_place(line, other)]
        if not rivals:
            kept.append(line)
            continue
        best = max(rivals, key=lambda other: len(other.text) * other.confidence)
        if len(line.text) * line.confidence > len(best.text) * best.confidence:
            again = [other for other in again if other not in rivals]
            kept.append(line)
    return kept + again


def _same_place(one: Line, other: Line) -> bool:
    return one.box.overlap(other.box) >= 0.4 * min(one.box.area, other.box.area)


def _seals_own(page: Image.Image, line: Line, seals: Sequence[Seal]) -> bool:
    """Whether a line is a seal's own: inside it and red, no black print in it."""
    inside = any(line.box.overlap(seal.mark.box) >= 0.7 * line.box.area for seal in seals)
    return inside and in_red_only(page, line.box)
