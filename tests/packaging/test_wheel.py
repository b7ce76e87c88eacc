"""The wheel that offices install: built from this checkout, unpacked elsewhere, run without it."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BUILT_FROM = ("intake", "schemas", "samples", "pyproject.toml", "README.md", "LICENSE")
LARGEST = 24 * 1024 * 1024


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, source / name)
    build = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(out)], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(site)
    return site


def run_installed(site: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "intake", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_has_a_name_of_its_own_and_stays_small(wheel: Path) -> None:
    assert wheel.name.startswith("certification_intake-")
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size < LARGEST


def test_every_module_and_data_file_of_the_package_is_inside(names: set[str]) -> None:
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "intake").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not package - names, (
        "add the room to `packages`, or its data to `package-data`, in pyproject.toml"
    )


def test_every_scheme_and_sample_is_inside(names: set[str]) -> None:
    schemas = {
        f"intake/_schemas/{path.relative_to(ROOT / 'schemas').as_posix()}"
        for path in (ROOT / "schemas").rglob("*")
        if path.is_file()
    }
    samples = {
        f"intake/_samples/{path.relative_to(ROOT / 'samples').as_posix()}"
        for path in (ROOT / "samples").rglob("*")
        if path.is_file()
        and not {"_generator", "__pycache__"} & set(path.parts)
        and not path.name.endswith(".expected.json")
    }
    assert not (schemas | samples) - names


def test_what_makes_samples_and_tests_stays_outside(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"intake"}
    assert not [name for name in names if "_generator" in name or name.endswith(".expected.json")]


def test_installed_it_knows_its_version_and_its_schemes(installed: Path, tmp_path: Path) -> None:
    version = run_installed(installed, "--version", cwd=tmp_path)
    assert version.stdout.strip() == f"intake {_version()}", version.stderr
    shown = run_installed(installed, "scheme", "show", "gbt27922", cwd=tmp_path)
    assert str(installed) in shown.stdout, shown.stdout + shown.stderr


def test_installed_it_checks_a_sample_and_writes_its_letter(installed: Path, tmp_path: Path) -> None:
    case = shutil.copytree(installed / "intake" / "_samples" / "07-thin-service-system", tmp_path / "case")
    for path in case.iterdir():  # what is read without a model suffices here
        if path.suffix != ".docx":
            path.unlink()
    done = run_installed(installed, "check", str(case), "--ocr", "off", "--jobs", "1", cwd=tmp_path)
    assert done.returncode in (1, 4), done.stderr
    assert (tmp_path / "case-intake" / "notice.docx").is_file()


def _version() -> str:
    from intake import __version__

    return __version__
