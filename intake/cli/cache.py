"""`intake cache`: what was read before and is kept."""

import typer

from intake.cli.help_page import Command, Group
from intake.cli.language import tell

app = typer.Typer(cls=Group, help="已读结果的缓存：重复运行时不再重读。", rich_markup_mode=None)


@app.command("info", cls=Command)
def info() -> None:
    """显示缓存的位置、条数和大小。"""
    from intake.kept.cache import Cache

    state = Cache().state()
    tell(f"{state.folder}\n{state.entries} 条，{state.size / 1e6:.1f} MB")


@app.command("clear", cls=Command)
def clear() -> None:
    """清空缓存。"""
    from intake.kept.cache import Cache

    state = Cache().clear()
    tell(f"已清除 {state.entries} 条，{state.size / 1e6:.1f} MB")
