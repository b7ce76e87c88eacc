"""The documentation as a web site, Chinese first: `make site` writes it to build/site.

Pages are taken as they lie in the repository. Links to pages stay links, links to other files become their
names; a link to nothing is an error here, one to a heading that is not there one of mkdocs (`--strict`).
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "build" / "site-source"
NAMED = {"README.zh-CN.md": "index.md", "README.md": "english.md"}
"""Pages that have another name on the site."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r'(!\[[^\]]*\]\(|src=")([^)"]+)')
_FENCE = re.compile(r"(```.*?```)", re.DOTALL)


def pages() -> list[Path]:
    """Every page of the site, by its place in the repository."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted([*found, ROOT / "benchmarks" / "RESULTS.md", ROOT / "samples" / "README.md"])


def placed(page: Path) -> Path:
    """Where a page stands in the site's source."""
    relative = page.relative_to(ROOT)
    return SOURCE / NAMED.get(relative.as_posix(), relative.as_posix())


def rewritten(page: Path, known: set[Path]) -> str:
    """A page's text with its links as they are on the site. Raises ValueError for a link to nothing."""

    def link(match: re.Match[str]) -> str:
        text, target = match.groups()
        if "://" in target or target.startswith(("#", "mailto:")):
            return match.group()
        name, _, place = target.partition("#")
        meant = (page.parent / name).resolve()
        if not meant.exists():
            raise ValueError(f"{page}: {target}")
        if meant.is_dir() and (meant / "README.md") in known:
            meant = meant / "README.md"
        if meant not in known:
            return text
        return f"[{text}]({_from(page, placed(meant))}{'#' + place if place else ''})"

    def picture(match: re.Match[str]) -> str:
        before, target = match.groups()
        if "://" in target:
            return match.group()
        meant = (page.parent / target).resolve()
        if not meant.is_file():
            raise ValueError(f"{page}: {target}")
        copy = SOURCE / meant.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(meant, copy)
        # Raw HTML is not rewritten by mkdocs, whose pages lie one folder deeper than their sources.
        return before + _from(page, copy, html=before.startswith("src"))

    parts = _FENCE.split(page.read_text(encoding="utf-8"))
    return "".join(
        part if part.startswith("```") else _PICTURE.sub(picture, _LINK.sub(link, part)) for part in parts
    )


def _from(page: Path, target: Path, *, html: bool = False) -> str:
    here = placed(page)
    deeper = html and here.name not in ("index.md", "README.md")
    up = "../" * (len(here.relative_to(SOURCE).parts) - 1 + deeper)
    return up + target.relative_to(SOURCE).as_posix()


def make_source() -> None:
    """Lays the site's source out anew. Raises ValueError for a link to nothing."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    known = set(pages())
    for page in known:
        copy = placed(page)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(rewritten(page, known), encoding="utf-8")


def main() -> int:
    make_source()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}  # the theme's notice of its successor
    return subprocess.run(command, cwd=ROOT, env=quiet, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
