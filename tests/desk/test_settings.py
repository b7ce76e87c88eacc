"""The pages of whoever answers for the desk: settings, templates, users, backups."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient

from intake.case.organization import load_organization, organization_file
from intake.desk.desk import Desk
from intake.desk.users import Users
from intake.register import list_cases, open_database
from tests.desk.conftest import TODAY, add_case, client_of, wait_until_checked
from tests.desk.test_letters import decide_all, issue, text_of
from tests.desk.test_review import the_case
from tests.desk.test_users import PASSWORD, sign_in

FILLED = {
    "body.name": "某某认证有限公司",
    "body.phone": "010-12345678",
    "body.email": "a@example.cn",
    "body.postcode": "100000",
    "number.area": "京",
    "deadline.working_days": "15",
}


def save(client: TestClient, **entries: str):  # type: ignore[no-untyped-def]
    return client.post("/settings", json={"entries": entries})


def test_what_is_filled_in_stands_in_the_next_letter(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    assert save(client, **FILLED).status_code == 200
    assert load_organization().letter["body"]["name"] == {
        "zh": FILLED["body.name"],
        "en": FILLED["body.name"],
    }
    decide_all(desk, client, "doubt", "dismiss")
    number = issue(client, desk).json()["number"]
    assert number.startswith("京")
    place, _ = the_case(desk)
    assert FILLED["body.name"] in text_of((place.out / "notice.docx").read_bytes())
    page = client.get("/settings").text
    assert 'value="某某认证有限公司"' in page
    assert str(organization_file()) in page


@pytest.mark.parametrize(
    ("entry", "good", "wrong"),
    [
        ("body.postcode", "100000", "10000"),
        ("body.email", "a@b.cn", "a@b"),
        ("body.phone", "+86 10 8888 8888转12", "电话"),
        ("deadline.working_days", "365", "366"),
        ("deadline.working_days", "1", "0"),
        ("number.area", "京认", "京 认"),
        ("body.name", "甲", "甲\u202e乙"),
    ],
)
def test_an_entry_is_held_against_what_it_can_be(
    client: TestClient, entry: str, good: str, wrong: str
) -> None:
    refused = save(client, **{entry: wrong})
    assert refused.status_code == 400
    assert refused.json()["wrong"][entry]
    assert not organization_file().exists()
    assert save(client, **{entry: good}).status_code == 200


def test_what_else_stands_in_the_settings_stays_and_how_they_were_is_kept(client: TestClient) -> None:
    path = organization_file()
    path.write_text("# 我的注释\nbasis: 某规定\nbody: {name: {zh: 甲, en: A}, website: x.cn}\n", "utf-8")
    assert save(client, **{"body.name": "甲", "body.contact": "张三"}).status_code == 200
    own = load_organization().letter
    assert own["basis"]["zh"] == "某规定"
    assert (own["body"]["name"]["en"], own["body"]["website"]) == ("A", "x.cn")
    assert own["body"]["contact"]["zh"] == "张三"
    assert "我的注释" in (path.parent / "intake-before.yaml").read_text("utf-8")


def _template(path: Path, *texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path.read_bytes()


def test_a_letterhead_is_taken_when_its_fields_are_known(client: TestClient, tmp_path: Path) -> None:
    good = _template(tmp_path / "a.docx", "某某认证有限公司 信头", "{{ letter.title }}")
    assert client.put("/settings/template/notice", content=good).status_code == 200
    named = load_organization().letter["templates"]["notice"]["zh"]
    assert Path(named).read_bytes() == good
    bad = _template(tmp_path / "b.docx", "{{ letter.nonsense }}")
    refused = client.put("/settings/template/notice", content=bad)
    assert refused.status_code == 400
    assert Path(named).read_bytes() == good
    assert client.put("/settings/template/notice", content=b"no docx").status_code == 400
    assert client.put("/settings/template/love", content=good).status_code == 404
    assert client.put("/settings/template/notice", content=b"").status_code == 200
    assert "notice" not in load_organization().letter.get("templates", {})


def test_users_are_added_and_removed_and_it_is_noted_who_did(desk: Desk, client: TestClient) -> None:
    added = client.post("/settings/user", json={"name": "李四", "role": "复核", "password": PASSWORD})
    assert added.status_code == 200
    assert desk.users.known()["李四"].role == "复核"
    short = client.post("/settings/user", json={"name": "王五", "role": "预审", "password": "短"})
    assert short.status_code == 400
    assert (
        client.post("/settings/user", json={"name": "李四", "role": None, "password": ""}).status_code
        == 200
    )
    assert desk.users.known() == {}
    assert [one["did"] for one in desk.doings.last()] == ["user removed 李四", "user 李四 复核"]
    assert PASSWORD not in (desk.setup.root / ".intake" / "doings.jsonl").read_text("utf-8")


def test_a_backup_made_at_the_desk_opens_as_the_register_it_was(
    root: Path, opened: Callable[[], Desk], tmp_path: Path
) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    name = client.post("/settings/backup").json()["name"]
    got = client.get(f"/settings/backup/{name}")
    (tmp_path / "again.sqlite3").write_bytes(got.content)
    again = open_database(str(tmp_path / "again.sqlite3"))
    assert list_cases(again, TODAY) == list_cases(desk.database(), TODAY)
    again.close()
    for wrong in ("x.sqlite3", "..%2f..%2fregister.sqlite3", "%2e%2e"):
        assert client.get(f"/settings/backup/{wrong}").status_code == 404


@pytest.mark.parametrize("role", ["预审", "复核"])
def test_only_who_administers_may(desk: Desk, role: str) -> None:
    own: Users = desk.users
    own.put("张三", role, PASSWORD)  # type: ignore[arg-type]
    client = sign_in(desk, "张三")
    assert client.get("/settings").status_code == 403
    assert client.get("/settings/backup/x.sqlite3").status_code == 403
    assert save(client).status_code == 403
    assert client.put("/settings/template/notice", content=b"").status_code == 403
    assert client.post("/settings/backup").status_code == 403
    body = {"name": "张三", "role": "管理", "password": PASSWORD}
    assert client.post("/settings/user", json=body).status_code == 403
    assert client.get("/rules").status_code == 200
