"""What a page is: many wordings, traps, damaged text, and how sure is sure."""

import random

import pytest

from tests.assign.labelled import KINDS, NONE_OF_THEM
from tests.assign.pages import kind_of

EACH = [(kind, text) for kind, texts in KINDS.items() for text in texts]
ids = [f"{kind}-{number}" for kind, texts in KINDS.items() for number in range(1, len(texts) + 1)]


@pytest.mark.parametrize(("kind", "text"), EACH, ids=ids)
def test_every_wording_is_told_by_its_content_alone(kind: str, text: str) -> None:
    assert kind_of(text)[0] == kind


@pytest.mark.parametrize("text", NONE_OF_THEM)
def test_papers_nobody_asked_for_are_not_forced_into_the_list(text: str) -> None:
    kind, confidence = kind_of(text)
    assert kind in {"unknown", "other_paper"} or confidence < 0.8


def damaged(text: str, chance: random.Random) -> str:
    """As a bad scan is read: one character in 33 lost or wrong."""
    result = []
    for character in text:
        if character != "\n" and chance.random() < 0.03:
            if chance.random() < 0.5:
                continue
            character = chance.choice("日口十人一工土己巳未末")  # noqa: PLW2901
        result.append(character)
    return "".join(result)


def test_damaged_text_is_still_told_and_what_is_sure_is_right() -> None:
    chance = random.Random(27922)
    judged = [(kind, *kind_of(damaged(text, chance))) for kind, text in EACH for _ in range(6)]
    right = sum(kind == found for kind, found, _ in judged)
    assert right >= 0.95 * len(judged)
    sure = [(kind, found) for kind, found, confidence in judged if confidence >= 0.9]
    assert sum(kind == found for kind, found in sure) >= 0.98 * len(sure)


def test_a_name_alone_never_decides() -> None:
    kind, confidence = kind_of("（图像无法辨认）", file="营业执照.jpg")
    assert kind in {"business_licence", "unknown"}
    assert confidence < 0.6


def test_content_outweighs_a_wrong_name() -> None:
    assert kind_of(KINDS["honour"][0], file="营业执照.jpg")[0] == "honour"
    assert kind_of(KINDS["permit"][0], file="10荣誉证书/荣誉.jpg")[0] == "permit"
