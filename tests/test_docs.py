"""What the documentation says can be followed: no dead link, no command or option that is not there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from intake.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if path.name != "CHANGELOG.md"
]
COMMANDS = get_command(app)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [*re.findall(r"\]\(([^)#\s]+)", text), *re.findall(r'src="([^"]+)"', text)]
    dead = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert dead == []


def typed(text: str) -> Iterator[list[str]]:
    """The words of every `intake` command in the shell blocks of a page, and in its running text."""
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    for line in "\n".join(blocks).splitlines():
        if re.match(r"(?:\$ )?intake(?: |$)", line.strip()):
            yield shlex.split(line.strip().removeprefix("$ ").split(" #")[0].split(" > ")[0])[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_and_option_is_there(page: Path) -> None:
    unknown = []
    for words in typed(page.read_text(encoding="utf-8")):
        command = COMMANDS
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        if getattr(command, "commands", None) and words and not words[0].startswith("-"):
            unknown.append(words[0])
        known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
        known |= {"--help", "-h"}
        unknown += [
            word for word in words if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known
        ]
    assert unknown == []


def sections(page: str) -> list[tuple[list[str], int]]:
    """A README's sections: the commands in each, the comments aside, and how many tables."""
    parts = re.split(r"^## .*$", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = []
    for part in parts:
        blocks = "\n".join(re.findall(r"```sh\n(.*?)```", part, flags=re.DOTALL))
        commands = [line.split("#")[0].split() for line in blocks.splitlines()]
        found.append(([" ".join(words) for words in commands], part.count("|---")))
    return found


def test_both_readmes_say_the_same() -> None:
    english, chinese = sections("README.md"), sections("README.zh-CN.md")
    assert english == chinese
    assert "intake serve" in english[1][0]  # the desk comes first


def test_both_readmes_lead_to_the_same_pages() -> None:
    def linked(page: str) -> set[str]:
        found = re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
        same = {"adding-a-check": "checks"}
        names = {Path(link).stem if link.endswith(".md") else link for link in found}
        return {same.get(name, name) for name in names} - {"README", "README.zh-CN"}

    assert linked("README.md") == linked("README.zh-CN.md")
