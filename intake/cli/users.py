"""`intake users`: who may use the review desk from other machines."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.help_page import Command, Group
from intake.cli.language import tell
from intake.errors import ExitCode

if TYPE_CHECKING:
    from intake.desk.users import Users

app = typer.Typer(
    cls=Group,
    help="审查台的用户（供其他机器访问时使用）。",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[Path, typer.Argument(metavar="文件夹", help="审查台的案件文件夹。")]


class RoleName(StrEnum):
    reviewer = "预审"
    approver = "复核"
    admin = "管理"


@app.command("add", cls=Command)
def add(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="用户名", help="用户的名称。")],
    role: Annotated[
        RoleName, typer.Option("--role", help="预审、复核（可发信）或管理。")
    ] = RoleName.reviewer,
    password: Annotated[
        str | None, typer.Option("--password", envvar="INTAKE_PASSWORD", help="口令（不给时询问）。")
    ] = None,
) -> int:
    """添加一个用户，或更改其角色和口令。

    例：  intake users add 申请材料 张三 --role 复核
    """
    asked = password or typer.prompt("口令", hide_input=True, confirmation_prompt="再输一次")
    _users(folder).put(name, role.value, asked)
    tell(f"{name}  {role.value}")
    return ExitCode.COMPLETE


@app.command("list", cls=Command)
def list_(folder: Folder) -> int:
    """列出用户和角色。"""
    for name, user in sorted(_users(folder).known().items()):
        tell(f"{name}  {user.role}")
    return ExitCode.COMPLETE


@app.command("remove", cls=Command)
def remove(
    folder: Folder, name: Annotated[str, typer.Argument(metavar="用户名", help="用户的名称。")]
) -> int:
    """删去一个用户。"""
    _users(folder).remove(name)
    return ExitCode.COMPLETE


def _users(folder: Path) -> "Users":
    from intake.desk.shelf import OWN
    from intake.desk.users import Users

    return Users(folder / OWN)
