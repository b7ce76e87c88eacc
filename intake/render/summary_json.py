"""`summary.json` and `summary.csv`: a batch for scripts."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from intake.atomic import write_atomically
from intake.render.clean import encodable, one_line
from intake.render.summary import BatchRow, case_data, submission_columns

SUMMARY_VERSION = "1.0"
# A spreadsheet takes a text that begins so for a formula (CWE-1236).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def summary_to_json(rows: Sequence[BatchRow]) -> str:
    """The batch as JSON text; the same rows give the same bytes."""
    data = {
        "summary_version": SUMMARY_VERSION,
        "verdicts": dict(sorted(Counter(row.verdict for row in rows).items())),
        "cases": [case_data(row) for row in rows],
    }
    return encodable(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def summary_to_csv(rows: Sequence[BatchRow]) -> str:
    """The batch as CSV, a column a submission; texts that look like formulas get a leading apostrophe."""
    columns = [name for _, name, _ in submission_columns(rows)]
    plain = ["case", "applicant", "unified_social_credit_code", "verdict", "as_of"]
    counts = ["deficiencies", "doubts", "notes", "deadline", "folder", "problem"]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([*plain, *columns, *counts])
    for row in rows:
        data = case_data(row)
        cells = [data[name] for name in plain]
        cells += [data["submissions"].get(name) for name in columns]
        cells += [data[name] for name in counts]
        writer.writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def write_summary_json(rows: Sequence[BatchRow], out: Path) -> None:
    """Writes `summary.json`."""
    write_atomically(out, summary_to_json(rows).encode("utf-8"))


def write_summary_csv(rows: Sequence[BatchRow], out: Path) -> None:
    """Writes `summary.csv` with a byte-order mark: Excel takes it for GBK otherwise."""
    write_atomically(out, encodable(summary_to_csv(rows)).encode("utf-8-sig"))


def _cell(value: object) -> str:
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
