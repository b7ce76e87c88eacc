"""`intake assign`: pages, parts and documents filed anew, split off, joined."""

from typing import Annotated

import typer

from intake.cli import casework, options


def assign(
    case: casework.Case,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="哪一份...",
            help="哪一份：报告中文件的编号（d3），或 文件:页（简介.pdf:3、简介.pdf:3-5）、"
            "页的一部分（简介.pdf:3@0,0.5,1,1）。几个一起给出的合为一份。",
        ),
    ],
    item: Annotated[
        str | None, typer.Option("--item", metavar="项", help="归入清单第几项（如 7）。")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="种类", help="是什么文件（intake scheme show 列出种类）。"),
    ] = None,
    irrelevant: Annotated[bool, typer.Option("--irrelevant", help="不属于申请材料：不再查看。")] = False,
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """把页、页的一部分或整份文件改归到正确的一项；拆开或合并文件。立即重新核对，不重新识别。

    既不给 --item 也不给 --kind 时，种类和归属不变，只把所给的页拆成（或合为）一份文件。
    操作随案件保存；重新审查、补充材料、换方案后继续有效，
    页变了才失效，并在报告中说明。

    例：  intake assign 某公司 简介.pdf:3-4 --item 7 --why "这两页是网点清单"

    例：  intake assign 某公司 d5 --irrelevant --why "夹带的宣传册"
    """
    from intake.errors import UsageError
    from intake.events.make import assign_act

    casework.reason(why)
    if irrelevant and (item or kind):
        raise UsageError("--irrelevant 不能与 --item、--kind 一起用")
    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda report, rules, _: [
            assign_act(report, rules, what, item=item, kind=kind, irrelevant=irrelevant)
        ],
    )
