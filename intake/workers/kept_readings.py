"""What reading a file gave, kept for the next run, with the files that lay inside it.

A run unpacks into a folder of its own that is gone afterwards, so places in that folder are kept relative
to it, and the bytes of what lay inside are kept by content and laid out again.
"""

from dataclasses import replace
from pathlib import Path

from intake.gather.inspect import sha256_of
from intake.kept.cache import Cache, cache_key
from intake.model import SourceFile
from intake.read.types import ReadResult

_MOST_INSIDE = 64 * 1024**2
"""Bytes inside one file up to which they are kept: reading a larger one again costs less than its place."""

_NOWHERE = Path()
"""The place of a file that has none of its own: the part of a document that could not be read."""


class KeptReadings:
    """Readings by key in a cache; a damaged or missing part of one means 'not kept'."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, key: str, source: SourceFile, workdir: Path) -> ReadResult | None:
        """What reading `source` gave, as if it had been read now; what lay inside it lies in `workdir`."""
        kept = self._cache.get(key, ReadResult)
        if kept is None:
            return None
        children = []
        for child in kept.children:
            location = self._laid_out(child, workdir) if child.location != _NOWHERE else source.location
            if location is None:
                return None
            children.append(replace(child, location=location))
        # What gathering knows of the file, it knows better now: where it lies, which round it came in.
        known = replace(kept.source, location=source.location, round=source.round, alias_of=source.alias_of)
        return replace(kept, source=known, children=tuple(children))

    def put(self, key: str, result: ReadResult, workdir: Path) -> None:
        """Keeps a reading, unless it ended at a limit (a busy machine may be why) or what lay inside the
        file is too much."""
        inside = [child for child in result.children if child.sha256]
        if "limit" in dict(result.source.problem_params) or sum(one.size for one in inside) > _MOST_INSIDE:
            return
        if not all(child.location.is_relative_to(workdir) and child.location.is_file() for child in inside):
            return
        for child in inside:
            self._cache.put(_bytes_key(child), child.location.read_bytes())
        children = [
            replace(child, location=child.location.relative_to(workdir) if child.sha256 else _NOWHERE)
            for child in result.children
        ]
        source = replace(result.source, location=_NOWHERE)
        self._cache.put(key, replace(result, source=source, children=tuple(children)))

    def _laid_out(self, child: SourceFile, workdir: Path) -> Path | None:
        """Where the child's bytes lie in `workdir` from now on; None when they are not kept."""
        location = workdir / child.location
        data = self._cache.get(_bytes_key(child), bytes)
        if data is None or ".." in child.location.parts or not location.is_relative_to(workdir):
            return None
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(data)
        return location if sha256_of(location) == child.sha256 else None


def _bytes_key(child: SourceFile) -> str:
    return cache_key("inside", child.sha256)
