"""Another distribution brings a package called `intake`, too: standing beside ours, it is told."""

from pathlib import Path

import pytest

from intake.cli.namesake import namesake


def installed(site: Path, name: str, entry_points: str | None) -> None:
    folder = site / f"{name}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Name: {name.split('-', maxsplit=1)[0]}\n", encoding="utf-8")
    if entry_points is not None:
        (folder / "entry_points.txt").write_text(entry_points, encoding="utf-8")


@pytest.mark.parametrize(
    "entry_points",
    [
        None,
        "[console_scripts]\nintake = intake.cli.client.__main__:main\n",
        "[intake.drivers]\ncsv = intake.source.csv:CSVSource\n",
    ],
)
def test_another_intake_in_the_same_environment_is_told(tmp_path: Path, entry_points: str | None) -> None:
    installed(tmp_path, "certification_intake-0.2.0", "[console_scripts]\nintake = intake.__main__:main\n")
    installed(tmp_path, "intake-2.0.9", entry_points)
    said = namesake(tmp_path)
    assert said
    assert "intake-2.0.9" in said
    assert "pipx install" in said


@pytest.mark.parametrize("name", ["certification_intake-0.2.0", "intake-0.1.0", "intake_esm-2025.1"])
def test_our_own_distribution_by_either_name_and_plugins_are_no_clash(tmp_path: Path, name: str) -> None:
    installed(tmp_path, name, "[console_scripts]\nintake = intake.cli:main\n")
    assert namesake(tmp_path) is None


def test_an_entry_file_that_cannot_be_read_is_not_ours(tmp_path: Path) -> None:
    installed(tmp_path, "intake-9.9", "\x00no ini file\n")
    assert namesake(tmp_path)
