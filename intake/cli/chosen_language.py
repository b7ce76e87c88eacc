"""`intake --lang en …`, heard before anything else of the line is read, so that complaints about it are in
that language, too.

Typer is told of a flag only: for an option with a value it would load a library of validation (0.15 s) at
every start, help pages included.
"""

from typing import Any

from intake.cli.help_page import Group
from intake.cli.language import speak
from intake.errors import UsageError

OPTION = "--lang"
_SPOKEN = ("zh", "en")


class Root(Group):
    """The group of all commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest: list[str] = super().parse_args(ctx, heard(args))
        return rest


def heard(args: list[str]) -> list[str]:
    """What is left to read once the language is spoken. Raises UsageError: nobody speaks it."""
    own = next((place for place, word in enumerate(args) if not word.startswith("-")), len(args))
    for place, word in enumerate(args[: own + 1]):
        name, stroke, value = word.partition("=")
        if name == OPTION:
            chosen = value if stroke else "".join(args[place + 1 : place + 2])
            if chosen not in _SPOKEN:
                raise UsageError(f"选项 --lang 的值“{chosen}”无效，应为：zh 或 en。")
            speak(chosen)
            return heard(args[:place] + args[place + (1 if stroke else 2) :])
    return args
