"""The rules at the desk: shown with their words, switched and worded by whoever answers for the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from intake.case.organization import load_own_scheme, organization_file
from intake.case.own_rules import rules_file
from intake.desk.desk import Desk
from intake.errors import SchemeError
from intake.scheme import load_scheme
from tests.desk.conftest import add_case, client_of, wait_until_checked
from tests.desk.test_review import the_case
from tests.desk.test_users import PASSWORD, sign_in

SCHEME = "gbt27922"
BLANKS = "placeholder-text"
"""What the case of these tests has: a profile with blanks to be filled in."""


def change(client: TestClient, code: str, *, on: bool = True, **words: str) -> Any:
    return client.post(f"/rules/{SCHEME}/{code}", json={"on": on, "words": words})


def own_file() -> Path:
    return rules_file(load_scheme(SCHEME), organization_file())


@pytest.fixture
def checked(root: Path, opened: Callable[[], Desk]) -> Desk:
    profile = "组织简介\n光明公司成立于2009年，主营XX产品，员工XX人，（请填写）。\n"
    add_case(root, files={"5 组织简介.txt": profile})
    desk = opened()
    wait_until_checked(desk)
    return desk


def codes(desk: Desk) -> set[str]:
    return {one.code for one in the_case(desk)[1].findings}


def again(desk: Desk) -> None:
    desk.work.add(the_case(desk)[0])
    wait_until_checked(desk)


def test_every_rule_stands_on_its_page_with_its_words_and_the_datas_day(
    desk: Desk, client: TestClient
) -> None:
    page = client.get("/rules").text
    for code, rule in desk.setup.scheme.findings.items():
        assert f'<span class="code">{code}</span>' in page
        assert rule.title.in_language("zh").partition("{")[0] in page
        assert f'href="/rules/{SCHEME}/{code}"' in page
    assert "permits.yaml" in page
    assert client.get("/rules?scheme=iso9001").status_code == 200
    assert client.get("/rules?scheme=../..").status_code == 200


def test_a_rule_switched_off_is_raised_no_more_and_the_report_tells_of_other_rules(checked: Desk) -> None:
    client, shipped = client_of(checked), load_scheme(SCHEME)
    assert BLANKS in codes(checked)
    assert change(client, BLANKS, on=False).status_code == 200
    again(checked)
    assert BLANKS not in codes(checked)
    _, report = the_case(checked)
    assert report.scheme_version.startswith(f"{shipped.version}+own.")
    assert "已关闭" in client.get("/rules").text
    assert checked.doings.last()[0]["did"] == f"rule off {BLANKS}"
    assert client.post(f"/rules/{SCHEME}").status_code == 200  # undone
    again(checked)
    assert BLANKS in codes(checked)
    assert the_case(checked)[1].scheme_version == shipped.version


def test_words_of_ones_own_stand_in_report_and_letter_and_the_schemes_files_stay(checked: Desk) -> None:
    client = client_of(checked)
    folder = load_scheme(SCHEME).folder
    before = (folder / "findings.yaml").read_bytes()
    assert change(client, "submission-missing", remedy="请一并提交{request}。").status_code == 200
    again(checked)
    place, _ = the_case(checked)
    assert "请一并提交" in client.get(f"/case/{place.id}/letter?kind=notice").text
    assert "请一并提交" in (place.out / "report.html").read_text("utf-8")
    assert (folder / "findings.yaml").read_bytes() == before
    page = client.get(f"/rules/{SCHEME}/submission-missing").text
    assert "方案原来的措辞" in page
    assert str(own_file()) in page
    assert change(client, "submission-missing", remedy="").status_code == 200  # the scheme's own again
    assert not own_file().exists()


@pytest.mark.parametrize(
    "words",
    [
        {"message": "{nonsense}没有填写。"},
        {"message": "{没有填写。"},
        {"remedy": "长" * 1001},
        {"severity": "note"},
    ],
)
def test_words_with_which_the_scheme_is_not_sound_are_refused(
    client: TestClient, words: dict[str, str]
) -> None:
    answer = change(client, BLANKS, **words)
    assert (answer.status_code, own_file().exists()) == (
        (200, False) if "severity" in words else (400, False)
    )


@pytest.mark.parametrize(
    "code", ["submission-missing", "file-unreadable", "own-finding", "applicant-uncertain", "no-such-rule"]
)
def test_what_tells_whether_all_is_there_and_was_read_cannot_be_switched_off(
    client: TestClient, code: str
) -> None:
    assert change(client, code, on=False).status_code == 400
    assert not own_file().exists()


def test_only_who_administers_changes_rules_and_only_of_schemes_by_name(
    desk: Desk, client: TestClient
) -> None:
    for scheme in ("..", "%2e%2e", "x" * 50):
        assert client.post(f"/rules/{scheme}/{BLANKS}", json={"on": True, "words": {}}).status_code in (
            400,
            404,
        )
    assert client.post(f"/rules/{SCHEME}").status_code == 400  # nothing to undo
    desk.users.put("李四", "复核", PASSWORD)
    other = sign_in(desk, "李四")
    assert other.get("/rules").status_code == 200
    assert "/rules/gbt27922/" not in other.get("/rules").text
    assert other.get(f"/rules/{SCHEME}/{BLANKS}").status_code == 403
    assert change(other, BLANKS, on=False).status_code == 403
    assert other.post(f"/rules/{SCHEME}").status_code == 403


def test_a_file_of_rules_that_was_broken_by_hand_is_told_with_its_place() -> None:
    own_file().parent.mkdir(parents=True)
    own_file().write_text(
        f"left_out: [{BLANKS}]\nwords: {{{BLANKS}: {{message: {{zh: '缺少{{nonsense}}'}}}}}}\n", "utf-8"
    )
    with pytest.raises(SchemeError, match=r"rules\.yaml.*placeholder-text.*nonsense"):
        load_own_scheme(SCHEME)
    own_file().write_text("left_out: [submission-mising]\n", "utf-8")
    with pytest.raises(SchemeError, match="submission-missing"):
        load_own_scheme(SCHEME)
