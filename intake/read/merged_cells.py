"""The merged cells of a workbook's sheets, which reading row by row does not tell."""

import re

from intake.read.ooxml import Package

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_RANGE = re.compile(rb"<(?:\w{1,20}:)?mergeCell\s+ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_MOST_PLACES = 20_000
"""Of a sheet: whoever merges more draws a form."""


def merged_places(package: Package) -> dict[str, set[tuple[int, int]]]:
    """By sheet's part, the rows and columns (from 1) that a merged cell reaches over from above."""
    return {name: _places(package.read(name)) for name in package.names if _SHEET.fullmatch(name)}


def _places(data: bytes) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    for left, top, _, bottom in _RANGE.findall(data):
        count = int(bottom) - int(top)
        if 0 < count <= _MOST_PLACES - len(places):
            column = _column(left.decode())
            places |= {(row, column) for row in range(int(top) + 1, int(bottom) + 1)}
    return places


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
