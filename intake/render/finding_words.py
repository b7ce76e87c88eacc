"""A finding's words in the reader's language, after what persons have decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intake.model import CaseReport, Finding, effective_severity
from intake.render.say import said
from intake.render.wording import filled, message, remedy, rule_of
from intake.scheme import Scheme


@dataclass(frozen=True, slots=True)
class FindingWords:
    """``title``: what is wrong, in a few words; ``why``: why that does not suffice (may be empty).
    ``remedy``: what the applicant is asked to send; of a doubt, what our own staff look at.

    ``values``: what the finding says, in the reader's language.
    """

    title: str
    message: str
    remedy: str
    why: str
    values: Mapping[str, str]


def finding_words(finding: Finding, report: CaseReport, scheme: Scheme) -> FindingWords:
    """The finding's words, in the language of the report it is in (`intake.render.wording.worded`).

    What the report says of it stays as it is there, unless a person has made a deficiency of a doubt: what
    a doubt says to our own staff is nothing to send to an applicant.
    """
    rule, language = rule_of(finding.code, scheme), report.language
    severity = effective_severity(finding)
    values = said(finding.values, language)
    if rule is None:
        return FindingWords(finding.code, finding.message, finding.remedy or "", "", values)
    told, todo = finding.message, finding.remedy or ""
    if finding.severity == "doubt" and severity == "deficiency":
        firm = replace(finding, severity="deficiency")
        by_rule = rule.severity == "doubt" and rule.confirmed.texts
        told = (
            filled(rule.confirmed, values, language) if by_rule else message(rule, firm, values, language)
        )
        todo = remedy(rule, "deficiency", values, language) or ""
    elif finding.severity == "doubt" and severity != "doubt":
        todo = ""
    return FindingWords(
        filled(rule.title, values, language), told, todo, filled(rule.why, values, language), values
    )
