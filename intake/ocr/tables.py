"""Ruled tables on scans: rules found by their shape, cells between them, text put into its cell."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from PIL import Image

from intake.model import Box, Cell, Line, Table
from intake.ocr.scale import page_length, small_copy

_SIDE = 1600
_LEAST_CELLS = 4

_FEW_LINES, _LARGE = 4, 1.5
"""Lines from which a table has usual print, and times its height from which other print is large."""

_OPEN_ROWS = 0.6
"""Share of a table's rows with one line right of its last rule, from which a column stands there."""

_WITHIN, _TOLD = 0.9, 0.6
"""Of a table's area that lies in another one's, and of the other's text that it tells, when the other is no
table but what surrounds it."""


def ruled_tables(image: Image.Image, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The ruled tables of an upright, straight page, from top to bottom."""
    horizontal, vertical = _rules(image)
    joined = cv2.dilate(cv2.bitwise_or(horizontal, vertical), np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    height, width = joined.shape
    tables = []
    for x, y, wide, high, _ in stats[1:count]:
        if wide < 0.25 * width or high < 0.02 * page_length((width, height)):
            continue
        area = (slice(y, y + high), slice(x, x + wide))
        xs = _positions(vertical[area], axis=0)
        ys = _positions(horizontal[area], axis=1)
        xs = [place for place in xs if _stands_between(vertical[area], place, ys)]
        if (len(xs) - 1) * (len(ys) - 1) < _LEAST_CELLS or len(xs) < 3 or len(ys) < 3:
            continue
        across = [float((x + place) / width) for place in xs]
        along = [float((y + place) / height) for place in ys]
        edge = _open_edge(across, along, lines)
        if edge is not None:
            across, xs = [*across, edge], [*xs, float(wide)]
        table = _table(across, along, vertical[area], (xs, ys), lines)
        if table is not None and not _cuts_large_print(table, lines):
            tables.append(table)
    real = [_trimmed(table) for table in tables if not _is_phantom(table, tables)]
    return tuple(sorted(real, key=lambda table: (table.box.y0, table.box.x0)))


def _open_edge(xs: Sequence[float], ys: Sequence[float], lines: Sequence[Line]) -> float | None:
    """Where the column ends that stands right of a table's last rule: a picture cut there shows no edge."""
    beyond = [line for line in lines if line.box.x0 >= xs[-1] - 0.002]
    rows = [[line for line in beyond if top <= line.box.middle_y <= foot] for top, foot in pairwise(ys)]
    single = [row[0] for row in rows if len(row) == 1]
    left = min((line.box.x0 for line in single), default=1.0)
    if len(single) < max(3, _OPEN_ROWS * len(rows)) or left - xs[-1] > (xs[-1] - xs[-2]):
        return None
    return min(1.0, max(line.box.x1 for line in single) + 0.002)


def _cuts_large_print(table: Table, lines: Sequence[Line]) -> bool:
    """Whether rules run through its largest print: they are a frame's, a plaque's edges, an ornament's.
    Columns of a real table cut only small print, where the engine ran a row together."""
    inside = [line for line in lines if table.box.holds_middle_of(line.box)]
    if not inside:
        return False
    usual = median(line.box.height for line in inside)
    largest = max(inside, key=lambda line: line.box.height)
    if len(inside) >= _FEW_LINES and largest.box.height < _LARGE * usual:
        return False
    edges = {
        cell.box.x0
        for row in table.rows
        for cell in row
        if cell.box.y0 <= largest.box.middle_y <= cell.box.y1
    }
    character = largest.box.width / max(1, len(largest.text))
    return any(largest.box.x0 + character < edge < largest.box.x1 - character for edge in edges)


def _is_phantom(table: Table, tables: Sequence[Table]) -> bool:
    """Whether it is no more than the surroundings of a real one: a window's frame, a sheet's grid."""
    inner = [
        other
        for other in tables
        if other is not table
        and other.box.area < table.box.area
        and other.box.overlap(table.box) >= _WITHIN * other.box.area
    ]
    told = sum(_letters(other) for other in inner)
    return told > 0 and told >= _TOLD * _letters(table)


def _letters(table: Table) -> int:
    return sum(len(cell.text) for row in table.rows for cell in row)


def _trimmed(table: Table) -> Table:
    """The table without empty rows at its ends and empty columns at its sides: a sheet goes on for ever."""
    filled = [[bool(cell.text) for cell in row] for row in table.rows]
    rows = [number for number, row in enumerate(filled) if any(row)]
    columns = [number for number in range(len(filled[0])) if any(row[number] for row in filled)]
    ends = (rows[0], rows[-1], columns[0], columns[-1]) if rows else ()
    if ends in ((), (0, len(filled) - 1, 0, len(filled[0]) - 1)):
        return table
    kept = tuple(row[columns[0] : columns[-1] + 1] for row in table.rows[rows[0] : rows[-1] + 1])
    return Table(kept, Box.around(cell.box for row in kept for cell in row))


def _rules(image: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    """Masks of long horizontal and vertical strokes."""
    pixels = np.asarray(small_copy(image, "L", _SIDE))
    ink = cv2.adaptiveThreshold(pixels, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    height, width = ink.shape
    across = cv2.getStructuringElement(cv2.MORPH_RECT, (max(20, width // 28), 1))
    down = cv2.getStructuringElement(
        cv2.MORPH_RECT, (1, max(16, round(page_length((width, height))) // 70))
    )
    thick = np.ones((3, 3), np.uint8)
    horizontal = cv2.morphologyEx(cv2.dilate(ink, thick[:, :1]), cv2.MORPH_OPEN, across)
    vertical = cv2.morphologyEx(cv2.dilate(ink, thick[:1, :]), cv2.MORPH_OPEN, down)
    return horizontal, vertical


def _positions(mask: np.ndarray, axis: int) -> list[float]:
    """Where rules lie along the other axis: the middles of runs with enough ink."""
    length = mask.shape[axis]
    ink = (mask > 0).sum(axis=axis)
    on = ink > 0.18 * length
    places: list[float] = []
    start: int | None = None
    for index, value in enumerate([*on.tolist(), False]):
        if value and start is None:
            start = index
        elif not value and start is not None:
            middle = (start + index - 1) / 2
            if places and middle - places[-1] < 8:
                places[-1] = (places[-1] + middle) / 2
            else:
                places.append(middle)
            start = None
    return places


def _stands_between(vertical: np.ndarray, x: float, ys: list[float]) -> bool:
    """Whether a rule reaches from one row's top to its bottom somewhere: a letter's stroke never does."""
    return any(_present(vertical, x, top, bottom, 0.9) for top, bottom in pairwise(ys))


def _present(vertical: np.ndarray, x: float, top: float, bottom: float, share: float) -> bool:
    band = vertical[int(top) + 2 : max(int(top) + 3, int(bottom) - 1), max(0, int(x) - 4) : int(x) + 5]
    return band.size > 0 and float((band.max(axis=1) > 0).mean()) > share


def _table(
    xs: list[float],
    ys: list[float],
    vertical: np.ndarray,
    pixels: tuple[list[float], list[float]],
    lines: Sequence[Line],
) -> Table | None:
    rows = []
    filled = 0
    for row in range(len(ys) - 1):
        spans = _spans(vertical, pixels, row)
        cells: list[Cell] = []
        for first, last in spans:
            box = Box(xs[first], ys[row], xs[last], ys[row + 1])
            text, confidence = _text_in(box, lines)
            filled += bool(text)
            cells.append(Cell(text, box, confidence))
            # A merged cell's text stands in its first place, the rest are empty.
            cells += [Cell("", box) for _ in range(last - first - 1)]
        rows.append(tuple(cells))
    if filled < _LEAST_CELLS:
        return None
    return Table(tuple(rows), Box(xs[0], ys[0], xs[-1], ys[-1]))


def _spans(
    vertical: np.ndarray, pixels: tuple[list[float], list[float]], row: int
) -> list[tuple[int, int]]:
    """Cells of a row as (first rule, last rule): an inner rule absent here merges its neighbours."""
    xs, ys = pixels
    spans = []
    first = 0
    for column in range(1, len(xs)):
        present = _present(vertical, xs[column], ys[row], ys[row + 1], 0.5)
        if present or column == len(xs) - 1:
            spans.append((first, column))
            first = column
    return spans


def _text_in(box: Box, lines: Sequence[Line]) -> tuple[str, float]:
    """The text whose middle lies in the box; a line that runs over several cells is cut by its width."""
    parts: list[tuple[float, float, str, float]] = []
    for line in lines:
        if not box.y0 <= line.box.middle_y <= box.y1:
            continue
        shared = min(line.box.x1, box.x1) - max(line.box.x0, box.x0)
        if shared <= 0 or line.box.width <= 0:
            continue
        share = shared / line.box.width
        if share >= 0.75:
            parts.append((line.box.y0, line.box.x0, line.text, line.confidence))
        elif shared >= 0.3 * box.width and share >= 0.12:
            start = round(max(0.0, (box.x0 - line.box.x0) / line.box.width) * len(line.text))
            end = round(min(1.0, (box.x1 - line.box.x0) / line.box.width) * len(line.text))
            parts.append((line.box.y0, line.box.x0, line.text[start:end].strip(), line.confidence * 0.9))
    text = "\n".join(part[2] for part in sorted(parts) if part[2])
    return text, min((part[3] for part in parts), default=1.0)
