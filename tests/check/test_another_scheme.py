"""Checks know no scheme: a quite different one, with its own kinds and words, is judged as well."""

from datetime import date
from pathlib import Path

import pytest

from intake.checks import validate_checks
from intake.scheme import Scheme, load_scheme
from tests.check.builders import Pack

_HEAD = """
id: library
version: "1"
title: {en: Library card}
submissions:
  - {id: identity, number: 1, title: {en: Proof of identity}, required: always, satisfied_by: [passport]}
  - {id: address, number: 2, title: {en: Proof of address}, required: always, satisfied_by: [bill]}
  - {id: consent, number: 3, title: {en: Consent}, required: optional, satisfied_by: [consent]}
checks:
  - check: presence
    codes: {missing: nothing-sent, incomplete: partly-sent, uncertain: perhaps-sent}
  - check: schema_validity
  - check: agreement
    codes: {organization: other-holder, code: other-number, detail: other-detail}
    reference: passport
    compare: [{fact: holder, as: organization, kinds: [bill]}]
  - check: mentions
    codes: {missing: says-nothing}
    submission: consent
    kinds: [consent]
    topics: [{title: {en: signature}, words: [signed], code: unsigned}]
"""
_FINDINGS = """
nothing-sent: {severity: deficiency, title: {en: Missing}, message: {en: 'No {title}.'}}
partly-sent: {severity: deficiency, title: {en: Part}, message: {en: 'No {lacking}.'}}
perhaps-sent: {severity: doubt, title: {en: Unsure}, message: {en: '{document}?'}}
passport-expired: {severity: deficiency, title: {en: Old}, message: {en: '{document} ended on {value}.'}}
other-holder: {severity: deficiency, title: {en: Name}, message: {en: '{value} is not {expected}.'}}
other-number: {severity: deficiency, title: {en: Code}, message: {en: '{value} is not {expected}.'}}
other-detail: {severity: doubt, title: {en: Detail}, message: {en: '{value} is not {expected}.'}}
says-nothing: {severity: doubt, title: {en: Content}, message: {en: 'No {topic}.'}}
unsigned: {severity: deficiency, title: {en: Unsigned}, message: {en: '{document} is not signed.'}}
"""
_PASSPORT = """
{"properties": {"valid_until": {"notBeforeAsOf": true, "x-finding": {"notBeforeAsOf": "passport-expired"}}}}
"""
_FIELDS = "{name: holder, type: name}, {name: valid_until, type: date_end}"


@pytest.fixture
def scheme(tmp_path: Path) -> Scheme:
    documents = tmp_path / "documents"
    documents.mkdir()
    (tmp_path / "scheme.yaml").write_text(_HEAD, encoding="utf-8")
    (tmp_path / "findings.yaml").write_text(_FINDINGS, encoding="utf-8")
    for kind in ("passport", "bill", "consent"):
        text = f"kind: {kind}\ntitle: {{en: {kind.title()}}}\nrecognition: {{}}\nfields: [{_FIELDS}]\n"
        (documents / f"{kind}.yaml").write_text(text, encoding="utf-8")
    (documents / "passport.schema.json").write_text(_PASSPORT, encoding="utf-8")
    return load_scheme(tmp_path)


def test_it_is_judged(scheme: Scheme) -> None:
    validate_checks(scheme)
    pack = Pack(scheme=scheme, as_of=date(2026, 11, 24), language="en")
    pack.add("passport", "Passport", holder="Ada Byron", valid_until="2020-01-31")
    pack.add("bill", "Electricity", holder="Charles Babbage")
    pack.add("consent", "I agree to the rules of the library.")
    judgement = pack.judge()
    assert [(item.code, item.message) for item in judgement.findings] == [
        ("passport-expired", "“Passport” ended on 31 January 2020."),
        ("other-holder", "Charles Babbage is not Ada Byron."),
        ("unsigned", "“Consent” is not signed."),
    ]
    assert judgement.verdict == "deficient"


def test_it_is_complete(scheme: Scheme) -> None:
    pack = Pack(scheme=scheme, language="en")
    pack.add("passport", "Passport", holder="Ada Byron", valid_until="2031-01-31")
    pack.add("bill", "Electricity", holder="ADA BYRON")
    judgement = pack.judge()
    assert judgement.verdict == "complete"
    assert [item.status for item in judgement.submissions] == ["satisfied", "satisfied", "not_applicable"]
