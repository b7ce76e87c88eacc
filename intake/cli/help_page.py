"""A command's help page in Chinese: whole at any width, and made without loading anything.

Typer's own pages hold English words that no setting reaches ('Usage', 'Show this message and exit'), cut
lines off, and load a library of terminal graphics. What stands in a page is what the command declares.
"""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

import typer.core

from intake.cli.display_width import shown_width, wrapped
from intake.cli.language import said

_WIDEST = 110
_NAMES = 30  # columns for names; a longer name stands on a line of its own
_INDENT = "  "


class _Quick:
    """Asks typer for its own `--help` so that nothing is loaded for it: for a flag without a default, typer
    loads a library of validation, which takes three times as long as all else."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.default = False
        return option


class Command(_Quick, typer.core.TyperCommand):
    """A command whose help page is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write("\n".join(help_page(self, ctx)) + "\n")


class Group(_Quick, typer.core.TyperGroup):
    """A group of commands whose help page is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write("\n".join(help_page(self, ctx)) + "\n")


def help_page(command: Any, ctx: Any) -> Iterator[str]:
    """The page's lines."""
    width = min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST)
    arguments = [one for one in command.params if one.param_type_name == "argument" and not one.hidden]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    commands = [one for one in getattr(command, "commands", {}).values() if not one.hidden]
    pieces = [said("[选项]"), *map(_argument_name, arguments), *([said("命令 …")] if commands else [])]
    yield said(f"用法：{' '.join([ctx.command_path, *pieces])}")
    for paragraph in (command.help or "").split("\n\n"):
        yield ""
        yield from wrapped(said(_one_line(paragraph)), width)
    yield from _section("参数", ((_argument_name(one), _explained(one)) for one in arguments), width)
    own = ((_option_names(one), _explained(one)) for one in options)
    yield from _section("选项", [*own, ("--help, -h", said("显示这页说明。"))], width)
    yield from _section("命令", ((one.name, _first_sentence(one.help or "")) for one in commands), width)
    if commands:
        yield ""
        yield said(f"每个命令的说明：{ctx.command_path} 命令 --help")


def value_shape(param: Any) -> str:
    """What a parameter takes, in words: '整数', '文件或文件夹', 'auto|off'."""
    if param.metavar:
        return str(param.metavar)
    declared = param.type_descriptor
    if declared.choices:
        return "|".join(str(getattr(one, "value", one)) for one in declared.choices)
    named = param.bare_type()
    return next((word for name, word in _SHAPES if name in named), "文字")


_SHAPES = (("int", "整数"), ("float", "数字"), ("Path", "文件或文件夹"))


def _argument_name(param: Any) -> str:
    name = said(str(param.metavar or param.name))
    return name if param.required or name.startswith("[") else f"[{name}]"


def _option_names(param: Any) -> str:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=lambda name: -len(name)))
    return names if _is_flag(param) and not param.metavar else f"{names} {said(value_shape(param))}"


def _is_flag(param: Any) -> bool:
    return bool(getattr(param, "is_flag", False))


def _explained(param: Any) -> str:
    """The declared help, with what is taken when nothing is given."""
    told = said(_one_line(param.help or ""))
    default = getattr(param.default, "value", param.default)
    if param.param_type_name == "option" and param.envvar and param.show_envvar:
        told += said(f"（环境变量 {param.envvar}）")
    if default not in (None, "", ()) and not callable(default) and not _is_flag(param):
        told += said(f"（默认 {default}）")
    return told


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield ""
    yield said(title)
    column = min(max(shown_width(name) for name, _ in listed), _NAMES) + 2
    for name, told in listed:
        lines = list(wrapped(told, width - len(_INDENT) - column))
        own_line = shown_width(name) + 2 > column
        if own_line:
            yield _INDENT + name
        for number, line in enumerate(lines or [""]):
            lead = name if number == 0 and not own_line else ""
            yield (_INDENT + lead + " " * (column - shown_width(lead)) + line).rstrip()


def _one_line(text: str) -> str:
    """A paragraph as one line: its line breaks are the code's, not the reader's."""
    joined = ""
    for line in text.strip().splitlines():
        part = line.strip()
        meeting = joined[-1:] + part[:1]
        joined += f" {part}" if meeting.isascii() or _two_scripts(meeting) else part
    return joined.strip()


def _two_scripts(meeting: str) -> bool:
    """A Chinese character beside a Latin letter or digit, which we write with a space between."""
    return meeting.isalnum() and len({one.isascii() for one in meeting}) > 1


def _first_sentence(text: str) -> str:
    return said(_one_line(text.split("\n\n", maxsplit=1)[0]))
