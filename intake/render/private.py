"""Personal data kept out of letters."""

import re

from intake.model import CaseReport
from intake.scheme import Scheme
from intake.zh.masking import mask_private

_PUBLIC_TYPES = {"code", "credit_code"}


class PrivateData:
    """Masks a case's identity, phone and account numbers in text for an applicant.

    Codes that were read as such (credit codes, numbers of certificates and permits) stay: they are
    public, they say which document is meant, and one of digits only looks like an account number.
    """

    def __init__(self, report: CaseReport, scheme: Scheme) -> None:
        kinds = {document.id: scheme.kinds.get(document.kind) for document in report.documents}
        public = {report.unified_social_credit_code or ""}
        for fact in report.facts:
            kind = kinds.get(fact.document)
            types = {field.name: field.type for field in kind.fields} if kind else {}
            if types.get(fact.name) in _PUBLIC_TYPES:
                public.add(str(fact.value))
        codes = sorted((re.escape(code) for code in public if code), key=lambda code: (-len(code), code))
        self._public = re.compile(f"({'|'.join(codes)})") if codes else None

    def masked(self, text: str) -> str:
        """The text with private numbers masked."""
        if self._public is None:
            return mask_private(text)
        parts = self._public.split(text)
        return "".join(part if index % 2 else mask_private(part) for index, part in enumerate(parts))
