"""Words are found in a text whatever the case of their letters; what it cannot hold is not looked for."""

from intake.zh.searchable import Searchable, Vocabulary, pairs_of
from intake.zh.text import is_one_han


def test_a_text_holds_a_word_that_stands_in_it_and_not_one_whose_pairs_stand_apart() -> None:
    text = Searchable("售后服务 ISO，后售")
    assert text.holds("售后服务") and text.holds("服") and text.holds("iso")
    assert not text.holds("售后售"), "售后 and 后售 both stand there, the word does not"
    assert not text.holds("保修") and not text.holds("修")
    assert text.text == "售后服务 ISO，后售"


def test_a_words_pairs_are_its_neighbours_or_its_one_character() -> None:
    assert pairs_of("售后服") == {"售后", "后服"}
    assert pairs_of("售") == {"售"}
    assert Searchable("售后").pairs == {"售", "后", "售后"}


def test_of_many_words_those_that_stand_there_are_told() -> None:
    words = Vocabulary(["售后", "售后服", "售后保修", "务", "iso", "保修", "售后"])
    assert words.present(Searchable("售后服务ISO")) == {"售后", "售后服", "务", "iso"}
    assert words.present(Searchable("")) == frozenset()


def test_half_of_a_word_printed_wide_is_one_common_character() -> None:
    assert is_one_han("名") and is_one_han("\u4e00") and is_one_han("\u9fff")
    assert not any(map(is_one_han, ("", "名称", "a", "\u4dff", "\ua000")))
