"""A finding's values in words: the one place where they are made, for every language and output."""

from collections.abc import Mapping

from intake.model import value as kinds
from intake.model.value import Texts, Value, Values
from intake.render.days import spoken_day
from intake.render.words import words
from intake.scheme import Wording


def say(value: Value, language: str) -> str:
    """The value as a sentence of that language says it."""
    match value:
        case kinds.Day(day) | kinds.ReviewDay(day):
            return spoken_day(day, language)
        case kinds.Several(values):
            return between(language).join(say(one, language) for one in values)
        case _:
            return _same_anywhere(value, language)


def plain(value: Value, language: str) -> str:
    """The same for programs: days in ISO form."""
    match value:
        case kinds.Day(day) | kinds.ReviewDay(day):
            return day.isoformat()
        case kinds.Several(values):
            return between(language).join(plain(one, language) for one in values)
        case _:
            return _same_anywhere(value, language)


def said(values: Values, language: str) -> dict[str, str]:
    """All of a finding's values in words, by their names."""
    return {name: say(value, language) for name, value in values}


def between(language: str) -> str:
    """What stands between the items of a list in one line: 、 in Chinese, commas elsewhere."""
    return "、" if language == "zh" else ", "


def _same_anywhere(value: Value, language: str) -> str:  # noqa: PLR0911 - one for each kind of value
    match value:
        case kinds.Text(text):
            return text
        case kinds.Quoted(text):
            return f"“{text}”"
        case kinds.Number(number):
            return str(number)
        case kinds.Title(_, texts):
            return _worded(texts, language)
        case kinds.FactTitle():
            return _fact_title(value, language)
        case kinds.Term(name, number):
            return words(language)[name].format(number=number)
        case kinds.DocumentName():
            return _document(value, language)
        case kinds.Paper(title, number):
            return _paper(title, number, language)
        case kinds.Row():
            return _row(value, language)
        case kinds.File():
            return _file(value)
        case kinds.Day() | kinds.ReviewDay() | kinds.Several():
            return plain(value, language)


def _worded(texts: Texts, language: str) -> str:
    return Wording(dict(texts)).in_language(language)


def _fact_title(value: kinds.FactTitle, language: str) -> str:
    """A fact's name for people: the scheme's words; in Chinese, for want of them, the label on papers."""
    stated: Mapping[str, str] = dict(value.texts)
    printed = value.printed if language == "zh" else ""
    return stated.get(language) or printed or value.name.replace("_", " ")


def _document(value: kinds.DocumentName, language: str) -> str:
    """《质量管理体系认证证书》（编号016ZB…，持有人××公司）, or “…” (No. 016ZB…, holder ××公司)."""
    title = value.title or _worded(value.kind_title, language)
    known = words(language)
    details = [
        known["numbered"].format(number=value.number) if value.number else "",
        value.subject,
        known["document_holder"].format(holder=value.holder) if value.holder else "",
    ]
    return _titled(title, [detail for detail in details if detail], language)


def _paper(title: str, number: str, language: str) -> str:
    plain_title = title.strip("《》")
    return _titled(plain_title or number, [number] if plain_title and number else [], language)


def _titled(title: str, details: list[str], language: str) -> str:
    if language == "zh":
        return f"《{title.strip('《》')}》" + (f"（{'，'.join(details)}）" if details else "")
    return f"“{title}”" + (f" ({', '.join(details)})" if details else "")


def _row(value: kinds.Row, language: str) -> str:
    known = words(language)
    if value.serial:
        return known["row_serial"].format(serial=value.serial)
    row = known["row"].format(row=value.row)
    if value.sheet:
        return known["row_on_sheet"].format(sheet=value.sheet) + row
    return (known["row_on_page"].format(page=value.page) if value.page else "") + row


def _file(value: kinds.File) -> str:
    if value.shown == "name":
        return value.path.replace("!/", "/").rsplit("/", 1)[-1]
    return f"“{value.path}”" if value.shown == "quoted" else value.path
