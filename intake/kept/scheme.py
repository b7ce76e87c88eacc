"""A scheme that was loaded and found sound is taken from the cache the next time: parsing and checking its
files costs a quarter of a second, at every start of the program."""

from collections.abc import Callable
from pathlib import Path

from intake.kept.cache import Cache, cache_key
from intake.kept.code_digest import code_digest
from intake.kept.folder_digest import folder_digest
from intake.kept.machine_digest import machine_digest
from intake.scheme import Scheme, common_folder, scheme_folder

Load = Callable[[Path], Scheme]

_SHAPED_BY = ("scheme", "model", "checks", "render", "audit", "zh", "case")
"""The rooms that say what is a sound scheme."""


def kept_scheme(id_or_folder: str | Path, load: Load, cache: Cache | None = None) -> Scheme:
    """The scheme that ``load`` makes of the folder, and raises as it does: any change in the folder's files
    makes it load anew."""
    folder = scheme_folder(id_or_folder)
    cache = cache or Cache()
    shapes = Path(__file__).resolve().parents[1] / "scheme" / "shapes"
    shaped_by = (code_digest(*_SHAPED_BY), folder_digest(shapes), machine_digest())
    lies = (str(folder), folder_digest(folder), folder_digest(common_folder()))
    key = cache_key("scheme", *shaped_by, *lies)
    kept = cache.get(key, Scheme)
    if kept is not None:
        return kept
    scheme = load(folder)
    cache.put(key, scheme)
    if cache.get(key, Scheme) != scheme:  # a day in its YAML, which would come back as text
        cache.drop(key)
    return scheme
