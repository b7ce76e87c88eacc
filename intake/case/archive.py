"""The letters of a case as they were issued: kept beside the report, never written again."""

from hashlib import sha256
from pathlib import Path

from intake.errors import CaseError
from intake.events import read_log, standing
from intake.model.event import Issued

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


def archived_notice(folder: Path, round_: int) -> dict[str, bytes]:
    """The newest notice issued in a round, by the endings of its files (``docx``, ``txt``); none where none
    was issued, or before there was a log. Raises CaseError as `archived` does."""
    letter = standing(read_log(folder).events, round_).notice
    if letter is None:
        return {}
    return {name.rsplit(".", 1)[1]: data for name, data in archived(folder, letter).items()}
