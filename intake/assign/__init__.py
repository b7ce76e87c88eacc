"""Pages → documents → the submissions each serves, with the evidence for it."""

from collections.abc import Sequence
from itertools import groupby

from intake.assign.patterns import compiled
from intake.assign.segment import Segment, segments
from intake.assign.serve import ONLY_PLACED, serve
from intake.model import Document, Page, SourceFile
from intake.scheme import Scheme

__all__ = ["UNKNOWN", "assign"]

UNKNOWN = "unknown"


def assign(pages: Sequence[Page], files: Sequence[SourceFile], scheme: Scheme) -> tuple[Document, ...]:
    """The documents of a case in the order of its pages, ids d1, d2, ….

    Each page belongs to exactly one document. A document whose kind cannot be told is `unknown` and
    serves nothing, unless its pages say nothing at all and its file bears an item's number.
    """
    patterns = compiled(scheme)
    sources = {file.path: file for file in files}
    found: list[tuple[str, Segment]] = []
    for path, group in groupby(pages, key=lambda page: page.file):
        own = list(group)
        source = sources.get(path)
        found += [(path, segment) for segment in segments(own, source, patterns)]
    return tuple(
        _document(f"d{number}", path, segment, scheme) for number, (path, segment) in enumerate(found, 1)
    )


def _document(document_id: str, path: str, segment: Segment, scheme: Scheme) -> Document:
    service = serve(segment, scheme)
    placed = segment.kind is None and service.first is not None
    return Document(
        id=document_id,
        file=path,
        pages=tuple(page.number for page in segment.pages),
        kind=segment.kind or UNKNOWN,
        submission=service.first,
        confidence=ONLY_PLACED if placed else round(segment.confidence, 3),
        why=tuple(dict.fromkeys((*segment.why, *service.why))),
        also=service.also,
    )
