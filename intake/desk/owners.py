"""Who looks after which case: a matter of the desk, no judgement of the case."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from intake.atomic import write_atomically


class Owners:
    """The owners kept in a file of the desk's own folder, by the case's id."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def known(self) -> Mapping[str, str]:
        """All owners; none where the file is not there, or cannot be understood."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(case): str(who) for case, who in found.items()} if isinstance(found, dict) else {}

    def put(self, case: str, who: str) -> None:
        """Gives a case to somebody; ``""``: to nobody. Raises OSError."""
        with self._lock:
            owners = {**self.known(), case: who}
            kept = {one: name for one, name in owners.items() if name}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(kept, ensure_ascii=False, indent=1).encode())
