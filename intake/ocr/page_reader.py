"""Reads one picture of a page: upright, straight, recognised, read again under seals, in order."""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageOps

from intake.model import Box, Line, Mark
from intake.ocr.arch import find_arch, without_letters
from intake.ocr.codes import find_codes
from intake.ocr.copied_seal import CopiedSeal, find_copied_seals, without_grey
from intake.ocr.deskew import WORTH_TURNING, skew_angle, turned
from intake.ocr.facing import Reading, mirrored, read_facing
from intake.ocr.layout import by_rows, reading_order
from intake.ocr.memory import give_back
from intake.ocr.merging import merged, same_place
from intake.ocr.overprinted import taken_apart
from intake.ocr.parts import cut
from intake.ocr.perspective import flattened
from intake.ocr.polarity import dark_on_light, is_light_on_dark
from intake.ocr.ring import ring_text
from intake.ocr.scale import at_reading_size
from intake.ocr.seal import Seal, black_share, find_seals, in_red_only, red_figures, without_red
from intake.ocr.second_look import read_again
from intake.ocr.sheet_margins import without_sheet_margins
from intake.ocr.tables import ruled_tables
from intake.ocr.tiled_words import tiled_words
from intake.ocr.tiles import tiles
from intake.ocr.types import OcrEngine, OcrPage, Slanting
from intake.ocr.unread import unread
from intake.ocr.veil import (
    Veil,
    colour_veil,
    coloured_over,
    is_inside,
    is_other_ink,
    veil_over,
    without_veil,
    words_of,
)

_SPECKS = 0.004
"""Share of a seal's box that dirt and dark edges may cover with no print under the seal."""

_COVERED = 0.1
"""Of a line's area that a seal must cover to make it unsure."""

_UNDER_BLACK = 0.6
"""Of the confidence of a line that a black seal runs through: engines are sure of what both make."""

_SURELY, _A_WORD = 0.8, 4
_HARDLY = 0.6
_A_MARK, _A_PAGE = 3, 2
"""Characters of a watermark, and level lines beside it, from which slanting text is one."""

_FEW_LINES = 40
"""Of a plaque or certificate: a page with more has no title along an arch."""

_OVERLOOKED = 2
"""Characters of a line that only the second look finds: one alone may be a speck."""

_ASIDE = 0.12
"""Of the page's width: half a line of print, most of it under the seal."""


class PageReader:
    """A `PageOcr` over one engine."""

    def __init__(self, engine: OcrEngine) -> None:
        self._engine = engine

    @property
    def engine_name(self) -> str:
        return f"{self._engine.name} {self._engine.version}"

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        """Lines in reading order, tables and marks; places in fractions of the upright picture."""
        try:
            return self._read(image, dpi)
        finally:
            give_back()

    def _read(self, image: Image.Image, dpi: float | None) -> OcrPage:
        why: list[str] = []
        page = at_reading_size(image, dpi, why)
        sheet = flattened(page)
        if sheet is not None:
            page = sheet
            why.append("照片已按纸张四角展平")
        dark = is_light_on_dark(page)
        if dark:
            page = dark_on_light(page)
            why.append("深底浅字，反色后识别")
        rotation, reading = read_facing(page, self._read_straight, self._engine.read_strips)
        over = mirrored(reading, self._engine.read_strips)
        if over:
            reading = self._read_straight(ImageOps.mirror(reading.page))
            why.append("画面左右颠倒（镜像），翻转后识别")
        page, lines, skew = reading
        if rotation:
            why.append(f"旋转{rotation}°后识别")
        if skew:
            why.append(f"倾斜{abs(skew):.1f}°已校正")
        lines, clear = self._without_watermark(page, lines, why)
        arch = find_arch(page, lines, self._engine.read_strips) if len(lines) <= _FEW_LINES else None
        if arch is not None:
            lines = (*without_letters(lines, arch), arch.line)
            why.append("弧形排列的标题按弧线展开识别")
        letters = arch.letters if arch is not None else ()
        red = red_figures(page)
        stamped = [seal for seal in red.seals if not _known(seal.mark.box, letters)]
        seals = tuple(self._with_words(page, seal, lines) for seal in stamped)
        printed = [line for line in lines if not _seals_own(page, line, seals)]
        over_print = tuple(seal for seal in seals if black_share(page, seal.mark.box) > _SPECKS)
        if over_print:
            printed = self._again_under_seals(page, printed, over_print)
            why.append(f"发现{len(over_print)}处红章盖在文字上，去红后重读其下文字")
        apart = (*(seal.mark.box for seal in seals), *red.emblems)
        printed, written = self._under_colour(page, printed, apart, why)
        grey = page.convert("L")
        known = [seal.mark.box for seal in seals]
        copied = [seal for seal in find_copied_seals(grey) if not _known(seal.mark.box, known)]
        for seal in copied:
            printed = self._under_copied_seal(grey, printed, seal, why)
        marks = (*_marks(seals), *_marks(copied), *find_codes(dark_on_light(grey) if dark else grey))
        places = [mark.box for mark in marks]
        print_only = grey if clear is page else clear.convert("L")
        printed, traces = self._overlooked(clear, print_only, printed, (*places, *written), why)
        for look in (taken_apart, read_again):
            printed, notes = look(clear, printed, self._engine.read_strips)
            why += notes
        rows = by_rows(without_sheet_margins(printed))
        tables = ruled_tables(grey, rows)
        return OcrPage(
            lines=reading_order(rows, page.width / page.height, tables),
            tables=tables,
            marks=marks,
            rotation=rotation,
            mirrored=over,
            engine=self.engine_name,
            why=tuple(why),
            unread=traces,
        )

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """Each picture taken for one upright line of text."""
        return self._engine.read_strips(strips)

    def _read_straight(self, page: Image.Image) -> Reading:
        skew = skew_angle(page)
        if abs(skew) < WORTH_TURNING:
            return Reading(page, self._recognise(page))
        straight = turned(page, skew)
        return Reading(straight, self._recognise(straight), skew)

    def _recognise(self, page: Image.Image) -> tuple[Line, ...]:
        """The page's lines; a long picture's piece by piece, for a detector shrinks what it is shown."""
        return tuple(
            replace(line, box=line.box.within(piece))
            for piece in tiles(page)
            for line in self._engine.recognise(cut(page, piece))
        )

    def _with_words(self, page: Image.Image, seal: Seal, lines: Sequence[Line]) -> Seal:
        """The seal with what it says: around its ring, then level inside it."""
        inside = [line for line in lines if _seals_own(page, line, (seal,)) and len(line.text) > 3]
        ring = ring_text(page, seal.mark.box, self._engine.read_strips)
        words = [ring, *(line.text for line in inside if line.text not in ring)]
        return replace(seal, mark=replace(seal.mark, text="\n".join(word for word in words if word)))

    def _without_watermark(
        self, page: Image.Image, lines: tuple[Line, ...], why: list[str]
    ) -> tuple[tuple[Line, ...], Image.Image]:
        """The lines without a slanting watermark, what it covers read again without it; and the page so.

        Where its ink is as dark as the print, what it crosses counts as unsure.
        """
        slanting = [line for line in lines if isinstance(line, Slanting) and line.confidence >= _HARDLY]
        stamped = _stamped(page) if slanting else []
        # The words around a seal's ring slant too, and are its own; so they are where its red has faded.
        slanting = [line for line in slanting if not _known(line.box, stamped)]
        level = [line for line in lines if not isinstance(line, Slanting)]
        said = words_of(slanting)
        if len(said) < _A_MARK or len(level) < _A_PAGE:
            return self._without_tiled_words(page, lines, why)
        veil = veil_over(page, [line.box for line in slanting])
        if veil is None or not veil.separable:
            why.append(f"斜向文字“{said}”不计入正文，其下文字不可靠")
            unsure = (
                _doubted(line) if any(_meets(line, one.box) for one in slanting) else line for line in level
            )
            return tuple(unsure), page
        why.append(f"斜向水印“{said}”不计入正文，去除后重读")
        return self._through(page, veil, level)

    def _without_tiled_words(
        self, page: Image.Image, lines: tuple[Line, ...], why: list[str]
    ) -> tuple[tuple[Line, ...], Image.Image]:
        """The same of pale words that stand level all over the page; those as dark as the print stay."""
        tiled = tiled_words(lines)
        veil = veil_over(page, [line.box for line in tiled]) if tiled else None
        if veil is None or not veil.separable:
            return lines, page
        why.append(f"满页重复的字样“{words_of(tiled)}”不计入正文，去除后重读")
        return self._through(page, veil, [line for line in lines if line not in tiled])

    def _through(
        self, page: Image.Image, veil: Veil, level: Sequence[Line]
    ) -> tuple[tuple[Line, ...], Image.Image]:
        """What stands under a watermark, read again without it; and the page so."""
        clear = without_veil(page, veil)
        again = self._recognise(clear)
        second = [line for line in again if not isinstance(line, Slanting)]
        # What the cleaned page does not show was the watermark's, or is pale itself.
        kept = [
            line
            for line in level
            if line.confidence >= _SURELY
            and not any(same_place(line, other) for other in second)
            and is_other_ink(page, line.box, veil)
        ]
        return (*second, *kept), clear

    def _under_colour(
        self, page: Image.Image, lines: list[Line], apart: Sequence[Box], why: list[str]
    ) -> tuple[list[Line], list[Box]]:
        """The lines with those that coloured words lie across read again without colour, and the places of
        lines that were read of the words themselves. `apart`: seals and emblems."""
        over = coloured_over(page, lines, apart)
        if not over:
            return lines, []
        why.append("有彩色字样盖在文字上，去色后重读其下文字")
        second = self._around(without_veil(page, colour_veil(page)), Box.around(over), lines)
        # What was read of the coloured words themselves goes where print was read under them.
        words = [
            line
            for line in lines
            if sum(is_inside(box, line) for box in over) >= _A_MARK
            and any(same_place(line, other) for other in second)
        ]
        lines = [line for line in lines if line not in words]
        for box in over:
            lines = merged(lines, second, box)
        return lines, [line.box for line in words]

    def _again_under_seals(
        self, page: Image.Image, lines: Sequence[Line], seals: tuple[Seal, ...]
    ) -> list[Line]:
        """A second reading without red; for what a seal covers, the surer of the two readings counts.

        Only strips that touch a seal are read again: red print elsewhere may fade in that channel.
        """
        clean = without_red(page)
        result = list(lines)
        for seal in seals:
            second = self._around(clean, seal.mark.box, result)
            result = merged(result, second, seal.mark.box)
        return result

    def _under_copied_seal(
        self, grey: Image.Image, lines: list[Line], seal: CopiedSeal, why: list[str]
    ) -> list[Line]:
        """The lines with those that a seal on a colourless copy covers read again without its grey; what a
        black one covers cannot be told from it, and counts as unsure."""
        box = seal.mark.box
        if not any(line.box.overlap(box) > 0 for line in lines):
            return lines
        if not seal.separable:
            why.append("有印章复印成黑色，其下文字不可靠")
            return [_doubted(line) if _meets(line, box) else line for line in lines]
        why.append("有印章复印成灰色，去灰后重读其下文字")
        second = self._around(without_grey(grey, seal), box, lines, _ASIDE)
        both = merged(lines, second, box)
        # What was not found again is the seal's own letters, unless it had been read surely: then the print
        # is as pale as the seal and went with it.
        return [line for line in both if line in second or _stays(line, box)]

    def _overlooked(
        self,
        page: Image.Image,
        grey: Image.Image,
        lines: list[Line],
        known: Sequence[Box],
        why: list[str],
    ) -> tuple[list[Line], tuple[Box, ...]]:
        """The lines with those that the detector overlooked and the recogniser reads surely; and where ink
        still stands that nothing accounts for. `known`: places of marks and of words over the print."""
        left = unread(grey, lines, known)
        strips = [_wider(strip) for strip in left.strips]
        read = self._engine.read_strips([cut(page, strip) for strip in strips])
        found = [
            Line(text, strip, confidence)
            for strip, (text, confidence) in zip(strips, read, strict=True)
            if confidence >= _SURELY and len(text) >= _OVERLOOKED
        ]
        if found:
            why.append(f"检测遗漏的{len(found)}处文字已补读")
        traces = [box for box in left.traces if not any(_covers(line.box, box) for line in found)]
        return [*lines, *found], tuple(traces)

    def _around(self, clean: Image.Image, box: Box, lines: list[Line], aside: float = 0.0) -> list[Line]:
        """What stands on a cleaned page where a seal is and in the lines it touches; lines not found before
        may reach `aside` beyond it."""
        reach = Box(max(0.0, box.x0 - aside), box.y0, min(1.0, box.x1 + aside), box.y1)
        around = _whole_lines_around(reach, lines)
        part = cut(clean, around)
        if min(part.size) < 8:
            return []
        return [replace(line, box=line.box.within(around)) for line in self._engine.recognise(part)]


def _wider(strip: Box) -> Box:
    """A strip with a little white around it, as recognisers expect."""
    margin = 0.2 * strip.height
    return Box(
        max(0.0, strip.x0 - margin),
        max(0.0, strip.y0 - margin),
        min(1.0, strip.x1 + margin),
        strip.y1 + margin,
    )


def _covers(one: Box, other: Box) -> bool:
    return one.overlap(other) > 0.3 * other.area


def _marks(seals: Sequence[Seal | CopiedSeal]) -> tuple[Mark, ...]:
    return tuple(seal.mark for seal in seals)


def _meets(line: Line, box: Box) -> bool:
    return line.box.overlap(box) >= _COVERED * line.box.area


def _stays(line: Line, box: Box) -> bool:
    surely = line.confidence >= _SURELY and len(line.text) >= _A_WORD
    return surely or line.box.overlap(box) < 0.5 * line.box.area


def _doubted(line: Line) -> Line:
    return replace(line, confidence=line.confidence * _UNDER_BLACK)


def _stamped(page: Image.Image) -> list[Box]:
    copied = find_copied_seals(page.convert("L"))
    return [seal.mark.box for seal in find_seals(page)] + [seal.mark.box for seal in copied]


def _known(box: Box, others: Sequence[Box]) -> bool:
    return any(box.overlap(other) > 0.3 * box.area for other in others)


def _whole_lines_around(box: Box, lines: list[Line]) -> Box:
    """The part of the page that holds the seal and every line it touches, whole."""
    touched = [line.box for line in lines if line.box.overlap(box) > 0]
    x0, y0, x1, y1 = Box.around([box, *touched])
    return Box(max(0.0, x0 - 0.01), max(0.0, y0 - 0.015), min(1.0, x1 + 0.01), min(1.0, y1 + 0.015))


def _seals_own(page: Image.Image, line: Line, seals: Sequence[Seal]) -> bool:
    """Whether a line is a seal's own: inside it and red, no black print in it."""
    inside = any(line.box.overlap(seal.mark.box) >= 0.7 * line.box.area for seal in seals)
    return inside and in_red_only(page, line.box)
