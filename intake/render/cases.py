"""The register's cases as a table on the terminal and as a workbook."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from rich import box
from rich.table import Table
from rich.text import Text

from intake.atomic import write_atomically
from intake.render.clean import one_line, shortened
from intake.render.stable_zip import stable_zip
from intake.render.terminal import stdout_console
from intake.render.words import Words, words

CaseValues = Mapping[str, str | int | None]
"""One case's values by name: the fields of the register's row, days in ISO form."""

_COLUMNS: Sequence[tuple[str, int]] = (
    ("name", 28),
    ("applicant", 28),
    ("code", 22),
    ("stands", 14),
    ("state", 14),
    ("next_step", 14),
    ("next_by", 12),
    ("round", 7),
    ("verdict", 14),
    ("deficiencies", 9),
    ("doubts", 9),
    ("letter", 22),
    ("issued_on", 12),
    ("due_on", 12),
    ("days_left", 9),
    ("reminded_on", 12),
    ("accepted_on", 12),
    ("as_of", 12),
    ("folder", 50),
)
_ON_SCREEN = (
    "name",
    "stands",
    "next_step",
    "next_by",
    "round",
    "deficiencies",
    "letter",
    "due_on",
    "days_left",
)
_WHOLE = frozenset({"letter", "due_on"})
_FILLS = {"complete": "C6EFCE", "overdue": "FFC7CE", "waiting": "FFEB9C"}
_HEAD = PatternFill("solid", start_color="1F4E9E")
_STAMP = datetime(2000, 1, 1)


def print_cases(rows: Sequence[CaseValues], language: str = "zh") -> None:
    """Prints a line a case to stdout; strangers' text as plain text."""
    said, out = words(language), stdout_console()
    if not rows:
        out.print(said["no_cases"])
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in _ON_SCREEN:
        table.add_column(said[f"case_{name}"], overflow="fold", no_wrap=name in _WHOLE)
    for row in rows:
        table.add_row(*(Text(shortened(_shown(row, name, said), 60)) for name in _ON_SCREEN))
    out.print(table)


def write_cases(rows: Sequence[CaseValues], out: Path, language: str = "zh") -> None:
    """Writes the workbook to `out`: the same rows, the same bytes. Raises OSError."""
    said = words(language)
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = said["cases"]
    sheet.append([said[f"case_{name}"] for name, _ in _COLUMNS])
    for place, (_, width) in enumerate(_COLUMNS, 1):
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        for place, (name, _) in enumerate(_COLUMNS, 1):
            value = row[name]
            cell = sheet.cell(number, place)
            if isinstance(value, int):
                cell.value = value
            else:
                # A stranger's name that begins like a formula stays a text.
                cell.value, cell.data_type = _shown(row, name, said), "s"
            if name == "state" and value in _FILLS:
                cell.fill = PatternFill("solid", start_color=_FILLS[str(value)])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomically(out, stable_zip(buffer.getvalue(), _STAMP))


def write_cases_csv(rows: Sequence[CaseValues], out: Path, language: str = "zh") -> None:
    """Writes the same table as text that a spreadsheet opens (UTF-8 with its mark). Raises OSError."""
    said = words(language)
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer)
    table.writerow([said[f"case_{name}"] for name, _ in _COLUMNS])
    table.writerows([_inert(_shown(row, name, said)) for name, _ in _COLUMNS] for row in rows)
    write_atomically(out, buffer.getvalue().encode("utf-8-sig"))


def write_cases_json(rows: Sequence[CaseValues], out: Path, _language: str = "zh") -> None:
    """Writes the rows' plain values, for programs. Raises OSError."""
    text = json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2)
    write_atomically(out, f"{text}\n".encode())


EXPORTS: Mapping[str, Callable[[Sequence[CaseValues], Path, str], None]] = {
    ".xlsx": write_cases,
    ".csv": write_cases_csv,
    ".json": write_cases_json,
}
"""How a file of that ending is written."""


def _inert(text: str) -> str:
    """A stranger's text that a spreadsheet would take for a formula, made a text."""
    return f"'{text}" if text.startswith(("=", "+", "@", "\t")) else text


def _shown(row: CaseValues, name: str, said: Words) -> str:
    value = row[name]
    if value is None:
        return ""
    if name in ("state", "stands", "next_step", "next_by"):
        return said[f"{name}_{value}"]
    if name == "verdict":
        return said[str(value)]
    return one_line(str(value))
