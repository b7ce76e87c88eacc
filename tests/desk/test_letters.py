"""Letters at the desk: shown before they go, kept back while doubts are open, issued once."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

from intake.desk.desk import Desk
from intake.model import effective_severity
from tests.desk.conftest import NETWORK, PROFILE, Shared, add_case, client_of, shared_desk
from tests.desk.test_review import aimed, send, the_case

STANDARDS = "适用标准清单\n1 GB/T 3324-2017 木家具通用技术条件\n"
ISSUE = {"kind": "notice", "dated": "2026-11-24", "due": "", "received": "", "although": ""}


def case_with_a_doubt(root: Path) -> Path:
    """Its list of standards names an edition that is no longer in force."""
    return add_case(root, files={"4 标准.txt": STANDARDS, "5 组织简介.txt": PROFILE, "7 网点.txt": NETWORK})


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_desk(tmp_path_factory.mktemp("desk"), case_with_a_doubt) as shared:
        yield shared


@pytest.fixture
def checked(kept_case: Shared) -> Desk:
    return kept_case.afresh()


def decide_all(desk: Desk, client: TestClient, severity: str, action: str) -> None:
    while True:
        _, report = the_case(desk)
        left = [item.id for item in report.findings if effective_severity(item) == severity]
        if not left:
            return
        assert send(client, desk, [aimed(desk, one) for one in left], action).status_code == 200


def issue(client: TestClient, desk: Desk, **wishes: str):  # type: ignore[no-untyped-def]
    place, _ = the_case(desk)
    return client.post(f"/case/{place.id}/letter", json={**ISSUE, **wishes})


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_the_page_shows_what_the_letter_will_say(checked: Desk) -> None:
    place, _ = the_case(checked)
    client = client_of(checked)
    page = client.get(f"/case/{place.id}/letter").text
    written = text_of(client.get(f"/case/{place.id}/draft/notice.docx").content)
    asked = re.findall(r"补充要求：([^<]+)</p>", page)
    assert asked
    for one in asked:
        assert one.strip() in written


def test_every_request_leads_to_the_findings_behind_it(checked: Desk) -> None:
    place, report = the_case(checked)
    page = client_of(checked).get(f"/case/{place.id}/letter").text
    led = set(re.findall(rf"/case/{place.id}#(\w+)\">看依据", page))
    assert led == {item.id for item in report.findings if effective_severity(item) == "deficiency"}


def test_with_doubts_open_a_letter_is_refused_and_then_goes_with_a_reason(checked: Desk) -> None:
    client = client_of(checked)
    place, _ = the_case(checked)
    refused = issue(client, checked)
    assert refused.status_code == 400
    assert "疑问没有决定" in refused.json()["problem"]
    assert refused.json()["problem"].endswith("请先逐条决定。")
    assert not (place.out / "notice.docx").is_file() or "　　　" in text_of(
        (place.out / "notice.docx").read_bytes()
    )
    went = issue(client, checked, although="申请方催得急，疑问另行核对")
    assert went.status_code == 200
    assert went.json()["number"] in text_of((place.out / "notice.docx").read_bytes())
    assert checked.doings.last()[0]["words"] == "申请方催得急，疑问另行核对"


def test_with_all_decided_it_goes_without_one_and_keeps_its_number(checked: Desk) -> None:
    client = client_of(checked)
    decide_all(checked, client, "doubt", "dismiss")
    first = issue(client, checked).json()["number"]
    assert issue(client, checked).json()["number"] == first
    place, _ = the_case(checked)
    page = client.get(f"/case/{place.id}/letter").text
    assert first in page
    got = client.get(f"/case/{place.id}/issued/notice.docx")
    assert got.content == (place.out / "notice.docx").read_bytes()
    assert "attachment" in got.headers["content-disposition"]


def test_the_queue_knows_the_letter_and_its_deadline(checked: Desk) -> None:
    client = client_of(checked)
    decide_all(checked, client, "doubt", "dismiss")
    issue(client, checked, dated=date.today().isoformat())
    page = client.get("/").text
    assert "等待补充" in page
    assert 'aria-current="true"' in client.get("/?show=waiting").text
    assert "光明公司" in client.get("/?show=waiting").text
    assert "光明公司</bdi>" not in client.get("/?show=overdue").text


@pytest.mark.parametrize("kind", ["reminder", "rejection"])
def test_no_reminder_and_no_rejection_before_the_deadline_is_over(checked: Desk, kind: str) -> None:
    client = client_of(checked)
    decide_all(checked, client, "doubt", "dismiss")
    assert "尚未发出" in issue(client, checked, kind=kind).json()["problem"]
    assert issue(client, checked, due="2026-12-08").status_code == 200
    early = issue(client, checked, kind=kind, dated="2026-12-08")
    assert early.status_code == 400
    assert "尚未届满" in early.json()["problem"]
    assert "--" not in early.json()["problem"], "options of commands are nothing for a page"
    place, _ = the_case(checked)
    assert "--" not in re.sub(r"<!--.*?-->", "", client.get(f"/case/{place.id}/letter").text)
    assert issue(client, checked, kind=kind, dated="2026-12-09").status_code == 200


def test_no_acceptance_while_anything_is_open_and_one_when_nothing_is(checked: Desk) -> None:
    client = client_of(checked)
    assert "不能受理" in issue(client, checked, kind="acceptance").json()["problem"]
    decide_all(checked, client, "doubt", "dismiss")
    decide_all(checked, client, "deficiency", "accept")
    assert issue(client, checked, kind="acceptance").status_code == 200
    place, _ = the_case(checked)
    assert (place.out / "acceptance.docx").is_file()
    assert "该申请已受理" in issue(client, checked).json()["problem"]
    assert "光明公司" in client.get("/?show=accepted").text


@pytest.mark.parametrize(
    "wishes",
    [
        {"kind": "love letter"},
        {"dated": "24.11.2026"},
        {"dated": "0001-01-01"},
        {"due": "9999-12-31"},
        {"received": "2026-13-01"},
        {"although": "x" * 2001},
    ],
)
def test_what_cannot_be_meant_is_refused(checked: Desk, wishes: dict[str, str]) -> None:
    assert issue(client_of(checked), checked, **wishes).status_code == 400


def test_letters_of_no_kind_are_not_there(checked: Desk) -> None:
    place, _ = the_case(checked)
    client = client_of(checked)
    for path in ("issued/report.json", "issued/notice.json", "draft/report.docx", "issued/..%2freport.txt"):
        assert client.get(f"/case/{place.id}/{path}").status_code == 404
    assert client.get(f"/case/{place.id}/draft/acceptance.docx").status_code == 400


def a_pdf(pages: int) -> bytes:
    """A letter as some program might set it."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for number in range(pages):
        canvas.drawString(60, 790, f"{number}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_letter_is_seen_as_it_prints_and_set_but_once(
    checked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_: list[bytes] = []

    def setting(docx: bytes) -> bytes:
        set_.append(docx)
        return a_pdf(2)

    monkeypatch.setattr("intake.case.pdf.pdf_of", setting)
    place, report = the_case(checked)
    client, address = client_of(checked), f"/case/{place.id}/print"
    told = client.get(f"{address}/notice").json()
    assert told["pages"] == 2
    assert client.get(f"{address}/notice").json() == told
    assert set_ == [client.get(f"/case/{place.id}/draft/notice.docx").content]
    for number in (1, 2):
        drawn = client.get(f"{address}/{told['mark']}/{number}/1200.jpg")
        assert drawn.content.startswith(b"\xff\xd8")
    for wrong in (f"{told['mark']}/3", f"{told['mark']}/0", f"{'0' * 64}/1", "..%2f..%2fx/1"):
        assert client.get(f"{address}/{wrong}/1200.jpg").status_code == 404
    assert client.get(f"{address}/{told['mark']}/1/77.jpg").status_code == 404
    asked = next(item for item in report.findings if item.code == "submission-missing")
    send(client, checked, [aimed(checked, asked.id)], "accept")
    assert client.get(f"{address}/notice").json()["mark"] != told["mark"]
    assert len(set_) == 2


def test_without_a_program_that_sets_it_the_page_says_so_and_shows_the_content(
    checked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = the_case(checked)
    client = client_of(checked)
    told = client.get(f"/case/{place.id}/print/notice").json()  # pdf_of gives none in these tests
    assert told["pages"] == 0
    assert "LibreOffice" in told["problem"]
    monkeypatch.setattr("intake.desk.letter_pages.find_office", lambda: None)
    page = client.get(f"/case/{place.id}/letter").text
    assert "本机没有 LibreOffice" in page
    assert re.search(r'data-view="print"[^>]* disabled', page)
