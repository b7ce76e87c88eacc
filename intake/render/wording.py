"""A finding's words: the scheme's wording of its code, filled with what the finding says."""

from collections.abc import Mapping
from dataclasses import replace
from string import Formatter

from intake.decisions.apply import LAPSED
from intake.model import NOT_JUDGED, CaseReport, Finding
from intake.model.finding import Severity
from intake.render.say import said
from intake.render.words import words
from intake.scheme import FindingRule, Scheme, Wording

_OURS = {
    LAPSED: Wording(
        {
            "zh": "{who}于{on}就“{about}”作出的决定（{action}）不再适用。",
            "en": "The decision of {who} on {on} about “{about}” ({action}) no longer applies.",
        }
    ),
    NOT_JUDGED: Wording({"zh": "未能完成审核：{reason}", "en": "The case could not be judged: {reason}"}),
}
"""How findings that no check makes are told where the scheme does not word them."""


def worded(report: CaseReport, scheme: Scheme, language: str) -> CaseReport:
    """The report in that language. What it says in it already stays as it is; what the scheme cannot word
    (a code it does not know) keeps the words it has."""
    again = language != report.language
    titles = {item.id: item.title.in_language(language) for item in scheme.submissions}
    return replace(
        report,
        language=language,
        findings=tuple(
            word_finding(item, scheme, language) if again or not item.message else item
            for item in report.findings
        ),
        submissions=tuple(
            replace(item, title=titles.get(item.id, item.title)) if again or not item.title else item
            for item in report.submissions
        ),
    )


def word_finding(finding: Finding, scheme: Scheme, language: str) -> Finding:
    """The finding with its words in that language, or with those it has when there are none."""
    rule = scheme.findings.get(finding.code)
    values = said(finding.values, language)
    if finding.message and (rule is None or not _can_say(message_wording(rule, finding), values, language)):
        return finding
    rule = rule or unworded(finding.code)
    return replace(
        finding,
        message=message(rule, finding, values, language),
        remedy=remedy(rule, finding.severity, values, language),
    )


def message(rule: FindingRule, finding: Finding, values: Mapping[str, str], language: str) -> str:
    """What was found. What is less than a deficiency is worded by the rule's ``doubt`` (``doubt_in_text``
    when it rests on text layers alone); without one, a doubt is marked as still to be checked."""
    wording = message_wording(rule, finding)
    text = filled(wording, values, language)
    if finding.severity == "doubt" and rule.severity == "deficiency" and wording is rule.message:
        return words(language)["to_be_checked"] + text
    return text


def message_wording(rule: FindingRule, finding: Finding) -> Wording:
    """The rule's wording of a finding of that severity."""
    if finding.severity == "note" and rule.note.texts:
        return rule.note
    if finding.severity != "deficiency":
        for doubt in (rule.doubt_in_text if finding.in_text else rule.doubt, rule.doubt):
            if doubt.texts:
                return doubt
    return rule.message


def remedy(rule: FindingRule, severity: Severity, values: Mapping[str, str], language: str) -> str | None:
    """What to do: of a doubt, what our own staff look at; else what the applicant is asked to send. Of a
    note with words of its own, nothing."""
    if severity == "note" and rule.note.texts:
        return None
    if severity == "doubt":
        return filled(rule.look, values, language) or words(language)["look_at_it"]
    return filled(rule.remedy, values, language) or None


def filled(wording: Wording, values: Mapping[str, str], language: str) -> str:
    """The wording with its ``{places}`` filled; a value that is not there says so."""
    parts = []
    for literal, name, _, _ in Formatter().parse(wording.in_language(language)):
        parts.append(literal)
        if name is not None:
            parts.append(values.get(name) or words(language)["not_read"])
    return "".join(parts)


def _can_say(wording: Wording, values: Mapping[str, str], language: str) -> bool:
    """Whether the finding has every value that the wording names: one of an older program may not."""
    names = {name for _, name, _, _ in Formatter().parse(wording.in_language(language)) if name is not None}
    return names <= values.keys()


def unworded(code: str) -> FindingRule:
    """For a code of ours that the scheme does not word: by its name, what a reader reports of a file."""
    named = Wording({"zh": f"{code}：{{file}}", "en": f"{code}: {{file}}"})
    title = Wording({"zh": code, "en": code})
    return FindingRule(code, "doubt", title, _OURS.get(code, named), Wording({}))
