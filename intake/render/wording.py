"""A finding's words: the scheme's wording of its code, filled with what the finding says."""

from collections.abc import Mapping
from dataclasses import replace
from string import Formatter

from intake.decisions import WORDING_CONFLICT
from intake.decisions.apply import LAPSED
from intake.events import EVENT_LAPSED, OWN
from intake.model import NOT_JUDGED, CaseReport, Finding
from intake.model.finding import Severity
from intake.render.say import said
from intake.render.words import words
from intake.scheme import FindingRule, Scheme, Wording


def _ours(
    code: str, severity: Severity, zh: str, en: str, title: str = "", remedy: str = ""
) -> FindingRule:
    named = title or code
    return FindingRule(
        code,
        severity,
        title=Wording({"zh": named, "en": named}),
        message=Wording({"zh": zh, "en": en}),
        remedy=Wording({"zh": remedy, "en": remedy}),
    )


_OURS: Mapping[str, FindingRule] = {
    rule.code: rule
    for rule in (
        _ours(
            LAPSED,
            "note",
            "{who}于{on}就“{about}”作出的决定（{action}）不再适用。",
            "The decision of {who} on {on} about “{about}” ({action}) no longer applies.",
        ),
        _ours(NOT_JUDGED, "doubt", "未能完成审核：{reason}", "The case could not be judged: {reason}"),
        _ours(
            EVENT_LAPSED,
            "note",
            "{who}于{on}所作的“{action}”（第{number}号操作）不再适用：所涉的文件或页已变更或不在了。",
            "“{action}” by {who} on {on} (event {number}) no longer applies: its page is gone or changed.",
        ),
        _ours(
            WORDING_CONFLICT,
            "doubt",
            "{who}于{on}改写的措辞（“{words}”）所对应的问题已变，通知书改用程序的措辞。",
            "The words of {who} of {on} (“{words}”) were for a request that has changed since.",
        ),
        _ours(
            OWN,
            "deficiency",
            "{words}",
            "{words}",
            title="{title}",
            remedy="{request}",
        ),
    )
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
    rule = rule_of(finding.code, scheme)
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


def rule_of(code: str, scheme: Scheme) -> FindingRule | None:
    """How a code is worded: by the scheme, else by us where it is ours."""
    return scheme.findings.get(code) or _OURS.get(code)


def unworded(code: str) -> FindingRule:
    """For a code that nobody words: by its name, what a reader reports of a file."""
    named = Wording({"zh": f"{code}：{{file}}", "en": f"{code}: {{file}}"})
    return FindingRule(code, "doubt", Wording({"zh": code, "en": code}), named, Wording({}))
