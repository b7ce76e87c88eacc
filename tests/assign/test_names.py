"""What the names of files and folders, and the words around a picture, say: and what they do not."""

from dataclasses import replace

import pytest

from intake.assign.names import (
    FROM_CONTEXT,
    FROM_FILE,
    FROM_FOLDER,
    FROM_NUMBER,
    MOST,
    has_word,
    name_evidence,
)
from intake.assign.patterns import compiled
from tests.assign.pages import SCHEME, source

PATTERNS = compiled(SCHEME)
FOR_ITS_FOLDER = 0.6
"""Of what a kind's own word counts, one that its folders are called by."""


def score(path: str, kind: str, context: str = "") -> float:
    return name_evidence(replace(source(path), context=context), PATTERNS).scores.get(kind, 0.0)


def reasons(path: str, kind: str, context: str = "") -> tuple[str, ...]:
    return tuple(name_evidence(replace(source(path), context=context), PATTERNS).why.get(kind, ()))


def test_a_file_of_no_name_says_nothing() -> None:
    found = name_evidence(None, PATTERNS)
    assert (found.scores, found.why, found.filed, found.numbered) == ({}, {}, (), ())


def test_the_files_own_name_says_most_then_words_around_it_then_its_folders_then_a_number() -> None:
    assert MOST > FROM_FILE > FROM_CONTEXT > FROM_FOLDER > FROM_NUMBER > 0
    assert score("营业执照.pdf", "business_licence") == FROM_FILE
    assert score("图.png", "business_licence", "图1 营业执照副本") == FROM_CONTEXT
    assert score("某司/营业执照/扫描.pdf", "business_licence") == FROM_FOLDER
    assert score("附件1/扫描.pdf", "business_licence") == FROM_NUMBER
    assert score("01营业执照/扫描.pdf", "business_licence") == FROM_FOLDER + FROM_NUMBER
    assert score("01营业执照/营业执照.pdf", "business_licence", "营业执照") == MOST
    assert score("扫描.pdf", "business_licence") == 0


def test_the_word_of_a_kinds_folder_says_less_than_its_own() -> None:
    assert score("证书.pdf", "honour") == pytest.approx(FOR_ITS_FOLDER * FROM_FILE)
    assert score("证书/扫描.pdf", "honour") == pytest.approx(FOR_ITS_FOLDER * FROM_FOLDER)
    assert score("荣誉证书/证书/扫描.pdf", "honour") == FROM_FOLDER, "its own word counts first"
    assert score("荣誉证书.pdf", "honour") == FROM_FILE


def test_why_is_told_in_words() -> None:
    assert reasons("营业执照.pdf", "business_licence") == ("文件名含“营业执照”",)
    assert reasons("营业执照/YYZZ.jpg", "business_licence", "营业执照副本") == (
        "文件名含“yyzz”",
        "文件夹名含“营业执照”",
        "图旁文字含“营业执照副本”",
    )
    assert reasons("附件3/扫描.pdf", "product_introduction") == ()


def test_a_part_of_a_longer_word_is_not_said() -> None:
    """组织机构代码证 is no 组织机构, and of the words that a name has the longest is told."""
    assert score("组织机构代码证.pdf", "organization_chart") == 0
    assert score("组织机构.pdf", "organization_chart") == FROM_FILE
    assert reasons("荣誉证书.pdf", "honour") == ("文件名含“荣誉证书”",)


def test_words_of_chinese_characters_stand_beside_any_letters() -> None:
    assert has_word(source("a营业执照b.jpg"), ("营业执照",))


@pytest.mark.parametrize(
    ("path", "has"),
    [
        ("yyzz.jpg", True),
        ("甲yyzz2.jpg", True),
        ("ayyzz.jpg", False),
        ("yyzzb.jpg", False),
        ("ISO9001.pdf", True),
        ("iso 9001.pdf", True),
        ("19001.pdf", False),
        ("90011.pdf", False),
        ("a9001b.pdf", True),
        ("isolation.pdf", False),
        ("9001/扫描.pdf", False),
        ("甲.yyzz", False),
    ],
)
def test_words_of_latin_letters_stand_alone_in_the_files_own_name(path: str, has: bool) -> None:
    assert has_word(source(path), ("yyzz", "ISO", "9001")) is has


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("附件3", 3),
        ("附录 4", 4),
        ("第3项", 3),
        ("材料5", 5),
        ("3甲乙", 3),
        ("12.甲乙", 12),
        ("（3）甲乙", 3),
        ("【三】甲乙", 3),
        ("十一、甲乙", 11),
        ("第二十一项", 21),
        ("3甲", None),  # a character is no word: 3份
        ("3--甲", None),
        ("3--甲乙", 3),
        ("3", None),
        ("3年甲乙", None),
        ("3页甲乙", None),
        ("3个样品", None),
        ("12a甲乙", None),
        ("123甲乙", None),
        ("3.5甲乙", None),
        ("2025年度", None),
        ("甲3乙丙", None),
    ],
)
def test_a_number_counts_where_it_is_called_one_or_words_follow(name: str, number: int | None) -> None:
    found = name_evidence(source(f"{name}/扫描"), PATTERNS)
    assert found.numbered == (() if number is None else (number,))


def test_a_file_is_filed_where_its_words_belong_inmost_first() -> None:
    assert name_evidence(source("06组织机构图/07网点.pdf"), PATTERNS).filed == (7, 6)
    assert name_evidence(source("网点/网点.pdf"), PATTERNS).filed == (7,)
    assert name_evidence(source("06组织机构图/07网点.pdf"), PATTERNS).numbered == (7, 6)
    assert name_evidence(source("组织机构图.pdf"), PATTERNS).filed == (6,)
    assert name_evidence(source("附件3/扫描.pdf"), PATTERNS).filed == ()


def test_the_number_of_a_name_decides_between_items_whose_words_it_has() -> None:
    assert set(name_evidence(source("3C证书.pdf"), PATTERNS).filed) == {2, 10}
    assert name_evidence(source("2、3C证书.pdf"), PATTERNS).filed == (2,)
    assert name_evidence(source("5、3C证书.pdf"), PATTERNS).filed == (2, 10)


def test_only_the_file_and_its_inmost_folder_with_a_number_count_for_that_number() -> None:
    assert score("01甲乙/02甲乙/扫描.pdf", "business_licence") == FROM_NUMBER
    assert score("01甲乙/02甲乙/03甲乙.pdf", "business_licence") == 0
