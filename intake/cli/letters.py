"""`intake extend`, `intake deliver`, `intake withdraw`: what becomes of a letter that was sent."""

from datetime import date
from typing import Annotated

import typer

from intake.cli import casework, options
from intake.errors import UsageError

Number = Annotated[str, typer.Argument(metavar="编号", help="信函编号。")]


def extend(
    case: casework.Case,
    due: Annotated[str, typer.Option("--due", metavar="年-月-日", help="延到哪一天（含当日）。")],
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """延长补充期限：已发出的通知书不变，催办、退回和登记簿按新的期限计算。

    例：  intake extend 某公司 --due 2026-12-31 --why "申请人书面申请延期"
    """
    from intake.case.letters import now_standing
    from intake.cli.registered import case_record
    from intake.events import extension

    casework.reason(why)
    day = options.parse_day(due, "--due")
    if day is None:
        raise UsageError("请用 --due 写明延到哪一天")
    folder = out or casework.output_folder(case)
    with case_record(register, folder) as record:
        return casework.work(
            casework.Where(case, out, scheme, register, who, why),
            lambda report, _, __: [extension(now_standing(folder, report, record), day)],
        )


def deliver(
    case: casework.Case,
    number: Number,
    on: Annotated[str | None, typer.Option("--on", metavar="年-月-日", help="哪一天（默认今天）。")] = None,
    how: Annotated[str, typer.Option("--how", help="怎样送达：快递单号、邮件、当面。")] = "",
    receipt: Annotated[bool, typer.Option("--receipt", help="收到了签收回执。")] = False,
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """登记信函的送达或回执。

    例：  intake deliver 某公司 认补〔2026〕001号 --on 2026-11-26 --how "快递 123"
    """
    from intake.events import delivery

    day = options.parse_day(on, "--on") or date.today()
    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda _, __, log: [delivery(log.events, number, day, how, receipt=receipt)],
    )


def withdraw(
    case: casework.Case,
    number: Number,
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """撤回受理或退回通知书：信函仍存档，案件恢复到发出之前的状态。

    例：  intake withdraw 某公司 认退〔2026〕002号 --why "申请人在期限内已寄出，邮件延误"
    """
    from intake.events import withdrawal

    casework.reason(why)
    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda _, __, log: [withdrawal(log.events, number)],
    )
