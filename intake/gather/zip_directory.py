"""How large a ZIP says its own directory is: known before anything builds a list of its entries."""

import os
import struct
from pathlib import Path

_END = struct.Struct("<4s4H2IH")
_LOCATOR = struct.Struct("<4sIQI")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LONGEST_COMMENT = 65_535


def directory_size(path: Path) -> int:
    """Bytes of the ZIP's central directory as its end record says (readers take no more); 0 when the file
    has none. Raises OSError when the file cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - _LONGEST_COMMENT - _END.size))
        tail = stream.read()
        place = tail.rfind(b"PK\x05\x06")
        if place < 0 or place + _END.size > len(tail):
            return 0
        stated: int = _END.unpack_from(tail, place)[5]
        locator = place - _LOCATOR.size
        if locator < 0 or not tail.startswith(b"PK\x06\x07", locator):
            return min(stated, size)
        offset: int = _LOCATOR.unpack_from(tail, locator)[2]
        if offset < size:
            stream.seek(offset, os.SEEK_SET)
            end = stream.read(_END64.size)
            if len(end) == _END64.size and end.startswith(b"PK\x06\x06"):
                stated = _END64.unpack(end)[8]
        return min(stated, size)
