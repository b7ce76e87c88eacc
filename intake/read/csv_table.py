"""CSV tables in any common encoding, separated by commas, tabs or semicolons."""

import csv
import io

from intake.model import SourceFile
from intake.read.sheets import Sheet, sheet_page
from intake.read.text_encoding import decode
from intake.read.types import ReadOptions, ReadResult

_MOST_BYTES = 50 * 1024**2


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """One page with one table."""
    with source.location.open("rb") as stream:
        text = decode(stream.read(_MOST_BYTES)).replace("\0", "")
    sheet = Sheet(source.name)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in rows:
            if not sheet.add([cell.strip() for cell in row], options.limits.table_cells):
                break
    except csv.Error:  # one endless quoted cell: what came before it stands
        sheet.cut = "一个单元格没有结束，其后未读取。"
    return ReadResult(source, (sheet_page(source.path, 1, sheet),))


def _separator(text: str) -> str:
    first = "\n".join(text.split("\n", 20)[:20])
    return max(",\t;", key=first.count)
