"""Archives in several volumes: put together where all are there, else the missing one is named."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import py7zr
import pytest

from intake.gather import gather
from intake.gather.rar_programs import rar_program
from intake.limits import Limits
from intake.model import SourceFile
from tests.gather.test_rar import block, number

TEXT = "营业执照\n" * 2000


def gathered(folder: Path) -> dict[str, SourceFile]:
    return {file.path: file for file in gather(folder, folder.with_name("work"), Limits())}


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


SETS = {
    "材料.7z.001": (["材料.7z.001", "材料.7z.002", "材料.7z.003"], lambda: cut(seven_zip(), 3)),
    "材料.zip.001": (["材料.zip.001", "材料.zip.002", "材料.zip.003"], lambda: cut(plain_zip(), 3)),
    "材料.zip": (["材料.z01", "材料.z02", "材料.zip"], lambda: spanned_zip(3)),
    "材料.part1.rar": (
        ["材料.part1.rar", "材料.part2.rar", "材料.part3.rar"],
        lambda: rar_volumes(TEXT.encode(), 3),
    ),
    "A.PART01.RAR": (
        ["A.PART01.RAR", "A.PART02.RAR", "A.PART03.RAR"],
        lambda: rar_volumes(TEXT.encode(), 3),
    ),
}


def members(found: dict[str, SourceFile], archive: str) -> list[SourceFile]:
    return [file for path, file in found.items() if path.startswith(f"{archive}!/")]


@pytest.mark.parametrize("archive", SETS)
def test_all_volumes_are_one_archive(tmp_path: Path, archive: str) -> None:
    names, made = SETS[archive]
    case = tmp_path / "case"
    case.mkdir()
    for name, data in zip(names, made(), strict=True):
        (case / name).write_bytes(data)
    found = gathered(case)
    inside = members(found, archive)
    assert inside
    assert all(file.status == "read" for file in inside)
    assert all("营业执照" in file.location.read_text(encoding="utf-8") for file in inside)
    assert found[archive].status == "read"
    assert {found[name].status for name in names if name != archive} == {"ignored"}
    assert all(archive in (found[name].problem or "") for name in names if name != archive)


@pytest.mark.parametrize("archive", SETS)
@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_volume_is_named(tmp_path: Path, archive: str, gone: int) -> None:
    names, made = SETS[archive]
    case = tmp_path / "case"
    case.mkdir()
    for place, (name, data) in enumerate(zip(names, made(), strict=True)):
        if place != gone:
            (case / name).write_bytes(data)
    found = gathered(case)
    told = [file for file in found.values() if file.problem_code is not None]
    assert [file.problem_code for file in told] == ["volume-missing"]
    missing = dict(told[0].problem_params)["missing"]
    assert missing.lower() == names[gone].lower()
    assert missing in (told[0].problem or "")


def test_volumes_inside_an_archive_are_put_together_too(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    with zipfile.ZipFile(case / "外.zip", "w") as outer:
        for kind in ("材料.7z.001", "材料.part1.rar", "材料.zip"):
            for name, data in zip(SETS[kind][0], SETS[kind][1](), strict=True):
                outer.writestr(f"内/{name}", data)
    found = gathered(case)
    assert "外.zip!/内/材料.7z.001!/执照.txt" in found
    assert "外.zip!/内/材料.part1.rar!/执照.txt" in found
    assert "外.zip!/内/材料.zip!/甲.txt" in found
    assert not [file for file in found.values() if file.problem_code]


def test_what_is_only_named_alike_stays_what_it_is(tmp_path: Path) -> None:
    """A whole ZIP beside some x.z01, pages numbered .001, and two archives of one stem."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "甲.zip").write_bytes(plain_zip())
    (case / "甲.z01").write_bytes(b"something else\x00\x01")
    (case / "扫描.001").write_text("第一页", encoding="utf-8")
    (case / "扫描.003").write_text("第三页", encoding="utf-8")
    (case / "乙.7z").write_bytes(seven_zip())
    found = gathered(case)
    assert "甲.zip!/甲.txt" in found
    assert "乙.7z!/执照.txt" in found
    assert found["扫描.001"].status == found["扫描.003"].status == "read"
    assert {path for path, file in found.items() if file.problem_code} == {"甲.z01"}


@pytest.mark.skipif(rar_program(4) is None, reason="no program here unpacks it")
def test_a_rar_of_the_old_names_says_itself_that_it_goes_on(tmp_path: Path) -> None:
    """x.rar alone, written as the first of several: nothing but its inside tells."""
    case = tmp_path / "case"
    case.mkdir()
    first = rar_volumes(TEXT.encode(), 2)[0]
    (case / "材料.rar").write_bytes(first)
    (archive,) = [file for file in gathered(case).values() if file.path == "材料.rar"]
    assert archive.problem_code == "volume-missing"
