"""The letters of a case as they were issued: kept beside the report, never written again."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from intake.errors import CaseError
from intake.events import Log, issued_letters
from intake.model.event import Issued, Withdrawn

_Of = TypeVar("_Of")

LETTERS = "letters"
"""The folder, beside the report, of all that was issued."""


def archived(folder: Path, letter: Issued) -> dict[str, bytes]:
    """A letter's files as they were issued, by the names under which they are kept.

    Raises:
        CaseError: one of them is gone or was changed.
    """
    files = {}
    for name, digest in letter.files:
        path = folder / LETTERS / name
        data = path.read_bytes() if path.is_file() else b""
        if sha256(data).hexdigest() != digest:
            raise CaseError(f"{path}（{letter.number}）被改动过或不见了，请从备份恢复。")
        files[name] = data
    return files


def by_ending(files: Mapping[str, _Of]) -> dict[str, _Of]:
    """What a letter's files are given with, by their endings (``docx``, ``txt``, ``pdf``): it has one of
    each."""
    return {name.rsplit(".", 1)[1]: one for name, one in files.items()}


def newest_issued(log: Log, round_: int) -> dict[str, Issued]:
    """Of the letters issued in a round that are kept, and were not withdrawn, the newest of each kind."""
    gone = {event.act.number for event in log.events if isinstance(event.act, Withdrawn)}
    return {
        one.kind: one
        for one in issued_letters(log.events)
        if one.round == round_ and one.files and one.number not in gone
    }
