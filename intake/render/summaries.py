"""All that a batch writes about its cases together."""

from collections.abc import Sequence
from pathlib import Path

from intake.render.index_html import write_index
from intake.render.summary import BatchRow
from intake.render.summary_json import write_summary_csv, write_summary_json
from intake.render.summary_xlsx import write_summary


def write_summaries(rows: Sequence[BatchRow], folder: Path, language: str) -> None:
    """Writes summary.xlsx, .json, .csv and index.html into `folder`; links in them are relative to it."""
    write_summary(rows, folder / "summary.xlsx", language)
    write_summary_json(rows, folder / "summary.json")
    write_summary_csv(rows, folder / "summary.csv")
    write_index(rows, folder / "index.html", language)
