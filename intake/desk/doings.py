"""Who did what at the desk: a log that is only ever added to, for those who answer for the desk.

What a person decides about a case stands in the case's own log; here stand also sign-ins, what came in, and
letters.
"""

import json
import threading
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

_MOST_SHOWN = 500


class Doings:
    """The log at `path`, a line of JSON for each thing done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def note(self, who: str, did: str, case: str = "", words: str = "") -> None:
        """Adds a line. Raises OSError: it cannot be written, and then the thing is not to be done."""
        line = {
            "at": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            "who": who,
            "did": did,
            "case": case,
            "words": words,
        }
        text = json.dumps(line, ensure_ascii=False).encode("utf-8", "replace")
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(text + b"\n")

    def last(self) -> list[dict[str, str]]:
        """What was done last, the newest first."""
        try:
            with self._path.open("rb") as file:
                lines = deque(file, _MOST_SHOWN)
        except OSError:
            return []
        found = []
        for line in reversed(lines):
            try:
                found.append({str(name): str(value) for name, value in json.loads(line).items()})
            except (ValueError, AttributeError):  # a line that a full disk cut off
                continue
        return found
