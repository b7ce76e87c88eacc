"""A body's own schemes lie beside its settings, and are found by name from any folder."""

from pathlib import Path

import pytest

from intake.errors import UsageError
from intake.scheme import available_schemes, load_scheme, scheme_folder
from intake.scheme.starter import start_scheme


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTAKE_CONFIG", str(tmp_path / "office" / "intake.yaml"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "office"


def test_one_is_found_by_name(office: Path) -> None:
    (office / "schemes").mkdir(parents=True)
    start_scheme(office / "schemes" / "fire-safety")
    assert load_scheme("fire-safety").id == "fire-safety"
    assert "fire-safety" in available_schemes()


def test_what_a_body_changes_of_it_is_no_data_of_it(office: Path) -> None:
    folder = office / "schemes" / "fire-safety"
    folder.parent.mkdir(parents=True)
    start_scheme(folder)
    (folder / "rules.yaml").write_text("off: [file-duplicate]\n", encoding="utf-8")
    assert "rules" not in load_scheme("fire-safety").data


def test_a_shipped_one_goes_before(office: Path) -> None:
    (office / "schemes" / "iso9001").mkdir(parents=True)
    (office / "schemes" / "iso9001" / "scheme.yaml").write_text("id: iso9001\n", encoding="utf-8")
    assert not scheme_folder("iso9001").is_relative_to(office)


def test_it_is_said_where_one_would_be_looked_for(office: Path) -> None:
    with pytest.raises(UsageError, match=r"没有名为“fire-safety”的方案.*gbt27922.*schemes"):
        load_scheme("fire-safety")


def test_a_folder_without_a_scheme_is_said_to_be_none(office: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match=r"“空”里没有 scheme\.yaml"):
        load_scheme("空")
