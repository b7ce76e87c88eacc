"""How well labelled papers are told, clean and damaged, and whether what is called sure is right."""

from dataclasses import dataclass

import pytest

from intake.model import Document
from tests.assign.papers import SCHEME, Paper, judge, pages_of, papers

SURE = 0.9
OUTSIDE = "unknown"


@dataclass(frozen=True)
class Judged:
    """A paper and the documents it was taken for."""

    paper: Paper
    documents: tuple[Document, ...]


def judged(group: list[Paper], damage: float, seeds: int) -> list[Judged]:
    return [
        Judged(paper, judge(pages_of(paper, damage=damage, seed=seed)))
        for paper in group
        for seed in range(seeds)
    ]


def served(kind: str) -> str | None:
    """The submission that a kind serves first."""
    if kind not in SCHEME.kinds:
        return None
    order = sorted(SCHEME.serving(kind), key=lambda item: (kind not in item.satisfied_by, item.number))
    return order[0].id if order else None


def f1(found: list[Judged]) -> float:
    """Of submissions over all papers: what a paper serves, and what it was said to serve."""
    right = wrong = missed = 0
    for item in found:
        truth = served(item.paper.kind)
        told = {document.submission for document in item.documents if document.submission}
        right += truth in told
        missed += truth is not None and truth not in told
        wrong += len(told - {truth})
    return 2 * right / (2 * right + wrong + missed)


def sure(found: list[Judged]) -> tuple[int, int]:
    """Of the documents called sure: how many are right, and all."""
    kinds = [
        (item.paper.kind, document.kind)
        for item in found
        for document in item.documents
        if document.confidence >= SURE
    ]
    return sum(truth == kind or served(truth) is served(kind) is None for truth, kind in kinds), len(kinds)


KNOWN = [*papers("papers"), *(paper for paper in papers("unseen") if paper.seen)]
KEPT_APART = [paper for paper in papers("unseen") if not paper.seen]


@pytest.mark.parametrize(
    ("group", "damage", "least"),
    [
        pytest.param(KNOWN, 0.0, 0.98, id="seen-clean"),
        pytest.param(KNOWN, 0.04, 0.97, id="seen-damaged"),
        pytest.param(KEPT_APART, 0.0, 0.95, id="unseen-clean"),
        pytest.param(KEPT_APART, 0.04, 0.95, id="unseen-damaged"),
        pytest.param(KEPT_APART, 0.08, 0.9, id="unseen-badly-damaged"),
    ],
)
def test_papers_of_every_kind_are_told(group: list[Paper], damage: float, least: float) -> None:
    found = judged(group, damage, seeds=1)
    assert f1(found) >= least
    right, all_sure = sure(found)
    assert right >= 0.98 * all_sure
