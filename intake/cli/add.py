"""`intake add`: a finding that a person made."""

from typing import Annotated

import typer

from intake.cli import casework, options


def add(
    case: casework.Case,
    item: Annotated[
        str | None, typer.Option("--item", metavar="项", help="清单第几项（不给：不属于任何一项）。")
    ] = None,
    words: Annotated[str, typer.Option("--words", help="问题是什么：原样写进通知书。")] = "",
    request: Annotated[str, typer.Option("--request", help="请申请人做什么。")] = "",
    phrase: Annotated[
        str, typer.Option("--phrase", metavar="名称", help="用方案中的短语（phrases.yaml）代替自己写。")
    ] = "",
    at: Annotated[
        list[str] | None,
        typer.Option("--at", metavar="位置", help="在哪里：d3、文件:页，或 文件:页@左,上,右,下（0–1）。"),
    ] = None,
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """指出程序没有发现的问题：写进通知书、报告和登记簿，与程序发现的一样对待。

    例：  intake add 某公司 --item 1 --at 执照.pdf:1@0.6,0.7,0.9,0.9 --words "执照未加盖公章。"

    例：  intake add 某公司 --item 7 --phrase 短语名称
    """
    from intake.events.make import add_act

    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda report, rules, _: [
            add_act(report, rules, item=item, words=words, request=request, phrase=phrase, places=at or ())
        ],
    )
