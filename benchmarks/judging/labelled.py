"""Which document of the report each labelled page was given to."""

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.packs.blocks import Paper
from benchmarks.packs.packing import Written
from intake.model import CaseReport, Document

Labelled = list[tuple[Paper, Document | None]]


def labelled(written: Written, report: CaseReport) -> Labelled:
    """Each labelled page's paper with the document that holds it, or None.

    Word pages are the reader's own: of a file with several papers, a paper is right when the file has a
    document for one of its submissions.
    """
    twins = _twins(report)
    hosts: dict[str, list[Document]] = defaultdict(list)
    owners: dict[tuple[str, int], Document] = {}
    for document in report.documents:
        for name in sorted(twins[document.file] | {_host(document.file)}):
            hosts[name].append(document)
            for page in document.pages:
                owners.setdefault((name, page), document)
    return [
        *((paper, owners.get(place)) for place, paper in written.pages.items()),
        *_whole_files(written, hosts),
        *_probes(written, hosts),
    ]


def _twins(report: CaseReport) -> dict[str, set[str]]:
    """Under which names the same bytes lie in the pack."""
    twins: dict[str, set[str]] = defaultdict(set)
    for source in report.files:
        twins[source.alias_of or source.path].add(_host(source.path))
    return twins


def _host(file: str) -> str:
    """The file of the pack that a page lies in: without the archive before it, the picture's name after."""
    return next((part for part in file.split("!/") if not part.endswith(".zip")), file)


def _whole_files(
    written: Written, hosts: dict[str, list[Document]]
) -> Iterator[tuple[Paper, Document | None]]:
    for file, paper in written.files.items():
        found = hosts.get(file, [])
        yield from ((paper, document) for document in found for _ in document.pages)
        if not found:
            yield paper, None


def _probes(written: Written, hosts: dict[str, list[Document]]) -> Iterator[tuple[Paper, Document | None]]:
    for file, papers in written.probes.items():
        for paper in papers:
            fits: list[Document | None] = [
                document
                for document in hosts.get(file, [])
                if set(paper.submissions) & set(document.submissions)
                or (not paper.submissions and paper.kind == document.kind)
            ]
            yield from ((paper, document) for document in fits or [None])
