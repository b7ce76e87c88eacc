"""The offline bundle takes from the lock what the target needs, whatever machine it is made on."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "scripts" / "bundle.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(script: ModuleType, platform: str, python: str = "3.12") -> set[str]:
    return {re.split(r"[=<>! ]", entry, maxsplit=1)[0] for entry in script.wanted(LOCK, platform, python)}


@pytest.mark.parametrize("platform", ["win_amd64", "manylinux_x86_64", "macosx_arm64"])
def test_all_that_the_lock_asks_for_everywhere_is_in_it(script: ModuleType, platform: str) -> None:
    packed = names(script, platform)
    unconditional = set(re.findall(r"(?m)^([\w.-]+)==\S+ \\$", LOCK))
    assert len(unconditional) > 50
    assert packed >= unconditional - {"setuptools"}
    assert not packed & {"setuptools", "opencv-python", "pytest"}


def test_conditions_are_read_for_the_target(script: ModuleType) -> None:
    assert "colorama" in names(script, "win_amd64")
    assert "colorama" not in names(script, "manylinux_x86_64")
    lock = "a==1 ; python_full_version < '3.13' \\\n    --hash=sha256:aa\nb==2 \\\n    --hash=sha256:bb\n"
    assert "".join(script.wanted(lock, "win_amd64", "3.12")) == (
        "a==1 \\\n    --hash=sha256:aa\nb==2 \\\n    --hash=sha256:bb\n"
    )
    assert "".join(script.wanted(lock, "win_amd64", "3.13")) == "b==2 \\\n    --hash=sha256:bb\n"


def test_every_entry_keeps_its_hashes(script: ModuleType) -> None:
    for entry in script.wanted(LOCK, "win_amd64", "3.12"):
        assert re.fullmatch(r"\S+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", entry), entry


def test_no_script_or_container_file_names_a_registry(script: ModuleType) -> None:
    scripts = [*(ROOT / "scripts").rglob("*.*"), ROOT / "Containerfile"]
    texts = {
        path.name: path.read_text("utf-8") for path in scripts if path.is_file() and path.suffix != ".pyc"
    }
    assert not [name for name, text in texts.items() if re.search(r"https?://", text)]
