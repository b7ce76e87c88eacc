"""A scheme's expressions: tried only where they can match, and without an open quantifier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.scheme import load_scheme
from intake.zh.expressions import Expression, expression, open_quantifier
from intake.zh.required_words import required_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("年报公示", {"年报公示"}),
        ("(企业)?年报(公示)?", {"年报"}),
        ("(检验|检测)报告", {"报告", "检验", "检测"}),
        ("检验报告|检测报告", {"检验报告", "检测报告"}),
        ("(检验|检测)报", {"检验", "检测"}),
        (r"\d{4}年.{0,8}(成立|注册)", {"成立", "注册"}),
        (r"(?<!报送)年度报告", {"年度报告"}),
        ("(?P<value>有效期)至", {"有效期"}),
        ("名称?单位", {"单位"}),
        ("名{0,2}单", {"单"}),
        ("名{2}单", {"名"}),
        (r"5\.1", {"5.1"}),
        ("TEST|试验", {"test", "试验"}),
        (r"[0-9]+[A-Z]", set()),
        (r"编号|\d", set()),
        ("(?!公司)", set()),
    ],
)
def test_what_a_text_must_hold(text: str, words: set[str]) -> None:
    found = required_words(text)
    # Of parts that tell as much either will do.
    assert found == words or (found and found < words)


def test_an_expression_finds_the_same_with_and_without_being_asked_first() -> None:
    """Over all of the shipped scheme's patterns and examples."""
    patterns = [
        pattern
        for kind in load_scheme("gbt27922").kinds.values()
        for pattern in (
            *kind.recognition.titles,
            *(item for words in kind.recognition.words for item in words.patterns),
            *(lines.pattern for lines in kind.recognition.lines),
            *(item for field in kind.fields for item in field.patterns),
            *(item for field in kind.fields for item, _ in field.choices),
        )
    ]
    examples = {text.replace(" ", "") for pattern in patterns for text in pattern.examples}
    assert len(patterns) > 400
    for pattern in patterns:
        for text in examples:
            found = pattern.search(text)
            assert bool(found) == bool(pattern.compiled.search(text)), (pattern.name, text)


@given(st.text("年度报告检验A1-", max_size=12))
def test_asking_first_never_hides_a_match(text: str) -> None:
    for one in ("(年度)?报告(?!1)", "检(验|1)[A-Z]?-", "年|(度|报)告", "a1?-"):
        assert bool(Expression(one).search(text)) == bool(Expression(one).pattern.search(text))


def test_case_and_the_ends_of_lines() -> None:
    assert expression("^test report$").search("附件\nTest Report\n第1页")
    assert not expression("^test report$").search("Test Report 2")


@pytest.mark.parametrize("text", [r"\d+人", "编号.*有效", r"\S{4,}", "(甲|乙)+", "[一二三]*条", "a{,}"])
def test_an_open_quantifier_is_named(text: str) -> None:
    assert open_quantifier(text) in text


@pytest.mark.parametrize("text", [r"\d{1,8}人", r"\+86", "[*+]{2,12}", r"C\+\+", "公司?", "a{,3}", "a{3}"])
def test_a_bounded_one_is_not(text: str) -> None:
    assert open_quantifier(text) is None
