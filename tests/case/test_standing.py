"""Where a case stands, in the words of `intake cases`, and who does what next, by SQLite and PostgreSQL."""

from datetime import UTC, date, datetime
from pathlib import Path

from intake.case.letters import Wishes, issue_letter, now_standing
from intake.case.outputs import act_and_write, write_outputs
from intake.events import delivery, extension, withdrawal
from intake.register import CaseRecord, list_cases, open_database
from intake.render.words import words
from tests.case.test_casework import outcome, plain
from tests.case.test_letters import lacking
from tests.check.builders import SCHEME
from tests.register.conftest import postgresql, register  # noqa: F401 - fixtures

DAY, AT = date(2026, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_from_draft_to_return_and_back(register: str, tmp_path: Path) -> None:  # noqa: F811
    database, folder = open_database(register), tmp_path / "某公司-intake"
    record = CaseRecord(database, folder)
    report = write_outputs(outcome(lacking(), folder), SCHEME, folder, record, rendering=plain).report

    def told(day: date) -> tuple[str, str, str]:
        (row,) = list_cases(database, day)
        said = words("zh")
        return (
            said[f"stands_{row.stands}"],
            said[f"next_step_{row.next_step}"],
            said[f"next_by_{row.next_by}"],
        )

    def act(make: object) -> None:
        act_and_write(
            folder,
            SCHEME,
            make,
            who="张三",
            why="来函",
            at=AT,
            record=record,
            rendering=plain,  # type: ignore[arg-type]
        )

    def issue(kind: str, day: date) -> str:
        letter = issue_letter(folder, SCHEME, record, kind, Wishes(day), who="张三", at=AT).letter  # type: ignore[arg-type]
        return str(letter.options.number)

    assert told(DAY) == ("草稿", "发补充材料通知书", "复核、管理")
    notice = issue("notice", DAY)
    assert told(DAY) == ("已发补充通知", "登记送达", "预审")
    act(lambda _, log: [delivery(log.events, notice, DAY, "邮件", receipt=False)])
    assert told(date(2026, 12, 8)) == ("等待补充", "等待", "—")
    assert told(date(2026, 12, 9)) == ("逾期", "发催办函", "复核、管理")
    act(lambda *_: [extension(now_standing(folder, report, record), date(2026, 12, 20))])
    assert told(date(2026, 12, 20)) == ("已延期", "等待", "—")
    issue("reminder", date(2026, 12, 21))
    assert told(date(2026, 12, 21))[1:] == ("等待", "—")
    rejection = issue("rejection", date(2027, 1, 20))
    assert told(date(2027, 1, 20)) == ("已退回", "—", "—")
    act(lambda _, log: [withdrawal(log.events, rejection)])
    assert told(date(2027, 1, 20)) == ("逾期", "可退回申请", "复核、管理")
    database.close()
