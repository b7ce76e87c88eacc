"""A paper that is not found may lie inside another document: then nobody is accused of its absence."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from intake.model import Box, Line, Page
from intake.scheme import Scheme, load_scheme
from tests.check.builders import Pack

_HEAD = """
id: library
version: "1"
title: {en: Library card}
submissions:
  - {id: identity, number: 1, title: {en: Identity}, required: always, satisfied_by: [passport]}
  - {id: consent, number: 2, title: {en: Consent}, required: optional, satisfied_by: [consent]}
checks:
  - check: presence
    codes: {missing: submission-missing, incomplete: submission-incomplete, uncertain: submission-uncertain}
"""
_FINDINGS = """
submission-missing: {severity: deficiency, title: {en: Missing}, message: {en: 'No {title}.'}}
submission-incomplete: {severity: deficiency, title: {en: Part}, message: {en: 'No {lacking}.'}}
submission-uncertain: {severity: doubt, title: {en: Unsure}, message: {en: '{document}?'}}
"""


@pytest.fixture(scope="module")
def scheme(tmp_path_factory: pytest.TempPathFactory) -> Scheme:
    folder = tmp_path_factory.mktemp("library")
    (folder / "documents").mkdir()
    (folder / "scheme.yaml").write_text(_HEAD, encoding="utf-8")
    (folder / "findings.yaml").write_text(_FINDINGS, encoding="utf-8")
    _write(folder, "passport", ruby=0.99, amber=1.0, cobalt=2.59, indigo=2.6)
    _write(folder, "consent", agree=1.5, heartily=1.2)
    return load_scheme(folder)


def _write(folder: Path, kind: str, **weights: float) -> None:
    """A kind with a title of its name, and words that weigh that much."""
    title = {
        "name": "title",
        "pattern": f"^{kind.title()}$",
        "example": kind.title(),
        "counterexample": "x",
    }
    words = [{"weight": weight, "any": [word]} for word, weight in weights.items()]
    data = {"kind": kind, "title": {"en": kind.title()}, "recognition": {"titles": [title], "words": words}}
    (folder / "documents" / f"{kind}.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")


def severities(scheme: Scheme, second_page: str, confidence: float = 0.97) -> list[str]:
    """What is said of the passport when that page lies in the consent, behind its first."""
    pack = Pack(scheme=scheme).add("consent", "Consent\nI agree.", confidence=confidence)
    (document,) = pack.documents
    lines = tuple(
        Line(text, Box(0.1, 0.1 + 0.03 * place, 0.9, 0.12 + 0.03 * place))
        for place, text in enumerate(second_page.split("\n"))
    )
    pack.documents[0] = replace(document, pages=(1, 2))
    pack.pages[document.file, 2] = Page(document.file, 2, lines, method="text")
    return pack.severities("submission-missing")


def test_a_document_of_its_own_kind_hides_nothing(scheme: Scheme) -> None:
    assert severities(scheme, "and again I agree") == ["deficiency"]


def test_its_title_at_the_head_of_a_page_with_some_of_its_words(scheme: Scheme) -> None:
    assert severities(scheme, "Passport\namber") == ["doubt"]
    assert severities(scheme, "Passport\nruby") == ["deficiency"]


def test_its_title_counts_among_the_first_lines_only(scheme: Scheme) -> None:
    assert severities(scheme, "\n".join(["amber", *"abcd", "Passport"])) == ["doubt"]
    assert severities(scheme, "\n".join(["amber", *"abcde", "Passport"])) == ["deficiency"]


def test_words_alone_when_they_are_many_and_outweigh_those_of_what_it_was_taken_for(scheme: Scheme) -> None:
    assert severities(scheme, "indigo") == ["doubt"]
    assert severities(scheme, "cobalt") == ["deficiency"]
    assert severities(scheme, "indigo, to which I agree") == ["doubt"]
    assert severities(scheme, "indigo, to which I heartily agree") == ["deficiency"]


def test_the_place_is_shown(scheme: Scheme) -> None:
    pack = Pack(scheme=scheme).add("consent", "Consent\nPassport\namber, I agree.")
    (finding,) = pack.found("submission-missing")
    assert [(place.file, place.page) for place in finding.evidence] == [("01.pdf", 1)]
