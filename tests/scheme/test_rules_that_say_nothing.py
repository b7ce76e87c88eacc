"""A rule that can never be broken, or that is silent when it is, is its author's mistake: it is told."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from intake.case.sound import load_sound_scheme
from intake.errors import SchemeError
from intake.scheme.starter import start_scheme


@pytest.fixture
def own(tmp_path: Path) -> Path:
    start_scheme(tmp_path / "own")
    return tmp_path / "own"


def with_rule(own: Path, rule: Mapping[str, Any], type_: str = "date_end") -> Path:
    """The starter, its only field with that type and that rule."""
    schema = own / "documents" / "identity.schema.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    content["properties"]["valid_until"] = dict(rule)
    schema.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    kind = own / "documents" / "identity.yaml"
    text = kind.read_text(encoding="utf-8")
    kind.write_text(text.replace("type: date_end", f"type: {type_}"), encoding="utf-8")
    return own


def told(own: Path) -> str:
    with pytest.raises(SchemeError) as raised:
        load_sound_scheme(own)
    return str(raised.value)


def finding(keyword: str) -> dict[str, str]:
    return {keyword: "identity-expired"}


@pytest.mark.parametrize("type_", ["date", "date_start", "date_end"])
@pytest.mark.parametrize("keyword", ["notBeforeAsOf", "notAfterAsOf"])
def test_a_day_is_judged_as_a_day(own: Path, keyword: str, type_: str) -> None:
    load_sound_scheme(with_rule(own, {keyword: True, "x-finding": finding(keyword)}, type_))


@pytest.mark.parametrize(
    ("rule", "type_"),
    [
        ({"notBeforeAsOf": True}, "text"),
        ({"maxAgeYears": 1}, "code"),
        ({"minimum": 400000}, "text"),
        ({"maximum": 3}, "date"),
    ],
)
def test_a_rule_on_what_is_read_as_something_else_is_told(
    own: Path, rule: dict[str, Any], type_: str
) -> None:
    (keyword,) = rule
    said = told(with_rule(own, rule | {"x-finding": finding(keyword)}, type_))
    assert f"type 是“{type_}”，这一条永远不起作用" in said
    assert f"properties.valid_until.{keyword}" in said


@pytest.mark.parametrize("type_", ["money", "number", "year"])
def test_a_bound_holds_for_what_is_a_number(own: Path, type_: str) -> None:
    load_sound_scheme(with_rule(own, {"minimum": 3, "x-finding": finding("minimum")}, type_))


@pytest.mark.parametrize("keyword", ["maxAgeYears", "maxAgeMonths", "maxAgeDays"])
@pytest.mark.parametrize("value", [0, 0.5, -1, True, "一年"])
def test_an_age_is_a_whole_number_from_one(own: Path, keyword: str, value: object) -> None:
    said = told(with_rule(own, {keyword: value, "x-finding": finding(keyword)}))
    assert "应是 1 以上的整数；半年写 maxAgeMonths: 6" in said


def test_a_rule_without_a_code_is_told(own: Path) -> None:
    assert "旁边没有 x-finding，这一条什么也不会提出" in told(with_rule(own, {"notBeforeAsOf": True}))


def test_a_condition_needs_none(own: Path) -> None:
    """Inside `if` and `anyOf` a keyword chooses; what is said stands beside the branch."""
    schema = own / "documents" / "identity.schema.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    content["allOf"] = [{"if": {"properties": {"name": {"const": "张三"}}}, "then": {}}]
    schema.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    load_sound_scheme(own)


@pytest.mark.parametrize("required", ["expected", "when_held"])
def test_an_item_whose_absence_nobody_would_tell_is_told(own: Path, required: str) -> None:
    head = own / "scheme.yaml"
    text = head.read_text(encoding="utf-8").replace("required: always", f"required: {required}")
    head.write_text(text, encoding="utf-8")
    assert f"absent: {{{required}: 问题代码}}" in told(own)
    named = text.replace("    # absent: {", "    absent: {")
    named = named.replace("expected: 代码, when_held: 代码}", f"{required}: submission-missing}}")
    head.write_text(named, encoding="utf-8")
    load_sound_scheme(own)
