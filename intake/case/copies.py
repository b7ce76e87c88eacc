"""What lies beside the report of letters that were issued: their copies, and rounds.yaml's word of them.

The log is what counts. A command that ended after writing it, and before these, leaves them to the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from intake.case.archive import archived, by_ending, newest_issued
from intake.case.draft import drafts_record, edited_drafts, last_written
from intake.events import Log, standing
from intake.model.event import Issued as IssuedAct
from intake.rounds import Arrival, Issued

_COPIED = ("docx", "txt")


@dataclass(frozen=True, slots=True)
class Copies:
    """Files to be written. ``edited``: drafts in their places that a person had edited, each with where it
    is kept."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    edited: Mapping[Path, Path] = field(default_factory=dict)


def as_noted(act: IssuedAct | None) -> Issued | None:
    """The notice as rounds.yaml and the register note it; None where no answer is asked for."""
    if act is None or not act.due_on:
        return None
    return Issued(act.number, date.fromisoformat(act.issued_on), date.fromisoformat(act.due_on))


def with_notices(rounds: Sequence[Arrival], log: Log) -> tuple[Arrival, ...]:
    """The rounds, each with the notice that the log has of it."""
    return tuple(
        replace(one, notice=as_noted(standing(log.events, number).notice) or one.notice)
        for number, one in enumerate(rounds, 1)
    )


def copies_of_issued(folder: Path, log: Log, round_: int) -> Copies:
    """Copies that are not there yet of the letters issued in a round: the newest of each kind. A copy that
    was there once is written again only when it is gone: what a person makes of it is theirs.

    Raises:
        CaseError: what is kept of a letter was changed.
    """
    missing: dict[str, bytes] = {}
    for kind, letter in newest_issued(log, round_).items():
        digests = by_ending(dict(letter.files))
        wanted = [
            ending
            for ending in _COPIED
            if ending in digests and not _was_there(folder, f"{kind}.{ending}", digests[ending])
        ]
        if wanted:
            files = by_ending(archived(folder, letter))
            missing |= {f"{kind}.{ending}": files[ending] for ending in wanted}
    if not missing:
        return Copies()
    edited = {
        path: kept
        for path, kept in edited_drafts(folder, missing).items()
        if path.read_bytes() != missing[path.name]
    }
    return Copies(
        {kept: path.read_bytes() for path, kept in edited.items()}
        | {folder / name: data for name, data in missing.items()}
        # The last: with it, the copies have been there.
        | drafts_record(folder, missing),
        edited,
    )


def draft_beside(folder: Path, kind: str, files: Mapping[str, bytes], log: Log, round_: int) -> Copies:
    """A draft to be written beside the report: not over an issued letter of its kind, and what a person has
    edited is kept."""
    stem = f"{kind}-draft" if kind in newest_issued(log, round_) else kind
    named = {f"{stem}.{ending}": data for ending, data in by_ending(files).items()}
    edited = edited_drafts(folder, named)
    return Copies(
        {kept: path.read_bytes() for path, kept in edited.items()}
        | drafts_record(folder, named)
        | {folder / name: data for name, data in named.items()},
        edited,
    )


def _was_there(folder: Path, name: str, digest: str) -> bool:
    return (folder / name).is_file() and last_written(folder, name) == digest
