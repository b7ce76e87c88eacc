"""Data of law from a file: looked through, told, taken over, and taken back."""

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from intake.case.organization import load_own_scheme
from intake.case.updates import changes, unpack_bundle, updated
from intake.errors import SchemeError, UsageError
from intake.scheme import load_scheme
from intake.scheme.data import OldData, gathered_on, old_data
from tests.cli.command import run_intake

SCHEME = load_scheme("gbt27922")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A body's own settings, so that nothing of this machine is touched."""
    settings = tmp_path / "office" / "intake.yaml"
    settings.parent.mkdir()
    monkeypatch.setenv("INTAKE_CONFIG", str(settings))
    return settings.parent


def standards(folder: Path, old: str = "", new: str = "", as_of: str = "2027-01-15") -> Path:
    """A bundle of one file: the shipped standards of a later day, something in them replaced."""
    text = (SCHEME.folder / "standards.yaml").read_text(encoding="utf-8")
    assert old in text
    text = text.replace(f"as_of: '{gathered_on(SCHEME.data)['standards']}'", f"as_of: '{as_of}'")
    folder.mkdir(exist_ok=True)
    (folder / "standards.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


ROW = "  - {number: GB/T 1.1-2009,"
MORE = "  - {number: GB/T 9999-2001, replaced_by: GB/T 9999-2026, since: '2026-12-01', source: K}\n"


def test_a_bundle_is_told_row_by_row_taken_over_and_taken_back(tmp_path: Path, office: Path) -> None:
    bundle = standards(tmp_path / "bundle", ROW, MORE + ROW)
    told = run_intake("scheme", "update", bundle, "--dry-run")
    assert told.returncode == 0, told.stderr
    assert "新增 standards.superseded GB/T 9999-2001" in told.stdout
    assert "尚未生效" in told.stdout
    assert not (office / "schemes").exists()

    done = run_intake("scheme", "update", bundle)
    assert done.returncode == 0, done.stderr
    own = load_own_scheme("gbt27922")
    assert gathered_on(own.data)["standards"] == date(2027, 1, 15)
    assert any(row["number"] == "GB/T 9999-2001" for row in own.data["standards"]["superseded"])
    kept = office / "schemes" / "gbt27922" / "kept" / "001" / "standards.yaml"
    assert kept.read_bytes() == (SCHEME.folder / "standards.yaml").read_bytes()

    assert run_intake("scheme", "update", "--undo").returncode == 0
    assert load_own_scheme("gbt27922").data["standards"] == SCHEME.data["standards"]
    assert run_intake("scheme", "update", "--undo").returncode == 2


def test_a_zip_and_one_file_are_bundles_too(tmp_path: Path) -> None:
    folder = standards(tmp_path / "bundle")
    packed = tmp_path / "数据.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(folder / "standards.yaml", "../../standards.yaml")
        archive.writestr("说明.txt", "…")
    for number, path in enumerate((folder, packed, folder / "standards.yaml")):
        target = tmp_path / str(number)
        target.mkdir()
        assert unpack_bundle(path, target) == {"standards": target / "standards.yaml"}


def test_an_update_older_than_a_new_version_of_the_program_no_longer_counts(
    tmp_path: Path, office: Path
) -> None:
    older = office / "schemes" / "gbt27922"
    older.mkdir(parents=True)
    shutil.copy(standards(tmp_path / "old", as_of="2020-01-01") / "standards.yaml", older)
    assert load_own_scheme("gbt27922").data["standards"] == SCHEME.data["standards"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("since: '2017-07-01'", "since: soon", "superseded"),
        ("superseded:", "superceded:", "superseded"),
        ("as_of: '2027-01-15'", "", "as_of"),
        ("as_of: '2027-01-15'", "as_of: '2020-01-01'", "不比现有的"),
    ],
)
def test_a_broken_or_older_bundle_changes_nothing(
    tmp_path: Path, office: Path, old: str, new: str, says: str
) -> None:
    bundle = standards(tmp_path / "bundle")
    file = bundle / "standards.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = run_intake("scheme", "update", bundle)
    assert ran.returncode == 2
    assert says in ran.stderr
    assert not (office / "schemes").exists()


def test_only_dated_data_of_the_scheme_can_be_updated(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=r"permits\.yaml"):
        updated(SCHEME, {"letter": tmp_path / "letter.yaml"})


def test_a_pattern_that_misses_its_example_is_told(tmp_path: Path) -> None:
    text = (SCHEME.folder / "permits.yaml").read_text(encoding="utf-8")
    text = text.replace("as_of: '2026-11-26'", "as_of: '2027-01-15'", 1)
    text = text.replace("example: 休闲食品", "example: 休闲用品", 1)
    (tmp_path / "permits.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SchemeError, match="不匹配自己的例子“休闲用品”"):
        updated(SCHEME, {"permits": tmp_path / "permits.yaml"})


def test_what_changed_is_named_by_what_tells_rows_apart(tmp_path: Path) -> None:
    changed = "replaced_by: GB/T 1.1-2026"
    bundle = standards(tmp_path / "bundle", "replaced_by: GB/T 1.1-2020", changed)
    after = updated(SCHEME, {"standards": bundle / "standards.yaml"})
    found = [(one.place, one.row, one.kind) for one in changes(SCHEME, after)]
    assert found == [("superseded", "GB/T 1.1-2009", "changed")]


def test_data_is_old_the_day_after_its_days_have_passed() -> None:
    gathered = gathered_on(SCHEME.data)["permits"]
    limit = {"permits": 180}
    last = date.fromordinal(gathered.toordinal() + 180)
    assert old_data(SCHEME.data, limit, last) == ()
    late = date.fromordinal(last.toordinal() + 1)
    assert old_data(SCHEME.data, limit, late) == (OldData("permits", gathered, 181),)


def test_the_doctor_names_the_day_of_each_data_file() -> None:
    from intake.cli.machine import scheme_data

    lines = "\n".join(scheme_data())
    for name in ("permits", "standards", "holidays"):
        assert f"gbt27922 {name}.yaml：{gathered_on(SCHEME.data)[name]}的数据" in lines
