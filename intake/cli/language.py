"""The command line's language: Chinese as the code has it, English by `intake --lang en` or INTAKE_LANG."""

import os

import typer

from intake.language import command_line

VARIABLE = "INTAKE_LANG"


def speak(language: str) -> None:
    """From now on, in this process and those it starts."""
    os.environ[VARIABLE] = language


def spoken() -> str:
    """`zh` or `en`."""
    return "en" if os.environ.get(VARIABLE) == "en" else "zh"


def said(text: str) -> str:
    """A text of ours in the language spoken; as it is where nobody has put it into English."""
    return command_line().said(text, spoken())


def tell(text: str, *, err: bool = False) -> None:
    """Says it on stdout, or on stderr."""
    typer.echo(said(text), err=err)
