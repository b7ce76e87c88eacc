"""Archives are opened safely: every member ends with a status, nothing is written outside the folder."""

import io
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.gather import gather
from intake.limits import Limits
from intake.model import SourceFile


class _RawName(zipfile.ZipInfo):
    """A member whose name is written in an encoding of old Chinese archivers, unflagged."""

    encoding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.encoding), self.flag_bits


def zipped(members: dict[str, bytes], encoding: str = "gbk") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = _RawName(name)
            info.encoding = encoding
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def gathered(path: Path, **limits: int) -> dict[str, SourceFile]:
    return {source.path: source for source in gather(path, path.parent / "work", Limits(**limits))}


def open_bytes(tmp_path: Path, data: bytes, name: str = "材料.zip", **limits: int) -> dict[str, SourceFile]:
    path = tmp_path / name
    path.write_bytes(data)
    return gathered(path, **limits)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_are_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    found = open_bytes(tmp_path, zipped({"营业执照/副本（复印件）.txt": "甲".encode()}, encoding))
    assert list(found) == ["材料.zip", "材料.zip!/营业执照/副本（复印件）.txt"]
    assert found["材料.zip"].status == "read"


def test_shift_jis_and_big5_names_are_read(tmp_path: Path) -> None:
    assert "a.zip!/カタログの説明書.txt" in open_bytes(
        tmp_path, zipped({"カタログの説明書.txt": b"x"}, "shift_jis"), "a.zip"
    )
    assert "b.zip!/營業執照及組織機構圖.txt" in open_bytes(
        tmp_path, zipped({"營業執照及組織機構圖.txt": b"x"}, "big5"), "b.zip"
    )


def test_archives_in_archives_are_opened(tmp_path: Path) -> None:
    inner = zipped({"执照.txt": "内".encode()})
    found = open_bytes(tmp_path, zipped({"里层.zip": inner}))
    assert "材料.zip!/里层.zip!/执照.txt" in found


def test_nesting_beyond_the_limit_is_a_finding(tmp_path: Path) -> None:
    data = zipped({"x.txt": b"x"})
    for _ in range(5):
        data = zipped({"n.zip": data})
    found = open_bytes(tmp_path, data, archive_depth=2)
    deepest = list(found.values())[-1]
    assert deepest.problem_code == "file-too-large"
    assert dict(deepest.problem_params)["limit"] == "archive_depth"


def test_paths_that_lead_outside_are_refused(tmp_path: Path) -> None:
    members = dict.fromkeys(("../up.txt", "/etc/abs.txt", "C:\\win.txt", "a/../../b", "ok.txt"), b"evil")
    found = open_bytes(tmp_path, zipped(members))
    refused = [source for source in found.values() if source.problem_code == "file-unreadable"]
    assert len(refused) == 4
    assert found["材料.zip!/ok.txt"].status == "read"
    assert not (tmp_path.parent / "up.txt").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"材料.zip", "work"}


def test_a_bomb_stops_at_the_ratio_and_says_so(tmp_path: Path) -> None:
    found = open_bytes(
        tmp_path, zipped({"a.txt": b"ok", "bomb.txt": bytes(64 * 1024**2)}), archive_ratio=10
    )
    archive = found["材料.zip"]
    assert (archive.status, archive.problem_code) == ("partly_read", "file-too-large")
    assert found["材料.zip!/a.txt"].status == "read"
    assert found["材料.zip!/bomb.txt"].problem_code == "file-too-large"
    written = sum(path.stat().st_size for path in (tmp_path / "work").rglob("*") if path.is_file())
    assert written < 20 * 1024**2


def test_a_false_declared_size_is_not_trusted(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"x" * 100_000}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    found = open_bytes(tmp_path, bytes(data))
    assert found["材料.zip!/a.txt"].status in {"read", "unreadable"}


def test_too_many_members_stop_the_opening(tmp_path: Path) -> None:
    found = open_bytes(
        tmp_path, zipped({f"{number}.txt": str(number).encode() for number in range(20)}), archive_members=5
    )
    assert found["材料.zip"].problem_code == "file-too-large"
    assert len(found) == 21
    assert sum(source.status == "read" for source in found.values()) == 5


def test_a_damaged_member_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"bad.txt": os.urandom(500), "good.txt": b"good"}))
    data[60] ^= 0xFF
    found = open_bytes(tmp_path, bytes(data))
    assert found["材料.zip!/bad.txt"].problem_code == "file-unreadable"
    assert found["材料.zip!/good.txt"].status == "read"


def test_duplicated_names_are_kept_apart(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a.txt", "one")
        archive.writestr("a.txt", "two")
    found = open_bytes(tmp_path, buffer.getvalue())
    assert {"材料.zip!/a.txt", "材料.zip!/a (2).txt"} <= set(found)


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"a" * 50, "b.txt": b"b" * 50}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)  # points at the first entry's bytes
    found = open_bytes(tmp_path, bytes(data))
    members = [source for path, source in found.items() if "!/" in path]
    assert len(members) == 2
    assert {source.problem_code for source in members} == {"file-unreadable"}


def test_a_locked_zip_is_one_finding(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"secret"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    found = open_bytes(tmp_path, bytes(data))
    assert found["材料.zip"].problem_code == "file-encrypted"
    assert [source.problem_code for source in found.values()].count("file-encrypted") == 1
    assert len(found) == 2


def test_a_locked_7z_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "锁.7z"
    with py7zr.SevenZipFile(path, "w", password="x") as archive:
        archive.writestr("secret", "a.txt")
    assert gathered(path)["锁.7z"].problem_code == "file-encrypted"


def test_7z_members_are_read(tmp_path: Path) -> None:
    path = tmp_path / "材料.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr("执照内容", "营业执照/副本.txt")
        archive.writestr("另一个", "简介.txt")
    found = gathered(path)
    assert found["材料.7z!/营业执照/副本.txt"].status == "read"
    assert found["材料.7z!/简介.txt"].location.read_text(encoding="utf-8") == "另一个"


def test_a_7z_bomb_stops(tmp_path: Path) -> None:
    path = tmp_path / "bomb.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writef(io.BytesIO(bytes(64 * 1024**2)), "bomb.txt")
    found = gathered(path, archive_ratio=10)
    assert found["bomb.7z"].problem_code == "file-too-large"


@pytest.mark.parametrize("mode", ["", "gz", "bz2", "xz"])
def test_tar_members_are_read_and_links_and_devices_are_not(tmp_path: Path, mode: str) -> None:
    path = tmp_path / f"材料.tar{'.' + mode if mode else ''}"
    with tarfile.open(path, f"w:{mode}") as archive:  # type: ignore[call-overload]
        plain = tarfile.TarInfo("执照.txt")
        plain.size = 4
        archive.addfile(plain, io.BytesIO(b"text"))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        device = tarfile.TarInfo("dev")
        device.type = tarfile.CHRTYPE
        archive.addfile(device)
    found = gathered(path)
    statuses = {name.rsplit("/", 1)[-1]: source.status for name, source in found.items() if "!/" in name}
    assert statuses == {"执照.txt": "read", "link.txt": "ignored", "dev": "ignored"}


def test_a_gzipped_file_is_an_archive_of_one(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "说明.txt.gz"
    path.write_bytes(gzip.compress("你好".encode()))
    assert "说明.txt.gz!/说明.txt" in gathered(path)


def test_a_damaged_archive_is_a_finding(tmp_path: Path) -> None:
    for name, data in (
        ("a.zip", b"PK\x03\x04" + b"x" * 90),
        ("b.rar", b"Rar!\x1a\x07\x01\x00xx"),
        ("c.7z", b"7z\xbc\xaf\x27\x1c" + b"0" * 60),
    ):
        assert open_bytes(tmp_path, data, name)[name].problem_code == "file-unreadable"


SAMPLE = zipped({"执照.txt": b"licence" * 30, "b/简介.txt": b"profile" * 40, "n.zip": zipped({"x": b"y"})})


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 200),
)
def test_no_mutation_of_an_archive_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    folder = tmp_path_factory.mktemp("zip")
    for source in open_bytes(folder, bytes(data[: len(data) - cut])).values():
        assert source.status in {"read", "partly_read", "unreadable", "ignored"}
        source.path.encode("utf-8")
