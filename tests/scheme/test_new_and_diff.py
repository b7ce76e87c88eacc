"""A new scheme starts lean and sound; two schemes are compared entry by entry."""

from pathlib import Path

import pytest

from intake.case.sound import load_sound_scheme
from intake.cli.scheme_examples import try_examples
from intake.errors import UsageError
from intake.scheme import available_schemes
from intake.scheme.difference import differences
from intake.scheme.starter import start_scheme


def test_a_new_scheme_is_sound_and_its_example_comes_out(tmp_path: Path) -> None:
    assert start_scheme(tmp_path / "fire-safety") == "fire-safety"
    scheme = load_sound_scheme(tmp_path / "fire-safety")
    assert scheme.id == "fire-safety"
    assert [one.differences for one in try_examples(scheme)] == [()]


def test_it_is_lean_and_bears_no_trace_of_another_scheme(tmp_path: Path) -> None:
    start_scheme(tmp_path / "own")
    files = [path for path in (tmp_path / "own").rglob("*") if path.is_file()]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert len(texts.splitlines()) < 120
    assert not [name for name in available_schemes() if name in texts]
    assert not [name for name in ("27922", "售后", "五星", "营业执照") if name in texts]


@pytest.mark.parametrize("name", ["我的方案", "Own", "2own", "own scheme"])
def test_a_name_that_no_scheme_may_have_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match="小写字母"):
        start_scheme(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    start_scheme(tmp_path / "own")
    with pytest.raises(UsageError, match="已存在"):
        start_scheme(tmp_path / "own")


def test_a_submission_put_in_between_is_one_difference_not_a_shift(tmp_path: Path) -> None:
    start_scheme(tmp_path / "own")
    (tmp_path / "later").mkdir()
    start_scheme(tmp_path / "later" / "own")
    assert list(differences(tmp_path / "own", tmp_path / "later" / "own")) == []
    head = tmp_path / "later" / "own" / "scheme.yaml"
    text = head.read_text(encoding="utf-8").replace('version: "1"', 'version: "2"')
    form = "{id: form, number: 2, title: {zh: 表}, required: always, satisfied_by: [identity]}"
    text = text.replace("submissions:", f"submissions:\n  - {form}\n#", 1)
    head.write_text(text, encoding="utf-8")
    found = list(differences(tmp_path / "own", tmp_path / "later" / "own"))
    assert {one.kind for one in found} == {"added", "changed"}
    assert [(one.place, one.before, one.after) for one in found if one.kind == "changed"] == [
        ("version", "1", "2")
    ]
    assert all(one.place.startswith("submissions[form]") for one in found if one.kind == "added")
    backwards = list(differences(tmp_path / "later" / "own", tmp_path / "own"))
    assert {one.kind for one in backwards} == {"removed", "changed"}
