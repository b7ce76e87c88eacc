"""What comes in from a browser: safe names, limits, nothing outside the case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from intake.desk.desk import Desk
from intake.desk.uploads import Uploads, safe_path
from intake.errors import UsageError
from intake.file_names import plain_name
from intake.limits import Limits
from tests.desk.conftest import client_of, upload


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/passwd", "", "a//b", ".", "a/.", "..", "x\0y", "/".join("a" * 31)]
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(UsageError):
        safe_path(path)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("营业执照.pdf", "营业执照.pdf"),
        ("a\\b.pdf", "a_b.pdf"),
        ('<img src=x onerror="1">.txt', "_img src=x onerror=_1__.txt"),
        ("CON.txt", "_CON.txt"),
        ("console.txt", "console.txt"),
        ("结尾. ", "结尾"),
        ("\x1b[31m.txt", "_[31m.txt"),
        ("长" * 300 + ".pdf", "长" * 65 + ".pdf"),
    ],
)
def test_a_name_is_plain_on_every_system(name: str, safe: str) -> None:
    assert plain_name(name) == safe


@pytest.mark.parametrize("name", ["", " ", "...", "\ud800"[:0]])
def test_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        plain_name(name)


@pytest.fixture
def limited(tmp_path: Path) -> Uploads:
    (tmp_path / "to").mkdir()
    limits = replace(Limits(), file_bytes=10, archive_total_bytes=15, case_files=3)
    return Uploads(tmp_path / "on the way", tmp_path / "to", limits)


async def _chunks(*data: bytes):  # type: ignore[no-untyped-def]
    for one in data:
        yield one


def send(uploads: Uploads, id_: str, path: str, *data: bytes) -> int:
    import asyncio

    return asyncio.run(uploads.take(id_, path, _chunks(*data)))


def test_a_file_as_large_as_allowed_passes_and_one_byte_more_does_not(
    limited: Uploads, tmp_path: Path
) -> None:
    id_ = limited.begin("甲")
    assert send(limited, id_, "a", b"12345", b"67890") == 10
    with pytest.raises(UsageError, match="file_bytes"):
        send(limited, id_, "b", b"12345", b"678901")
    assert send(limited, id_, "c", b"12345") == 5  # what was refused counts for nothing
    with pytest.raises(UsageError, match="archive_total_bytes"):
        send(limited, id_, "d", b"1")
    limited.end(id_)
    assert sorted(path.name for path in (tmp_path / "to" / "甲").iterdir()) == ["a", "c"]


def test_more_files_than_allowed_are_refused(limited: Uploads) -> None:
    id_ = limited.begin("甲")
    for name in "abc":
        send(limited, id_, name, b"1")
    with pytest.raises(UsageError, match="case_files"):
        send(limited, id_, "d", b"1")


def test_a_path_sent_twice_or_both_file_and_folder_is_refused(limited: Uploads) -> None:
    id_ = limited.begin("甲")
    send(limited, id_, "a", b"1")
    for path in ("a", "a/b"):
        with pytest.raises(UsageError):
            send(limited, id_, path, b"1")


def test_an_upload_that_was_broken_off_leaves_no_case(client: TestClient, root: Path) -> None:
    id_ = client.post("/uploads/begin?name=甲").json()["id"]
    client.put(f"/uploads/{id_}/file?path=a.txt", content=b"x")
    assert client.post(f"/uploads/{id_}/drop").status_code == 200
    assert client.post(f"/uploads/{id_}/end").status_code == 400
    assert [path.name for path in root.iterdir()] == [".intake"]


def test_an_upload_without_files_is_no_case(client: TestClient) -> None:
    id_ = client.post("/uploads/begin?name=甲").json()["id"]
    assert client.post(f"/uploads/{id_}/end").status_code == 400


@pytest.mark.parametrize("name", ["结果-intake", "_草稿", ".隐藏", "con"])
def test_a_case_is_listed_whatever_it_was_called(desk: Desk, client: TestClient, name: str) -> None:
    case = upload(client, name, {"a.txt": b"x"})
    assert desk.shelf.find(case["id"])
    case = upload(client, name, {f"{name}.zip": b"x"})
    assert desk.shelf.find(case["id"])


def test_traversal_through_the_address_is_refused(client: TestClient, root: Path) -> None:
    id_ = client.post("/uploads/begin?name=甲").json()["id"]
    answer = client.put(f"/uploads/{id_}/file", params={"path": "../../../x.txt"}, content=b"x")
    assert answer.status_code == 400
    assert not list(root.parent.rglob("x.txt"))


def test_the_limits_are_the_readers(root: Path, opened: Callable[[], Desk]) -> None:
    desk = opened()
    assert desk.uploads._limits is desk.setup.settings.limits
    assert client_of(desk).get("/").status_code == 200
    assert desk.setup.as_of == date(2026, 11, 24)
