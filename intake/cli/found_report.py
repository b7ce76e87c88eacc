"""The report a command about one case works from: a report.json, its folder, or the case it was made of."""

from pathlib import Path
from typing import TYPE_CHECKING

from intake.errors import UsageError

if TYPE_CHECKING:
    from intake.model import CaseReport


def found_report(case: Path) -> tuple["CaseReport", Path]:
    """The report and the folder it lies in.

    Raises:
        UsageError: the case has not been checked yet, or what is given is no report.
    """
    from intake.case.folder import REPORT_JSON, read_report
    from intake.cli.check import default_output

    if case.is_file() and case.suffix == ".json":
        return read_report(case), case.parent
    for folder in (case, default_output(case)):
        if (folder / REPORT_JSON).is_file():
            return read_report(folder / REPORT_JSON), folder
    raise UsageError(f"{case} 还没有审查结果。请先运行：intake check {case}（或给出 report.json）。")
