"""What a user typed wrong, said in Chinese with what to type instead.

Typer raises click's errors, whose words are English and whose classes it does not export: they are known
here by their names, and what they are about is taken from their fields.
"""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from intake.cli.help_page import value_shape
from intake.cli.language import said


def is_usage_error(error: Exception) -> bool:
    """Whether it is one of the errors below, not a fault of ours."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


def in_chinese(error: Any) -> str:
    """What is wrong, and where to read on."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "intake"
    return f"{_said(error, path)}  （用法：{path} --help）"


def _said(error: Any, path: str) -> str:
    match next((name for name in map(_name, type(error).__mro__) if name in _KNOWN), ""):
        case "NoSuchOption":
            return f"没有选项 {error.option_name}。{_alike(error.possibilities or ())}".rstrip()
        case "BadOptionUsage":
            return f"选项 {error.option_name} {_option_misused(error.message)}"
        case "MissingParameter" if error.param is not None:
            return _missing(error.param)
        case "BadParameter" if error.param is not None:
            return _bad_value(error.param, error.message)
    return _by_message(error, path)


_KNOWN = ("NoSuchOption", "BadOptionUsage", "MissingParameter", "BadParameter")


def _name(kind: type) -> str:
    return kind.__name__


def _by_message(error: Any, path: str) -> str:
    """Errors that only their message tells apart."""
    message = str(error.format_message())
    if found := re.match(r"No such command '(.*?)'\.", message):
        return _no_command(found[1], error.ctx)
    if found := re.match(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", message, re.DOTALL):
        return _too_many(found[1], path)
    if message.startswith("Missing command"):
        return f"请写出要做什么：{path} {'|'.join(error.ctx.command.commands)}"
    return message


def _missing(param: Any) -> str:
    """An argument or option that must be given."""
    help_text = said((param.help or "").split("\n")[0]).rstrip("。.")
    explained = f"（{help_text}）" if help_text else ""
    if param.param_type_name == "argument":
        return f"还缺少“{param.metavar or param.name}”{explained}。"
    return f"必须给出选项 {param.opts[0]}{explained}。"


def _bad_value(param: Any, message: str) -> str:
    quoted = re.search(r"'(.*?)'", message)
    what = (
        f"选项 {param.opts[0]}" if param.param_type_name == "option" else f"“{param.metavar or param.name}”"
    )
    declared = param.type_descriptor.parameter_info
    least, most = getattr(declared, "min", None), getattr(declared, "max", None)
    bounds = (said(f"，至少 {least}") if least is not None else "") + (
        said(f"，至多 {most}") if most is not None else ""
    )
    value = f"“{quoted[1]}”" if quoted else ""
    return f"{what} 的值{value}无效，应为：{said(value_shape(param))}{bounds}。"


def _option_misused(message: str) -> str:
    if "requires an argument" in message or "requires" in message:
        return "后面要写一个值。"
    return "是开关，后面不写值。" if "does not take a value" in message else message


def _no_command(name: str, context: Any) -> str:
    if Path(name).exists():
        return f"没有命令“{name}”。要审这个案件，请输入：intake check {_quoted(name)}"
    known = list(getattr(context.command, "commands", {}))
    return f"没有命令“{name}”。{_alike(get_close_matches(name, known, cutoff=0.5))}".rstrip()


def _too_many(extra: str, path: str) -> str:
    return f'多出了“{extra}”。路径中有空格时，请用引号括起来，如：{path} "申请材料 某某公司"。'


def _alike(names: Any) -> str:
    return f"相近的有：{'、'.join(names)}。" if names else ""


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
