"""The page of one case: findings to walk, every page to see, decisions to make."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from intake.decisions.fingerprint import finding_keys
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.desk.shelf import Place
from intake.events import read_log
from intake.model import CaseReport, effective_severity
from tests.desk.conftest import Shared, add_case, client_of, shared_desk, wait_until_checked

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAPER = SAMPLES / "06-expired-certificate" / "A-资质"


def with_licence(root: Path) -> None:
    """A case of two texts and a licence with a text layer."""
    shutil.copy(PAPER / "营业执照.pdf", add_case(root) / "1 营业执照.pdf")


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_desk(tmp_path_factory.mktemp("desk"), with_licence) as shared:
        yield shared


@pytest.fixture
def checked(kept_case: Shared) -> Desk:
    return kept_case.afresh()


def the_case(desk: Desk) -> tuple[Place, CaseReport]:
    return desk.opened(desk.shelf.places()[0])


def aimed(desk: Desk, finding: str) -> dict[str, str]:
    _, report = the_case(desk)
    decision = report.finding(finding).decision
    return {"key": finding_keys(report)[finding], "seen": decision.at if decision else ""}


def first(desk: Desk, severity: str) -> str:
    _, report = the_case(desk)
    return next(one.id for one in report.findings if effective_severity(one) == severity)


def send(client: TestClient, desk: Desk, findings: list[dict[str, str]], action: str, why: str = "看过"):  # type: ignore[no-untyped-def]
    place, _ = the_case(desk)
    asked = {"do": "decide", "findings": findings, "action": action, "why": why, "seen": events_of(desk)}
    return client.post(f"/case/{place.id}/act", json=asked)


def events_of(desk: Desk) -> int:
    """How many events a page of now knows of."""
    place, _ = the_case(desk)
    return len(read_log(place.out).events)


def test_every_finding_stands_on_the_page_with_its_words(checked: Desk) -> None:
    place, report = the_case(checked)
    page = client_of(checked).get(f"/case/{place.id}").text
    for finding in report.findings:
        assert f'data-finding="{finding.id}"' in page
        assert f'id="{finding.id}"' in page
    assert len(re.findall(r'class="item"', page)) >= len(report.submissions)


def test_open_doubts_come_first(checked: Desk) -> None:
    place, report = the_case(checked)
    page = client_of(checked).get(f"/case/{place.id}").text
    walked = re.findall(r'data-finding="(\w+)"', page)
    doubts = {one.id for one in report.findings if effective_severity(one) == "doubt"}
    assert doubts
    assert set(walked[: len(doubts)]) == doubts
    assert len(walked) == len(set(walked)) == len(report.findings)


def test_every_page_of_the_case_can_be_looked_at(checked: Desk) -> None:
    place, report = the_case(checked)
    client, pages = client_of(checked), PageList(report)
    assert len(pages.pages) == sum(count for _, count in report.page_counts)
    for number, (file, _) in enumerate(pages.pages):
        text = client.get(f"/case/{place.id}/page/{number}")
        assert text.status_code == 200
        drawn = client.get(f"/case/{place.id}/page/{number}/1200.jpg")
        if file.endswith(".txt"):
            assert "<article" in text.text
            assert drawn.status_code == 404
        else:
            assert "<svg" in text.text
            assert drawn.content.startswith(b"\xff\xd8")
            assert "private" in drawn.headers["cache-control"]
    assert client.get(f"/case/{place.id}/page/{len(pages.pages)}").status_code == 404
    assert client.get(f"/case/{place.id}/page/0/999.jpg").status_code == 404


def test_a_page_is_drawn_at_two_hundred_dots_an_inch(checked: Desk) -> None:
    import io

    from PIL import Image

    place, report = the_case(checked)
    number = PageList(report).number("1 营业执照.pdf", 1)
    drawn = client_of(checked).get(f"/case/{place.id}/page/{number}/2600.jpg").content
    with Image.open(io.BytesIO(drawn)) as picture:
        assert max(picture.size) >= 2339  # A4's longer side at 200 dpi


def test_the_text_over_a_page_can_be_selected_and_frames_are_labelled(checked: Desk) -> None:
    place, report = the_case(checked)
    pages = PageList(report)
    number = pages.number("1 营业执照.pdf", 1)
    text = client_of(checked).get(f"/case/{place.id}/page/{number}").text
    fact = next(one for one in report.facts if one.name == "unified_social_credit_code")
    assert str(fact.value) in text
    frames = re.findall(r'<g class="frame [\w ]+" data-id="\w+">.*?<title>(.+?)</title>', text, re.DOTALL)
    assert len(frames) >= sum(one.document == fact.document for one in report.facts if one.page == 1) - 1


def test_a_statement_leads_to_its_page_and_place(checked: Desk) -> None:
    place, report = the_case(checked)
    page = client_of(checked).get(f"/case/{place.id}").text
    pages = PageList(report)
    for finding in report.findings:
        for evidence in finding.evidence:
            number = pages.number(evidence.file, evidence.page)
            assert f'data-page="{number}"' in page


def test_search_finds_text_over_line_ends_and_spaces(checked: Desk) -> None:
    place, report = the_case(checked)
    client = client_of(checked)

    def found(text: str) -> list[dict[str, object]]:
        hits: list[dict[str, object]] = client.get(f"/case/{place.id}/find", params={"q": text}).json()[
            "found"
        ]
        return hits

    pages = PageList(report)
    profile = pages.number("5 组织简介.txt", 1)
    assert [hit["page"] for hit in found("员工 86 人")] == [profile]
    assert [hit["page"] for hit in found("组织简介光明售后")] == [profile]
    assert found("没有这样的话") == []
    assert found("  ") == []


def test_a_decision_changes_report_and_page(checked: Desk) -> None:
    client, doubt = client_of(checked), first(checked, "doubt")
    place, before = the_case(checked)
    message = before.finding(doubt).message
    assert send(client, checked, [aimed(checked, doubt)], "dismiss", "申请表另行寄来").status_code == 200
    _, after = the_case(checked)
    decided = next(one for one in after.findings if one.message == message)
    assert decided.decision
    assert (decided.decision.who, decided.decision.why) == ("张三", "申请表另行寄来")
    assert "申请表另行寄来" in client.get(f"/case/{place.id}").text
    assert send(client, checked, [aimed(checked, decided.id)], "undo", "").status_code == 200
    _, again = the_case(checked)
    assert all(one.decision is None for one in again.findings)


def test_several_are_decided_at_once(checked: Desk) -> None:
    _, report = the_case(checked)
    missing = [one.id for one in report.findings if one.code == "submission-missing"]
    assert len(missing) > 2
    answer = send(client_of(checked), checked, [aimed(checked, one) for one in missing], "accept")
    assert answer.status_code == 200
    _, after = the_case(checked)
    assert sum(one.decision is not None for one in after.findings) == len(missing)


def test_the_second_of_two_who_decide_the_same_is_told_and_nothing_is_lost(checked: Desk) -> None:
    one, other = client_of(checked), client_of(checked)
    doubt = first(checked, "doubt")
    seen = aimed(checked, doubt)
    assert send(one, checked, [seen], "dismiss", "第一位").status_code == 200
    answer = send(other, checked, [seen], "confirm", "第二位")
    assert answer.status_code == 409
    assert "张三" in answer.json()["problem"]
    _, after = the_case(checked)
    assert [item.decision.why for item in after.findings if item.decision] == ["第一位"]


def test_two_who_decide_different_things_do_not_hinder_each_other(checked: Desk) -> None:
    one, other = client_of(checked), client_of(checked)
    _, report = the_case(checked)
    missing = [item.id for item in report.findings if item.code == "submission-missing"][:2]
    seen = [aimed(checked, item) for item in missing]
    assert send(one, checked, [seen[0]], "accept").status_code == 200
    assert send(other, checked, [seen[1]], "accept").status_code == 200


def test_a_decision_without_a_reason_is_refused(checked: Desk) -> None:
    answer = send(client_of(checked), checked, [aimed(checked, first(checked, "doubt"))], "dismiss", " ")
    assert answer.status_code == 400
    assert "理由" in answer.json()["problem"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"do": "decide", "findings": [], "action": "accept", "why": "x", "seen": 0}',
        b'{"do": "decide", "findings": [{"key": "x"}], "action": "burn", "why": "x", "seen": 0}',
        b'{"do": "decide", "findings": [{"key": "x"}], "action": "accept", "why": 1, "seen": 0}',
        b'{"do": "decide", "findings": [{"key": "x"}], "action": "accept", "why": "x", "seen": 0, "x": 1}',
        b'{"do": "burn", "why": "x", "seen": 0}',
        b'{"do": "undo", "event": 7, "why": "", "seen": 0}',
        b'{"do": "waive", "item": "99", "words": "x", "why": "x", "seen": 0}',
        b'{"do": "correct", "document": "d99", "name": "x", "value": "", "why": "x", "seen": 0}',
        b'{"do": "assign", "mark": "", "why": "x", "seen": 0}',
        b"\xff\xfe",
    ],
)
def test_a_request_that_is_none_is_refused(checked: Desk, body: bytes) -> None:
    place, _ = the_case(checked)
    assert client_of(checked).post(f"/case/{place.id}/act", content=body).status_code == 400


def test_a_finding_that_is_gone_is_a_conflict(checked: Desk) -> None:
    gone = {"key": "0" * 32, "seen": ""}
    assert send(client_of(checked), checked, [gone], "accept").status_code == 409


def test_english_when_asked(checked: Desk) -> None:
    place, _ = the_case(checked)
    client = client_of(checked)
    assert "待定疑问" in client.get(f"/case/{place.id}").text
    client.get("/language/en")
    page = client.get(f"/case/{place.id}").text
    assert "Open doubts" in page
    assert "Supplement needed" in page


def test_a_script_in_names_and_texts_stays_text(root: Path, opened: Callable[[], Desk]) -> None:
    bad = "<img src=x onerror=alert(1)>"
    add_case(root, "乙", {f"5 {bad}.txt": f"组织简介\n{bad}\n<script>alert(2)<\u202e\n"})
    desk = opened()
    wait_until_checked(desk)
    place, _ = the_case(desk)
    client = client_of(desk)
    for address in (f"/case/{place.id}", f"/case/{place.id}/page/0"):
        text = client.get(address).text
        assert "<img src=x" not in text
        assert "<script>alert" not in text
    assert "⟨U+202E⟩" in client.get(f"/case/{place.id}/page/0").text


def test_an_unknown_case_or_one_without_a_report_is_said(checked: Desk) -> None:
    client = client_of(checked)
    add_case(checked.setup.root, "未审")
    new = next(place for place in checked.shelf.places() if place.name == "未审")
    for case in ("0" * 16, new.id, "..%2f..", "x" * 200):
        for address in (f"/case/{case}", f"/case/{case}/page/0", f"/case/{case}/find?q=x"):
            assert client.get(address, headers={"accept": "text/html"}).status_code in (400, 404)
