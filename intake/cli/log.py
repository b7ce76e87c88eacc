"""`intake log` and `intake undo`: all that persons did to a case, and taking one of it back."""

from typing import Annotated

import typer

from intake.cli import casework, options
from intake.errors import ExitCode


def log(
    case: casework.Case,
    output: options.Format = options.OutputFormat.text,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
) -> int:
    """列出一个案件的全部人工操作：编号、何时、谁、做了什么、为什么；已撤销的也在其中。

    例：  intake log 某公司
    """
    from intake.case.folder import REPORT_JSON, read_report
    from intake.case.organization import load_own_scheme
    from intake.events import LOG_FILE, read_log
    from intake.render.event_list import print_events

    folder = out or casework.output_folder(case)
    kept = read_log(folder)
    if output is options.OutputFormat.json:
        path = folder / LOG_FILE
        typer.echo(path.read_text(encoding="utf-8") if path.exists() else "", nl=False)
        return ExitCode.COMPLETE
    report = read_report(folder / REPORT_JSON)
    print_events(kept.events, load_own_scheme(scheme or report.scheme_id, ()), report.language)
    return ExitCode.COMPLETE


def undo(
    case: casework.Case,
    number: Annotated[int, typer.Argument(metavar="编号", help="操作的编号（intake log 列出）。")],
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """撤销一项人工操作：它不再起作用，两者的记录都保留。

    例：  intake undo 某公司 4 --why "归错了项"
    """
    from intake.events.make import undo_act

    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda _, __, kept: [undo_act(kept.events, number)],
    )
