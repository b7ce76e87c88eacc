"""What persons do at the desk beside deciding: filing anew, correcting, adding, wording, waiving,
undoing."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from starlette.testclient import TestClient

from intake.case.letter_words import said_by_itself
from intake.case.outputs import settle_outputs
from intake.decisions.fingerprint import finding_keys
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from tests.desk.conftest import Shared, client_of, shared_desk, wait_until_checked
from tests.desk.test_review import aimed, events_of, first, the_case, with_licence


def _fill(root: Path) -> None:
    """A case with a text that may be anything."""
    with_licence(root)
    (root / "光明公司" / "附件.txt").write_text("情况说明\n我公司情况见其他材料。\n", "utf-8")


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_desk(tmp_path_factory.mktemp("desk"), _fill) as shared:
        yield shared


@pytest.fixture
def checked(kept_case: Shared) -> Desk:
    return kept_case.afresh()


def act(client: TestClient, desk: Desk, **asked: Any):  # type: ignore[no-untyped-def]
    place, report = the_case(desk)
    body = {"seen": events_of(desk), "why": "看过", **asked}
    if asked["do"] in ("assign", "add"):
        body.setdefault("mark", PageList(report).mark)
    return client.post(f"/case/{place.id}/act", json=body)


def page_of(desk: Desk, file: str) -> int:
    _, report = the_case(desk)
    number = PageList(report).number(file, 1)
    assert number is not None
    return number


def status(desk: Desk, submission: str) -> str:
    _, report = the_case(desk)
    return next(item.status for item in report.submissions if item.id == submission)


def served(desk: Desk, submission: str) -> list[str]:
    _, report = the_case(desk)
    item = next(item for item in report.submissions if item.id == submission)
    return [one.file for one in report.documents if one.id in item.documents]


def test_a_page_moved_to_its_item_is_checked_there_and_stays(checked: Desk) -> None:
    client = client_of(checked)
    assert served(checked, "sales_mode") == []
    number = page_of(checked, "附件.txt")
    assert act(client, checked, do="assign", places=[{"page": number}], item="8").status_code == 200
    assert served(checked, "sales_mode") == ["附件.txt"]
    place, _ = the_case(checked)
    assert 'class="num">8</span>' in client.get(f"/case/{place.id}/sort").text
    checked.work.add(place)
    wait_until_checked(checked)
    assert served(checked, "sales_mode") == ["附件.txt"]


def test_a_page_that_is_no_material_is_looked_at_no_more(checked: Desk) -> None:
    client, number = client_of(checked), page_of(checked, "7 网点.txt")
    assert served(checked, "service_network") == ["7 网点.txt"]
    answer = act(client, checked, do="assign", places=[{"page": number}], irrelevant=True)
    assert answer.status_code == 200
    assert served(checked, "service_network") == []
    assert status(checked, "service_network") == "missing"


def test_a_corrected_date_brings_its_finding_at_once_and_says_who(checked: Desk) -> None:
    client = client_of(checked)
    place, report = the_case(checked)
    assert "licence-expired" not in {item.code for item in report.findings}
    licence = next(one.id for one in report.documents if one.kind == "business_licence")
    answer = act(client, checked, do="correct", document=licence, name="valid_until", value="2025年3月17日")
    assert answer.status_code == 200, answer.text
    _, after = the_case(checked)
    assert "licence-expired" in {item.code for item in after.findings}
    assert "张三" in client.get(f"/case/{place.id}").text
    assert "张三" in (place.out / "report.html").read_text("utf-8")
    assert act(client, checked, do="undo", event=events_of(checked), why="").status_code == 200
    _, undone = the_case(checked)
    assert "licence-expired" not in {item.code for item in undone.findings}


def test_a_value_that_is_none_of_the_field_is_refused(checked: Desk) -> None:
    _, report = the_case(checked)
    licence = next(one.id for one in report.documents if one.kind == "business_licence")
    answer = act(
        client_of(checked), checked, do="correct", document=licence, name="valid_until", value="明天吧"
    )
    assert answer.status_code == 400
    assert events_of(checked) == 0


def test_a_finding_of_ones_own_with_a_box_is_in_letter_page_and_register(checked: Desk) -> None:
    client, number = client_of(checked), page_of(checked, "1 营业执照.pdf")
    place, before = the_case(checked)
    answer = act(
        client,
        checked,
        do="add",
        item="business_licence",
        words="执照未加盖公章。",
        request="请加盖公章后重新提交。",
        phrase="",
        places=[{"page": number, "box": [0.6, 0.7, 0.9, 0.9]}],
    )
    assert answer.status_code == 200, answer.text
    _, report = the_case(checked)
    own = next(item for item in report.findings if item.code == "own-finding")
    assert own.evidence[0].box == (0.6, 0.7, 0.9, 0.9)
    letter = docx.Document(io.BytesIO((place.out / "notice.docx").read_bytes()))
    assert "执照未加盖公章" in "".join(paragraph.text for paragraph in letter.paragraphs)
    assert f'data-finding="{own.id}"' in client.get(f"/case/{place.id}").text
    assert f'data-id="{own.id}"' in client.get(f"/case/{place.id}/page/{number}").text
    assert f'class="n">{len([1 for item in before.findings if item.severity == "deficiency"]) + 1}<' in (
        client.get("/").text
    )


def test_edited_words_stay_over_a_new_check(checked: Desk) -> None:
    client = client_of(checked)
    place, report = the_case(checked)
    asked = next(item for item in report.findings if item.code == "submission-missing")
    answer = act(
        client,
        checked,
        do="word",
        finding={"key": finding_keys(report)[asked.id]},
        found="我们没有找到这一项。",
        request="请尽快补来。",
        why="",
    )
    assert answer.status_code == 200, answer.text
    checked.work.add(place)
    wait_until_checked(checked)
    page = client.get(f"/case/{place.id}/letter").text
    assert "请尽快补来。" in page
    assert "人工改写" in page
    assert asked.message[:8] in page  # the machine's own words beside it


def test_words_whose_request_has_changed_stand_beside_the_machines_until_one_is_chosen(
    checked: Desk,
) -> None:
    client = client_of(checked)
    place, _ = the_case(checked)

    def add(words: str) -> None:
        asked = {"do": "add", "item": "5", "words": words, "request": "请补正。", "phrase": ""}
        assert act(client, checked, **asked).status_code == 200

    def key() -> str:
        _, report = the_case(checked)
        return finding_keys(report)[next(one.id for one in report.findings if one.code == "own-finding")]

    def word(found: str, request: str) -> int:
        asked = {"do": "word", "finding": {"key": key()}, "found": found, "request": request, "why": ""}
        return int(act(client, checked, **asked).status_code)

    add("缺法定代表人签字。")
    assert word("简介尚未签字。", "请签字。") == 200
    letter = f"/case/{place.id}/letter?kind=notice"
    assert "简介尚未签字。" in client.get(letter).text
    add("缺日期。")
    page = client.get(f"/case/{place.id}").text
    (conflict,) = re.findall(r'<form class="conflict.*?</form>', page, re.DOTALL)
    assert "简介尚未签字。" in conflict
    assert "缺日期。" in conflict, "the machine's words for what is found now"
    assert "请选择" in client.get(letter).text
    assert word("简介尚未签字，也没有日期。", "请签字并写明日期。") == 200
    assert 'class="conflict' not in client.get(f"/case/{place.id}").text
    assert "简介尚未签字，也没有日期。" in client.get(letter).text
    add("缺页码。")
    page = client.get(f"/case/{place.id}").text
    (conflict,) = re.findall(r'<form class="conflict.*?</form>', page, re.DOTALL)
    (event,) = re.findall(r'data-undo="(\d+)"', conflict)
    assert act(client, checked, do="undo", event=int(event), why="").status_code == 200
    assert "简介尚未签字" not in client.get(letter).text.split('class="word"')[0]


def test_the_machines_words_saved_again_take_a_persons_back(checked: Desk) -> None:
    client = client_of(checked)
    place, report = the_case(checked)
    one = next(item for item in report.findings if item.code == "submission-missing")
    key = finding_keys(report)[one.id]
    found, request = said_by_itself(report, checked.scheme_of(report), one.id)
    asked = {"do": "word", "finding": {"key": key}, "request": request, "why": ""}
    same = act(client, checked, **asked, found=found)
    assert same.status_code == 400
    assert "没有改动" in same.json()["problem"]
    assert act(client, checked, **asked, found="缺这一项。").status_code == 200
    assert act(client, checked, **asked, found=found).status_code == 200
    assert "人工改写" not in client.get(f"/case/{place.id}/letter").text


def test_a_waived_item_is_told_in_its_words_everywhere(checked: Desk) -> None:
    client = client_of(checked)
    words = "申请人书面承诺三个月内补交"
    assert act(client, checked, do="waive", item="permits", words=words).status_code == 200
    place, _ = the_case(checked)
    assert words in client.get(f"/case/{place.id}").text
    assert words in (place.out / "report.html").read_text("utf-8")


def test_an_explanation_is_kept_and_changes_no_verdict(checked: Desk) -> None:
    _, before = the_case(checked)
    client = client_of(checked)
    assert act(client, checked, do="explain", item="service_network", words="均为直营").status_code == 200
    place, after = the_case(checked)
    assert after.verdict == before.verdict
    assert "均为直营" in client.get(f"/case/{place.id}").text


@pytest.mark.parametrize(
    "asked", [{"do": "assign", "item": "7"}, {"do": "waive", "item": "7", "words": "x"}]
)
def test_what_changes_the_case_wants_a_reason(checked: Desk, asked: dict[str, str]) -> None:
    if asked["do"] == "assign":
        asked = {**asked, "places": [{"page": 0}]}  # type: ignore[dict-item]
    assert act(client_of(checked), checked, **asked, why=" ").status_code == 400
    assert events_of(checked) == 0


def test_who_has_not_seen_a_move_is_told_before_correcting(checked: Desk) -> None:
    one, other = client_of(checked), client_of(checked)
    seen = events_of(checked)
    number = page_of(checked, "附件.txt")
    act(one, checked, do="assign", places=[{"page": number}], item="8")
    for asked in (
        {"do": "assign", "places": [{"page": number}], "item": "7"},
        {"do": "correct", "document": "d1", "name": "x", "value": "y"},
    ):
        answer = act(other, checked, **asked, seen=seen)
        assert answer.status_code == 409
        assert "张三" in answer.json()["problem"]
    assert served(checked, "sales_mode") == ["附件.txt"]


def test_pages_of_another_state_of_the_case_are_refused(checked: Desk) -> None:
    answer = act(client_of(checked), checked, do="assign", places=[{"page": 0}], item="8", mark="old")
    assert answer.status_code == 409
    for page in (-1, 999):
        answer = act(client_of(checked), checked, do="assign", places=[{"page": page}], item="8")
        assert answer.status_code == 400


def test_desk_and_commands_work_on_the_same_log(checked: Desk) -> None:
    client, doubt = client_of(checked), first(checked, "doubt")
    body = {"do": "decide", "findings": [aimed(checked, doubt)], "action": "dismiss"}
    assert act(client, checked, **body).status_code == 200
    place, report = the_case(checked)
    written = (place.out / "report.json").read_bytes()
    with checked.record(place) as record:
        settle_outputs(place.out, checked.scheme_of(report), record)
    assert (place.out / "report.json").read_bytes() == written
    lines = (place.out / "events.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["who"] for line in lines] == ["张三"]
