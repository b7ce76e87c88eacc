"""Drafts of letters beside the report: known by their digests, so that what a person has edited is seen."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

_DRAFTS = ".intake/drafts.json"

_KEPT = 2
"""Digests known of a letter: its bytes as last written, and those before, which are still there when the
program ended between noting the new ones and writing them."""


def drafts_record(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The file that keeps the digests of the letters written beside the report, these among them."""
    known = _known(folder)
    for name, data in files.items():
        digest = sha256(data).hexdigest()
        before = known.get(name, ())
        known[name] = before if before[:1] == (digest,) else (digest, *before)[:_KEPT]
    return {folder / _DRAFTS: json.dumps(known, ensure_ascii=False, sort_keys=True).encode()}


def last_written(folder: Path, name: str) -> str | None:
    """The SHA-256 of the letter as it was last written under that name; None: of that nothing is known."""
    return next(iter(_known(folder).get(name, ())), None)


def edited_drafts(folder: Path, names: Iterable[str]) -> dict[Path, Path]:
    """Of the drafts of those names the ones that a person has edited since, each with the name under which
    it can be kept. Of folders of before digests were kept nothing is known: none."""
    known = _known(folder)
    edited = {}
    for name in names:
        path = folder / name
        if name in known and path.is_file() and sha256(path.read_bytes()).hexdigest() not in known[name]:
            number = 1
            while (kept := path.with_stem(f"{path.stem}-edited{number}")).exists():
                number += 1
            edited[path] = kept
    return edited


def _known(folder: Path) -> dict[str, tuple[str, ...]]:
    try:
        known = json.loads((folder / _DRAFTS).read_bytes())
        return {
            str(name): (digests,) if isinstance(digests, str) else tuple(map(str, digests))
            for name, digests in known.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
