"""Where the shipped sample cases lie."""

from importlib import resources
from pathlib import Path


def samples_folder() -> Path:
    """In the checkout, or inside the installed package."""
    checkout = Path(__file__).resolve().parents[2] / "samples"
    if checkout.is_dir():
        return checkout
    return Path(str(resources.files("intake") / "_samples"))
