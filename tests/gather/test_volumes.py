"""Archives in several volumes: put together where all are there, else the missing one is named."""

import zipfile
from pathlib import Path

import pytest

from intake.gather import gather
from intake.gather.rar_programs import rar_program
from intake.limits import Limits
from intake.model import SourceFile
from tests.hostile.volumes import TEXT, plain_zip, rar_volumes, sets, seven_zip


def gathered(folder: Path) -> dict[str, SourceFile]:
    return {file.path: file for file in gather(folder, folder.with_name("work"), Limits())}


SETS = {("材料.zip" if names[-1] == "材料.zip" else names[0]): (names, data) for names, data in sets()}
"""By the name of the volume that stands for all."""


def members(found: dict[str, SourceFile], archive: str) -> list[SourceFile]:
    return [file for path, file in found.items() if path.startswith(f"{archive}!/")]


@pytest.mark.parametrize("archive", SETS)
def test_all_volumes_are_one_archive(tmp_path: Path, archive: str) -> None:
    names, made = SETS[archive]
    case = tmp_path / "case"
    case.mkdir()
    for name, data in zip(names, made, strict=True):
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
    for place, (name, data) in enumerate(zip(names, made, strict=True)):
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
            for name, data in zip(SETS[kind][0], SETS[kind][1], strict=True):
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
