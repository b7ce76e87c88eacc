"""Values from QR codes: a licence's code states the credit code in its address."""

from collections.abc import Sequence

from intake.extract.candidate import Candidate
from intake.model import Page
from intake.scheme import Field
from intake.zh.codes import find_credit_codes, is_valid_credit_code


def marked(field: Field, pages: Sequence[Page]) -> list[Candidate]:
    """Valid credit codes in QR codes' texts, for fields of that type."""
    if field.type != "credit_code":
        return []
    return [
        Candidate(code, mark.text, page.number, mark.box.rounded(), 0.97, "mark")
        for page in pages
        for mark in page.marks
        if mark.kind == "qr"
        for code, _, _ in find_credit_codes(mark.text)
        if is_valid_credit_code(code)
    ]
