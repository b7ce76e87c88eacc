"""The rounds of a case at the desk: supplements, what became of each request, the letters' ways."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from intake.desk.desk import Desk
from intake.events import read_log
from intake.model.event import Issued
from intake.rounds import read_arrivals
from tests.desk.conftest import add_case, client_of, wait_until_checked
from tests.desk.test_letters import decide_all, issue
from tests.desk.test_review import events_of, the_case

ANSWER = "商品销售方式的介绍\n我公司商品以门店直销为主，也通过网店销售，由自有物流配送。\n"


@pytest.fixture
def sent(root: Path, opened: Callable[[], Desk]) -> tuple[Desk, TestClient]:
    """A case whose notice has gone out."""
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    decide_all(desk, client, "doubt", "dismiss")
    assert issue(client, desk, due="2026-12-08").status_code == 200
    return desk, client


def act(desk: Desk, client: TestClient, **asked: object):  # type: ignore[no-untyped-def]
    place, _ = the_case(desk)
    return client.post(f"/case/{place.id}/act", json={"seen": events_of(desk), "why": "", **asked})


def answered(desk: Desk, client: TestClient, received: str = "2026-12-01"):  # type: ignore[no-untyped-def]
    place, _ = the_case(desk)
    id_ = client.post("/uploads/begin", params={"name": "补充1"}).json()["id"]
    client.put(f"/uploads/{id_}/file", params={"path": "8 销售方式.txt"}, content=ANSWER.encode())
    return client.post(f"/case/{place.id}/supplement/{id_}", params={"received": received})


def number_of(desk: Desk) -> str:
    place, _ = the_case(desk)
    return next(one.act.number for one in read_log(place.out).events if isinstance(one.act, Issued))


def test_a_supplement_dropped_in_is_a_round_that_shows_what_it_meets(
    sent: tuple[Desk, TestClient], root: Path
) -> None:
    desk, client = sent
    assert answered(desk, client).status_code == 200
    wait_until_checked(desk)
    place, report = the_case(desk)
    assert report.rounds
    assert (report.rounds.number, report.rounds.earlier_letter) == (2, number_of(desk))
    assert [one.received_on for one in read_arrivals(place.out)] == [None, date(2026, 12, 1)]
    page = client.get(f"/case/{place.id}/rounds").text
    met = page.split('class="met"')[1].split('class="open"')[0]
    still = page.split('class="open"')[1].split('class="new"')[0]
    assert "商品销售方式" in met
    assert "商品销售方式" not in still
    assert "营业执照" in still
    assert [one.name for one in desk.shelf.places()] == ["光明公司"]  # it is no case of its own
    assert sorted(path.name for path in (root / "光明公司").iterdir()) == ["5 组织简介.txt", "7 网点.txt"]


def test_a_supplement_that_the_desk_did_not_check_any_more_is_checked_when_it_opens(
    sent: tuple[Desk, TestClient], opened: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, client = sent
    monkeypatch.setattr(desk.work, "add", lambda _: False)  # it is killed before it comes to it
    answered(desk, client)
    desk.__exit__(None, None, None)
    again = opened()
    wait_until_checked(again)
    _, report = the_case(again)
    assert report.rounds
    assert report.rounds.number == 2


def test_a_supplement_waits_until_the_case_is_not_being_checked(
    sent: tuple[Desk, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, client = sent
    monkeypatch.setattr(desk.work, "is_under_way", lambda _: True)
    answer = answered(desk, client)
    assert answer.status_code == 400
    assert "正在审查" in answer.json()["problem"]


def test_delivery_receipt_and_more_time_are_told_and_counted(sent: tuple[Desk, TestClient]) -> None:
    desk, client = sent
    place, _ = the_case(desk)
    number = number_of(desk)
    delivered = {"number": number, "on": "2026-11-25", "how": "快递 123"}
    assert act(desk, client, do="deliver", receipt=False, **delivered).status_code == 200
    assert act(desk, client, do="deliver", receipt=True, **{**delivered, "how": ""}).status_code == 200
    assert act(desk, client, do="extend", due="2026-12-08", why="申请").status_code == 400  # not later
    assert act(desk, client, do="extend", due="2026-12-20").status_code == 400  # why?
    assert act(desk, client, do="extend", due="2026-12-20", why="书面申请").status_code == 200
    page = client.get(f"/case/{place.id}/rounds").text
    for said in ("快递 123", "回执 2026-11-25", "2026-12-20", "已延期"):
        assert said in page
    early = issue(client, desk, kind="reminder", dated="2026-12-20")
    assert "尚未届满" in early.json()["problem"]
    assert issue(client, desk, kind="reminder", dated="2026-12-21").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "deliver", "number": "没有", "on": "2026-11-25", "how": "", "receipt": False},
        {"do": "withdraw", "number": "没有", "why": "x"},
        {"do": "extend", "due": "明天", "why": "x"},
    ],
)
def test_what_cannot_be_is_refused(sent: tuple[Desk, TestClient], asked: dict[str, object]) -> None:
    desk, client = sent
    assert act(desk, client, **asked).status_code == 400


def test_a_letter_keeps_its_reason_and_its_writer_in_the_cases_log(
    root: Path, opened: Callable[[], Desk]
) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    assert issue(client, desk, although="申请方催得急").status_code == 200
    place, _ = the_case(desk)
    entry = next(one for one in read_log(place.out).events if isinstance(one.act, Issued))
    assert (entry.who, entry.why) == ("张三", "申请方催得急")
    assert "申请方催得急" in client.get(f"/case/{place.id}/rounds").text


def test_what_was_issued_stays_as_it_is_and_a_correction_replaces_it(sent: tuple[Desk, TestClient]) -> None:
    desk, client = sent
    place, _ = the_case(desk)
    event = next(one.number for one in read_log(place.out).events if isinstance(one.act, Issued))
    before = client.get(f"/case/{place.id}/letters/{event}.docx").content
    waived = act(desk, client, do="waive", item="permits", words="承诺三个月内补交", why="已核")
    assert waived.status_code == 200
    assert client.get(f"/case/{place.id}/letters/{event}.docx").content == before
    assert "不再改写" in client.get(f"/case/{place.id}/letter?kind=notice").text
    assert issue(client, desk, kind="correction").status_code == 200
    assert client.get(f"/case/{place.id}/letters/{event}.docx").content == before
    assert "更正" in client.get(f"/case/{place.id}/rounds").text


def test_an_acceptance_taken_back_opens_the_case_again(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    decide_all(desk, client, "doubt", "dismiss")
    decide_all(desk, client, "deficiency", "accept")
    number = issue(client, desk, kind="acceptance").json()["number"]
    assert "光明公司" in client.get("/?show=accepted").text
    assert act(desk, client, do="withdraw", number=number, why="发错了").status_code == 200
    place, _ = the_case(desk)
    assert "已撤回" in client.get(f"/case/{place.id}/rounds").text
    assert "光明公司</bdi>" not in client.get("/?show=accepted").text
