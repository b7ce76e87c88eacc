"""A finding's words in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.model import CaseReport, Finding, effective_severity
from intake.render.days import with_spoken_days
from intake.scheme import FindingRule, Scheme, Wording


@dataclass(frozen=True, slots=True)
class FindingWords:
    """``title``: what is wrong, in a few words; ``why``: why that does not suffice (may be empty).

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
    if rule is None:
        return FindingWords(finding.code, finding.message, finding.remedy or "", "", dict(finding.params))
    values = {name: with_spoken_days(value, language) for name, value in finding.params}
    confirmed = effective_severity(finding) == "deficiency" and rule.severity == "doubt"
    if language != report.language or confirmed or _is_worded_as_doubt(finding, rule, values, language):
        if language != report.language:
            values = _translated(values, scheme, language)
        firm = _filled(rule.confirmed, values, language) if confirmed else None
        message = firm or _filled(rule.message, values, language) or finding.message
        remedy = _filled(rule.remedy, values, language) or finding.remedy or ""
    else:
        message, remedy = finding.message, finding.remedy or ""
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
    doubtful = _filled(rule.doubt, values, language)
    firm = _filled(rule.message, values, language)
    return finding.message == doubtful or (firm is not None and finding.message.endswith(f"：{firm}"))


def _translated(values: Mapping[str, str], scheme: Scheme, language: str) -> dict[str, str]:
    """Values that are the scheme's own titles, in the other language; everything else as it was read."""
    wordings = [kind.title for kind in scheme.kinds.values()]
    for submission in scheme.submissions:
        wordings += [submission.title, submission.request, submission.basis]
    known = {
        text: wording.in_language(language)
        for wording in wordings
        for other, text in wording.texts.items()
        if other != language
    }
    return {name: known.get(value) or _retitled(value, known) for name, value in values.items()}


def _retitled(value: str, known: Mapping[str, str]) -> str:
    """A value that names a document by its title in 《》, with the title in the other language."""
    for title, other in known.items():
        value = value.replace(f"《{title}》", f"“{other}”")
    return value
