"""`intake indicators`: the sheet the reviewers who come next score in."""

from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode


def indicators(
    case: Annotated[
        Path, typer.Argument(metavar="案件", help="审过的案件、它的结果文件夹，或 report.json。")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="写到哪个 .xlsx（默认：报告旁边的 indicators.xlsx）。"),
    ] = None,
    lang: options.Language = options.LanguageName.zh,
) -> int:
    """写出评审打分表（.xlsx）：每一条款在材料中的证据（文件、页、原文），得分栏和合计、等级公式。

    程序不打分。标准条款在前；适用的老指标（27项或23项）各一张表，注明所属标准已被代替。

    例：  intake indicators 某某公司申请材料
    """
    from intake.case.organization import load_own_scheme
    from intake.cli.found_report import found_report
    from intake.render.indicators_xlsx import write_indicators

    report, folder = found_report(case)
    target = out or folder / "indicators.xlsx"
    write_indicators(report, load_own_scheme(report.scheme_id, ()), target, lang.value)
    typer.echo(str(target))
    return ExitCode.COMPLETE
