"""`intake word`: a request of the letter in a person's words."""

from typing import Annotated

import typer

from intake.cli import casework, options


def word(
    case: casework.Case,
    finding: Annotated[str, typer.Argument(metavar="问题", help="问题的编号（f3），或只出现一次的代码。")],
    found: Annotated[
        str | None, typer.Option("--found", help="通知书中怎样说这个问题（不给：不变）。")
    ] = None,
    request: Annotated[
        str | None, typer.Option("--request", help="通知书中请申请人做什么（不给：不变）。")
    ] = None,
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """改写通知书中一项要求的措辞。

    只要问题不变，重新审查后仍用改写的措辞；问题变了，通知书改用程序的措辞，并在报告中作为疑问提出，
    由人重新改写（intake word）或撤销（intake undo）。

    例：  intake word 某公司 f3 --request "请补交2025年度的年度报告公示截图（须含网址）。"
    """
    from intake.case.letter_words import said_by_itself
    from intake.events.make import word_act

    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda report, rules, _: [
            word_act(
                report,
                finding,
                found=found,
                request=request,
                before=said_by_itself(report, rules, finding),
            )
        ],
    )
