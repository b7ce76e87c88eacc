"""RAR: stored members need no program; compressed ones need one that truly has the codec."""

import os
import struct
import zlib
from pathlib import Path

import pytest

from intake.gather import gather
from intake.gather.rar_programs import RarVersion, rar_program
from intake.limits import Limits
from intake.model import SourceFile
from tests.hostile.volumes import RAR4, RAR5, block, number

COMPRESSED, COMPRESSED_4 = RAR5, RAR4


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
@pytest.mark.parametrize("archive", [COMPRESSED, COMPRESSED_4])
def test_without_a_program_compressed_members_are_our_lack_not_damage(
    tmp_path: Path, archive: bytes
) -> None:
    source = found_in(tmp_path, "a.rar", archive)["a.rar"]
    assert source.problem_code == "file-not-read"
    assert "intake doctor" in (source.problem or "")


@pytest.mark.parametrize("archive", [COMPRESSED, COMPRESSED_4])
def test_compressed_members_of_both_formats_are_unpacked(tmp_path: Path, archive: bytes) -> None:
    if rar_program(5 if archive is COMPRESSED else 4) is None:
        pytest.skip("no program here unpacks it")
    assert found_in(tmp_path, "a.rar", archive)["a.rar!/stest1.txt"].size == 2048


def put_first(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name, found before all others."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    rar_program.cache_clear()


NOT_WHAT_THEY_SEEM = {
    # What Debian's unrar-free answers to the options that unrar knows.
    "unrar": 'echo "unrar: unrecognized option -inul" >&2; exit 64',
    # A free 7-Zip: lists RAR, unpacks nothing of it.
    "7z": "echo ' Rar rar r00'; echo 'Codecs:'; [ \"$1\" = i ] || exit 2",
    # One that succeeds and gives something else.
    "7zz": "echo nothing of the kind",
}


@pytest.mark.skipif(os.name == "nt", reason="scripts are no programs there")
@pytest.mark.parametrize("name", NOT_WHAT_THEY_SEEM)
@pytest.mark.parametrize("archive", [COMPRESSED, COMPRESSED_4])
def test_a_program_that_only_has_the_name_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, archive: bytes
) -> None:
    version: RarVersion = 5 if archive is COMPRESSED else 4
    real = rar_program(version)
    put_first(tmp_path / "bin", name, NOT_WHAT_THEY_SEEM[name], monkeypatch)
    found = found_in(tmp_path, "a.rar", archive)
    if real is None:
        assert found["a.rar"].problem_code == "file-not-read"
    else:
        assert found["a.rar!/stest1.txt"].size == 2048
    assert rar_program(version) != name
    rar_program.cache_clear()


@pytest.mark.skipif(os.name == "nt", reason="scripts are no programs there")
def test_what_the_program_cannot_unpack_is_for_a_person_to_look_at(tmp_path: Path) -> None:
    """A stored member whose bytes are wrong is damaged; of a compressed one only the program says so."""
    whole = bytearray(COMPRESSED)
    whole[-20] ^= 0xFF
    if rar_program(5) is not None:
        found = found_in(tmp_path, "a.rar", bytes(whole))
        assert found["a.rar!/stest1.txt"].problem_code == "file-not-read"
    broken = stored("营业执照.txt", "正文".encode()).replace("正文".encode(), "乱文".encode())
    found = found_in(tmp_path, "b.rar", broken)
    assert found["b.rar!/营业执照.txt"].problem_code == "file-unreadable"
