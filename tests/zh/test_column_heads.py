"""What heads columns and labels fields, whatever the list is about."""

import pytest

from intake.zh.column_heads import could_be_head, is_known_head


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("网点名称", True),
        ("标准/法规名称及编号", True),
        ("字" * 12, True),
        ("字" * 13, False),
        ("a" * 24, True),
        ("a" * 25, False),
        ("", False),
        ("电话：", False),
        ("电话2", False),
        ("网点。", False),
    ],
)
def test_a_head_is_short_and_plain(text: str, so: bool) -> None:
    assert could_be_head(text) is so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("网点名称", True),
        ("联系电话", True),
        ("电 话", True),
        ("单价（元）", True),
        ("单价(含税)", True),
        ("名称杭州店", False),
        ("电话号码簿", False),
        ("杭州店", False),
        ("名称：", False),
        ("Address", True),
        ("Contact person", True),
        ("Tel.", True),
        ("Hangzhou", False),
        ("Address book", False),
        ("Hotel", False),
        ("名称及备注", True),
    ],
)
def test_a_known_head_ends_in_a_word_that_heads_columns(text: str, so: bool) -> None:
    assert is_known_head(text) is so
