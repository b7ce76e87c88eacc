"""The letters of a case as its log has them: which were issued, what is due when, what may follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from intake.errors import UsageError
from intake.events.in_force import in_force
from intake.model.event import Delivered, Event, Extended, Issued, Withdrawn

State = Literal["draft", "sent", "waiting", "extended", "overdue", "accepted", "rejected"]
"""``draft``: nothing was issued in this round. ``sent``: the notice was issued, and is not known to have
arrived. ``waiting``: it has. ``extended``: the applicant was given more time. ``overdue``: the last day
given is over."""

_NOTICES = ("notice", "correction")
_ENDS = ("acceptance", "rejection")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands in one round. ``notice``: the newest notice or correction of the round; ``due``:
    the last day given for the answer; ``ended``: an acceptance or rejection that holds, of any round."""

    notice: Issued | None = None
    due: date | None = None
    delivered: bool = False
    extended: bool = False
    ended: Issued | None = None

    def state(self, today: date) -> State:
        """What the case is on that day."""
        if self.ended is not None:
            return "accepted" if self.ended.kind == "acceptance" else "rejected"
        if self.notice is None:
            return "draft"
        if self.due is not None and today > self.due:
            return "overdue"
        return "extended" if self.extended else "waiting" if self.delivered else "sent"


def issued_letters(events: Iterable[Event]) -> tuple[Issued, ...]:
    """All letters issued, withdrawn ones too, in their order."""
    return tuple(event.act for event in events if isinstance(event.act, Issued))


def standing(events: Sequence[Event], round_: int, before: Issued | None = None) -> Standing:
    """Where the case stands in that round. `before`: the round's notice where it was issued before there
    was a log."""
    acts = [event.act for event in in_force(events)]
    letters = [act for act in acts if isinstance(act, Issued)]
    own = [one for one in letters if one.round == round_]
    gone = {act.number for act in acts if isinstance(act, Withdrawn)}
    notices = [one for one in own if one.kind in _NOTICES]
    notice = notices[-1] if notices else before
    numbers = {one.number for one in own} | ({notice.number} if notice else set())
    longer = [act.due_on for act in acts if isinstance(act, Extended) and act.number in numbers]
    asked = [
        notice.due_on if notice else "",
        *(one.due_on for one in own if one.kind == "reminder"),
        *longer,
    ]
    return Standing(
        notice,
        max((date.fromisoformat(day) for day in asked if day), default=None) if notice else None,
        any(isinstance(act, Delivered) and notice and act.number == notice.number for act in acts),
        bool(longer),
        next((one for one in reversed(letters) if one.kind in _ENDS and one.number not in gone), None),
    )


def refuse_letter(kind: str, now: Standing, day: date) -> None:
    """A letter that the case's state does not allow on that day.

    Raises:
        UsageError: the message says what stands in the way, and what may be done.
    """
    if now.ended is not None:
        what = "受理" if now.ended.kind == "acceptance" else "退回"
        raise UsageError(
            f"该申请已{what}（{now.ended.number}），不再发出其他信函；"
            "确需更改的，先用 intake withdraw 撤回。"
        )
    if kind in ("correction", "reminder") and now.notice is None:
        raise UsageError("这一轮还没有发出补充材料通知书。")
    if now.notice is None:
        return
    issued_on = date.fromisoformat(now.notice.issued_on)
    if day < issued_on:
        raise UsageError(f"信函日期{_spoken(day)}早于补充材料通知书的日期{_spoken(issued_on)}。")
    if kind in ("reminder", "rejection") and now.due is not None and day <= now.due:
        not_yet = "催办" if kind == "reminder" else "退回"
        raise UsageError(
            f"补充期限至{_spoken(now.due)}（含当日），{_spoken(day)}尚未届满，不能{not_yet}；"
            "请在期限届满后发出，或用 --date 指定届满后的日期。"
        )


def extension(now: Standing, due: date) -> Extended:
    """The applicant may answer the round's notice until that day.

    Raises:
        UsageError: no notice is out, the case has ended, or the day is no later than the one given.
    """
    if now.ended is not None or now.notice is None:
        raise UsageError("没有在等待答复的补充材料通知书，无需延期。")
    if now.due is not None and due <= now.due:
        raise UsageError(f"现有期限是{_spoken(now.due)}，延期应晚于它。")
    return Extended(now.notice.number, due.isoformat(), now.due.isoformat() if now.due else "")


def delivery(events: Sequence[Event], number: str, on: date, how: str, *, receipt: bool) -> Delivered:
    """The letter went out, or its receipt came back. Raises UsageError: no such letter, or too early."""
    letter = next((one for one in issued_letters(events) if one.number == number), None)
    if letter is None:
        known = "、".join(one.number for one in issued_letters(events)) or "—"
        raise UsageError(f"没有编号“{number}”的信函。有：{known}")
    if on < date.fromisoformat(letter.issued_on):
        raise UsageError(f"日期早于该信函的日期（{letter.issued_on}）。")
    return Delivered(number, on.isoformat(), how.strip(), receipt)


def withdrawal(events: Sequence[Event], number: str) -> Withdrawn:
    """An acceptance or rejection is taken back. Raises UsageError: it is none that holds."""
    rounds = {one.round for one in issued_letters(events)}
    holds = next((now.ended for round_ in rounds if (now := standing(events, round_)).ended), None)
    if holds is None or holds.number != number:
        raise UsageError(f"“{number}”不是现行有效的受理或退回通知书。")
    return Withdrawn(number)


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
