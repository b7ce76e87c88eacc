"""Who may ask the desk for what."""

import re

import pytest
from starlette.testclient import TestClient

from intake.desk.desk import Desk
from intake.desk.sessions import COOKIE, Sessions
from tests.desk.conftest import HOST, TOKEN, client_of, stranger_to

PAGES = ["/", "/case/0123456789abcdef", "/events"]


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    return stranger_to(desk)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_session_there_is_only_the_way_in(stranger: TestClient, page: str) -> None:
    answer = stranger.get(page, headers={"accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert stranger.get(page).status_code == 401
    assert stranger.post("/uploads/begin?name=x").status_code == 401


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "口令"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get("/login", params={"token": token}).status_code == 403
    assert COOKIE not in stranger.cookies


def test_the_token_opens_a_session_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get("/login", params={"token": TOKEN}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "", "127.0.0.1:1"])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_sites_page_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/uploads/begin?name=x", headers=headers).status_code == 403


def test_our_own_page_may_send(client: TestClient) -> None:
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    assert client.post("/uploads/begin?name=x", headers=headers).status_code == 200


@pytest.mark.parametrize("proof", [b"", b"0" * 64, "口令".encode()])
def test_without_the_pages_proof_nothing_is_done(client: TestClient, proof: bytes) -> None:
    assert client.post("/uploads/begin?name=x", headers=[(b"x-csrf-token", proof)]).status_code == 403


def test_one_sessions_proof_is_none_of_another(desk: Desk) -> None:
    one, other = client_of(desk), client_of(desk)
    proof = one.headers["x-csrf-token"]
    assert other.post("/uploads/begin?name=x", headers={"x-csrf-token": proof}).status_code == 403


def test_a_session_of_another_key_or_changed_is_none() -> None:
    ours = Sessions(b"a" * 32)
    cookie = ours.cookie("张三", "管理", by_token=True)
    assert ours.read(cookie).who == "张三"  # type: ignore[union-attr]
    assert Sessions(b"b" * 32).read(cookie) is None
    assert ours.read("x" + cookie) is None
    assert ours.read(None) is None


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_a_request_that_is_no_upload_is_small(client: TestClient) -> None:
    big = b"x" * (1024 * 1024 + 1)
    assert client.post("/case/0123456789abcdef/check", content=big).status_code == 413
    assert client.post("/case/0123456789abcdef/check", content=big[:-1]).status_code == 404


@pytest.mark.parametrize("page", ["/", "/login", "/static/desk.css", "/nothing", "/case/x"])
def test_every_answer_binds_the_browser(client: TestClient, page: str) -> None:
    headers = client.get(page).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "cache-control" in headers


def test_no_page_needs_anything_from_outside(client: TestClient) -> None:
    for page in ("/", "/login"):
        text = client.get(page, headers={"accept": "text/html"}).text
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
        assert not re.findall(r" style=| on\w+=|<style|<script>", text)


def test_static_files_alone_are_served_from_our_folder(client: TestClient) -> None:
    assert client.get("/static/desk.css").status_code == 200
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/nothing"):
        assert client.get(path).status_code == 404
