"""A finding's words: the rule's wording filled with the finding's values, for people."""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter

from intake.model.finding import Severity
from intake.scheme import FindingRule, Wording

_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MISSING = {"zh": "（未读出）", "en": "(not read)"}
_TO_BE_CHECKED = {"zh": "待核实：", "en": "To be checked: "}
_LOOK = Wording(
    {
        "zh": "请对照原件核对：属实的确认为缺项，不属实的作“不成立”处理。",
        "en": "Compare with the original: confirm the doubt if it is so, dismiss it if it is not.",
    }
)


def message(
    rule: FindingRule,
    severity: Severity,
    values: Mapping[str, str],
    language: str,
    *,
    in_text: bool = False,
) -> str:
    """What was found. What is less than a deficiency is worded by the rule's ``doubt`` (``doubt_in_text``
    when it rests on text layers alone); without one, a doubt is marked as still to be checked."""
    if severity != "deficiency":
        for doubt in (rule.doubt_in_text if in_text else rule.doubt, rule.doubt):
            if doubt.texts:
                return filled(doubt, values, language)
    text = filled(rule.message, values, language)
    if severity == "doubt" and rule.severity == "deficiency":
        return _TO_BE_CHECKED.get(language, _TO_BE_CHECKED["zh"]) + text
    return text


def remedy(rule: FindingRule, severity: Severity, values: Mapping[str, str], language: str) -> str | None:
    """What to do: of a doubt, what our own staff look at; else what the applicant is asked to send."""
    if severity == "doubt":
        return filled(rule.look if rule.look.texts else _LOOK, values, language)
    return filled(rule.remedy, values, language) or None


def filled(wording: Wording, values: Mapping[str, str], language: str) -> str:
    """The wording with its ``{places}`` filled; days written out; a value that is not there says so."""
    template = wording.in_language(language)
    parts = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            value = values.get(name) or _MISSING.get(language, _MISSING["zh"])
            parts.append(_ISO_DAY.sub(lambda found: spoken_day(found[0], language), value))
    return "".join(parts)


def spoken_day(iso: str, language: str) -> str:
    """2024-03-04 → 2024年3月4日, or 4 March 2024. What is no day stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if language == "en":
        return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def joined(items: list[str] | tuple[str, ...], language: str) -> str:
    """A list in one line: 、 in Chinese, commas elsewhere."""
    return ("、" if language == "zh" else ", ").join(items)
