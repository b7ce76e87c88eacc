"""Drafts of letters beside the report: known by their digests, so that what a person has edited is seen."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

_DRAFTS = ".intake/drafts.json"


def drafts_record(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The file that keeps the digests of the letters written beside the report, these among them."""
    known = _known(folder) | {name: sha256(data).hexdigest() for name, data in files.items()}
    return {folder / _DRAFTS: json.dumps(known, ensure_ascii=False, sort_keys=True).encode()}


def edited_drafts(folder: Path, names: Iterable[str]) -> dict[Path, Path]:
    """Of the drafts of those names the ones that a person has edited since, each with the name under which
    it can be kept. Of folders of before digests were kept nothing is known: none."""
    known = _known(folder)
    edited = {}
    for name in names:
        path = folder / name
        if name in known and path.is_file() and sha256(path.read_bytes()).hexdigest() != known[name]:
            number = 1
            while (kept := path.with_stem(f"{path.stem}-edited{number}")).exists():
                number += 1
            edited[path] = kept
    return edited


def _known(folder: Path) -> dict[str, str]:
    try:
        return {
            str(name): str(digest) for name, digest in json.loads((folder / _DRAFTS).read_bytes()).items()
        }
    except (OSError, ValueError, AttributeError):
        return {}
