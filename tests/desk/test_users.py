"""The desk for other machines: users, roles, passwords, guesses, and what may not be opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from intake.cli.serve import _is_own_machine, _names, _refuse_open
from intake.desk import users as users_module
from intake.desk.app import make_app
from intake.desk.desk import Desk
from intake.desk.users import User, Users, Wait
from intake.errors import UsageError
from tests.desk.conftest import HOST, add_case, wait_until_checked
from tests.desk.test_letters import ISSUE
from tests.desk.test_review import the_case

PASSWORD = "一二三四五六七八九十"  # noqa: S105 - of the tests


@pytest.fixture
def users(tmp_path: Path) -> Users:
    found = Users(tmp_path / "own")
    found.put("张三", "预审", PASSWORD)
    return found


def browser(desk: Desk, header: str = "") -> TestClient:
    app = make_app(desk, "", (HOST,), with_users=True, secure=True, user_header=header)
    return TestClient(app, base_url=f"https://{HOST}", raise_server_exceptions=False)


def sign_in(desk: Desk, name: str, password: str = PASSWORD) -> TestClient:
    import re

    client = browser(desk)
    client.post("/login", data={"name": name, "password": password})
    page = client.get("/", headers={"accept": "text/html"}).text
    found = re.search(r'<meta name="csrf" content="(\w*)">', page)
    assert found
    client.headers["x-csrf-token"] = found.group(1)
    return client


def test_a_password_opens_and_another_does_not(users: Users) -> None:
    assert isinstance(users.checked("张三", PASSWORD, "1.1.1.1"), User)
    assert users.checked("张三", PASSWORD + "x", "1.1.1.1") is None
    assert users.checked("李四", PASSWORD, "1.1.1.1") is None


def test_no_password_stands_in_the_file_and_only_its_owner_reads_it(users: Users, tmp_path: Path) -> None:
    path = tmp_path / "own" / "users.json"
    assert PASSWORD not in path.read_text("utf-8")
    assert "$argon2id$" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("password", "good"), [("123456789", False), ("1234567890", True), ("x" * 201, False)]
)
def test_a_password_has_ten_characters(users: Users, password: str, good: bool) -> None:
    if good:
        users.put("李四", "复核", password)
    else:
        with pytest.raises(UsageError):
            users.put("李四", "复核", password)


def test_the_sixth_guess_waits_for_its_name_and_its_address(
    users: Users, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(users_module.time, "monotonic", lambda: now)
    for _ in range(5):
        assert users.checked("张三", "wrong", "1.1.1.1") is None
    assert isinstance(users.checked("张三", PASSWORD, "2.2.2.2"), Wait)
    assert isinstance(users.checked("李四", PASSWORD, "1.1.1.1"), Wait)
    now += 300.5
    assert isinstance(users.checked("张三", PASSWORD, "1.1.1.1"), User)


def test_a_user_signs_in_and_is_named(desk: Desk) -> None:
    desk.users.put("张三", "预审", PASSWORD)
    client = browser(desk)
    assert 'name="password"' in client.get("/login").text
    wrong = client.post("/login", data={"name": "张三", "password": "wrong"})
    assert wrong.status_code == 403
    answer = client.post("/login", data={"name": "张三", "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 303
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "张三" in client.get("/").text
    assert desk.doings.last()[0]["did"] == "sign in"


def test_no_token_opens_a_desk_with_users(desk: Desk) -> None:
    desk.users.put("张三", "预审", PASSWORD)
    client = browser(desk)
    for token in ("", "x"):
        assert client.get("/login", params={"token": token}).status_code == 403


def test_who_is_no_user_any_more_is_out_at_once(desk: Desk) -> None:
    desk.users.put("张三", "预审", PASSWORD)
    client = sign_in(desk, "张三")
    assert client.get("/").status_code == 200
    desk.users.remove("张三")
    assert client.get("/").status_code == 401


def test_a_reviewer_decides_but_issues_no_letter(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    place, _ = the_case(desk)
    wishes = {**ISSUE, "although": "测试"}
    desk.users.put("张三", "预审", PASSWORD)
    desk.users.put("李四", "复核", PASSWORD)
    assert sign_in(desk, "张三").post(f"/case/{place.id}/letter", json=wishes).status_code == 403
    assert sign_in(desk, "李四").post(f"/case/{place.id}/letter", json=wishes).status_code == 200


def test_only_who_administers_sees_who_did_what(desk: Desk) -> None:
    desk.users.put("张三", "预审", PASSWORD)
    desk.users.put("王五", "管理", PASSWORD)
    assert sign_in(desk, "张三").get("/doings").status_code == 403
    assert "张三" in sign_in(desk, "王五").get("/doings").text


def test_a_proxys_header_names_a_known_user_and_nobody_else(desk: Desk) -> None:
    desk.users.put("zhang", "预审", PASSWORD)
    client = browser(desk, header="x-remote-user")
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"x-remote-user": "nobody"}).status_code == 401
    assert "zhang" in client.get("/", headers={"x-remote-user": "zhang"}).text
    plain = browser(desk)
    assert plain.get("/", headers={"x-remote-user": "zhang"}).status_code == 401


def test_beyond_this_machine_it_takes_users_and_tls(tmp_path: Path) -> None:
    pem = tmp_path / "x.pem"
    closed = {
        "with_users": True,
        "behind_proxy": False,
        "certificate": None,
        "key": None,
        "user_header": "",
    }

    def asked(host: str, **given: object) -> None:
        _refuse_open(tmp_path, host, **{**closed, **given})  # type: ignore[arg-type]

    with pytest.raises(UsageError, match="加密"):
        asked("0.0.0.0")  # noqa: S104 - refused
    with pytest.raises(UsageError, match="还没有用户"):
        asked("192.168.1.20", certificate=pem, key=pem)
    with pytest.raises(UsageError, match="一起给"):
        asked("192.168.1.20", certificate=pem)
    with pytest.raises(UsageError, match="冒用"):
        asked("192.168.1.20", behind_proxy=True, user_header="x-user")
    Users(tmp_path).put("张三", "预审", PASSWORD)
    asked("192.168.1.20", certificate=pem, key=pem)
    asked("127.0.0.1", behind_proxy=True, user_header="x-user")
    asked("127.0.0.1", with_users=False)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - not bound
        ("::", False),
        ("192.168.1.1", False),
        ("desk.example", False),
    ],
)
def test_which_addresses_only_this_machine_reaches(host: str, own: bool) -> None:
    assert _is_own_machine(host) is own


def test_the_names_it_answers_to() -> None:
    assert _names("127.0.0.1", 1, ()) == ["127.0.0.1:1", "localhost:1"]
    assert _names("10.0.0.1", 1, ("desk", "desk:443")) == ["10.0.0.1:1", "desk", "desk:1", "desk:443"]
