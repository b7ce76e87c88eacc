"""What was read once is not read again: results kept by content, on this machine only.

A key is made of the bytes that were read and of everything that shaped the result (our reading code,
the engine and its version, the limits), so nothing ever has to be invalidated. Entries are single
files written atomically: several processes may share one cache, and a damaged entry is dropped and
made again.
"""

import hashlib
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_cache_path

from intake._version import __version__
from intake.atomic import write_atomically
from intake.kept.packing import pack_path, unpack_path

T = TypeVar("T")

DEFAULT_SIZE = 2 * 1024**3
"""Bytes the cache may take before the entries that lay unused longest go."""

_SWEEP_EVERY = 500


def cache_key(*parts: str) -> str:
    """A key made of all parts, in order; the tool's version is always one of them."""
    digest = hashlib.sha256(__version__.encode())
    for part in parts:
        digest.update(b"\0" + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class CacheState:
    """What a cache holds: its folder, number of entries, bytes."""

    folder: Path
    entries: int
    size: int


class Cache:
    """Typed values by key in a folder, bounded in size.

    Any trouble with the disk means 'not cached', never an error: the work is then done again.
    """

    def __init__(self, folder: Path | None = None, size: int = DEFAULT_SIZE) -> None:
        self.folder = folder or user_cache_path("intake", appauthor=False)
        self._size = size
        self._written = 0

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value of that key, or None when there is none that can be read as `kind`."""
        path = self._path(key)
        try:
            packed = path.read_bytes()
        except OSError:
            return None
        try:
            value = msgspec.msgpack.decode(zlib.decompress(packed), type=kind, dec_hook=unpack_path)
        except (msgspec.DecodeError, zlib.error, ValueError, TypeError, NotImplementedError):
            self.drop(key)
            return None
        with suppress(OSError):
            path.touch()  # used now: the sweep takes the longest unused first
        return value

    def put(self, key: str, value: object) -> None:
        """Keeps a value. A full or read-only disk is no error."""
        try:
            packed = zlib.compress(msgspec.msgpack.encode(value, enc_hook=pack_path), level=1)
        except UnicodeEncodeError:  # text that no file can hold: not worth keeping
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, packed)
        self._written += 1
        if self._written % _SWEEP_EVERY == 0:
            self.sweep()

    def drop(self, key: str) -> None:
        """Forgets a value."""
        with suppress(OSError):
            self._path(key).unlink()

    def state(self) -> CacheState:
        """How much it holds."""
        sizes = [size for _, _, size in self._entries()]
        return CacheState(self.folder, len(sizes), sum(sizes))

    def sweep(self) -> None:
        """Takes the entries unused longest away until the size fits."""
        entries = sorted(self._entries())
        total = sum(size for _, _, size in entries)
        for _, path, size in entries:
            if total <= self._size:
                return
            with suppress(OSError):
                path.unlink()
            total -= size

    def clear(self) -> CacheState:
        """Empties it; gives what it held."""
        state = self.state()
        for _, path, _ in self._entries():
            with suppress(OSError):
                path.unlink()
        return state

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.bin"

    def _entries(self) -> Iterable[tuple[float, Path, int]]:
        for path in self.folder.glob("??/*.bin"):
            with suppress(OSError):
                stat = path.stat()
                yield stat.st_mtime, path, stat.st_size
