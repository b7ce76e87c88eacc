"""Entries of a folder whose names and kinds are the attack: made on disk, since no bytes can hold them."""

import contextlib
import os
import socket
from pathlib import Path

NAMES = (
    "x" * 251 + ".txt", "长" * 83 + ".txt", "换\n行.txt", "回\r车.txt", "制\t表.txt", "😀👨\u200d👩\u200d👧.txt", "-rf.txt",
    "--out=x.txt", "=cmd|'calc'!A0.txt", "@SUM(1).txt", "+1.txt", "\u202egpj.txt", "a\u200bb.txt", "\x1b[2J.txt",
    "\x1b]0;t\x07.txt", "\x07.txt", "<script>alert(1)</script>.txt".replace("/", "∕"), "{{7*7}}.txt", "%s%n.txt", "$(id).txt",
    "`id`.txt", "'; drop table x;.txt", '"quoted".txt', "*.txt", "?.txt", "a:b.txt", "CON", "nul.txt", "x.txt.",
    " 前后空格 .txt", ".隐藏.txt", "Case.txt", "case.txt", "CASE.TXT", "e\u0301.txt", "é.txt", "\ufeff.txt", "a\\b.txt",
    "a!\u2215b.txt", "...", "~$锁.docx", "Thumbs.db", "\U0001f4a9" * 60,
)  # fmt: skip
RAW_NAMES = (b"\xd6\xb4\xd5\xd5.txt", b"\xff\xfe.txt", b"\xed\xa0\x80.txt", b"a\x80b.txt", b"\xe7\xbb.txt")


def lay_out(folder: Path) -> int:
    """Makes them all in `folder`; gives how many. What the system cannot make is left out."""
    folder.mkdir(parents=True)
    for name in NAMES:
        with contextlib.suppress(OSError):
            (folder / name).write_text(f"组织简介 {name!r}", encoding="utf-8")
    for raw in RAW_NAMES:
        with contextlib.suppress(OSError):
            Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_text("执照", encoding="utf-8")
    links = {
        "链接-外.txt": "/etc/passwd", "链接-目录": "/etc", "链接-自指": "链接-自指", "链接-断": "没有这个",
        "链接-上级": "..", "链接-设备": "/dev/zero", "链接-进程": "/proc/self/mem",
    }  # fmt: skip
    for name, target in links.items():
        with contextlib.suppress(OSError):
            (folder / name).symlink_to(target)
    with contextlib.suppress(OSError, AttributeError):
        os.mkfifo(folder / "管道.pdf")
    with contextlib.suppress(OSError, AttributeError):
        os.mknod(folder / "设备.txt", 0o020666, os.makedev(1, 5))  # reads zeros for ever
    with contextlib.suppress(OSError, AttributeError), socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "套接字"))
    deep = folder
    for number in range(60):
        deep = deep / f"层{number}"
    with contextlib.suppress(OSError):
        deep.mkdir(parents=True)
        (deep / "底.txt").write_text("底", encoding="utf-8")
    (folder / "空文件夹").mkdir()
    closed = folder / "无权.txt"
    closed.write_text("closed")
    closed.chmod(0)
    return sum(len(files) + len([name for name in folders if (Path(at) / name).is_symlink()])
               for at, folders, files in os.walk(folder))  # fmt: skip
