"""OCR that remembers: the same picture is recognised once, in whatever file it comes again."""

import hashlib
from collections.abc import Sequence

from PIL import Image

from intake.kept.cache import Cache, cache_key
from intake.kept.code_digest import code_digest
from intake.ocr.types import OcrPage, PageOcr


class CachedOcr:
    """A page reader over another, with results kept by the picture's pixels and the engine's name."""

    def __init__(self, inner: PageOcr, cache: Cache) -> None:
        self._inner = inner
        self._cache = cache

    @property
    def engine_name(self) -> str:
        return self._inner.engine_name

    def read(self, image: Image.Image, dpi: float | None = None) -> OcrPage:
        pixels = hashlib.sha256(image.tobytes()).hexdigest()
        made_by = (code_digest("ocr", "model"), self._inner.engine_name)
        key = cache_key("ocr", *made_by, image.mode, repr(image.size), repr(dpi), pixels)
        kept = self._cache.get(key, OcrPage)
        if kept is None:
            kept = self._inner.read(image, dpi)
            self._cache.put(key, kept)
        return kept

    def read_strips(self, strips: Sequence[Image.Image]) -> tuple[tuple[str, float], ...]:
        """Not kept: they are read faster than found."""
        return self._inner.read_strips(strips)
