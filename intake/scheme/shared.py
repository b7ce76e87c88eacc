"""Where schemes lie, and what those share that say `base: common`: the wordings and letter templates of
`schemas/common`."""

import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

ENVIRONMENT = "INTAKE_CONFIG"
COMMON = "common"


def schemas_folder() -> Path:
    """Where the shipped schemes lie: in the checkout, or inside the installed package."""
    checkout = Path(__file__).resolve().parent.parent.parent / "schemas"
    if checkout.is_dir():
        return checkout
    return Path(str(resources.files("intake") / "_schemas"))


def settings_file() -> Path:
    """Where a body's own settings lie: what ``INTAKE_CONFIG`` names, else the user's own file."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else user_config_path("intake", appauthor=False) / "intake.yaml"


def own_schemes_folder() -> Path:
    """Where a body keeps schemes of its own, each in a folder of its id, found by name from anywhere:
    `schemes` beside its settings."""
    return settings_file().parent / "schemes"


def common_folder() -> Path:
    """Where the shared wordings and templates lie."""
    return schemas_folder() / COMMON


def own_or_shared(folder: Path, base: Path | None, name: str) -> Path:
    """The file of that name in a scheme's folder, or in its base where there is none."""
    own = folder / name
    return base / name if base and not own.is_file() else own


def laid_over(under: Any, over: Any) -> Any:
    """Both, the second going before, down to single texts: a wording ({zh: …, en: …}) is replaced whole."""
    if not isinstance(under, Mapping) or not isinstance(over, Mapping):
        return over
    if under and all(len(str(name)) == 2 for name in under):
        return over
    return {**under, **{name: laid_over(under.get(name), value) for name, value in over.items()}}
