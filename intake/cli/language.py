"""The command line's language: Chinese as the code has it, English by `intake --lang en` or INTAKE_LANG.

`english.toml` says each text in English. In both, `{}` stands for what a message is about; in the English,
`{*}` stands for a part that is a text of ours, put into English as well, and numbers for another order.
"""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache

import typer

VARIABLE = "INTAKE_LANG"
_BLANK = re.compile(r"\{(\d*)(\*?)\}")


def speak(language: str) -> None:
    """From now on, in this process and those it starts."""
    os.environ[VARIABLE] = language


def spoken() -> str:
    """`zh` or `en`."""
    return "en" if os.environ.get(VARIABLE) == "en" else "zh"


def said(text: str) -> str:
    """A text of ours in the language spoken; as it is where nobody has put it into English."""
    return text if spoken() == "zh" else "\n".join(map(_in_english, text.split("\n")))


def tell(text: str, *, err: bool = False) -> None:
    """Says it on stdout, or on stderr."""
    typer.echo(said(text), err=err)


@cache
def catalogue() -> Mapping[str, str]:
    """Each text, or the pattern of it, in English."""
    import tomllib  # neither is wanted for Chinese
    from importlib.resources import files

    text = files("intake.cli").joinpath("english.toml").read_text(encoding="utf-8")
    found: Mapping[str, str] = tomllib.loads(text)
    return found


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Texts with blanks; those that say most themselves come first."""
    blanks = [(said_here, english) for said_here, english in catalogue().items() if "{}" in said_here]
    blanks.sort(key=lambda one: -len(one[0].replace("{}", "")))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, said_here.split("{}")))), english)
        for said_here, english in blanks
    )


def _in_english(line: str) -> str:
    own = line.strip()
    indent = line[: len(line) - len(line.lstrip())]
    if own in catalogue():
        return indent + catalogue()[own]
    for pattern, english in _patterns():
        if found := pattern.fullmatch(own):
            return indent + _BLANK.sub(_filling(found.groups()), english)
    return line


def _filling(values: tuple[str, ...]) -> Callable[[re.Match[str]], str]:
    """Puts the values into the blanks, in their order or by number."""
    following = iter(range(len(values)))

    def fill(blank: re.Match[str]) -> str:
        value = values[int(blank[1]) if blank[1] else next(following)]
        return said(value) if blank[2] else value

    return fill
