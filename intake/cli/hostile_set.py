"""A few small hostile files, made by code, for `intake doctor --self-test`: no attack, only its shape."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Trap:
    """A hostile file: its name, what it tries (for people), its bytes."""

    name: str
    tries: str
    data: bytes


def traps() -> Iterator[Trap]:
    """The set: archives, office files, PDF, pictures, plain nonsense."""
    yield Trap("越界.zip", "压缩包内路径指向包外", _zip({"../../逃逸.txt": b"x", "正常.txt": b"ok"}))
    yield Trap("炸弹.zip", "解压后极大", _zip({"零.bin": bytes(40 * _MEGABYTE)}))
    yield Trap("炸弹.gz", "解压后极大", gzip.compress(bytes(40 * _MEGABYTE)))
    yield Trap("套娃.zip", "压缩包层层嵌套", _nested(8))
    yield Trap("链接.tar", "压缩包内的链接与设备", _links())
    yield Trap("截断.zip", "文件不完整", _zip({"甲.txt": b"x" * 5000})[:60])
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield Trap("实体.docx", "读取本机文件的外部实体", _docx(entity, "&x;"))
    laughs = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    yield Trap("笑弹.docx", "实体逐级膨胀", _docx(f"<!DOCTYPE d [{laughs}]>", "&a9;"))
    yield Trap("膨胀.docx", "部件解压后极大", _docx("", " " * (40 * _MEGABYTE)))
    yield Trap("循环.pdf", "页树循环引用", _pdf(b"[2 0 R 2 0 R]/Count 1000000"))
    yield Trap("脚本.pdf", "打开即执行程序", _pdf(b"[]/Count 0", b"/OpenAction<</S/Launch/F(/bin/sh)>>"))
    yield Trap("巨图.png", "声明 40,000×40,000 像素", _png(40_000, 40_000))
    yield Trap("残图.png", "图片数据不完整", _png(300, 300)[:60])
    yield Trap("转义.txt", "控制终端的字符", b"\x1b[2J\x1b]0;x\x07" * 20)
    yield Trap("乱码.pdf", "内容是随机字节", b"%PDF-1.7\n" + bytes(range(256)) * 40)
    yield Trap("空.docx", "空文件", b"")


def lay_out(folder: Path) -> dict[str, str]:
    """Writes the set into a folder, with a link and a pipe where the system has them; what each tries, by
    name."""
    tries = {}
    for trap in traps():
        (folder / trap.name).write_bytes(trap.data)
        tries[trap.name] = trap.tries
    with suppress(OSError, NotImplementedError):
        (folder / "链接.txt").symlink_to("/etc/passwd")
        tries["链接.txt"] = "指向案件之外的符号链接"
    if hasattr(os, "mkfifo"):
        with suppress(OSError):
            os.mkfifo(folder / "管道.pdf")
            tries["管道.pdf"] = "读取会永远等待的管道"
    return tries


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _nested(levels: int) -> bytes:
    data = _zip({"底.txt": b"x"})
    for _ in range(levels):
        data = _zip({"里层.zip": data})
    return data


def _links() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("链接", tarfile.SYMTYPE), ("设备", tarfile.CHRTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    return buffer.getvalue()


def _docx(doctype: str, text: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    body = f"{doctype}<w:document {_WORD}><w:body>{paragraph}</w:body></w:document>"
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})


def _pdf(kids: bytes, catalogue: bytes = b"") -> bytes:
    return (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R%s>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids%s>>endobj\ntrailer<</Root 1 0 R>>\n" % (catalogue, kids)
    )


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
