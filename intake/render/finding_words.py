"""A finding's words in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.model import CaseReport, Finding, effective_severity
from intake.render.days import with_spoken_days
from intake.render.translated import translated
from intake.scheme import FindingRule, Scheme, Wording


@dataclass(frozen=True, slots=True)
class FindingWords:
    """``title``: what is wrong, in a few words; ``why``: why that does not suffice (may be empty).
    ``remedy``: what the applicant is asked to send; of a doubt, what our own staff look at.

    ``values``: the finding's params in the reader's language, days written out.
    """

    title: str
    message: str
    remedy: str
    why: str
    values: Mapping[str, str]


def finding_words(finding: Finding, report: CaseReport, scheme: Scheme, language: str) -> FindingWords:
    """The finding's words; the report's own message when the scheme cannot say it in that language.

    A report in the asked-for language keeps its own message: a person may have changed it.
    """
    rule = scheme.findings.get(finding.code)
    severity = effective_severity(finding)
    # What a doubt says to our own staff is nothing to send to an applicant.
    to_staff = finding.severity == "doubt" and severity != "doubt"
    own_remedy = "" if to_staff else finding.remedy or ""
    if rule is None:
        return FindingWords(finding.code, finding.message, own_remedy, "", dict(finding.params))
    values = {name: with_spoken_days(value, language) for name, value in finding.params}
    confirmed = severity == "deficiency" and rule.severity == "doubt"
    if language != report.language or confirmed or _is_worded_as_doubt(finding, rule, values, language):
        if language != report.language:
            values = translated(values, scheme, language)
        firm = _filled(rule.confirmed, values, language) if confirmed else None
        message = firm or _filled(rule.message, values, language) or finding.message
        todo = rule.look if severity == "doubt" else rule.remedy
        remedy = _filled(todo, values, language) or own_remedy
    else:
        message = finding.message
        asked = _filled(rule.remedy, values, language) if to_staff and severity == "deficiency" else None
        remedy = asked or own_remedy
    title = _filled(rule.title, values, language) or finding.code
    return FindingWords(title, message, remedy, _filled(rule.why, values, language) or "", values)


def _filled(wording: Wording, values: Mapping[str, str], language: str) -> str | None:
    """``None`` when the wording is absent in that language or needs a value the finding does not carry."""
    text = wording.texts.get(language)
    if text is None:
        return None
    try:
        return text.format_map(values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return None


def _is_worded_as_doubt(
    finding: Finding, rule: FindingRule, values: Mapping[str, str], language: str
) -> bool:
    """Whether a person has made a deficiency of a doubt, whose message still asks our own staff to look."""
    if effective_severity(finding) != "deficiency" or rule.severity != "deficiency":
        return False
    doubtful = [_filled(one, values, language) for one in (rule.doubt, rule.doubt_in_text)]
    firm = _filled(rule.message, values, language)
    return finding.message in doubtful or (firm is not None and finding.message.endswith(f"：{firm}"))
