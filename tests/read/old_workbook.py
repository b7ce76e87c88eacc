"""Makes small workbooks as Excel 4, 95 and 97 wrote them ([MS-XLS], and its elder brothers)."""

import struct
from collections.abc import Mapping
from typing import Literal

from tests.read.ole import ole_with_stream

Cells = Mapping[tuple[int, int], str]
"""Texts by row and column, from 0."""

_CODE_PAGES = {95: 936, 97: 1200}


def excel(cells: Cells, year: Literal[95, 97] = 97, stream: str = "Workbook", names: bytes = b"") -> bytes:
    """A compound file with one sheet, `清单`, in that stream; `names`: records of defined names."""
    version = 0x0600 if year == 97 else 0x0500
    head = _begin(0x0809, version, 0x0005) + _code_page(year) + names
    title = _text("清单", year, "<B")
    place = len(head) + 4 + 6 + len(title) + 4
    head += _record(0x85, struct.pack("<IBB", place, 0, 0) + title) + _record(0x0A)
    sheet = _begin(0x0809, version, 0x0010) + _labels(cells, year) + _record(0x0A)
    return ole_with_stream(stream, head + sheet)


def excel_4(cells: Cells) -> bytes:
    """One sheet, not in a compound file."""
    head = _record(0x0409, struct.pack("<3H", 0, 0x0010, 0)) + _code_page(95)
    return head + _labels(cells, 95) + _record(0x0A)


def name_with_broken_formula(year: Literal[95, 97] = 97) -> bytes:
    """A defined name whose formula holds an operator without operands."""
    formula, name = b"\x03", b"\0A" if year == 97 else b"A"
    return _record(
        0x18, struct.pack("<HBBHHHBBBB", 0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0) + name + formula
    )


def _code_page(year: int) -> bytes:
    return _record(0x42, struct.pack("<H", _CODE_PAGES[year]))


def _begin(kind: int, version: int, holds: int) -> bytes:
    return _record(kind, struct.pack("<4H", version, holds, 0, 1997) + bytes(8 if version == 0x0600 else 0))


def _labels(cells: Cells, year: int) -> bytes:
    return b"".join(
        _record(0x0204, struct.pack("<3H", row, column, 0) + _text(text, year, "<H"))
        for (row, column), text in sorted(cells.items())
    )


def _text(text: str, year: int, length: str) -> bytes:
    if year == 97:
        return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")
    data = text.encode("gbk")
    return struct.pack(length, len(data)) + data


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
