"""Personal data kept out of letters."""

import re

from intake.model import CaseReport
from intake.zh.masking import mask_private


def without_private(text: str, report: CaseReport) -> str:
    """The text with identity, phone and account numbers masked.

    The case's own credit codes stay: they are public, name the applicant, and an all-digit one would
    otherwise be taken for an account number.
    """
    known = {report.unified_social_credit_code or ""}
    known |= {str(fact.value) for fact in report.facts if fact.name == "unified_social_credit_code"}
    codes = sorted((re.escape(code) for code in known if code), key=len, reverse=True)
    if not codes:
        return mask_private(text)
    parts = re.split(f"({'|'.join(codes)})", text)
    return "".join(part if index % 2 else mask_private(part) for index, part in enumerate(parts))
