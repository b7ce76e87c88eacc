"""A scheme's patterns: named, with examples that loading tries, none of which may take long."""

from pathlib import Path

import pytest

from intake.errors import SchemeError
from intake.scheme import Kind
from intake.scheme.files import read_yaml
from intake.scheme.kinds import build_kind, kind_mistakes
from intake.scheme.mistakes import raise_all

HONOUR = """kind: honour
title: {{zh: 荣誉证书}}
recognition:
  titles:
    - {{name: honour, pattern: '荣誉证书$', example: 荣誉证书, counterexample: 荣誉证书清单}}
    - {title}
fields:
  - name: issued_on
    type: date
    patterns:
      - {field}
"""
TITLE = "{name: award, pattern: '^奖[状牌]$', example: [奖状, 奖 牌], counterexample: 奖励办法}"
FIELD = r"{name: day, pattern: '(?P<value>\d{4}年\d{1,2}月)', example: 2024年3月, counterexample: 三月}"


def kind(folder: Path, title: str = TITLE, field: str = FIELD) -> Kind:
    path = folder / "honour.yaml"
    path.write_text(HONOUR.format(title=title, field=field), encoding="utf-8")
    content = read_yaml(path)
    raise_all(kind_mistakes(content, path))
    return build_kind(content, {})


def refused(folder: Path, **changed: str) -> str:
    with pytest.raises(SchemeError) as error:
        kind(folder, **changed)
    return str(error.value).removeprefix(f"{folder / 'honour.yaml'}: ")


def test_a_pattern_has_a_name_and_examples(tmp_path: Path) -> None:
    award = kind(tmp_path).recognition.titles[1]
    assert (award.name, award.examples, award.counterexamples) == (
        "award",
        ("奖状", "奖 牌"),
        ("奖励办法",),
    )


def test_examples_are_put_as_the_text_is_that_the_pattern_is_searched_in(tmp_path: Path) -> None:
    """A heading is compared without its white space, a field's line only with its inner spaces."""
    assert kind(tmp_path).recognition.titles[1].search("奖牌")
    spaced = r"{name: day, pattern: '(?P<value>\d{4}年)', example: 2024 年, counterexample: 三月}"
    assert "不匹配自己的例子“2024 年”" in refused(tmp_path, field=spaced)


def test_an_example_it_does_not_match_is_told(tmp_path: Path) -> None:
    wrong = TITLE.replace("奖 牌", "奖章")
    assert refused(tmp_path, title=wrong) == "第6行: 模式“award”: 不匹配自己的例子“奖章”"


def test_a_counterexample_it_matches_is_told(tmp_path: Path) -> None:
    wrong = TITLE.replace("奖励办法", "奖状")
    told = refused(tmp_path, title=wrong)
    assert told == "第6行: 模式“award”: 匹配了自己的反例“奖状”中的“奖状”"


def test_an_expression_that_is_none_is_told(tmp_path: Path) -> None:
    assert "第6行: 模式“award”: “^奖(状$”不是正则表达式" in refused(
        tmp_path, title=TITLE.replace("[状牌]", "(状")
    )


def test_an_open_quantifier_is_told_for_its_time_has_no_end(tmp_path: Path) -> None:
    assert refused(tmp_path, field=FIELD.replace(r"\d{1,2}", r"\d+")).startswith(
        "第11行: 模式“day”: “+”没有写明上限"
    )


@pytest.mark.parametrize(
    "left_out", ["name: award, ", ", example: [奖状, 奖 牌]", ", counterexample: 奖励办法"]
)
def test_name_example_and_counterexample_are_demanded(tmp_path: Path, left_out: str) -> None:
    assert "缺少 " in refused(tmp_path, title=TITLE.replace(left_out, ""))


def test_a_pattern_too_long_to_read_is_refused(tmp_path: Path) -> None:
    long = TITLE.replace("[状牌]", f"(状|{'|'.join('牌' * 90)})")
    assert "太长，最多 " in refused(tmp_path, title=long)
