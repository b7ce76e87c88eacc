"""Archives that climb out, explode, lie about themselves, or name their members strangely."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]

STRANGE_NAMES = (
    "../up.txt", "../../../../../../tmp/intake-was-here.txt", "/tmp/intake-was-here.txt", "C:\\win.txt",
    "a/../../b.txt", "..\\..\\w.txt", "\\\\server\\share\\x.txt", "~/x.txt", "a/./b.txt", "CON", "nul.txt",
    "x.txt:stream", "-rf.txt", "a\nb.txt", "\x1b[2J\x1b]0;x\x07.txt", "\u202egpj.exe", "长" * 80 + ".txt",
    ".", "..", "/", "a//b.txt", "x" * 255, "y" * 4000, "<script>alert(1)</script>.txt", "=cmd|'/C calc'!A0",
    "%s%n{0}{{7*7}}.txt", "😀.txt", "e\u0301.txt", " .txt", "x.txt.",
)  # fmt: skip


class _Raw(zipfile.ZipInfo):
    encoding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.encoding, "surrogateescape"), self.flag_bits


def zipped(members: list[tuple[str, bytes]], encoding: str | None = None, method: int = 8) -> bytes:
    """A ZIP of these members; names unflagged in `encoding` when given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name or "x") if encoding is None else _Raw(name)
            if isinstance(info, _Raw):
                info.encoding = encoding or ""
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def tarred(members: list[tarfile.TarInfo], data: bytes = b"") -> bytes:
    """A TAR of these members, regular ones with `data`."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for member in members:
            if member.isreg():
                member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def patched(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The bytes with `value` at `offset` behind the last `signature`."""
    place = data.rindex(signature) + offset
    return data[:place] + value + data[place + len(value) :]


def many_members(number: int) -> bytes:
    """A ZIP of so many empty members, all sharing one local header: a directory of lies."""
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"x"
    entries = []
    for index in range(number):
        name = f"{index}.txt".encode()
        entries.append(
            struct.pack(
                "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0
            )
            + name
        )
    directory = b"".join(entries)
    end = struct.pack(
        "<4s4H2IH",
        b"PK\x05\x06",
        0,
        0,
        min(number, 65535),
        min(number, 65535),
        len(directory),
        len(local),
        0,
    )
    return local + directory + end


def nested(levels: int, fan: int, core: bytes) -> bytes:
    """42.zip: `fan` archives inside each of `levels` archives, a bomb at the bottom."""
    data = zipped([("0.bin", core)])
    for level in range(levels):
        data = zipped([(f"{level}-{place}.zip", data) for place in range(fan)])
    return data


def zip_files() -> Files:
    for number, name in enumerate(STRANGE_NAMES):
        yield f"名称{number:02d}.zip", zipped([(name, b"x"), ("ok.txt", b"ok")])
    for encoding in ("gbk", "big5", "shift_jis", "cp437", "latin1", "utf-16-le", "utf-7", "utf-8"):
        text = {"cp437": "é.txt", "latin1": "Ã¼.txt", "shift_jis": "説明.txt"}.get(encoding, "說明.txt")
        yield f"编码-{encoding}.zip", zipped([(text, b"x")], encoding)
    plain = zipped([("a.txt", b"a" * 3000), ("b.txt", b"b" * 3000)])
    central = b"PK\x01\x02"
    yield "重叠.zip", patched(plain, central, 42, struct.pack("<I", 0))
    yield "重复名.zip", zipped([("a.txt", b"one"), ("a.txt", b"two"), ("A.TXT", b"three")])
    yield "声明过大.zip", patched(plain, central, 24, struct.pack("<I", 0xFFFFFFF0))
    yield "声明过小.zip", patched(plain, central, 24, struct.pack("<I", 3))
    yield "校验错.zip", patched(plain, central, 16, b"\0\0\0\0")
    yield "本地头缺.zip", patched(plain, central, 42, struct.pack("<I", len(plain) + 99))
    yield "目录位置错.zip", patched(plain, b"PK\x05\x06", 16, struct.pack("<I", 7))
    yield "目录大小错.zip", patched(plain, b"PK\x05\x06", 12, struct.pack("<I", 0xFFFFFFF0))
    yield "条目数错.zip", patched(plain, b"PK\x05\x06", 8, struct.pack("<HH", 60000, 60000))
    yield "多盘.zip", patched(plain, b"PK\x05\x06", 4, struct.pack("<HH", 5, 5))
    yield "两个结尾.zip", plain + plain[-22:]
    yield "前有垃圾.zip", b"MZ" + bytes(5000) + plain
    yield "后有垃圾.zip", plain + b"\xff" * 5000
    yield "截断.zip", plain[: len(plain) // 2]
    yield "无目录.zip", plain[: plain.index(central)]
    yield "只有结尾.zip", plain[-22:]
    yield "空名.zip", patched(zipped([("x", b"1")]), central, 46, b"\0")
    for method in (1, 6, 9, 12, 14, 19, 93, 95, 97, 98, 99):
        yield f"压缩方法{method}.zip", patched(plain, central, 10, struct.pack("<H", method))
    yield "加密.zip", patched(plain, central, 8, struct.pack("<H", 1))
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield "符号链接.zip", buffer.getvalue()
    yield "炸弹.zip", zipped([("zero.bin", bytes(48 << 20))])
    yield "炸弹bz2.zip", zipped([("zero.bin", bytes(48 << 20))], method=zipfile.ZIP_BZIP2)
    yield "炸弹lzma.zip", zipped([("zero.bin", bytes(48 << 20))], method=zipfile.ZIP_LZMA)
    for levels in (1, 2, 3, 6):
        yield f"四十二{levels}.zip", nested(levels, 4 if levels > 2 else 16, bytes(1 << 20))
    yield "十万成员.zip", many_members(100_000)
    yield "三十五万成员.zip", many_members(350_000)
    quine = zipped([("self.zip", plain)])
    yield "包中包同名.zip", zipped([("a.zip", quine), ("a.zip/", b""), ("a.zip/x.txt", b"1")])


def tar_files() -> Files:
    for number, name in enumerate(STRANGE_NAMES[:20]):
        yield f"名称{number:02d}.tar", tarred([tarfile.TarInfo(name), tarfile.TarInfo("ok.txt")], b"x")
    kinds = {
        "符号": tarfile.SYMTYPE, "硬": tarfile.LNKTYPE, "字符": tarfile.CHRTYPE, "块": tarfile.BLKTYPE,
        "管道": tarfile.FIFOTYPE, "稀疏": tarfile.GNUTYPE_SPARSE, "未知": b"Z",
    }  # fmt: skip
    for title, kind in kinds.items():
        member = tarfile.TarInfo("m")
        member.type, member.linkname = kind, "../../../../etc/passwd"
        raw = tarred([member, tarfile.TarInfo("ok.txt")], b"x")
        yield f"{title}.tar", raw
        yield f"{title}.tar.gz", gzip.compress(raw)
        yield f"{title}.tar.xz", lzma.compress(raw)
    huge = tarfile.TarInfo("huge.bin")
    huge.size = 1 << 40
    yield "声明过大.tar", huge.tobuf()
    yield "校验错.tar", tarred([tarfile.TarInfo("a")], b"x").replace(b"ustar", b"ustar", 1)[:148] + b"9" * 8
    cycle = tarfile.TarInfo("a")
    cycle.type, cycle.linkname = tarfile.SYMTYPE, "a"
    yield "自指.tar", tarred([cycle])
    pax = tarfile.TarInfo("x")
    pax.pax_headers = {"path": "../" * 2000, "size": "-1", "GNU.sparse.size": "9" * 30}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(pax)
    yield "扩展头.tar", buffer.getvalue()


def stream_files() -> Files:
    zeros = bytes(48 << 20)
    yield "炸弹.gz", gzip.compress(zeros)
    yield "炸弹.bz2", bz2.compress(zeros)
    yield "炸弹.xz", lzma.compress(zeros)
    yield "双层炸弹.gz", gzip.compress(gzip.compress(zeros))
    yield "截断.gz", gzip.compress(b"x" * 5000)[:20]
    yield "校验错.gz", gzip.compress(b"x" * 5000)[:-8] + bytes(8)
    xz = lzma.compress(b"x" * 1000)
    yield "大字典.xz", patched(xz, b"\xfd7zXZ", 14, b"\x21\x01\x28")
    yield "头坏.xz", xz[:12] + bytes(20)
    yield "许多段.gz", gzip.compress(b"x") * 5000


def other_files() -> Files:
    import py7zr

    for number, name in enumerate(("../up.txt", "/abs.txt", "a/../../b", "\x1b[2J.txt")):
        buffer = io.BytesIO()
        with py7zr.SevenZipFile(buffer, "w") as archive:
            archive.writestr("x", "ok.txt")
            archive.writestr("y", "NNNN.txt")
        raw = buffer.getvalue()
        yield f"名称{number}.7z", raw.replace("NNNN.txt".encode("utf-16-le"), name.encode("utf-16-le")[:16])
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        archive.writestr(bytes(48 << 20), "zero.bin")
    bomb = buffer.getvalue()
    yield "炸弹.7z", bomb
    yield "截断.7z", bomb[: len(bomb) // 2]
    yield "头校验错.7z", bomb[:8] + bytes(24) + bomb[32:]
    yield "头过大.7z", bomb[:20] + struct.pack("<Q", 1 << 60) + bomb[28:]
    rar = b"Rar!\x1a\x07\x01\x00"
    yield "坏头.rar", rar + bytes(200)
    yield "旧坏头.rar", b"Rar!\x1a\x07\x00" + b"\x00" * 7 + b"\xff" * 300
    body = b"\x01\x05\x06\x00\x05\x01\x01\x80\x80\x00"
    yield "空.rar", rar + struct.pack("<I", zlib.crc32(body[1:])) + body[1:]


def files() -> Files:
    yield from zip_files()
    yield from tar_files()
    yield from stream_files()
    yield from other_files()
