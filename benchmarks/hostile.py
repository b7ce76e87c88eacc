"""Strangers' files against the installed command: is anything lost, hung, crashed, or written outside?

    python -m benchmarks.hostile corpus               the hostile files, a case a family, opens traced (strace)
    python -m benchmarks.hostile mutations 0 20000    damaged copies of valid files, 500 a case
    python -m benchmarks.hostile faults               readers killed, disk full, converter missing or hanging …
    python -m benchmarks.hostile large                5,000 files with 12 GB (sparse), a PDF of 2,000 pages
    python -m benchmarks.hostile table                the table of what has run so far

Each step leaves its result in --state (default: a folder of the temporary directory), so that it can be run in
pieces; what has run is not run again. OCR is off: these files are about reading, not recognising.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks.hostile_faults import FAULTS
from benchmarks.hostile_large import LARGE
from benchmarks.hostile_run import Result, check
from benchmarks.judging.shapes import ADVERSARIAL
from tests.hostile.corpus import families, lay_out
from tests.hostile.mutations import mutation

SLICE = 500
ADVERSARIAL_CHARACTERS = 20_000


@contextmanager
def work_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="intake-hostile-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class State:
    """Results by step, kept as one JSON file a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def once(self, step: str, run: Callable[[Path], Result]) -> None:
        """Runs a step unless its result is there."""
        path = self.folder / f"{step}.json"
        if path.exists():
            return
        with work_folder() as work:
            result = run(work)
        path.write_text(json.dumps(asdict(result), ensure_ascii=False))
        mark = "ok" if result.passed else "FAILED " + str(asdict(result))
        print(
            f"{result.name}: {result.files} files, {result.seconds} s, {result.peak_mb} MB, {mark}",
            flush=True,
        )

    def results(self, prefix: str) -> list[Result]:
        found = [json.loads(path.read_text()) for path in sorted(self.folder.glob(f"{prefix}-*.json"))]
        return [Result(**item) for item in found]


def run_corpus(state: State) -> None:
    for family in families():

        def run(work: Path, family: str = family) -> Result:
            files = lay_out(family, work / "案件")
            return check(work / "案件", work, family, files, trace=shutil.which("strace") is not None)

        state.once(f"corpus-{family}", run)

    def adversarial(work: Path) -> Result:
        case = work / "案件"
        case.mkdir()
        for number, shape in enumerate(ADVERSARIAL):
            pages = shape.pages(ADVERSARIAL_CHARACTERS)
            name = f"{number:02}{Path(pages[0].file).stem}.txt"
            (case / name).write_text("\n".join(page.text for page in pages), encoding="utf-8")
        traced = shutil.which("strace") is not None
        return check(case, work, "对抗文本", len(ADVERSARIAL), trace=traced)

    state.once("corpus-adversarial", adversarial)


def run_mutations(state: State, first: int, last: int) -> None:
    for start in range(first, last, SLICE):

        def run(work: Path, start: int = start) -> Result:
            case = work / "案件"
            case.mkdir()
            for number in range(start, min(start + SLICE, last)):
                name, data = mutation(number)
                (case / name).write_bytes(data)
            return check(case, work, f"mutations {start}", len(list(case.iterdir())))

        state.once(f"mutations-{start:06d}", run)


def table(state: State) -> Iterator[str]:
    yield "| what | files | crashes | without status | readers lost | longest run | peak of a process | written outside | calls to a network | left behind |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for title, prefix in (("hostile files", "corpus"), ("mutations", "mutations")):
        found = state.results(prefix)
        if found:
            yield (
                f"| {title} ({len(found)} runs) | {sum(one.files for one in found)} "
                f"| {sum(one.crashed for one in found)} "
                f"| {sum(one.no_status + max(0, one.files - one.listed) for one in found)} "
                f"| {sum(one.readers_lost for one in found)} "
                f"| {max(one.seconds for one in found):.0f} s | {max(one.peak_mb for one in found)} MB "
                f"| {sum(len(one.outside) for one in found) if prefix == 'corpus' else 'not traced'} "
                f"| {sum(len(one.reached) for one in found) if prefix == 'corpus' else 'not traced'} "
                f"| {sum(len(one.left_behind) for one in found)} |"
            )
    others = [*state.results("faults"), *state.results("large")]
    if others:
        yield ""
        yield "| fault or size | as it should be | s | peak of a process | what the command said |"
        yield "|---|---|---|---|---|"
        for one in others:
            said = one.note.replace("\n", " ").replace("|", "/")[:150]
            yield f"| {one.name} | {'yes' if one.passed else 'NO'} | {one.seconds:.0f} | {one.peak_mb} MB | {said} |"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=["corpus", "mutations", "faults", "large", "table"])
    parser.add_argument("range", nargs="*", type=int, default=[0, 20_000])
    parser.add_argument("--state", type=Path, default=Path(tempfile.gettempdir()) / "intake-hostile-state")
    asked = parser.parse_args()
    state = State(asked.state)
    if asked.step == "corpus":
        run_corpus(state)
    elif asked.step == "mutations":
        run_mutations(state, *asked.range)
    elif asked.step in {"faults", "large"}:
        for name, run in (FAULTS if asked.step == "faults" else LARGE).items():
            state.once(f"{asked.step}-{name}", run)
    print("\n".join(table(state)))
    found = [one for prefix in ("corpus", "mutations", "faults", "large") for one in state.results(prefix)]
    return 0 if all(one.passed for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
