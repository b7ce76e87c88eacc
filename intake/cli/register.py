"""`intake register`: the register as a whole: kept apart, and put back."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.cli.help_page import Command, Group
from intake.cli.language import tell
from intake.errors import ExitCode

if TYPE_CHECKING:
    from intake.register import Database

app = typer.Typer(
    cls=Group,
    help="登记簿的备份和恢复。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("backup", cls=Command)
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[文件]", help="备份到哪里（默认：当前文件夹，以时间为名）。")
    ] = None,
    register: options.Register = None,
) -> int:
    """备份登记簿：有人正在写入也无妨，备份总是完整的。

    例：  intake register backup 备份/登记簿.sqlite3
    """
    from intake.register.backup import backup as copied

    target = file or Path(f"登记簿-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3")
    database = _opened(register)
    try:
        copied(database, target)
    finally:
        database.close()
    typer.echo(str(target))
    return ExitCode.COMPLETE


@app.command("restore", cls=Command)
def restore(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要恢复的备份。")],
    register: options.Register = None,
) -> int:
    """用备份恢复登记簿；恢复前的登记簿另存在当前文件夹。请先关闭审查台。

    例：  intake register restore 备份/登记簿.sqlite3
    """
    from intake.register.backup import backup as copied
    from intake.register.backup import restore as restored

    before = Path(f"登记簿-恢复前-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3")
    database = _opened(register)
    try:
        copied(database, before)
        restored(database, file)
    finally:
        database.close()
    tell(f"已恢复；恢复前的登记簿：{before}")
    return ExitCode.COMPLETE


def _opened(register: str | None) -> "Database":
    from intake.case.organization import load_organization
    from intake.register import open_database
    from intake.register.database import DEFAULT

    return open_database(register or load_organization().register or DEFAULT)
