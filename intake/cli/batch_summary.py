"""What is said at the end of a batch: how many of what, what was slow, what could not be read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from intake.batch.one_case import CaseDone
from intake.cli.language import said, spoken
from intake.render.clean import one_line
from intake.render.summary import BatchRow, unread_files
from intake.render.words import words
from intake.zh.masking import mask_private

_SHOWN = 5


def verdict_word(row: BatchRow) -> str:
    """A case's verdict in words."""
    return words(spoken())[row.verdict]


def batch_summary(done: Sequence[CaseDone], rows: Sequence[BatchRow], seconds: float) -> Iterator[str]:
    """Plain lines: the verdicts, the slowest cases, the files that could not be read."""
    kept = sum(not item.fresh for item in done)
    counts = Counter(verdict_word(row) for row in rows)
    comma = words(spoken())["comma"]
    verdicts = comma.join(f"{word} {count}" for word, count in counts.most_common())
    yield f"共 {len(rows)} 个案件（{verdicts}），沿用 {kept} 个，用时 {seconds:.1f} 秒"
    slow = sorted((item for item in done if item.fresh), key=lambda item: -item.seconds)[:_SHOWN]
    if len(slow) > 1:
        yield said("最慢：") + comma.join(_slow(item) for item in slow)
    unread = unread_files(rows)
    if unread:
        yield f"未能读取的文件 {len(unread)} 个（全部见 summary.xlsx）："
        for case, path, _, problem in unread[:_SHOWN]:
            yield f"  {one_line(case)}：{one_line(path)}  {one_line(problem)}"


def _slow(item: CaseDone) -> str:
    """How long a case took, and how many pages it has: what usually makes it slow."""
    report = item.row.report
    pages = f"（{sum(count for _, count in report.page_counts)} 页）" if report else ""
    return said(f"{mask_private(one_line(item.row.case_name))} {item.seconds:.1f} 秒{pages}")
