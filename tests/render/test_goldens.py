"""Letters word for word, in both languages. Changed on purpose? `python -m tests.render.letter_cases`, and
read the difference as an applicant would."""

from pathlib import Path

import pytest

from tests.render.letter_cases import CASES, GOLDENS, told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_a_letter_is_word_for_word_what_it_was(name: str, language: str, tmp_path: Path) -> None:
    kept = (GOLDENS / f"{name}.{language}.txt").read_text(encoding="utf-8")
    assert told(CASES[name](tmp_path, language)) == kept
