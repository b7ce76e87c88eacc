"""A finding's values in a letter's language, when the report speaks another: what the scheme itself words,
how documents are called (`check.describe`) and how rows are named (`check.row_names`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intake.scheme import Scheme, Wording

_DOCUMENT = {
    "en": re.compile(r"《(?P<title>[^》]+)》(?:（(?P<details>.*)）)?"),
    "zh": re.compile(r"“(?P<title>[^”]+)”(?: \((?P<details>.*)\))?"),
}
_SEPARATOR = {"en": "、", "zh": ", "}
_DETAILS = {
    "en": ((re.compile(r"编号(.+)"), "No. {}"), (re.compile(r"持有人(.+)"), "holder {}")),
    "zh": ((re.compile(r"No\. (.+)"), "编号{}"), (re.compile(r"holder (.+)"), "持有人{}")),
}
_ROWS = {
    "en": (
        (re.compile(r"序号(.+)"), "No. {}"),
        (re.compile(r"第(\d+)行"), "row {}"),
        (re.compile(r"第(\d+)页第(\d+)行"), "page {}, row {}"),
        (re.compile(r"工作表“(.+)”第(\d+)行"), "sheet “{}”, row {}"),
        (re.compile("各行"), "every row"),
        (re.compile(r"共(\d+)行"), "{} in all"),
    ),
    "zh": (
        (re.compile(r"No\. (.+)"), "序号{}"),
        (re.compile(r"row (\d+)"), "第{}行"),
        (re.compile(r"page (\d+), row (\d+)"), "第{}页第{}行"),
        (re.compile(r"sheet “(.+)”, row (\d+)"), "工作表“{}”第{}行"),
        (re.compile("every row"), "各行"),
        (re.compile(r"(\d+) in all"), "共{}行"),
    ),
}
"""By the language to be spoken: patterns of the other one's words, and how this one says it."""


def translated(values: Mapping[str, str], scheme: Scheme, language: str) -> dict[str, str]:
    """The values in that language as far as they can be said in it; all else stays as it was read."""
    known = {
        text: wording.in_language(language)
        for wording in _wordings(scheme)
        for other, text in wording.texts.items()
        if other != language
    }
    return {name: _said(value, known, language) for name, value in values.items()}


def _wordings(scheme: Scheme) -> Iterator[Wording]:
    """Everything the scheme says in more than one language, checks' and documents' own words included."""
    for kind in scheme.kinds.values():
        yield kind.title
        yield from _below(kind.fact_schema)
    for check in scheme.checks:
        yield from _below(check.params)
    yield from _below(scheme.data)
    for submission in scheme.submissions:
        yield from (submission.title, submission.request, submission.basis)


def _below(data: Any) -> Iterator[Wording]:
    """The texts by language anywhere in a data file."""
    if isinstance(data, Mapping):
        if data and all(isinstance(text, str) and len(str(key)) == 2 for key, text in data.items()):
            yield Wording(dict(data))
        else:
            for value in data.values():
                yield from _below(value)
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for value in data:
            yield from _below(value)


def _said(value: str, known: Mapping[str, str], language: str) -> str:
    if value in known:
        return known[value]
    parts = value.split(_SEPARATOR.get(language, "、"))
    if len(parts) > 1 and all(part in known for part in parts):
        return ("、" if language == "zh" else ", ").join(known[part] for part in parts)
    row = _reworded(value, _ROWS.get(language, ()))
    if row is not None:
        return row
    pattern = _DOCUMENT.get(language)
    document = pattern.fullmatch(value) if pattern else None
    return _document(document, known, language) if document else value


def _document(found: "re.Match[str]", known: Mapping[str, str], language: str) -> str:
    title = known.get(found["title"], found["title"])
    details = (found["details"] or "").split("，" if language == "en" else ", ")
    said = [_reworded(detail, _DETAILS[language]) or detail for detail in details if detail]
    if language == "zh":
        return f"《{title}》" + (f"（{'，'.join(said)}）" if said else "")
    return f"“{title}”" + (f" ({', '.join(said)})" if said else "")


def _reworded(value: str, patterns: "Sequence[tuple[re.Pattern[str], str]]") -> str | None:
    for pattern, wording in patterns:
        found = pattern.fullmatch(value)
        if found:
            return wording.format(*found.groups())
    return None
