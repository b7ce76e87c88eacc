"""What a PDF would do by itself when opened: noted for people, never run (no script engine is built in)."""

import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

_ACTIONS = re.compile(rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR)\b")
_TITLES = {
    b"JavaScript": "脚本",
    b"JS": "脚本",
    b"Launch": "启动程序",
    b"SubmitForm": "提交到网址",
    b"ImportData": "导入数据",
    b"GoToR": "打开其他文件",
}
_MOST = 64 * 1024**2


def action_notes(path: Path) -> tuple[str, ...]:
    """A note when the file holds such actions in plain sight (first 64 MB; packed objects are not looked
    into)."""
    found = dict.fromkeys(_TITLES[name] for name in _names(path))
    return (f"PDF 含有自动动作（{'、'.join(found)}），未执行。",) if found else ()


def _names(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        for match in _ACTIONS.finditer(data, 0, _MOST):
            yield match[1]
