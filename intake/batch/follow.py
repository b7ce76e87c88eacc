"""The summaries of a batch after a person has worked on one of its cases: they follow the reports."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intake.case.folder import REPORT_JSON, kept_report
from intake.case.outputs import answer_due
from intake.model import CaseReport
from intake.render.private import masked_report
from intake.render.summaries import write_summaries
from intake.render.summary import BatchRow, in_summary
from intake.scheme import Scheme

_SUMMARY = "summary.json"


def follow(folder: Path, scheme: Scheme) -> tuple[Path, ...]:
    """Writes the summaries beside a case's results again, when there are some that tell of it; every row is
    made of its own report as it is now, whole personal numbers masked. Raises OSError."""
    folder = folder.resolve()
    summary = folder.parent / _SUMMARY
    try:
        told = json.loads(summary.read_text(encoding="utf-8"))["cases"]
        mine = any(one["folder"] == folder.name for one in told)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    report = kept_report(folder)
    if not mine or report is None:
        return ()
    rows = [_row(folder.parent, one, scheme) for one in told]
    write_summaries(rows, folder.parent, report.language)
    return (summary.with_suffix(".xlsx"), folder.parent / "index.html")


def _row(root: Path, told: Mapping[str, Any], scheme: Scheme) -> BatchRow:
    name, place = str(told["case"]), str(told["folder"])
    report = kept_report(root / place) if place and (root / place / REPORT_JSON).is_file() else None
    if report is None or told["problem"]:
        return BatchRow(name, place, None, told["problem"])
    shown = in_summary(masked_report(report, scheme))
    return BatchRow(name, place, shown, deadline=_due(report, scheme), optional=scheme.optional)


def _due(report: CaseReport, scheme: Scheme) -> str | None:
    return answer_due(report, scheme) if report.judged else None
