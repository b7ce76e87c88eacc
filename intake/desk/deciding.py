"""A person's decision made in a browser: on what that browser showed, or not at all."""

from collections.abc import Sequence
from datetime import UTC, datetime

from intake.case.outputs import decide_and_write
from intake.decisions.fingerprint import finding_keys
from intake.desk.desk import Desk
from intake.desk.requests import Aimed
from intake.desk.shelf import Place
from intake.errors import UsageError
from intake.model import Action, Finding
from intake.render.words import words


class ConflictError(UsageError):
    """Somebody else was first; the message says who did what."""


def decide_here(
    desk: Desk, place: Place, aimed: Sequence[Aimed], action: Action, *, why: str, who: str
) -> None:
    """Decides on findings that are still as they were shown.

    Raises:
        ConflictError: one of them is gone, or decided otherwise since; nothing was decided.
        UsageError: it cannot be decided so.
    """
    with desk.changing(place):
        _, report = desk.opened(place)
        keys = {key: id_ for id_, key in finding_keys(report).items()}
        for one in aimed:
            if one.key not in keys:
                raise ConflictError("这个问题已经变了，请看刷新后的页面 / it has changed: look again.")
            found = report.finding(keys[one.key])
            if _seen(found) != one.seen:
                raise ConflictError(_told(found))
        ids = [keys[one.key] for one in aimed]
        with desk.record(place) as record:
            decide_and_write(
                place.out,
                desk.scheme_of(report),
                ids,
                action,
                why=why,
                who=who,
                at=datetime.now(UTC),
                record=record,
            )
    desk.feed.send("case", {"id": place.id, "who": who})


def _seen(finding: Finding) -> str:
    return finding.decision.at if finding.decision else ""


def _told(finding: Finding) -> str:
    decision = finding.decision
    if decision is None:
        return "刚有人撤销了这个决定 / it has just been undone."
    action = words("zh")[f"action_{decision.action}"]
    return f"{decision.who} 刚对它作了决定：{action}（{decision.why}）/ somebody else has just decided."
