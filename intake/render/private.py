"""Personal data kept out of letters, summaries and the screen."""

import re
from dataclasses import replace

from intake.model import CaseReport, Finding
from intake.model.value import with_text
from intake.scheme import Scheme
from intake.zh.masking import mask_private

_PUBLIC_TYPES = {"code", "credit_code"}


class PrivateData:
    """Masks a case's identity, phone and account numbers in text that leaves the reviewer.

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


def masked_report(report: CaseReport, scheme: Scheme) -> CaseReport:
    """The report with private numbers masked in all that a summary or the screen shows of it.

    What the documents say stays whole in report.json and report.html, which are for the reviewer; a case
    keeps the name that its folder has.
    """
    private = PrivateData(report, scheme)
    files = tuple(
        replace(
            file,
            path=private.masked(file.path),
            problem=private.masked(file.problem) if file.problem else file.problem,
        )
        for file in report.files
    )
    findings = tuple(_masked_finding(finding, private) for finding in report.findings)
    if report.rounds is None:
        return replace(report, files=files, findings=findings)
    requests = tuple(replace(item, message=private.masked(item.message)) for item in report.rounds.requests)
    return replace(report, files=files, findings=findings, rounds=replace(report.rounds, requests=requests))


def _masked_finding(finding: Finding, private: PrivateData) -> Finding:
    decision = finding.decision
    return replace(
        finding,
        message=private.masked(finding.message),
        remedy=private.masked(finding.remedy) if finding.remedy else finding.remedy,
        values=tuple((name, with_text(value, private.masked)) for name, value in finding.values),
        evidence=tuple(
            replace(place, file=private.masked(place.file), text=private.masked(place.text))
            for place in finding.evidence
        ),
        decision=replace(decision, why=private.masked(decision.why)) if decision else None,
    )
