"""What persons did to a case, in words: for the report, the terminal, and who looks into the log."""

from collections.abc import Sequence

from intake.model.document import IRRELEVANT
from intake.model.event import (
    Act,
    Added,
    Assigned,
    Corrected,
    Decided,
    Delivered,
    Event,
    Explained,
    Extended,
    FactData,
    Issued,
    Place,
    Undone,
    Unlocked,
    Waived,
    Withdrawn,
    Worded,
)
from intake.render.say import say
from intake.render.words import words
from intake.scheme import Scheme


def event_words(event: Event, scheme: Scheme, language: str) -> str:
    """What was done, and to what, without who, when and why."""
    said = words(language)
    name = said[f"event_{event.act.__struct_config__.tag}"]
    text = _about(event.act, scheme, language)
    return f"{name}{said['colon']}{text}" if text else name


def _about(act: Act, scheme: Scheme, language: str) -> str:  # noqa: PLR0911 - one for each kind of act
    said = words(language)
    match act:
        case Assigned(places=places, kind=kind, submission=submission):
            return f"{_places(places, language)} → {_filed(kind, submission, scheme, language)}"
        case Corrected(place=place, kind=kind, name=name, value=value, before=before):
            title = say(scheme.kinds[kind].fact_title(name), language) if kind in scheme.kinds else name
            changed = f"{_value(before, language)} → {_value(value, language)}"
            return f"{_places((place,), language)} {title} {changed}"
        case Added(submission=submission, words=own, phrase=phrase):
            text = own or scheme.data.get("phrases", {}).get(phrase, {}).get("title", {}).get(
                language, phrase
            )
            return f"{_item(submission, scheme, language)} {text}".strip()
        case Worded(submission=submission, found=found, request=request):
            text = " / ".join(one for one in (found, request) if one)
            return f"{_item(submission, scheme, language)} {text}".strip()
        case Waived(submission=submission, words=own) | Explained(submission=submission, words=own):
            return f"{_item(submission, scheme, language)} {own}".strip()
        case Decided(code=code, action=action, message=message):
            return f"{said[f'action_{action}']} {message or code}"
        case Issued(kind=kind, number=number, issued_on=day):  # ``although`` is the event's reason
            return f"{said[f'letter_{kind}']} {number} {day}"
        case Delivered(number=number, on=day, how=how, receipt=receipt):
            return f"{number} {day} {said['receipt'] if receipt else ''} {how}".strip()
        case Extended(number=number, due_on=day, before=before):
            return f"{number} {before} → {day}"
        case Withdrawn(number=number):
            return number
        case Unlocked(files=files, kept=kept):
            return "；".join(file for file, _ in files) + (said["password_kept"] if kept else "")
        case Undone(event=number):
            return said["event_number"].format(number=number)


def _filed(kind: str, submission: str | None, scheme: Scheme, language: str) -> str:
    if kind == IRRELEVANT:
        return words(language)["irrelevant"]
    title = scheme.kinds[kind].title.in_language(language) if kind in scheme.kinds else kind
    return f"{_item(submission, scheme, language)} {title}".strip()


def _item(submission: str | None, scheme: Scheme, language: str) -> str:
    found = next((one for one in scheme.submissions if one.id == submission), None)
    return words(language)["item_number"].format(number=found.number) if found else submission or ""


def _places(places: Sequence[Place], language: str) -> str:
    """Files with their pages, neighbours as ranges."""
    pages: dict[str, list[int]] = {}
    for place in places:
        pages.setdefault(place.file, []).append(place.page)
    said = words(language)
    return "；".join(f"{file} {said['page'].format(page=_ranges(found))}" for file, found in pages.items())


def _ranges(pages: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _value(value: FactData, language: str) -> str:
    if value is None:
        return words(language)["not_stated"]
    return (
        words(language)["rows_in_all"].format(number=len(value)) if isinstance(value, tuple) else str(value)
    )
