"""Many cases: several at once over one pool of readers, resumed where an earlier run stopped."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from intake.batch.one_case import BatchJob, CaseDone, do_case
from intake.batch.storage import is_url, listed, name_of
from intake.bench import Bench
from intake.errors import UsageError
from intake.kept.folder_digest import files_below
from intake.pipeline import Reader
from intake.render.summary import BatchRow

ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_OUTPUT_SUFFIX = "-intake"


def find_cases(root: str | Path) -> dict[str, int]:
    """Every immediate sub-folder or archive of `root` (a folder or an fsspec URL), by name, with its bytes;
    our own outputs and hidden ones aside.

    Raises:
        UsageError: `root` is no folder, or holds no case.
    """
    place = str(root)
    if is_url(place):
        cases = {url: size for url, folder, size in listed(place) if _is_case(name_of(url), folder)}
    else:
        folder = Path(place)
        if not folder.is_dir():
            raise UsageError(
                f"找不到文件夹：{root}。请给出一个文件夹，其中每个子文件夹或压缩包是一个案件。"
            )
        cases = {str(path): case_size(path) for path in sorted(folder.iterdir()) if is_case(path)}
    if not cases:
        raise UsageError(f"{root} 中没有案件：每个案件应是其中的一个子文件夹或压缩包。")
    return cases


def is_case(path: Path) -> bool:
    """Whether what lies there is a case, seen from its name and kind."""
    return (
        not path.is_symlink() and (path.is_dir() or path.is_file()) and _is_case(path.name, path.is_dir())
    )


def _is_case(name: str, folder: bool) -> bool:
    if name.startswith((".", "_")) or name.endswith(_OUTPUT_SUFFIX):
        return False
    return folder or name.lower().endswith(ARCHIVES)


def run_batch(
    cases: dict[str, int],
    job: BatchJob,
    reader: Reader,
    bench: Bench,
    *,
    on_start: Callable[[str], None] = lambda _: None,
    on_done: Callable[[CaseDone], None] = lambda _: None,
) -> tuple[BatchRow, ...]:
    """Checks every case into ``out/<case>/``; gives a row a case, in the order of `cases`.

    A case whose files, scheme and settings are the same as when its outputs were made is taken over
    unless the job is `fresh`. What goes wrong with one case is that case's row and never stops the others.
    """
    jobs = job.settings.jobs
    rows: dict[str, BatchRow] = {}
    # More cases in work than there are readers: while some are being judged, no reader waits.
    threads = ThreadPoolExecutor(max_workers=2 * jobs, thread_name_prefix="case")

    def work(case: str) -> CaseDone:
        on_start(name_of(case))
        return do_case(case, job, reader, bench)

    try:
        futures = {threads.submit(work, case): case for case in largest_first(cases)}
        for future in as_completed(futures):
            done = future.result()
            rows[futures[future]] = done.row
            on_done(done)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
    return tuple(rows[case] for case in cases)


def largest_first(cases: dict[str, int]) -> Sequence[str]:
    """The order to start them in, so that the last one running is a small one."""
    return sorted(cases, key=lambda case: -cases[case])


def case_size(path: Path) -> int:
    """Bytes in a case."""
    return sum(file.stat().st_size for file in files_below(path))
