"""`intake config`: who writes the letters, given once."""

from typing import Annotated

import typer

from intake.cli.language import said, tell
from intake.errors import ExitCode, UsageError

_START = """\
# 本机构的设置。说明见 docs/zh/organization.md
# 行首加 # 的不起作用；留空的在信函中印成空格线。

body:
  name: ''                       # 机构全称，印在信头、落款和回执上
  department: ''                 # 部门，如 市场部；不填则不印
  contact: ''                    # 经办人
  phone: ''
  email: ''
  address: ''
  postcode: ''                   # 全是数字的也加引号

number:
  area: ''                       # 编号中的地区或机构代字，如 京
  # pattern: '{area}{kind}〔{year}〕{serial}号'

deadline:
  working_days: 10               # 补充期限：工作日

# audits:                        # 本机构的收费（元），用于 intake quote
#   prices: {application: 1000, registration: 2000, yearly: 2000, person_day: 3000}

# eligibility: {registered_capital: 1000000}   # 申请条件：注册资本下限（元），只用于报告中的核对表

# basis: 《××认证申请受理规定》（文件号）      # 信函引用的依据
# templates:                     # 本机构自己的 Word 模板（信头、徽标），路径相对于本文件
#   notice: 通知书信头.docx

# 登记簿：default 为本用户的登记簿；也可写文件或 postgresql://用户:口令@主机/库
# 删去此行则不登记，信函编号由人填写。
register: default
"""


def config(
    init: Annotated[bool, typer.Option("--init", help="新建一份设置文件，供用文本编辑器填写。")] = False,
) -> int:
    """本机构的设置：名称、经办人、电话、编号、期限、依据、Word 模板、登记簿，一次填好，每封信都用。

    不带选项时显示设置文件在哪里、信函上会印出什么，并检查模板。

    例：  intake config --init
    """
    from intake.atomic import write_atomically
    from intake.case.organization import load_organization, organization_file

    path = organization_file()
    if init:
        if path.exists():
            raise UsageError(f"{path} 已存在；请直接用文本编辑器修改它。")
        write_atomically(path, _START.encode("utf-8"))
        tell(f"已新建 {path}\n请用文本编辑器填写，再运行 intake config 查看。")
        return ExitCode.COMPLETE
    own = load_organization()
    if not path.is_file():
        tell(f"还没有设置文件：{path}\n新建一份：intake config --init")
        return ExitCode.COMPLETE
    tell(f"设置文件：{path}")
    for line in _printed(own.register):
        tell(f"  {line}")
    return ExitCode.COMPLETE


def _printed(register: str | None) -> list[str]:
    """What letters of the first scheme will bear. Raises SchemeError on a template with a mistake."""
    from datetime import date

    from intake.case.organization import load_own_scheme
    from intake.render.letter_data import KINDS, LetterData
    from intake.render.letter_template import validate_template
    from intake.scheme import available_schemes

    data = LetterData(load_own_scheme(available_schemes()[0]), "zh")
    lines = [
        f"{said(label)}：{data.text('body', name) or said('（未填）')}"
        for name, label in (
            ("name", "机构名称"),
            ("department", "部门"),
            ("contact", "经办人"),
            ("phone", "电话"),
            ("email", "电子邮箱"),
            ("address", "地址"),
            ("postcode", "邮编"),
        )
    ]
    lines += [
        f"编号样式：{data.number('notice', date.today().year, 1)}",
        f"补充期限：{data.working_days}个工作日",
        f"依据：{data.text('basis')}",
        f"登记簿：{register or said('不登记')}",
    ]
    for kind in KINDS:
        template = data.template(kind)
        if template:
            validate_template(template)
            lines.append(f"模板 {kind}：{template}（有效）")
    return lines
