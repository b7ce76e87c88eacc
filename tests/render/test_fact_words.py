"""A fact in the reader's words: no value of a program, an amount with its unit."""

from dataclasses import replace

import pytest

from intake.model import CaseReport, Document, Fact, FactValue
from intake.render.fact_words import FactWords
from intake.scheme import load_scheme
from tests.render.builders import typical

SCHEME = load_scheme("gbt27922")


def said(language: str, kind: str, name: str, value: FactValue) -> str:
    report: CaseReport = typical(SCHEME)
    document: Document = replace(report.documents[0], kind=kind)
    fact: Fact = replace(report.facts[0], document=document.id, name=name, value=value)
    told = replace(report, language=language, documents=(document,), facts=(fact,))
    return FactWords(told, SCHEME).value(fact)


@pytest.mark.parametrize(
    ("kind", "name", "value", "zh", "en"),
    [
        ("business_licence", "valid_until", "long_term", "长期", "no end"),
        ("business_licence", "valid_until", "2030-01-02", "2030-01-02", "2030-01-02"),
        ("business_licence", "registered_capital", 10_000_000.0, "10,000,000 元", "10,000,000 CNY"),
        ("inspection_report", "conclusion", "pass", "合格", "pass"),
        ("of_no_scheme", "conclusion", "pass", "pass", "pass"),
    ],
)
def test_a_value_is_said_as_people_say_it(kind: str, name: str, value: FactValue, zh: str, en: str) -> None:
    assert said("zh", kind, name, value) == zh
    assert said("en", kind, name, value) == en
