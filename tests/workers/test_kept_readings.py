"""A file with files inside it is read once, too: what lay inside is laid out again for every run."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from intake.gather import gather
from intake.kept.cache import Cache
from intake.limits import Limits
from intake.model import SourceFile
from intake.read.types import ReadResult
from intake.settings import Settings
from intake.workers import ReadingPool
from intake.workers.kept_readings import KeptReadings
from tests.read.builders import scan_picture

SETTINGS = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=1)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def picture(path: Path, width: int) -> Path:
    scan_picture(width, 800).save(path)
    return path


def word_with_picture(folder: Path, width: int = 600) -> Path:
    document = Document()
    document.add_paragraph("营业执照复印件如下：")
    document.add_picture(str(picture(folder / "执照.png", width)), width=Cm(10))
    document.save(str(folder / "材料.docx"))
    return folder / "材料.docx"


def mail_with_zip(folder: Path, width: int = 600) -> Path:
    with zipfile.ZipFile(folder / "附件.zip", "w") as archive:
        archive.write(picture(folder / "执照.png", width), "执照.png")
        archive.writestr("简介.txt", "组织简介")
    mail = EmailMessage()
    mail["Subject"] = "申请材料"
    mail.set_content("材料见附件。")
    mail.add_attachment(
        (folder / "附件.zip").read_bytes(), maintype="application", subtype="zip", filename="附件.zip"
    )
    (folder / "来信.eml").write_bytes(bytes(mail))
    return folder / "来信.eml"


Making = Callable[..., Path]
HOLDERS = pytest.mark.parametrize("make", [word_with_picture, mail_with_zip])


def found(path: Path, workdir: Path) -> SourceFile:
    return gather(path, workdir, Limits())[0]


def read(source: SourceFile, workdir: Path) -> ReadResult:
    workdir.mkdir(exist_ok=True)
    with ReadingPool(SETTINGS) as pool:
        return pool.submit(source, workdir).result(60)


def without_places(result: ReadResult) -> ReadResult:
    here = Path()
    children = tuple(replace(child, location=here) for child in result.children)
    return replace(result, source=replace(result.source, location=here), children=children)


@HOLDERS
def test_it_is_not_read_again_and_what_lay_inside_lies_in_the_new_run(make: Making, tmp_path: Path) -> None:
    source = found(make(tmp_path), tmp_path)
    first = read(source, tmp_path / "one")
    assert first.children
    kept = {child.path: child.location.read_bytes() for child in first.children}
    for file in (tmp_path / "one").rglob("*"):
        if file.is_file():
            file.unlink()
    source.location.write_bytes(b"cannot be read any more")
    again = read(source, tmp_path / "two")
    assert without_places(again) == without_places(first)
    assert {child.path: child.location.read_bytes() for child in again.children} == kept
    assert all(child.location.is_relative_to(tmp_path / "two") for child in again.children)


@HOLDERS
def test_a_changed_file_inside_is_read_anew(make: Making, tmp_path: Path) -> None:
    first = read(found(make(tmp_path), tmp_path), tmp_path / "one")
    changed = read(found(make(tmp_path, width=500), tmp_path), tmp_path / "two")
    (before,) = (child for child in first.children if child.media_type == "image/png")
    (after,) = (child for child in changed.children if child.media_type == "image/png")
    assert Image.open(before.location).width == 600
    assert Image.open(after.location).width == 500
    assert before.sha256 != after.sha256


def test_pictures_inside_can_be_drawn_though_they_were_read_in_an_earlier_run(tmp_path: Path) -> None:
    """A run that was killed between reading and drawing leaves readings whose folder is gone."""
    source = found(word_with_picture(tmp_path), tmp_path)
    with ReadingPool(SETTINGS) as pool:
        (inside,) = pool.submit(source, tmp_path).result(60).children
        pool.submit(inside, tmp_path).result(60)
    with ReadingPool(SETTINGS) as pool:
        other = tmp_path / "other"
        (inside,) = pool.submit(source, other).result(60).children
        result = pool.submit(inside, other).result(60)
        for file in tmp_path.glob("inside-*/*"):
            file.unlink()
        assert pool.picture(result.source, result.pages[0], 200).result(60) is not None


def test_a_reading_whose_inside_is_gone_from_the_cache_is_no_reading(tmp_path: Path) -> None:
    kept = KeptReadings(Cache(tmp_path / "kept"))
    source = found(mail_with_zip(tmp_path), tmp_path)
    result = read(source, tmp_path / "one")
    kept.put("0" * 64, result, tmp_path / "one")
    assert kept.get("0" * 64, source, tmp_path / "two") is not None
    largest = max((tmp_path / "kept").glob("??/*.bin"), key=lambda entry: entry.stat().st_size)
    largest.unlink()
    assert kept.get("0" * 64, source, tmp_path / "three") is None


def test_it_is_known_where_the_file_lies_now_and_in_which_round_it_came(tmp_path: Path) -> None:
    kept = KeptReadings(Cache(tmp_path / "kept"))
    source = found(word_with_picture(tmp_path), tmp_path)
    kept.put("0" * 64, read(source, tmp_path / "one"), tmp_path / "one")
    moved = replace(source, location=tmp_path / "elsewhere", round=1)
    again = kept.get("0" * 64, moved, tmp_path / "two")
    assert again is not None
    assert (again.source.location, again.source.round) == (moved.location, 1)


def test_what_ended_at_a_limit_is_tried_again(tmp_path: Path) -> None:
    """The machine may have been busy, or short of memory."""
    kept = KeptReadings(Cache(tmp_path / "kept"))
    source = found(word_with_picture(tmp_path), tmp_path)
    ended = replace(source, status="unreadable", problem_params=(("limit", "convert_seconds"),))
    kept.put("0" * 64, ReadResult(ended), tmp_path)
    assert kept.get("0" * 64, source, tmp_path) is None
