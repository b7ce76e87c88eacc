"""A letter issued: what may be written now, what is written when it is, and what is kept of it for good.

What was issued lies in ``letters/`` beside the report, named by its number, and no command touches it
again: the log has its hashes. A number must not be spent on a letter that cannot be written, nor on one
that the state of the case forbids.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from intake.atomic import written_together
from intake.case.archive import LETTERS, archived
from intake.case.copies import as_noted, copies_of_issued, draft_beside, with_notices
from intake.case.folder import case_lock
from intake.case.journal import add_to_log
from intake.case.outputs import as_issued, issued_notice, letter_options, settle_locked
from intake.case.rendered import needs_letter
from intake.decisions.moment import stamp
from intake.errors import CaseError, UsageError
from intake.events import Log, Standing, issued_letters, read_log, refuse_letter, standing
from intake.file_names import free_stem, plain_name
from intake.model import CaseReport, Finding, effective_severity
from intake.model.event import Entry
from intake.model.event import Issued as IssuedAct
from intake.render.days import spoken_day
from intake.render.letter import check_template, letter_content
from intake.render.letter_context import NoticeOptions, chosen_deadline
from intake.render.letter_data import LetterData, LetterKind
from intake.render.letter_email import letter_email
from intake.rounds import Issued, arrivals_written, read_arrivals, round_number
from intake.scheme import Scheme

if TYPE_CHECKING:
    from intake.register import CaseRecord

_ASKING: tuple[LetterKind, ...] = ("notice", "correction", "reminder")
_IN_NAMES = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the writer of a letter may choose; None: as usual. ``although``: why it goes out with doubts
    that nobody has decided on."""

    issued_on: date
    due: date | None = None
    due_days: int | None = None
    received_on: date | None = None
    language: str = "zh"
    although: str = ""
    number: str | None = None
    earlier_number: str | None = None
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's files by their names, and what it was written with."""

    kind: LetterKind
    options: NoticeOptions
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Issuing:
    """A letter issued, or a draft of it, and where it lies. ``edited``: drafts of it that a person had
    edited, set aside."""

    letter: Letter
    paths: tuple[Path, ...]
    edited: tuple[Path, ...] = ()


def open_doubts(report: CaseReport) -> tuple[Finding, ...]:
    """The doubts that nobody has decided on."""
    return tuple(item for item in report.findings if effective_severity(item) == "doubt")


def why_not(
    report: CaseReport, kind: LetterKind, notice: Issued | None, last_due: date | None, day: date
) -> str:
    """What stands in the way of a letter of that kind dated that day; nothing: ``""``.

    ``notice``: the round's, when it was issued; ``last_due``: the last day to answer it or its reminders.
    """
    if not report.judged:
        return "审核没有完成，请先重新审查"
    if kind == "acceptance":
        return "" if report.verdict == "complete" else "尚有缺项或疑问，不能受理"
    if not needs_letter(report):
        return "没有待补充的内容"
    if kind == "correction":
        return "尚未发出补充材料通知书" if notice is None else ""
    return "" if kind == "notice" else _too_early(notice, last_due, day)


def _too_early(notice: Issued | None, last_due: date | None, day: date) -> str:
    """What follows on silence says that the time to answer has run out: it must have."""
    if notice is None:
        return "尚未发出补充材料通知书"
    due = last_due or notice.due_on
    return f"补充期限至{spoken_day(due, 'zh')}（含当日），尚未届满" if day <= due else ""


def now_standing(folder: Path, report: CaseReport, record: "CaseRecord | None") -> Standing:
    """Where the case stands in the report's round, by its log, and what was issued before there was one."""
    return _standing(read_log(folder), folder, report, record)


def _standing(log: Log, folder: Path, report: CaseReport, record: "CaseRecord | None") -> Standing:
    round_ = round_number(report)
    before = issued_notice(report, read_arrivals(folder), log, record)
    act = None
    if before is not None:
        act = IssuedAct(
            "notice",
            before.number,
            before.issued_on.isoformat(),
            before.due_on.isoformat(),
            round_,
            report.language,
            (),
        )
    found = standing(log.events, round_, act)
    last = record.last_due(report) if record else None
    if last is not None and found.due is not None and last > found.due:
        return replace(found, due=last)
    return found


def draft_letter(
    folder: Path,
    report: CaseReport,
    scheme: Scheme,
    record: "CaseRecord | None",
    kind: LetterKind,
    wishes: Wishes,
) -> Letter:
    """The letter as it would be written now, without a number of its own; it says that it is a draft.
    Raises as `letter_content`."""
    chosen = _options(folder, report, now_standing(folder, report, record), kind, wishes)
    return _written(report, scheme, kind, replace(chosen, draft=chosen.number is None))


def save_draft(folder: Path, report: CaseReport, letter: Letter) -> Issuing:
    """Writes a draft beside the report, over no issued letter and no edited draft. Raises CaseError."""
    try:
        with case_lock(folder):
            log, round_ = read_log(folder), round_number(report)
            copies = draft_beside(folder, letter.kind, letter.files, log, round_)
            with written_together(copies.files):
                pass
    except OSError as error:
        raise CaseError(f"信函无法写入 {folder}：{error.strerror or error}") from error
    paths = (path for path in copies.files if path.suffix in (".docx", ".txt"))
    return Issuing(
        letter,
        tuple(path for path in paths if path not in copies.edited.values()),
        tuple(copies.edited.values()),
    )


def issue_letter(
    folder: Path,
    scheme: Scheme,
    record: "CaseRecord | None",
    kind: LetterKind,
    wishes: Wishes,
    *,
    who: str = "",
    at: datetime | None = None,
    pdf: bool = False,
) -> Issuing:
    """Issues a letter: it gets its number, date and deadline, is kept for good, and copied beside the
    report. A notice that was issued in its round is never written again: asked for once more it is given as
    it is, or refused when it would say something else (a ``correction`` may).

    Raises:
        UsageError: the state of the case forbids it, or doubts are open and no reason is given.
        CaseError: it cannot be written.
    """
    check_template(scheme, kind, wishes.language, wishes.template)
    try:
        with case_lock(folder):
            settled = settle_locked(folder, scheme, record)
            report, log = settled.report, read_log(folder)
            now = _standing(log, folder, report, record)
            if kind == "notice" and now.notice is not None and now.notice.files:
                done = _as_it_is(folder, report, scheme, now, wishes)
            else:
                done = _issue(folder, report, scheme, record, kind, wishes, log, now, who, at, pdf=pdf)
            return replace(done, edited=(*settled.edited, *done.edited))
    except OSError as error:
        raise CaseError(f"信函无法写入 {folder}：{error.strerror or error}") from error


def _issue(
    folder: Path,
    report: CaseReport,
    scheme: Scheme,
    record: "CaseRecord | None",
    kind: LetterKind,
    wishes: Wishes,
    log: Log,
    now: Standing,
    who: str,
    at: datetime | None,
    *,
    pdf: bool,
) -> Issuing:
    _refuse(report, kind, wishes, now)
    options = _options(folder, report, now, kind, wishes)
    if record:
        options = record.reserve(report, scheme, kind, options)
    if options.number is None:
        raise UsageError("正式发出需要编号：用 --number 给出，或用登记簿。")
    if any(one.number == options.number for one in issued_letters(log.events)):
        raise UsageError(f"编号“{options.number}”已用于另一份信函。")
    letter = _written(report, scheme, kind, options)
    kept = _kept(options.number, letter, _stems(folder / LETTERS), pdf=pdf)
    due = chosen_deadline(options, LetterData(scheme, options.language)).day if kind in _ASKING else None
    act = IssuedAct(
        kind,
        options.number,
        options.issued_on.isoformat(),
        due.isoformat() if due else "",
        round_number(report),
        options.language,
        tuple((name, sha256(data).hexdigest()) for name, data in kept.items()),
        wishes.although.strip(),
        options.corrects,
    )
    entry = Entry(stamp(at or datetime.now(UTC)), who.strip(), wishes.although.strip(), act)
    # What the log speaks of lies there before the log does.
    archive = {folder / LETTERS / name: data for name, data in kept.items()}
    with written_together(archive, _left_by_the_dead(archive)):
        pass
    log = add_to_log(folder, report, record, log, log.with_entries([entry]))
    copies = copies_of_issued(folder, log, round_number(report))
    with written_together({**copies.files, **_noted(folder, report, log, options.received_on)}):
        pass
    paths = (*(folder / name for name in letter.files), *archive)
    return Issuing(letter, paths, tuple(copies.edited.values()))


def _left_by_the_dead(archive: Mapping[Path, bytes]) -> list[Path]:
    """The PDF of a letter that was never issued, where this one, of the same number, has none."""
    pdfs = {path.with_suffix(".pdf") for path in archive}
    return [path for path in pdfs if path not in archive]


def _noted(folder: Path, report: CaseReport, log: Log, received_on: date | None) -> dict[Path, bytes]:
    """rounds.yaml with what is known now of the round's notice, and of the day its material came in."""
    rounds, place = list(with_notices(read_arrivals(folder), log)), round_number(report) - 1
    if place < len(rounds) and received_on is not None:
        rounds[place] = replace(rounds[place], received_on=received_on)
    return arrivals_written(folder, rounds)


def _refuse(report: CaseReport, kind: LetterKind, wishes: Wishes, now: Standing) -> None:
    """A number must not be spent on a letter that cannot be."""
    refusal = why_not(report, kind, as_noted(now.notice), now.due, wishes.issued_on)
    if refusal and now.ended is None:
        raise UsageError(f"{refusal}。")
    refuse_letter(kind, now, wishes.issued_on)
    if refusal:
        raise UsageError(f"{refusal}。")
    doubts = open_doubts(report)
    if kind in ("notice", "correction") and doubts and not wishes.although.strip():
        shown = "、".join(item.id for item in doubts[:8]) + ("……" if len(doubts) > 8 else "")
        raise UsageError(
            f"还有{len(doubts)}条疑问没有决定（{shown}）：通知书应一次性告知。请先逐条决定，"
            "或用 --although 写明为什么仍要发出。"
        )


def _as_it_is(folder: Path, report: CaseReport, scheme: Scheme, now: Standing, wishes: Wishes) -> Issuing:
    """The notice that was issued, from where it is kept; refused where another one is asked for."""
    act = now.notice
    assert act is not None  # noqa: S101 - asked before
    files = archived(folder, act)
    draft = letter_options(report, read_arrivals(folder))
    options = replace(
        draft,
        number=act.number,
        issued_on=date.fromisoformat(act.issued_on),
        due=date.fromisoformat(act.due_on) if act.due_on else None,
        language=act.language,
        corrects=act.corrects,
        received_on=wishes.received_on or draft.received_on,
        draft=False,
    )
    asks = (wishes.due, wishes.due_days, wishes.template, wishes.number and wishes.number != act.number)
    same = needs_letter(report) and not any(asks) and wishes.language == act.language
    if same:
        kind: LetterKind = "correction" if act.corrects else "notice"
        letter = _written(report, scheme, kind, options)
        same = letter.files[f"{kind}.txt"] == next(
            data for name, data in files.items() if name.endswith(".txt")
        )
    if not same:
        raise UsageError(
            f"本轮的补充材料通知书（{act.number}）已于{spoken_day(options.issued_on, 'zh')}发出，不再改写。"
            "内容有变的，请用 --kind correction 发更正通知书；只改期限的，用 intake extend。"
        )
    return Issuing(letter, tuple(folder / LETTERS / name for name in files))


def _kept(number: str, letter: Letter, taken: Container[str], *, pdf: bool) -> Mapping[str, bytes]:
    """What is kept of a letter, by names made of its number that no other letter's files have."""
    stem = free_stem(plain_name(number.translate(_IN_NAMES).strip(". ") or "letter"), taken)
    kept = {f"{stem}.{name.rsplit('.', 1)[1]}": data for name, data in letter.files.items()}
    if pdf:
        from intake.case.pdf import pdf_of

        made = pdf_of(letter.files[f"{letter.kind}.docx"])
        if made is not None:
            kept[f"{stem}.pdf"] = made
    return kept


def _stems(folder: Path) -> frozenset[str]:
    """The names there, folded, without their endings."""
    return frozenset(path.stem.casefold() for path in folder.iterdir()) if folder.is_dir() else frozenset()


def _options(
    folder: Path, report: CaseReport, now: Standing, kind: LetterKind, wishes: Wishes
) -> NoticeOptions:
    draft = letter_options(report, read_arrivals(folder))
    options = replace(
        draft,
        number=wishes.number,
        issued_on=wishes.issued_on,
        due=wishes.due,
        due_days=wishes.due_days,
        language=wishes.language,
        template=wishes.template,
        received_on=wishes.received_on or draft.received_on,
        earlier_number=wishes.earlier_number or draft.earlier_number,
        draft=False,
    )
    notice = as_noted(now.notice)
    if kind == "notice":
        return as_issued(options, notice)
    if kind == "correction":
        return replace(options, corrects=notice.number if notice else "")
    if notice:
        options = replace(options, earlier_number=wishes.earlier_number or notice.number)
    return replace(options, earlier_due=now.due) if kind in ("reminder", "rejection") else options


def _written(report: CaseReport, scheme: Scheme, kind: LetterKind, options: NoticeOptions) -> Letter:
    return Letter(
        kind,
        options,
        {
            f"{kind}.docx": letter_content(report, scheme, kind, options=options),
            f"{kind}.txt": letter_email(report, scheme, kind, options=options).encode("utf-8"),
        },
    )
