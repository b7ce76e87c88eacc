"""Cases that persons have worked on, judged again by what was kept of them."""

from collections.abc import Sequence

from intake.events import Log
from intake.judged import packed, report_again
from intake.model import CaseReport, Finding, Reading
from intake.model.event import Act, Entry
from intake.settings import Settings
from tests.check.builders import Pack

AT = "2026-11-25T09:30:00.000+08:00"


def log_of(*acts: Act) -> Log:
    """A log of those acts, all done by one person for one reason."""
    return Log().with_entries(Entry(AT, "张三", "已核对原件", act) for act in acts)


def worked_on(pack: Pack, *acts: Act) -> CaseReport:
    """The report on a pack after what was done to it."""
    reading = Reading(tuple(pack.documents), tuple(pack.facts), tuple(pack.empty))
    kept = packed(tuple(pack.files), tuple(pack.pages.values()), reading)
    settings = Settings(as_of=pack.as_of)
    return report_again("某公司", kept, pack.scheme, settings, log_of(*acts).events)


def found(report: CaseReport, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


def codes(report: CaseReport) -> set[str]:
    return {finding.code for finding in report.findings}


def status(report: CaseReport, submission: str) -> str:
    return next(item.status for item in report.submissions if item.id == submission)


def kinds(report: CaseReport) -> Sequence[tuple[str, tuple[int, ...], str, str | None]]:
    return [(one.file, one.pages, one.kind, one.submission) for one in report.documents]
