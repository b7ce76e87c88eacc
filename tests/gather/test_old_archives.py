"""Archives of programs from before there was a mark to know them by."""

import io
import tarfile
from pathlib import Path

import pytest

from intake.gather.media import media_type_of


def unmarked(name: str, data: bytes) -> bytes:
    """A tar archive as it was written before POSIX: no `ustar`, the sum over what is there."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    block = bytearray(buffer.getvalue())
    block[257:512] = bytes(255)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block[:512])
    return bytes(block)


def test_a_tar_without_a_mark_is_known_by_its_sum(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(unmarked("a.txt", b"text"))
    assert media_type_of(tmp_path / "a.tar", "a.tar") == "application/x-tar"
    with tarfile.open(tmp_path / "a.tar") as archive:
        assert archive.getnames() == ["a.txt"]


@pytest.mark.parametrize("place", [0, 100, 150])
def test_a_head_whose_sum_is_wrong_is_none(tmp_path: Path, place: int) -> None:
    data = bytearray(unmarked("a.txt", b"text"))
    data[place] ^= 1
    (tmp_path / "a.tar").write_bytes(data)
    assert media_type_of(tmp_path / "a.tar", "a.tar") != "application/x-tar"
