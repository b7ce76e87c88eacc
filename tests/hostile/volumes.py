"""Archives in several volumes, whole and not; RAR archives compressed, cut off and damaged."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import py7zr

Files = Iterator[tuple[str, bytes]]

TEXT = "营业执照\n" * 2000

RAR5 = base64.b64decode(
    "UmFyIRoHAQDz4YLrCwEFBwAGAQGAgIAAWZ3nQygCAwu3AASAEKSDAqLmt8WAAwEKc3Rlc3QxLnR4dAoDC52M9E0EeEFXxKo0RDQk"
    "+jLrR/rETX295gWAggqMwQMqlcoim1Aak91A/ABAAgDUYAQ27RX5t1SDKmROzXwf4B13VlEDBQQA"
)
"""One compressed member `stest1.txt` of 2,048 bytes, from the test files of rarfile (ISC licence)."""

RAR4 = base64.b64decode(
    "UmFyIRoHAM+QcwAADQAAAAAAAADL+3QgkCwAWgAAAAAIAAADoua3xbBmzD4dNQoApIEAAHN0ZXN0MS50eHQAwAzMzP6M3q//7F81"
    "dZIHZeJmluVWSCxXRkA8QuGQBq2HQAIIAAIiOl4DNIMB2E6QXhLs26fUgrayidAuucLZIpicfu4AEPeQP+191hXuqbffhRyNvtLQ"
    "2+25QMQ9ewBABwA="
)
"""The same in the format before."""


def number(value: int) -> bytes:
    """A RAR 5 number: seven bits a byte, lowest first."""
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def block(body: bytes, data: bytes = b"") -> bytes:
    """A RAR 5 block."""
    sized = number(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def seven_zip() -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w") as archive:
        archive.writestr(TEXT + "".join(map(chr, range(0x4E00, 0x9000))), "执照.txt")
    return stream.getvalue()


def plain_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("甲.txt", "乙.txt", "丙.txt"):
            archive.writestr(name, name + TEXT)
    return stream.getvalue()


def cut(data: bytes, parts: int) -> list[bytes]:
    step = -(-len(data) // parts)
    return [data[place : place + step] for place in range(0, len(data), step)]


def spanned_zip(parts: int) -> list[bytes]:
    """As `zip -s` writes it: every entry tells its volume, and its place in that volume."""
    volumes: list[bytearray] = [bytearray(b"PK\x07\x08")] + [bytearray() for _ in range(parts - 1)]
    directory = bytearray()
    whole = plain_zip()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        infos = archive.infolist()
    starts = [info.header_offset for info in infos] + [whole.index(b"PK\x01\x02")]
    entries = whole[starts[-1] : whole.index(b"PK\x05\x06")]
    for info, begin, end in zip(infos, starts, starts[1:], strict=False):
        disk = min(infos.index(info), parts - 1)
        length = 46 + len(info.filename.encode())
        entry = bytearray(entries[:length])
        entries = entries[length:]
        entry[34:36] = struct.pack("<H", disk)
        entry[42:46] = struct.pack("<I", len(volumes[disk]))
        directory += entry
        volumes[disk] += whole[begin:end]
    place = len(volumes[-1])
    end_of_all = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", parts - 1, parts - 1, 3, 3, len(directory), place, 0
    )
    volumes[-1] += directory + end_of_all
    return [bytes(volume) for volume in volumes]


def rar_volumes(data: bytes, parts: int) -> list[bytes]:
    """A RAR 5 archive whose one member, not compressed, runs over all volumes (by its description)."""
    pieces = cut(data, parts)
    volumes = []
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        flags = (0x08 if place else 0) | (0 if last else 0x10) | 2
        crc = zlib.crc32(data) if last else zlib.crc32(piece)
        head = b"".join(map(number, (2, flags, len(piece), 4, len(data), 0))) + struct.pack("<I", crc)
        name = "执照.txt".encode()
        file = head + b"".join(map(number, (0, 1, len(name)))) + name
        main = number(1) + number(0) + (number(1) if not place else number(3) + number(place))
        end = number(5) + number(0) + number(0 if last else 1)
        volumes.append(b"Rar!\x1a\x07\x01\x00" + block(main) + block(file, piece) + block(end))
    return volumes


def sets() -> Iterator[tuple[list[str], list[bytes]]]:
    """The names and bytes of the volumes of one archive a kind."""
    yield [f"材料.7z.{place:03}" for place in (1, 2, 3)], cut(seven_zip(), 3)
    yield [f"材料.zip.{place:03}" for place in (1, 2, 3)], cut(plain_zip(), 3)
    yield ["材料.z01", "材料.z02", "材料.zip"], spanned_zip(3)
    yield [f"材料.part{place}.rar" for place in (1, 2, 3)], rar_volumes(TEXT.encode(), 3)
    yield [f"A.PART0{place}.RAR" for place in (1, 2, 3)], rar_volumes(TEXT.encode(), 3)


def files() -> Files:
    for names, data in sets():
        yield from zip(names, data, strict=True)
        for gone in range(3):
            for place in range(3):
                if place != gone:
                    yield f"缺{gone + 1}{names[place]}", data[place]
        # One volume among another archive's, one cut off, one twice as long.
        stem = f"乱{names[0][:2]}"
        for place, name in enumerate(names):
            yield f"{stem}{name}", (data[place], data[place][:-7], data[place] * 2)[place]
    for version, data in ((4, RAR4), (5, RAR5)):
        yield f"压缩{version}.rar", data
        for share in (30, 60, 90):
            yield f"压缩{version}截{share}.rar", data[: len(data) * share // 100]
        for place in (12, 40, 80, 120):
            yield (
                f"压缩{version}坏{place}.rar",
                data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :],
            )
    yield "自称卷.7z.999", b"7z\xbc\xaf\x27\x1c" + bytes(100)
    yield "谎长.7z.001", b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(4) + b"\xff" * 16 + bytes(8)
    yield "环.z01", b"PK\x07\x08"
    yield "环.zip", struct.pack("<4s4H2IH", b"PK\x05\x06", 1, 0xFFFF, 9, 9, 0xFFFFFFF0, 5, 0)
    yield "多卷.zip", struct.pack("<4s4H2IH", b"PK\x05\x06", 0xFFFE, 0, 0, 0, 0, 0, 0)
