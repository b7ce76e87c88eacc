"""`events.jsonl`: the log of a case, an event a line, each tied to the line before by its hash.

Nothing in it is ever changed or taken away; what was done wrong is undone by another event. The file is
written whole and atomically: whoever reads it, or is killed while writing it, finds all events of before,
or those and all that were added together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from intake.atomic import write_atomically
from intake.errors import UsageError
from intake.model.event import Entry, Event

LOG_FILE = "events.jsonl"


@dataclass(frozen=True, slots=True)
class Log:
    """Events in the order they were written, and the lines they stand in."""

    events: tuple[Event, ...] = ()
    lines: tuple[bytes, ...] = ()

    def with_entries(self, entries: Iterable[Entry]) -> "Log":
        """The log gone on with these."""
        events, lines = list(self.events), list(self.lines)
        for entry in entries:
            previous = sha256(lines[-1]).hexdigest() if lines else ""
            event = Event(len(events) + 1, entry.at, entry.who, entry.why, entry.act, previous)
            events.append(event)
            lines.append(msgspec.json.encode(event))
        return Log(tuple(events), tuple(lines))


def read_log(folder: Path) -> Log:
    """The log of the case whose outputs lie in `folder`; an empty one when nothing was done yet.

    Raises:
        UsageError: a line was changed, taken away or put in, or a newer version of this program wrote it.
    """
    path = folder / LOG_FILE
    if not path.exists():
        return Log()
    return parsed_log(path.read_bytes().splitlines(), path)


def parsed_log(lines: Sequence[bytes], where: Path | str) -> Log:
    """The log of those lines; `where` they stand is named when they are none. Raises as `read_log` does."""
    events = []
    previous = ""
    for place, line in enumerate(lines, 1):
        try:
            event = msgspec.json.decode(line, type=Event)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(
                f"{where}: 第 {place} 行不是本程序能读的记录（{error}）。"
                "若由更新版本的 intake 写成，请升级；若被改动，请从备份恢复。"
            ) from error
        if (event.number, event.previous) != (place, previous):
            raise UsageError(
                f"{where}: 第 {place} 行与前一行对不上：记录被改动、删除或插入过，请从备份恢复。"
            )
        previous = sha256(line).hexdigest()
        events.append(event)
    return Log(tuple(events), tuple(lines))


def write_log(folder: Path, log: Log) -> None:
    """Writes the log. Raises OSError."""
    write_atomically(folder / LOG_FILE, b"".join(line + b"\n" for line in log.lines))


def longer(one: Log, other: Log, where: Path) -> Log:
    """Of two copies of a log the one that goes on where the other ends.

    Raises:
        UsageError: each holds what the other does not.
    """
    first, second = sorted((one, other), key=lambda log: len(log.lines))
    if second.lines[: len(first.lines)] == first.lines:
        return second
    raise UsageError(
        f"{where / LOG_FILE} 与登记簿中的记录各有对方没有的内容：可能从备份恢复过，或在别处改过。"
        "请把该文件移到别处（登记簿中的记录会写回），再把其中多出的操作重新做一遍。"
    )
