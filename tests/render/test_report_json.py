"""report.json: the contract's shape, the same bytes again, and back without loss."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from intake.errors import UsageError
from intake.model import CaseReport, Evidence, Fact, Finding, Value, value
from intake.render.report_json import from_json, to_json
from intake.scheme import load_scheme, schemas_folder
from tests.render.builders import BOX, typical

SCHEME = load_scheme("gbt27922")
SCHEMA = json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))


def test_the_shape_is_the_contracts() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(to_json(typical(SCHEME)))
    Draft202012Validator(SCHEMA).validate(data)
    assert list(data)[:3] == ["report_version", "tool", "scheme"]
    assert data["facts"][0]["box"] == [0.1235, 0.2, 0.45, 0.25]
    assert data["facts"][0]["confidence"] == 0.988
    assert data["facts"][2]["value"] == [{"name": "一店", "phone": "13800138000"}]
    assert data["files"][1]["pages"] == 4


def test_bytes_are_stable_readable_and_hold_no_local_path() -> None:
    text = to_json(typical(SCHEME))
    assert text == to_json(typical(SCHEME))
    assert text.endswith("}\n")
    assert "江州市" in text
    assert "anywhere" not in text


def test_what_was_written_reads_back_the_same() -> None:
    once = from_json(to_json(typical(SCHEME)))
    assert to_json(once) == to_json(typical(SCHEME))
    assert once == from_json(to_json(once))
    assert once.files[0].location == Path()
    assert once.findings == tuple(
        replace(item, evidence=tuple(replace(place, box=place.box.rounded()) for place in item.evidence))
        for item in typical(SCHEME).findings
    )


_anything = st.text(max_size=30)
_texts = st.dictionaries(st.sampled_from(["en", "zh"]), _anything).map(value.texts)
_values: st.SearchStrategy[Value] = st.recursive(
    st.one_of(
        st.builds(value.Text, _anything),
        st.builds(value.Quoted, _anything),
        st.builds(value.Number, st.integers()),
        st.builds(value.Day, st.dates()),
        st.builds(value.ReviewDay, st.dates()),
        st.builds(value.Title, _anything, _texts),
        st.builds(value.FactTitle, _anything, _texts, _anything),
        st.builds(value.Term, st.just("rows_in_all"), st.integers()),
        st.builds(value.DocumentName, _anything, _texts, _anything, _anything, _anything, holder=_anything),
        st.builds(value.Paper, _anything, _anything),
        st.builds(value.Row, _anything, st.integers(), st.integers(), _anything),
        st.builds(value.File, _anything, st.sampled_from(["path", "name", "quoted"])),
    ),
    lambda inner: st.builds(value.Several, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=5,
)


@settings(deadline=None)
@given(
    finding=st.builds(
        Finding,
        id=st.just("f1"),
        code=st.just("licence-expired"),
        submission=st.none() | _anything,
        severity=st.sampled_from(["deficiency", "doubt", "note"]),
        message=_anything,
        remedy=st.none() | _anything,
        evidence=st.lists(
            st.builds(
                Evidence, _anything, st.none() | st.integers(1, 999), st.just(BOX.rounded()), _anything
            ),
            max_size=3,
        ).map(tuple),
        values=st.dictionaries(_anything, _values, max_size=3).map(lambda items: tuple(items.items())),
        in_text=st.booleans(),
    ),
    fact=st.builds(
        Fact,
        document=st.just("d1"),
        name=_anything,
        value=_anything | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
        text=_anything,
        page=st.integers(1, 99),
        box=st.just(BOX.rounded()),
        confidence=st.just(0.5),
    ),
)
def test_round_trip_holds_for_any_text_and_value(finding: Finding, fact: Fact) -> None:
    report = replace(from_json(to_json(typical(SCHEME))), findings=(finding,), facts=(fact,))
    assert from_json(to_json(report)) == report


def test_an_undecodable_file_name_can_be_written() -> None:
    report: CaseReport = replace(typical(SCHEME), case_name="坏\udcff名")
    assert "坏?名" in to_json(report)
    to_json(report).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "{}",
        "null",
        '{"report_version": "9.0"}',
        '{"report_version": 1}',
        "[" * 100_000,
    ],
)
def test_something_else_is_refused_with_the_next_step(text: str) -> None:
    with pytest.raises(UsageError, match="intake check"):
        from_json(text)


def test_a_damaged_report_names_the_place() -> None:
    data = json.loads(to_json(typical(SCHEME)))
    data["findings"][0]["severity"] = "terrible"
    with pytest.raises(UsageError, match=r"findings\.0\.severity"):
        from_json(json.dumps(data))
