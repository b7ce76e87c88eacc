"""One new decision on one finding of a report."""

from datetime import datetime

from intake.decisions.apply import LAPSED
from intake.decisions.edited import WORDING_CONFLICT
from intake.decisions.fingerprint import finding_key
from intake.decisions.moment import stamp
from intake.errors import UsageError
from intake.model import Action, CaseReport, Decision, Finding
from intake.model.event import Act, Decided
from intake.model.value import Text

_UNDONE = "撤销"


def decide(
    report: CaseReport,
    finding: str,
    action: Action,
    *,
    why: str,
    who: str,
    at: datetime,
    submission: str | None = None,
) -> Decision:
    """The decision on the finding of that id, or of that code (in `submission`) when only one has it.

    Raises:
        UsageError: there is no such finding, several have the code, or there is nothing to decide.
    """
    found = find(report, finding, submission)
    if action == "undo":
        return _undo(report, found, why=why, who=who, at=at)
    if not why.strip():
        raise UsageError("请用 --why 说明理由：决定会随案件保存。")
    if not who.strip():
        raise UsageError("请用 --who 写明是谁作的决定。")
    if found.code == WORDING_CONFLICT:
        raise UsageError(f"{found.id}：请用 intake word 重新改写，或用 intake undo 撤销原来的改写。")
    if found.code == LAPSED or (found.severity == "note" and action != "confirm"):
        raise UsageError(f"{found.id}（{found.code}）只是提示，不影响结论，不需要决定。")
    if action == "confirm" and found.severity == "deficiency" and found.decision is None:
        raise UsageError(f"{found.id}（{found.code}）本来就是缺项，已在通知书中。")
    return Decision(
        finding_key=finding_key(found, report),
        code=found.code,
        submission=found.submission,
        action=action,
        why=why.strip(),
        who=who.strip(),
        at=stamp(at),
        message=found.message,
    )


def reason_for(act: Act, why: str) -> str:
    """The reason given; a decision that is taken back need not have one."""
    taken_back = isinstance(act, Decided) and act.action == "undo"
    return why.strip() or (_UNDONE if taken_back else "")


def _undo(report: CaseReport, found: Finding, *, why: str, who: str, at: datetime) -> Decision:
    """Takes back the decision on the finding; on a note of a lapsed decision, takes that one back."""
    lapsed = {name: value.text for name, value in found.values if isinstance(value, Text)}
    if found.code == LAPSED:
        key, code, about = lapsed.get("key"), lapsed.get("code", ""), lapsed.get("about", "")
    else:
        key = finding_key(found, report) if found.decision else None
        code, about = found.code, found.message
    if not key:
        raise UsageError(f"{found.id}（{found.code}）没有可撤销的决定。")
    if not who.strip():
        raise UsageError("请用 --who 写明是谁撤销的。")
    return Decision(
        key, code, found.submission, "undo", why.strip() or _UNDONE, who.strip(), stamp(at), about
    )


def all_named(report: CaseReport, code: str) -> tuple[str, ...]:
    """The ids of all findings of a code. Raises UsageError: there is none."""
    ids = tuple(item.id for item in report.findings if item.code == code)
    return ids or (find(report, code).id,)


def find(report: CaseReport, finding: str, submission: str | None = None) -> Finding:
    """The finding of that id, or the only one of that code. Raises UsageError naming what there is."""
    hits = [item for item in report.findings if item.id == finding]
    hits = hits or [
        item for item in report.findings if item.code == finding and submission in (None, item.submission)
    ]
    if len(hits) == 1:
        return hits[0]
    shown = hits or report.findings
    listed = "；".join(f"{item.id} {item.code} {item.message[:30]}" for item in shown[:20])
    if hits:
        raise UsageError(f"“{finding}”有 {len(hits)} 处，请用编号指明：{listed}")
    raise UsageError(f"报告中没有“{finding}”。有：{listed or '—'}")
