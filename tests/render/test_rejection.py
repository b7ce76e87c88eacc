"""A rejection asserts nothing the program cannot know, and says how long the applicant may object."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.case.organization import load_own_scheme
from intake.render.letter import NoticeOptions, letter_content
from intake.render.letter_email import letter_email
from intake.scheme import load_scheme
from tests.render.builders import typical
from tests.render.word_text import lines_of

SCHEME = load_scheme("gbt27922")
OPTIONS = NoticeOptions(issued_on=date(2026, 12, 9), number="京认退〔2026〕001号")


def rejection(tmp_path: Path, options: NoticeOptions = OPTIONS) -> str:
    out = tmp_path / "rejection.docx"
    out.write_bytes(letter_content(typical(SCHEME), SCHEME, "rejection", options=options))
    return "\n".join(lines_of(out)) + letter_email(typical(SCHEME), SCHEME, "rejection", options=options)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_claims_neither_silence_nor_a_lapsed_term_that_nothing_records(
    tmp_path: Path, language: str
) -> None:
    text = rejection(tmp_path, replace(OPTIONS, language=language))
    for claim in ("未作书面说明", "补充期限", "without a word", "ran out"):
        assert claim not in text


def test_a_recorded_term_is_named(tmp_path: Path) -> None:
    text = rejection(tmp_path, replace(OPTIONS, earlier_due=date(2026, 12, 8)))
    assert text.count("补充期限至2026年12月8日，已届满。") == 2


def test_objections_have_a_period_and_a_channel(tmp_path: Path) -> None:
    text = rejection(tmp_path)
    assert "请自收到本通知书之日起10个工作日内书面提出；也可通过本机构公开的申诉、投诉渠道提出。" in text
    english = rejection(tmp_path, replace(OPTIONS, language="en"))
    assert "within 10 working days of receiving" in english


def test_a_body_sets_its_own_period(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "intake.yaml"
    settings.write_text("objection: {working_days: 15}\n", encoding="utf-8")
    monkeypatch.setenv("INTAKE_CONFIG", str(settings))
    out = tmp_path / "rejection.docx"
    own = load_own_scheme("gbt27922")
    out.write_bytes(letter_content(typical(own), own, "rejection", options=OPTIONS))
    text = "\n".join(lines_of(out))
    assert "之日起15个工作日内书面提出；也可通过本机构公开的申诉、投诉渠道提出" in text
