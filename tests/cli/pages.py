"""Every command of the command line, by its path: `intake`, `intake check`, `intake scheme list`, …"""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from intake.cli import app
from intake.cli.help_page import help_page


def every_command(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    yield command, context
    for name, one in getattr(command, "commands", {}).items():
        yield from every_command(one, type(context)(one, info_name=name, parent=context))


ROOT = get_command(app)
BY_NAME = {
    context.command_path: (command, context)
    for command, context in every_command(ROOT, ROOT.make_context("intake", ["scheme", "list"]))
}


def page_of(name: str) -> str:
    """Its help page, in the language that is spoken."""
    return "\n".join(help_page(*BY_NAME[name]))
