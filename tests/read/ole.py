"""Makes the smallest OLE compound files that hold streams of given names, empty or one with data."""

import struct

_FREE, _END, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF


def ole_with_streams(names: list[str]) -> bytes:
    """Header, one sector of FAT, one of directory: room for three streams."""
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    layout = struct.pack("<16sHHHHH6s", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    header = signature + layout + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    fat = struct.pack("<II", 0xFFFFFFFD, _END) + struct.pack("<I", _FREE) * 126
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [
        _entry(name, 2, right=place + 1 if place < len(names) else _NONE)
        for place, name in enumerate(names, 1)
    ]
    entries += [_entry("", 0)] * (4 - len(entries))
    return _difat(header) + fat + b"".join(entries)


def ole_with_stream(name: str, data: bytes) -> bytes:
    """A file with one stream; FAT, directory, then the data in sectors of their own."""
    sectors = max(8, -(-len(data) // 512))  # shorter streams would lie in the small sectors
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    layout = struct.pack("<16sHHHHH6s", b"", 0x3E, 3, 0xFFFE, 9, 6, b"")
    header = signature + layout + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    chain = [0xFFFFFFFD, _END, *range(3, 2 + sectors), _END]
    fat = struct.pack(f"<{len(chain)}I", *chain) + struct.pack("<I", _FREE) * (128 - len(chain))
    root, stream = _entry("Root Entry", 5, child=1), _entry(name, 2)
    stream = stream[:116] + struct.pack("<IQ", 2, sectors * 512)
    directory = root + stream + _entry("", 0) * 2
    return _difat(header) + fat + directory + data.ljust(sectors * 512, b"\0")


def _difat(header: bytes) -> bytes:
    return header[:76] + struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108


def _entry(name: str, kind: int, right: int = _NONE, child: int = _NONE) -> bytes:
    text = name.encode("utf-16-le")
    size = len(text) + 2 if name else 0
    return struct.pack(
        "<64sHBBIII16sIQQIQ", text, size, kind, 1, _NONE, right, child, b"", 0, 0, 0, _END, 0
    )
