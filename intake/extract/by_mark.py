"""Values from QR codes: a credit code anywhere in one, and what stands behind a field's label."""

import re
from collections.abc import Iterator, Sequence

from intake.extract.candidate import Candidate
from intake.extract.typed import typed_value
from intake.model import Mark, Page
from intake.scheme import Field
from intake.zh.codes import find_credit_codes, is_valid_credit_code
from intake.zh.text import normalise

_IN_MARK = 0.97
_PAIRS = re.compile(r"[;；|\n\r]")
_PAIR = re.compile(r"\s*([^:：=]{2,12}?)\s*[:：=]\s*(.+)")


def marked(field: Field, pages: Sequence[Page]) -> list[Candidate]:
    """What the pages' QR codes say of the field: 统一社会信用代码:…;名称:…;登记机关:…"""
    return [
        Candidate(value, text, page.number, mark.box.rounded(), _IN_MARK * sure, "mark")
        for page in pages
        for mark in page.marks
        if mark.kind == "qr"
        for value, text, sure in _said(field, mark)
    ]


def _said(field: Field, mark: Mark) -> Iterator[tuple[str | int | float, str, float]]:
    if field.type == "credit_code":
        for code, _, _ in find_credit_codes(mark.text):
            if is_valid_credit_code(code):
                yield code, mark.text, 1.0
        return
    for pair in _PAIRS.split(mark.text):
        match = _PAIR.match(normalise(pair))
        typed = typed_value(field, match[2]) if match and match[1] in field.labels else None
        if typed is not None and not isinstance(typed[0], tuple):
            yield typed[0], pair, typed[1]
