"""A kind's words are searched in a page's lines, never over the page as one string."""

from intake.assign.evidence import page_evidence
from intake.assign.patterns import compiled
from tests.assign.pages import SCHEME, text_page


def words_of(kind: str, text: str) -> float:
    return page_evidence(text_page(text), compiled(SCHEME), frozenset()).words.get(kind, 0.0)


def test_a_word_in_a_line_counts() -> None:
    assert words_of("sales_mode", "说明\n本公司各类渠道的数字\n网上商店 45%") > words_of(
        "sales_mode", "说明\n本公司各类渠道的数字\n网上商店 45"
    )


def test_a_number_at_a_lines_end_and_a_sign_at_the_nexts_beginning_are_no_word() -> None:
    assert words_of("sales_mode", "说明\n本公司各类渠道的数字45\n%") == words_of(
        "sales_mode", "说明\n本公司各类渠道的数字45\n#"
    )
