"""`intake decide`: a person's word on one finding."""

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.model import Action


def decide(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="案件、它的结果文件夹，或其中的 report.json。")
    ],
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="问题的编号（f3），或只出现一次的代码。")
    ],
    accept: Annotated[bool, typer.Option("--accept", help="接受现状：不再要求补充。")] = False,
    dismiss: Annotated[bool, typer.Option("--dismiss", help="不成立：程序判断有误。")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="确认为缺项：写入通知书。")] = False,
    why: Annotated[str, typer.Option("--why", help="理由（必填，随案件保存）。")] = "",
    who: Annotated[
        str | None, typer.Option("--who", envvar="INTAKE_WHO", help="谁作的决定（默认：登录名）。")
    ] = None,
    out: options.Out = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="ID|DIR", help="默认：报告所用的方案。")
    ] = None,
    register: options.Register = None,
) -> int:
    """对报告中的一个问题作出决定：写明谁、何时、为什么，改变结论和通知书，不改变问题本身。

    决定保存在结果文件夹的 decisions.yaml 中；重新审查时，只要所依据的材料没有变，决定继续有效。

    例：  intake decide 某某公司申请材料 f3 --dismiss --why "印章在背面，已核对原件" --who 张三
    """
    from intake.case_folder import read_report
    from intake.case_outputs import REPORT_JSON, decide_and_write
    from intake.cli.registered import case_record
    from intake.render.clean import one_line
    from intake.scheme import load_scheme
    from intake.verdicts import EXIT_CODES

    action = _action(accept=accept, dismiss=dismiss, confirm=confirm)
    folder = out or output_folder(case)
    rules = load_scheme(scheme or read_report(folder / REPORT_JSON).scheme_id)
    with case_record(register, folder) as record:
        decision, written = decide_and_write(
            folder,
            rules,
            finding,
            action,
            why=why,
            who=who or _login_name(),
            at=datetime.now(UTC),
            record=record,
        )
    typer.echo(f"{decision.action}  {decision.code}  {one_line(decision.message)}")
    for path in written.paths:
        typer.echo(str(path))
    typer.echo(written.report.verdict)
    return EXIT_CODES.get(written.report.verdict, ExitCode.UNREADABLE)


def output_folder(case: Path) -> Path:
    """The folder a case's outputs lie in, given the case, that folder, or the report in it.

    Raises:
        UsageError: the case has not been checked yet.
    """
    from intake.case_outputs import REPORT_JSON
    from intake.cli.check import default_output

    if case.is_file() and case.suffix == ".json":
        return case.parent
    for folder in (default_output(case), case):
        if (folder / REPORT_JSON).is_file():
            return folder
    raise UsageError(
        f"没有找到 {case} 的报告。请先运行 intake check，或用 --out 指出结果文件夹 / not checked yet."
    )


def _action(*, accept: bool, dismiss: bool, confirm: bool) -> "Action":
    if accept + dismiss + confirm != 1:
        raise UsageError("请给出 --accept、--dismiss、--confirm 中的一个 / give exactly one of them.")
    return "accept" if accept else "dismiss" if dismiss else "confirm"


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return os.environ.get("USERNAME", "")
