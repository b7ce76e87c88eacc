"""Parts of pages → documents → the submissions each serves, with the evidence for it."""

from collections.abc import Sequence
from itertools import groupby

from intake.assign.left_over import InFile, with_left_over
from intake.assign.patterns import compiled
from intake.assign.sections import without_repeated
from intake.assign.segment import Segment, segments
from intake.assign.serve import ONLY_PLACED, serve
from intake.assign.spans import spans_of
from intake.model import Document, Part, SourceFile
from intake.scheme import Scheme

__all__ = ["UNKNOWN", "assign"]

UNKNOWN = "unknown"


def assign(parts: Sequence[Part], files: Sequence[SourceFile], scheme: Scheme) -> tuple[Document, ...]:
    """The documents of a case in the order in which they begin, ids d1, d2, ….

    Each part belongs to exactly one document. A document whose kind cannot be told is `unknown` and
    serves nothing, unless its pages say nothing at all and its file bears an item's number. An item that
    nothing answers then is looked for once more, in what is left over.
    """
    patterns = compiled(scheme)
    sources = {file.path: file for file in files}
    by_file = [(path, tuple(group)) for path, group in groupby(parts, key=lambda part: part.page.file)]
    files_cut = [
        InFile(group, tuple(segments(group, sources.get(path), patterns)), sources.get(path))
        for path, group in by_file
    ]
    assigned = without_repeated(with_left_over(files_cut, scheme, patterns), patterns)
    documents: list[Document] = []
    for (path, _), file in zip(by_file, assigned, strict=True):
        before = len(documents)
        for segment in file.segments:
            inside = None if segment.inside is None else f"d{before + segment.inside + 1}"
            documents.append(_document(f"d{len(documents) + 1}", path, segment, scheme, inside))
    return tuple(documents)


def _document(
    document_id: str, path: str, segment: Segment, scheme: Scheme, inside: str | None
) -> Document:
    service = serve(segment, scheme)
    placed = segment.kind is None and service.first is not None
    spans = spans_of(segment.parts)
    return Document(
        id=document_id,
        file=path,
        pages=tuple(dict.fromkeys(span.page for span in spans)),
        kind=segment.kind or UNKNOWN,
        submission=service.first,
        confidence=ONLY_PLACED if placed else round(segment.confidence, 3),
        why=tuple(dict.fromkeys((*segment.why, *service.why))),
        also=service.also,
        spans=spans,
        inside=inside,
    )
