"""RAR: stored members need no program; compressed ones need one that truly has the codec."""

import base64
import struct
import zlib
from pathlib import Path

import pytest

from intake.gather import gather
from intake.gather.rar_programs import rar_program
from intake.limits import Limits
from intake.model import SourceFile

COMPRESSED = base64.b64decode(
    "UmFyIRoHAQDz4YLrCwEFBwAGAQGAgIAAWZ3nQygCAwu3AASAEKSDAqLmt8WAAwEKc3Rlc3QxLnR4dAoDC52M9E0EeEFXxKo0RDQk"
    "+jLrR/rETX295gWAggqMwQMqlcoim1Aak91A/ABAAgDUYAQ27RX5t1SDKmROzXwf4B13VlEDBQQA"
)
"""One compressed member `stest1.txt` of 2,048 bytes, from the test files of rarfile (ISC licence)."""


def number(value: int) -> bytes:
    """A RAR 5 number: seven bits a byte, lowest first."""
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def block(body: bytes, data: bytes = b"") -> bytes:
    sized = number(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def stored(name: str, data: bytes) -> bytes:
    """A RAR 5 archive with one member that is not compressed (by the format's description)."""
    encoded = name.encode()
    head = b"".join(map(number, (2, 2, len(data), 4, len(data), 0)))
    tail = b"".join(map(number, (0, 1, len(encoded))))
    file = head + struct.pack("<I", zlib.crc32(data)) + tail + encoded
    main, end = number(1) + number(0) + number(0), number(5) + number(0) + number(0)
    return b"Rar!\x1a\x07\x01\x00" + block(main) + block(file, data) + block(end)


def found_in(folder: Path, name: str, data: bytes) -> dict[str, SourceFile]:
    case = folder / "case"
    case.mkdir(exist_ok=True)
    (case / name).write_bytes(data)
    return {source.path: source for source in gather(case, folder / "work", Limits())}


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("PATH", "")
    rar_program.cache_clear()
    yield
    rar_program.cache_clear()


@pytest.mark.usefixtures("no_programs")
def test_stored_members_are_read_without_any_program(tmp_path: Path) -> None:
    found = found_in(tmp_path, "材料.rar", stored("营业执照.txt", "执照".encode()))
    assert found["材料.rar!/营业执照.txt"].location.read_text(encoding="utf-8") == "执照"


@pytest.mark.usefixtures("no_programs")
def test_without_a_program_compressed_members_are_unsupported_not_damaged(tmp_path: Path) -> None:
    source = found_in(tmp_path, "a.rar", COMPRESSED)["a.rar"]
    assert source.problem_code == "file-unsupported"
    assert dict(source.problem_params)["send"] == "ZIP"


@pytest.mark.skipif(rar_program() is None, reason="no program here unpacks RAR")
def test_compressed_members_are_unpacked(tmp_path: Path) -> None:
    assert found_in(tmp_path, "a.rar", COMPRESSED)["a.rar!/stest1.txt"].size == 2048


def test_a_7z_without_the_codec_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "7z"
    program.write_text(
        "#!/bin/sh\necho 'Formats:'\necho ' Rar rar r00'\necho 'Codecs:'\necho ' ED 21 LZMA2'\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    rar_program.cache_clear()
    assert rar_program() is None
    program.write_text("#!/bin/sh\necho 'Codecs:'\necho ' ED 21 LZMA2'\necho '  D 40305 Rar5'\n")
    rar_program.cache_clear()
    assert rar_program() == "7z"
    rar_program.cache_clear()
