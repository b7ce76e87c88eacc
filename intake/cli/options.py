"""Options that several commands share, and what they mean."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intake.errors import UsageError


class OcrName(StrEnum):
    auto = "auto"
    openvino = "openvino"
    int8 = "int8"
    rapidocr = "rapidocr"
    tesseract = "tesseract"
    cuda = "cuda"
    directml = "directml"
    coreml = "coreml"
    off = "off"


class LanguageName(StrEnum):
    zh = "zh"
    en = "en"


class OutputFormat(StrEnum):
    text = "text"
    json = "json"


Scheme = Annotated[
    str, typer.Option("--scheme", metavar="名称|文件夹", help="认证方案：名称，或自己的方案文件夹。")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="年-月-日", help="按哪一天判断有效期（默认今天）。")
]
Ocr = Annotated[OcrName, typer.Option("--ocr", help="文字识别引擎；auto 用本机最好的一个。")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="同时使用的进程数（默认：处理器核数）。")
]
Language = Annotated[LanguageName, typer.Option("--lang", help="报告和通知书的语言。")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="结果写到哪里。")]
Format = Annotated[OutputFormat, typer.Option("--format", help="屏幕输出：text 给人看，json 给程序用。")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度。")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="显示逐文件的进度和用时。")]
KeepPrivate = Annotated[
    bool,
    typer.Option(
        "--keep-private",
        help="屏幕上的结果和汇总中不遮盖身份证号、电话、银行账号（通知书始终遮盖，报告从不遮盖）。",
    ),
]
Password = Annotated[
    bool,
    typer.Option("--password", help="输入打开密码（提示输入，不写在命令行上），用来打开设有密码的文件。"),
]
LimitValues = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="名称=值", help="放宽一项限制（名称见 intake doctor）。"),
]


Register = Annotated[
    str | None,
    typer.Option(
        "--register",
        envvar="INTAKE_REGISTER",
        metavar="文件|地址|default",
        help="登记簿：SQLite 文件、数据库地址，或 default（本用户的）。不给时用 intake.yaml 的。",
        show_envvar=True,
    ),
]


def parse_day(text: str | None, option: str) -> date | None:
    """The day an option names. Raises UsageError."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(f"{option} 的日期“{text}”无效，请写成 2026-11-24 的样子。") from error
