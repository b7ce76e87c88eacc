"""`intake waive` and `intake explain`: what is accepted as it is, and what the applicant says."""

from typing import Annotated

import typer

from intake.cli import casework, options

Item = Annotated[str, typer.Argument(metavar="项", help="清单第几项（如 7）。")]


def waive(
    case: casework.Case,
    item: Item,
    words: Annotated[str, typer.Option("--words", help="按什么受理：写进报告和受理通知书。")] = "",
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """按人工决定受理一项材料：该项所有的缺项和疑问都不再要求，报告和受理通知书如实写明。

    例：  intake waive 某公司 10 --words "申请人书面承诺三个月内补交" --why "经部门负责人同意"
    """
    from intake.events.make import waive_act

    casework.reason(why)
    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda _, rules, __: [waive_act(rules, item, words)],
    )


def explain(
    case: casework.Case,
    item: Annotated[
        str | None, typer.Argument(metavar="[项]", help="清单第几项（不给：关于整个申请）。")
    ] = None,
    words: Annotated[str, typer.Option("--words", help="申请人怎样说明。")] = "",
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """记下申请人的说明（电话、来信）：写在报告中供审查人员参考，不改变结论。

    例：  intake explain 某公司 7 --words "12月3日来电：网点均为直营，合同另寄"
    """
    from intake.events.make import explain_act

    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda _, rules, __: [explain_act(rules, item, words)],
    )
