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


_IN_CHINESE = (
    ("sign in", "登录"),
    ("upload", "收到新案件"),
    ("supplement", "收到补充材料"),
    ("take over", "接手案件"),
    ("leave", "交出案件"),
    ("issue notice", "发出补充材料通知书"),
    ("issue correction", "发出更正通知书"),
    ("issue acceptance", "发出受理通知书"),
    ("issue reminder", "发出催办函"),
    ("issue rejection", "发出退回申请通知书"),
    ("settings", "更改设置"),
    ("template notice", "更换补充材料通知书的模板"),
    ("template acceptance", "更换受理通知书的模板"),
    ("template reminder", "更换催办函的模板"),
    ("template rejection", "更换退回申请通知书的模板"),
    ("user removed", "删去用户"),
    ("user", "添加或更改用户"),
    ("backup", "备份登记簿"),
    ("rules undo", "撤销对规则的上一次改动"),
    ("rule off", "关闭规则"),
    ("rule", "更改规则"),
)
"""What is noted, by its first words."""


def in_chinese(did: str) -> str:
    """What was done, as the log's page says it."""
    for noted, said in _IN_CHINESE:
        if did == noted or did.startswith(f"{noted} "):
            return f"{said} {did.removeprefix(noted).strip()}".strip()
    return did


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
