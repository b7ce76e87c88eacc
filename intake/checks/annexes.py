"""Annexes that a text refers to by number (详见附表2), and that are nowhere in the case."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import UNSURE
from intake.checks.describe import document_name
from intake.checks.shapes import KINDS, Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Document, Evidence
from intake.model.value import Several, Text
from intake.zh.numbers import parse_chinese_number
from intake.zh.text import normalise, squeeze

NAME = "annexes"
CODES: Codes = {"nowhere": ("document", "annexes")}
PARAMS = parameters(CODES, ("kinds",), kinds=KINDS)

_ANNEX = (
    r"附(?P<what>[件表图录])[:：]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?![\d.一二三四五六七八九十月日年号楼])"
)
_REFERRED = re.compile(rf"(?:见|详见|参见|附于|列于)(?:本?材料|文后|后附|的)?[《“（(]?{_ANNEX}")
_HEADED = re.compile(rf"^[《“（(【]?{_ANNEX}")
_NAMED = re.compile(_ANNEX)

_Annex = tuple[str, int]


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Documents of ``kinds`` that refer to annexes by their numbers, none of which heads a line anywhere
    (but one that only refers to it again) or is in a file's name: one question a document."""
    there = {*_headed(case), *(annex for file in case.files for annex in _in(_NAMED, squeeze(file.path)))}
    for document in case.of_kind(*params["kinds"]):
        missing: dict[_Annex, Evidence] = {}
        for annex, place in _referred(case, document):
            if annex not in there:
                missing.setdefault(annex, place)
        if missing:
            yield Problem(
                params["codes"]["nowhere"],
                document.submission,
                {
                    "document": document_name(case, document),
                    "annexes": Several(tuple(Text(f"附{what}{number}") for what, number in missing)),
                },
                tuple(missing.values()),
                UNSURE,
            )


def _headed(case: Case) -> Iterator[_Annex]:
    for page in case.pages.values():
        for line in page.lines:
            text = squeeze(normalise(line.text))
            if not _REFERRED.search(text):
                yield from _in(_HEADED, text)


def _referred(case: Case, document: Document) -> Iterator[tuple[_Annex, Evidence]]:
    for page in case.pages_of(document):
        for line in page.lines:
            for annex in _in(_REFERRED, squeeze(normalise(line.text))):
                yield annex, Evidence(page.file, page.number, line.box, line.text[:160])


def _in(expression: "re.Pattern[str]", text: str) -> Iterator[_Annex]:
    for match in expression.finditer(text):
        number = match["number"]
        counted = int(number) if number.isdigit() else parse_chinese_number(number)
        if counted is not None:
            yield match["what"], counted
