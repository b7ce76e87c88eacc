"""`intake decide`: a person's word on one finding."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.cli.casework import login_name, output_folder, summaries_follow, told_edited
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.model import Action


def decide(
    case: Annotated[
        Path, typer.Argument(metavar="案件", help="案件、它的结果文件夹，或其中的 report.json。")
    ],
    findings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[问题]...",
            help="问题的编号（报告中的 f3，可给几个），或只出现一次的代码。不给时列出所有问题。",
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="接受现状：不再要求补充。")] = False,
    dismiss: Annotated[bool, typer.Option("--dismiss", help="不成立：程序判断有误。")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="疑问确认为缺项：写入通知书。")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="撤销以前的决定（记录仍保留）。")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="把所给的看作代码，对有这一代码的全部问题作出同样的决定。")
    ] = False,
    why: Annotated[str, typer.Option("--why", help="理由（撤销时可不写），随案件保存。")] = "",
    who: Annotated[
        str | None, typer.Option("--who", envvar="INTAKE_WHO", help="谁作的决定（默认：登录名）。")
    ] = None,
    out: options.Out = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="名称|文件夹", help="默认：报告所用的方案。")
    ] = None,
    register: options.Register = None,
) -> int:
    """对报告中的问题作出决定：写明谁、何时、为什么，改变结论和通知书，不改变问题本身。

    决定保存在结果文件夹的 decisions.yaml 中；重新审查时，只要所依据的材料没有变，决定继续有效。

    例：  intake decide 某某公司申请材料                     （列出问题和已有的决定）

    例：  intake decide 某某公司申请材料 问题代码 --all --dismiss --why "已在公示平台查询"

    例：  intake decide 某某公司申请材料 f3 f5 --dismiss --why "印章在背面，已核对原件" --who 张三
    """
    from intake.case.folder import read_report
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import REPORT_JSON, decide_and_write, settle_outputs
    from intake.cli.registered import case_record
    from intake.cli.verdicts import EXIT_CODES
    from intake.decisions import DECISIONS_FILE, read_decisions
    from intake.render.clean import one_line
    from intake.render.decisions import print_decisions
    from intake.render.words import words

    folder = out or output_folder(case)
    rules = load_own_scheme(scheme or read_report(folder / REPORT_JSON).scheme_id)
    with case_record(register, folder) as record:
        if not findings:
            if accept or dismiss or confirm or undo:
                raise UsageError("请给出问题的编号，如 f3。")
            report = settle_outputs(folder, rules, record).report
            print_decisions(report, read_decisions(folder / DECISIONS_FILE, report, datetime.now(UTC))[0])
            return EXIT_CODES.get(report.verdict, ExitCode.UNREADABLE)
        made, written = decide_and_write(
            folder,
            rules,
            list(dict.fromkeys(findings)),
            _action(accept=accept, dismiss=dismiss, confirm=confirm, undo=undo),
            why=why,
            who=who or login_name(),
            at=datetime.now(UTC),
            record=record,
            every=every,
        )
    said = words(written.report.language)
    for decision in made:
        tell(f"{said[f'action_{decision.action}']}  {decision.code}  {one_line(decision.message)}")
    for path in written.paths:
        typer.echo(str(path))
    told_edited(written.edited)
    summaries_follow(folder, rules)
    tell(said[written.report.verdict])
    return EXIT_CODES.get(written.report.verdict, ExitCode.UNREADABLE)


def _action(*, accept: bool, dismiss: bool, confirm: bool, undo: bool) -> "Action":
    if accept + dismiss + confirm + undo != 1:
        raise UsageError("请给出 --accept、--dismiss、--confirm、--undo 中的一个。")
    return "accept" if accept else "dismiss" if dismiss else "confirm" if confirm else "undo"
