"""A letter sent is a record: its bytes stay, its number is its own; what may follow is the case's state."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from intake.case.archive import LETTERS
from intake.case.letters import Wishes, draft_letter, issue_letter, now_standing
from intake.case.outputs import act_and_write, decide_and_write, write_outputs
from intake.cli.notice import LetterName, notice
from intake.cli.options import LanguageName
from intake.errors import CaseError, UsageError
from intake.events import delivery, extension, issued_letters, read_log, withdrawal
from intake.events.make import undo_act
from intake.model import CaseReport
from intake.register import CaseRecord, list_cases, open_database
from tests.case.test_casework import done, outcome
from tests.check.builders import SCHEME, Pack, complete
from tests.render.word_text import lines_of

DAY = date(2026, 11, 24)
DUE = date(2026, 12, 8)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def lacking() -> Pack:
    """Two items are missing, nothing is doubted."""
    return complete().without("sales_mode", "organization_chart")


def written(pack: Pack, folder: Path) -> CaseReport:
    return write_outputs(outcome(pack, folder), SCHEME, folder).report


def issue(
    folder: Path, kind: str = "notice", number: str = "补1号", day: date = DAY, **more: object
) -> str:
    wishes = Wishes(issued_on=day, number=number, **more)  # type: ignore[arg-type]
    letter = issue_letter(folder, SCHEME, None, kind, wishes, who="张三", at=AT).letter  # type: ignore[arg-type]
    return letter.files[f"{letter.kind}.txt"].decode()


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / LETTERS).iterdir()}


def decide(folder: Path, finding: str, action: str) -> CaseReport:
    word = {"why": "已说明", "who": "李四", "at": AT}
    return decide_and_write(folder, SCHEME, [finding], action, **word)[1].report  # type: ignore[arg-type]


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A case whose notice was issued."""
    written(lacking(), tmp_path)
    issue(tmp_path)
    return tmp_path


def test_what_was_issued_is_kept_with_its_hashes_and_copied_beside_the_report(sent: Path) -> None:
    assert set(kept(sent)) == {"补1号.docx", "补1号.txt"}
    (letter,) = issued_letters(read_log(sent).events)
    assert (letter.number, letter.issued_on, letter.due_on, letter.round) == (
        "补1号", "2026-11-24", "2026-12-08", 1,
    )  # fmt: skip
    assert {name for name, _ in letter.files} == set(kept(sent))
    assert (sent / "notice.docx").read_bytes() == kept(sent)["补1号.docx"]


def test_no_later_command_touches_it(sent: Path) -> None:
    before = kept(sent)
    decide(sent, "f1", "accept")
    written(complete(), sent)
    done(sent, lambda report, log: [extension(now_standing(sent, report, None), date(2026, 12, 20))])
    assert kept(sent) == before
    assert (sent / "notice.docx").read_bytes() == before["补1号.docx"]


def test_a_lost_copy_comes_from_what_was_issued_and_not_from_what_is_known_now(sent: Path) -> None:
    (sent / "notice.docx").unlink()
    decide(sent, "f1", "accept")
    assert (sent / "notice.docx").read_bytes() == kept(sent)["补1号.docx"]


def test_asked_for_again_it_is_given_as_it_is(sent: Path) -> None:
    before = kept(sent)
    assert "补1号" in issue(sent)
    assert kept(sent) == before
    assert len(issued_letters(read_log(sent).events)) == 1


@pytest.mark.parametrize(
    "other",
    [{"due": date(2026, 12, 31)}, {"language": "en"}, {"number": "补2号"}, {"due_days": 20}],
    ids=["due", "language", "number", "days"],
)
def test_asked_for_otherwise_it_is_refused(sent: Path, other: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="已于2026年11月24日发出，不再改写"):
        issue(sent, **({"number": "补1号"} | other))  # type: ignore[arg-type]


def test_what_changed_since_goes_out_as_a_correction_that_names_the_first(sent: Path) -> None:
    decide(sent, "f1", "accept")
    with pytest.raises(UsageError, match="不再改写"):
        issue(sent)
    mail = issue(sent, "correction", "更1号", date(2026, 11, 26))
    assert mail.startswith("主题：更正通知书 更1号")
    assert "更正并取代此前发出的补充材料通知书（补1号）" in mail
    assert any(
        "更正并取代本机构此前发出的补充材料通知书（补1号）" in line
        for line in lines_of(sent / "correction.docx")
    )
    assert set(kept(sent)) == {"补1号.docx", "补1号.txt", "更1号.docx", "更1号.txt"}


def test_a_letter_that_was_sent_cannot_be_undone(sent: Path) -> None:
    with pytest.raises(UsageError, match="已发出，不能当作没有发过"):
        undo_act(read_log(sent).events, 1)


def test_a_changed_archive_is_told(sent: Path) -> None:
    (sent / LETTERS / "补1号.docx").write_bytes(b"other")
    with pytest.raises(CaseError, match="被改动过或不见了"):
        issue(sent)


def test_a_number_is_used_once(sent: Path) -> None:
    with pytest.raises(UsageError, match="已用于另一份信函"):
        issue(sent, "correction", "补1号")


def test_open_doubts_hold_a_letter_back_until_a_reason_is_given(tmp_path: Path) -> None:
    pack = lacking().add("honour", "荣誉证书", organization_name="绍兴清溪集团有限公司")
    assert written(pack, tmp_path).verdict == "deficient"
    with pytest.raises(UsageError, match=r"还有\d+条疑问没有决定（f\d+.*）"):
        issue(tmp_path)
    assert not (tmp_path / LETTERS).exists()
    issue(tmp_path, although="申请人要求先行告知")
    (event,) = read_log(tmp_path).events
    assert event.why == "申请人要求先行告知"


def test_a_draft_says_so_and_an_issued_letter_does_not(tmp_path: Path) -> None:
    report = written(lacking(), tmp_path)
    letter = draft_letter(tmp_path, report, SCHEME, None, "notice", Wishes(DAY))
    path = tmp_path / "draft.docx"
    path.write_bytes(letter.files["notice.docx"])
    from docx import Document

    assert Document(str(path)).sections[0].header.paragraphs[-1].text == "草稿（尚未发出）"
    assert letter.files["notice.txt"].decode().startswith("主题：【草稿（尚未发出）】")
    issue(tmp_path)
    assert "草稿" not in (tmp_path / "notice.txt").read_text(encoding="utf-8")
    assert Document(str(tmp_path / "notice.docx")).sections[0].header.paragraphs[-1].text == ""


def test_a_draft_that_a_person_edited_is_set_aside_and_told(tmp_path: Path) -> None:
    written(lacking(), tmp_path)
    (tmp_path / "notice.docx").write_bytes(b"edited")
    done_ = decide_and_write(tmp_path, SCHEME, ["f1"], "accept", why="已说明", who="李四", at=AT)[1]
    assert done_.edited == (tmp_path / "notice-edited1.docx",)
    assert (tmp_path / "notice-edited1.docx").read_bytes() == b"edited"
    assert decide_and_write(tmp_path, SCHEME, ["f1"], "undo", why="", who="李四", at=AT)[1].edited == ()


def test_issuing_sets_aside_the_draft_that_a_person_edited(tmp_path: Path) -> None:
    written(lacking(), tmp_path)
    (tmp_path / "notice.docx").write_bytes(b"edited")
    done_ = issue_letter(tmp_path, SCHEME, None, "notice", Wishes(DAY, number="补1号"), who="张三", at=AT)
    assert done_.edited == (tmp_path / "notice-edited1.docx",)
    assert (tmp_path / "notice-edited1.docx").read_bytes() == b"edited"
    assert (tmp_path / "notice.docx").read_bytes() == kept(tmp_path)["补1号.docx"]


def test_a_draft_asked_for_again_sets_aside_what_a_person_edited(tmp_path: Path) -> None:
    written(lacking(), tmp_path)
    assert notice(tmp_path) == 0
    (tmp_path / "notice.docx").write_bytes(b"edited")
    assert notice(tmp_path) == 0
    assert (tmp_path / "notice-edited1.docx").read_bytes() == b"edited"
    assert notice(tmp_path) == 0
    assert len(list(tmp_path.glob("*-edited*"))) == 1


def test_without_a_number_an_issued_notice_is_given_as_it_is_or_refused(sent: Path) -> None:
    before = kept(sent), (sent / "notice.docx").read_bytes()
    assert notice(sent) == 0
    with pytest.raises(UsageError, match="不再改写"):
        notice(sent, lang=LanguageName.en)
    decide(sent, "f1", "accept")
    with pytest.raises(UsageError, match="不再改写"):
        notice(sent)
    assert (kept(sent), (sent / "notice.docx").read_bytes()) == before


def test_a_draft_lies_beside_an_issued_letter_of_its_kind(sent: Path) -> None:
    issue(sent, "reminder", "催1号", date(2026, 12, 9))
    before = (sent / "reminder.docx").read_bytes()
    assert notice(sent, kind=LetterName.reminder, dated="2026-12-10") == 0
    assert (sent / "reminder.docx").read_bytes() == before == kept(sent)["催1号.docx"]
    assert "草稿" in (sent / "reminder-draft.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("day", "allowed"), [(DUE, False), (date(2026, 12, 9), True)])
@pytest.mark.parametrize("kind", ["reminder", "rejection"])
def test_what_follows_on_silence_waits_for_the_deadline(
    sent: Path, kind: str, day: date, allowed: bool
) -> None:
    if allowed:
        assert issue(sent, kind, "后1号", day)
    else:
        with pytest.raises(UsageError, match="尚未届满"):
            issue(sent, kind, "后1号", day)


def test_no_letter_is_dated_before_the_notice_it_follows(sent: Path) -> None:
    with pytest.raises(UsageError, match="早于补充材料通知书的日期"):
        issue(sent, "correction", "更1号", date(2026, 11, 23))


def test_an_extension_moves_the_deadline_and_nothing_else(sent: Path) -> None:
    done(sent, lambda report, _: [extension(now_standing(sent, report, None), date(2026, 12, 20))])
    with pytest.raises(UsageError, match="补充期限至2026年12月20日"):
        issue(sent, "reminder", "催1号", date(2026, 12, 20))
    assert issue(sent, "reminder", "催1号", date(2026, 12, 21))
    report = done(sent, lambda *_: [])
    with pytest.raises(UsageError, match="延期应晚于它"):
        extension(now_standing(sent, report, None), date(2026, 12, 20))


def test_after_a_rejection_nothing_follows_until_it_is_withdrawn(sent: Path) -> None:
    issue(sent, "rejection", "退1号", date(2026, 12, 9))
    for kind in ("notice", "correction", "reminder", "rejection"):
        with pytest.raises(UsageError, match=r"该申请已退回（退1号）|不再改写"):
            issue(sent, kind, "又1号", date(2026, 12, 30), due_days=5)
    done(sent, lambda _, log: [withdrawal(log.events, "退1号")])
    assert issue(sent, "reminder", "催1号", date(2026, 12, 30))
    with pytest.raises(UsageError, match="不是现行有效"):
        withdrawal(read_log(sent).events, "退1号")


def test_the_state_of_a_case_from_draft_to_rejection(tmp_path: Path) -> None:
    report = written(lacking(), tmp_path)

    def state(day: date) -> str:
        return now_standing(tmp_path, report, None).state(day)

    assert state(DAY) == "draft"
    issue(tmp_path)
    assert (state(DUE), state(date(2026, 12, 9))) == ("sent", "overdue")
    done(tmp_path, lambda _, log: [delivery(log.events, "补1号", DAY, "邮件", receipt=False)])
    assert state(DUE) == "waiting"
    done(tmp_path, lambda *_: [extension(now_standing(tmp_path, report, None), date(2026, 12, 20))])
    assert (state(date(2026, 12, 20)), state(date(2026, 12, 21))) == ("extended", "overdue")
    issue(tmp_path, "rejection", "退1号", date(2026, 12, 21))
    assert state(date(2026, 12, 21)) == "rejected"


def test_an_acceptance_says_what_was_not_sent_and_accepted(tmp_path: Path) -> None:
    written(complete().without("sales_mode", "organization_chart"), tmp_path)
    decide(tmp_path, "f1", "accept")
    report = decide(tmp_path, "f2", "accept")
    assert report.verdict == "complete"
    mail = issue(tmp_path, "acceptance", "受1号")
    assert "按本机构的决定受理（第6、8项未提交）" in mail
    lines = lines_of(tmp_path / "acceptance.docx")
    assert any("审查，按本机构的决定受理（第6、8项未提交），本机构决定" in line for line in lines)
    assert sum("未提交，按决定受理" in line for line in lines) == 2
    assert "材料齐全、符合要求" not in "".join(lines)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "按人工决定受理（2项未提交）。" in page
    assert "全部要求的材料均已提交且有效" not in page


def test_the_register_follows_extensions_and_withdrawals(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "register.sqlite"))
    folder = tmp_path / "某公司-intake"
    record = CaseRecord(database, folder)
    report = write_outputs(outcome(lacking(), folder), SCHEME, folder, record).report
    issue_letter(folder, SCHEME, record, "notice", Wishes(DAY), who="张三")
    later = date(2026, 12, 20)
    act_and_write(
        folder,
        SCHEME,
        lambda *_: [extension(now_standing(folder, report, record), later)],
        who="张三",
        why="来函",
        at=AT,
        record=record,
    )
    (row,) = list_cases(database, DAY)
    assert (row.due_on, row.state) == (later, "waiting")
    issue_letter(folder, SCHEME, record, "rejection", Wishes(date(2026, 12, 21)), who="张三")
    (letter,) = [one for one in issued_letters(read_log(folder).events) if one.kind == "rejection"]
    act_and_write(
        folder,
        SCHEME,
        lambda _, log: [withdrawal(log.events, letter.number)],
        who="张三",
        why="误发",
        at=AT,
        record=record,
    )
    assert now_standing(folder, report, record).ended is None
    database.close()
