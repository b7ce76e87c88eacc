"""`intake correct`: facts that were misread."""

from typing import Annotated

import typer

from intake.cli import casework, options
from intake.errors import UsageError


def correct(
    case: casework.Case,
    document: Annotated[str, typer.Argument(metavar="文件", help="报告中文件的编号（d3）。")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="名称=值...",
            help="更正哪一项（报告中的名称）。日期可写成任何常见写法；等号后留空：文件上没有。",
        ),
    ],
    why: casework.Why = "",
    who: casework.Who = None,
    out: options.Out = None,
    scheme: casework.OwnScheme = None,
    register: options.Register = None,
) -> int:
    """更正读错的信息（日期、名称、编号……），有关的核对立即重做，不重新识别。

    名称是报告“读取到的信息”中的名称，如“有效期至”（也可用 report.json 中的英文名）。

    例：  intake correct 某公司 d1 营业期限=2036-03-17 --why "已核对原件，印章压住了数字"

    例：  intake correct 某公司 d4 证书编号= --why "该处是电话，不是证书编号"
    """
    from intake.events.make import correct_act

    casework.reason(why)
    pairs = [value.partition("=") for value in values]
    if not all(equals for _, equals, _ in pairs):
        raise UsageError("请写成 名称=值，如“有效期至=2027-03-17”。")
    return casework.work(
        casework.Where(case, out, scheme, register, who, why),
        lambda report, rules, _: [
            correct_act(report, rules, document, name.strip(), value.strip()) for name, _, value in pairs
        ],
    )
