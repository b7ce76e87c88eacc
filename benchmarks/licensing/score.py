"""Is a field read right, does the engine's raw text hold it, and what would a letter say without ground?"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.licensing.truth import Truth
from intake.model import CaseReport, Fact, Finding
from intake.zh.codes import is_valid_credit_code, is_valid_registration_number
from intake.zh.dates import Term, find_dates, find_term
from intake.zh.money import parse_money
from intake.zh.text import similarity

FACTS = {
    "code": "unified_social_credit_code",
    "name": "organization_name",
    "type": "organization_type",
    "representative": "legal_representative",
    "capital": "registered_capital",
    "founded": "established_on",
    "term": "valid_until",
    "address": "address",
    "scope": "business_scope",
}
"""The fact that answers for each field of a licence."""

_LONG_ALIKE = 0.95
"""A scope of some hundred characters counts as read when at most one in twenty differs."""

_BRACKETS = str.maketrans("[]【】〔〕「」", "()()()()")
_PUNCTUATION = re.compile(r"[\s,.;:、。·・'\"“”‘’*_-]+")


def folded(text: str) -> str:
    """What two transcribers of one paper would both write: no widths, spaces, or kinds of punctuation."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text).translate(_BRACKETS)).upper()


def is_right(field: str, truth: Truth, facts: Mapping[str, Fact]) -> bool:
    """Whether the fact says what the transcript says."""
    said = truth.text(field)
    fact = facts.get(FACTS[field])
    if field == "term":
        return _term(facts) == _wanted_term(said)
    if fact is None:
        return False
    if field == "founded":
        return fact.value == _day(said)
    if field == "capital":
        money = parse_money(said)
        return money is not None and str(fact.value).split(" ")[0] == str(money.amount)
    if field == "scope":
        return similarity(folded(str(fact.value)), folded(said)) >= _LONG_ALIKE
    if field == "type":
        return folded(str(fact.value)) in {folded(said), folded("".join(_types(truth)))}
    return folded(str(fact.value)) == folded(said)


def _types(truth: Truth) -> list[str]:
    """The type without the form of composition (组成形式: 个人经营), which transcripts give as type too."""
    return [piece for piece in truth.fields["type"] if folded(piece) not in {"个人经营", "家庭经营"}]


def is_scored(field: str, truth: Truth) -> bool:
    """Whether the transcript says it in a form that can be compared."""
    said = truth.text(field)
    if field == "founded":
        return _day(said) is not None
    if field == "term":
        return _wanted_term(said) != (None, None)
    if field == "capital":
        return parse_money(said) is not None
    return bool(folded(said))


def is_held(field: str, truth: Truth, raw: Sequence[str]) -> bool:
    """Whether the engine's raw text holds the field: every line of it, every date of it."""
    whole = folded("".join(raw))
    said = truth.text(field)
    if field == "scope":
        pieces = [folded(piece) for piece in truth.fields[field]]
        found = sum(len(piece) for piece in pieces if piece in whole)
        return found >= _LONG_ALIKE * sum(map(len, pieces))
    if field in {"founded", "term"}:
        days = {found.value for line in ("".join(raw), *raw) for found in find_dates(line)}
        return all(found.value in days for found in find_dates(said))
    return all(folded(piece) in whole for piece in truth.fields[field])


def groundless(report: CaseReport, truth: Truth, as_of: date) -> list[Finding]:
    """Firm findings on the paper itself that the transcript contradicts."""
    return [
        finding
        for finding in report.findings
        if finding.severity == "deficiency" and _contradicted(finding, truth, as_of)
    ]


def _contradicted(finding: Finding, truth: Truth, as_of: date) -> bool:
    code = folded(truth.text("code"))
    match finding.code:
        case "required-field-missing":
            return True  # every licence of a set bears its name and code
        case "licence-expired":
            return _expired(_wanted_term(truth.text("term"))[1], as_of) is not True
        case "credit-code-invalid":
            return is_valid_credit_code(code) or is_valid_registration_number(code)
        case "registration-number-old":
            return len(code) == 18
        case _:
            return (
                finding.code in {"submission-missing", "submission-incomplete"}
                and finding.submission == "business_licence"
            )


def _expired(end: str | None, as_of: date) -> bool | None:
    return None if end in (None, "long_term") else date.fromisoformat(str(end)) < as_of


def _day(text: str) -> str | None:
    found = [item for item in find_dates(text) if item.precision == "day"]
    return found[0].value.isoformat() if found else None


def _wanted_term(text: str) -> tuple[str | None, str | None]:
    term = find_term(text) or find_term(f"自{text}")
    if term is None:
        found = [item for item in find_dates(text) if item.precision == "day"]
        if len(found) == 2:
            return found[0].value.isoformat(), found[1].value.isoformat()
        if len(found) == 1 and re.search(r"\*{2,}|至\W*$", text):
            return found[0].value.isoformat(), "long_term"
        return None, None
    return _ends(term)


def _ends(term: Term) -> tuple[str | None, str | None]:
    end = term.end.isoformat() if isinstance(term.end, date) else term.end
    return (term.start.isoformat() if term.start else None), end


def _term(facts: Mapping[str, Fact]) -> tuple[str | None, str | None]:
    start, end = facts.get("valid_from"), facts.get("valid_until")
    return (str(start.value) if start else None), (str(end.value) if end else None)
