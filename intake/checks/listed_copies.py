"""Certificates and honours that a table lists, and of which no copy is in the case."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.shapes import EXPRESSION, KINDS, SUBMISSION, Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Box, Cell, Evidence, Page, Table
from intake.model.value import File, Several, Text
from intake.zh.text import normalise, squeeze

NAME = "listed_copies"
CODES: Codes = {"lacking": ("file", "items")}
PARAMS = parameters(
    CODES,
    ("submission", "kinds", "name", "grantor"),
    submission=SUBMISSION,
    kinds=KINDS,
    name=EXPRESSION,
    grantor=EXPRESSION,
    number=EXPRESSION,
    skipped=EXPRESSION,
)

_HEAD_ROWS = 3
"""Rows of a table among which its heads stand."""

_SHORTEST = 6
"""Letters and digits of a number that tell a paper."""

_ALIKE = 0.7
"""Share of a title's pairs of characters that stand in a paper that bears it: readers lose some."""

_ASIDE = re.compile(r"[（(][^（()）]{0,80}[)）]|[《》“”「」\"]")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row: what it names, its number (letters and digits), and its place."""

    name: str
    number: str
    place: Evidence


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Tables with a head that matches ``name`` and one that matches ``grantor`` list papers of ``kinds``. A
    person is asked about those of which neither the ``number`` nor the name stands in such a paper, or in
    one of no known kind, all of a table together; not about rows that match ``skipped`` (旧证, 已注销).
    """
    known = case.scheme.kinds.keys() - set(params["kinds"])
    texts = [
        (squeeze(page.text), _plain(page.text), (page.file, page.number))
        for item in case.documents
        if item.kind not in known
        for page in case.pages_of(item)
    ]
    for document in case.documents:
        for page in case.pages_of(document):
            for table in page.tables:
                rows = list(_rows(page, table, params))
                own = page.file, page.number
                others = [(text, plain) for text, plain, place in texts if place != own]
                lacking = [row for row in rows if not any(_is_of(row, *one) for one in others)]
                if lacking:
                    yield _problem(params, page, lacking)


def _problem(params: Mapping[str, Any], page: Page, lacking: Sequence[_Listed]) -> Problem:
    return Problem(
        params["codes"]["lacking"],
        params["submission"],
        {
            "file": File(page.file, "quoted"),
            "items": Several(tuple(Text(row.name) for row in lacking)),
        },
        tuple(row.place for row in lacking),
        UNSURE,
    )


def _rows(page: Page, table: Table, params: Mapping[str, Any]) -> Iterator[_Listed]:
    for at, heads in enumerate(table.rows[:_HEAD_ROWS]):
        name, grantor = _column(heads, params["name"]), _column(heads, params["grantor"])
        if name is None or grantor is None or name == grantor:
            continue
        number = _column(heads, params["number"]) if "number" in params else None
        for row in table.rows[at + 1 :]:
            text = " ".join(normalise(cell.text) for cell in row)
            title = squeeze(row[name].text)
            if not title or not row[grantor].text.strip() or re.search(params.get("skipped", "(?!)"), text):
                continue
            told = _plain(row[number].text) if number is not None else ""
            place = Evidence(page.file, page.number, Box.around(cell.box for cell in row), text[:160])
            yield _Listed(title, told if len(told) >= _SHORTEST else "", place)
        return


def _column(heads: Sequence[Cell], expression: str) -> int | None:
    return next((at for at, cell in enumerate(heads) if re.search(expression, squeeze(cell.text))), None)


def _is_of(row: _Listed, text: str, plain: str) -> bool:
    """Whether a paper of that text is the one listed: it bears its number, or most of its name."""
    if row.number and row.number in plain:
        return True
    name = _ASIDE.sub("", row.name)
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return bool(pairs) and sum(pair in text for pair in pairs) >= _ALIKE * len(pairs)


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", normalise(text).upper())
