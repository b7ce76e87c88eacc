"""A ZIP in several volumes (x.z01 …, x.zip), made one file that any reader of ZIP opens."""

import shutil
import struct
from collections.abc import Sequence
from pathlib import Path

_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LONGEST_COMMENT = 65_535
_MOST = 2**32 - 1


def disk_of(path: Path) -> int:
    """The number of the volume that this one says it is, counted from 0; 0 for what is no ZIP."""
    end = _end(_tail(path))
    return end[1] if end else 0


def says_its_end(path: Path) -> bool:
    """Whether the end of a ZIP's directory stands in this file."""
    return _end(_tail(path)) is not None


def join_zip(volumes: Sequence[Path], joined: Path) -> bool:
    """Writes the volumes one after the other to `joined`, places in its directory counted from its start.
    False when the directory is not as it should be. Raises OSError."""
    starts, size = [], 0
    with joined.open("w+b") as out:
        for volume in volumes:
            starts.append(size)
            with volume.open("rb") as stream:
                shutil.copyfileobj(stream, out, 1 << 20)
            size = out.tell()
        out.flush()
        tail = _tail(joined)
        end = _end(tail)
        if end is None or size > _MOST:
            return False
        place = size - len(tail) + tail.rfind(b"PK\x05\x06")
        _, _, directory_disk, _, count, length, offset, comment = end
        if directory_disk >= len(starts) or starts[directory_disk] + offset + length > size:
            return False
        begin = starts[directory_disk] + offset
        out.seek(begin)
        directory = bytearray(out.read(length))
        if not _counted_from_start(directory, starts):
            return False
        out.seek(begin)
        out.write(directory)
        out.seek(place)
        out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, length, begin, comment))
    return True


def _counted_from_start(directory: bytearray, starts: Sequence[int]) -> bool:
    place = 0
    while place + _ENTRY.size <= len(directory):
        entry = list(_ENTRY.unpack_from(directory, place))
        disk, offset = entry[13], entry[16]
        if entry[0] != b"PK\x01\x02" or disk >= len(starts):
            return False
        entry[13], entry[16] = 0, starts[disk] + offset
        if entry[16] > _MOST:
            return False
        _ENTRY.pack_into(directory, place, *entry)
        place += _ENTRY.size + entry[10] + entry[11] + entry[12]
    return place == len(directory)


def _tail(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _LONGEST_COMMENT - _END.size))
        return stream.read()


def _end(tail: bytes) -> tuple[int, ...] | None:
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + _END.size > len(tail):
        return None
    return _END.unpack_from(tail, place)
