"""A folder of photographed licences with published transcripts: `images/N.jpg`, `boxes_and_transcripts/N.tsv`.

A transcript's line: `index,x1,y1,…,x4,y4,text,entity`; a value over several lines has a line for each.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.zh.text import normalise

NAMES = {
    "social_credit_code": "code",
    "name": "name",
    "type": "type",
    "legal_person": "representative",
    "registration_capital": "capital",
    "start_date": "founded",
    "operation_date": "term",
    "location": "address",
    "business_scopes": "scope",
}
"""The set's entities that are values, by what we call them here."""

_LINE = re.compile(r"^\d+,(?P<corners>(?:-?[\d.]+,){8})(?P<text>.*),(?P<entity>[a-z_]*)$")


@dataclass(frozen=True, slots=True)
class Truth:
    """One photograph and what stands on it: each field's lines, top to bottom."""

    picture: Path
    fields: dict[str, tuple[str, ...]]

    def text(self, field: str) -> str:
        return "".join(self.fields.get(field, ()))


def truths(folder: Path, part: str = "all") -> Iterator[Truth]:
    """Every photograph of the set that has a transcript. ``part``: `learn` or `aside`, a third of the
    pictures by the digest of their names; `all`."""
    for transcript in sorted((folder / "boxes_and_transcripts").glob("*.tsv")):
        picture = folder / "images" / f"{transcript.stem}.jpg"
        if not picture.exists() or (part != "all" and (part == "aside") != is_aside(picture.name)):
            continue
        yield Truth(picture, _fields(transcript.read_text("utf-8-sig", errors="replace")))


def is_aside(name: str) -> bool:
    """Whether a picture belongs to the third that rules are never learnt from."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def _fields(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[tuple[float, float, str]]] = {}
    for line in text.splitlines():
        match = _LINE.match(line.strip())
        name = NAMES.get(match["entity"]) if match else None
        if match and name and normalise(match["text"]).strip():
            corners = [float(value) for value in match["corners"].rstrip(",").split(",")]
            found.setdefault(name, []).append((min(corners[1::2]), min(corners[::2]), match["text"]))
    return {name: tuple(piece for _, _, piece in sorted(pieces)) for name, pieces in found.items()}
