"""Every page of a case can be drawn, wherever its bytes lie."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from PIL import Image

from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.desk.pictures import Pictures
from intake.model import Page, SourceFile
from tests.desk.conftest import add_case, client_of, wait_until_checked
from tests.desk.test_review import PAPER, the_case


def _profile(path: Path) -> None:
    """A Word file with a scan pasted into it."""
    picture = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(picture, "PNG")
    document = docx.Document()
    document.add_paragraph("组织简介：光明售后服务有限公司成立于2009年，主营家用电器的销售、安装与维修。")
    document.add_picture(io.BytesIO(picture.getvalue()), width=docx.shared.Cm(14))
    document.save(str(path))


def with_licence(root: Path, opened: Callable[[], Desk]) -> tuple[Desk, SourceFile, Page]:
    """A desk whose case is one licence, and that file and page."""
    shutil.copy(PAPER / "营业执照.pdf", add_case(root) / "1 营业执照.pdf")
    desk = opened()
    wait_until_checked(desk)
    place, report = the_case(desk)
    material = desk.materials.of(place, desk.scheme_of(report))
    source = material.source("1 营业执照.pdf")
    assert source
    return desk, source, material.pages["1 营业执照.pdf", 1]


def test_pages_in_a_folder_an_archive_a_document_and_a_supplement_are_drawn(
    root: Path, opened: Callable[[], Desk], tmp_path: Path
) -> None:
    case = add_case(root)
    shutil.copy(PAPER / "营业执照.pdf", case / "1 营业执照.pdf")
    _profile(tmp_path / "简介.docx")
    with zipfile.ZipFile(case / "其余.zip", "w") as archive:
        archive.write(PAPER / "年报.pdf", "内/年报.pdf")
        archive.write(tmp_path / "简介.docx", "内/简介.docx")
    desk = opened()
    wait_until_checked(desk)
    place, report = the_case(desk)
    client, pages = client_of(desk), PageList(report)
    wanted = ["1 营业执照.pdf", "其余.zip!/内/年报.pdf"]
    inside = [file for file, _ in pages.pages if file.startswith("其余.zip!/内/简介.docx!/")]
    assert inside
    for file in [*wanted, *inside]:
        answer = client.get(f"/case/{place.id}/page/{pages.number(file, 1)}/240.jpg")
        assert answer.content.startswith(b"\xff\xd8"), (file, answer.text)


def test_a_case_whose_files_are_gone_still_shows_what_was_read(
    root: Path, opened: Callable[[], Desk]
) -> None:
    case = add_case(root)
    shutil.copy(PAPER / "营业执照.pdf", case / "1 营业执照.pdf")
    desk = opened()
    wait_until_checked(desk)
    place, report = the_case(desk)
    (case / "1 营业执照.pdf").unlink()
    number = PageList(report).number("1 营业执照.pdf", 1)
    client = client_of(desk)
    assert client.get(f"/case/{place.id}/page/{number}/240.jpg").status_code == 404
    assert "<svg" in client.get(f"/case/{place.id}/page/{number}").text


def test_without_what_was_kept_the_page_says_what_to_do(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    place, _ = the_case(desk)
    (place.out / ".intake" / "reading.bin").unlink()
    client = client_of(desk)
    assert client.get(f"/case/{place.id}").status_code == 200
    answer = client.get(f"/case/{place.id}/page/0")
    assert answer.status_code == 400
    assert "重新" in answer.json()["problem"]


def test_only_so_many_cases_are_kept_open_and_nothing_is_left_behind(
    root: Path, opened: Callable[[], Desk]
) -> None:
    import tempfile

    for number in range(6):
        with zipfile.ZipFile(root / f"案件{number}.zip", "w") as archive:
            archive.write(PAPER / "营业执照.pdf", "营业执照.pdf")
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    for place in desk.shelf.places():
        assert client.get(f"/case/{place.id}/page/0/240.jpg").status_code == 200
    mine = list(Path(tempfile.gettempdir()).glob(f"intake-work-{__import__('os').getpid()}-*"))
    assert 0 < len(mine) <= 4
    desk.__exit__(None, None, None)
    assert not any(path.exists() for path in mine)


def test_a_picture_is_drawn_once_for_all_who_ask(root: Path, opened: Callable[[], Desk]) -> None:
    desk, source, page = with_licence(root, opened)
    one, other = desk.pictures.of(source, page, 240), desk.pictures.of(source, page, 240)
    assert one is other
    drawn = one.result(60)
    assert drawn
    again = desk.pictures.of(source, page, 240)
    assert again.done()
    assert again.result() == drawn


def test_pictures_kept_stay_below_their_bound(root: Path, opened: Callable[[], Desk]) -> None:
    desk, source, page = with_licence(root, opened)
    one = len(desk.pictures.of(source, page, 240).result(60) or b"")
    few = Pictures(desk.drawing, most=2 * one + one // 2)
    for side in (240, 241, 242, 243):
        few.of(source, page, side).result(60)
    assert 0 < few.size <= 2 * one + one // 2
    assert Pictures(desk.drawing, most=one - 1).of(source, page, 240).result(60)  # drawn all the same
