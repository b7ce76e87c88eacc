"""One process and two on a cold cache; then the same root again, and by an edited scheme."""

import shutil

from benchmarks.batching.bench import Bench, Ran, table
from intake.scheme import schemas_folder

_EDITS = (
    ("a rule's words edited", "scheme.yaml", "zh: 组织简介", "zh: 单位简介", "35 ×"),
    ("a paper's words edited", "documents/business_licence.yaml", "营业执照", "营业证照", ""),
)


def processes(bench: Bench) -> Ran:
    """A cold run with one process and one with two, in turn; then what is left without the engine."""
    print("\n### One process and two, nothing cached\n")
    bench.forget("one", "cache-one")
    ran = {"one": bench.run("one", "cache-one", "--jobs", "1"), "two": two_processes(bench)}
    pages = bench.pages("one")
    table(["run", "pages", "seconds", "CPU s", "pages per core-hour", "peak MB a process"], [
        [name, pages, f"{one.seconds:.1f}", f"{one.cpu:.1f}", f"{pages / one.cpu * 3600:.0f}",
         f"{max(one.peaks.values()) / 1e6:.0f}"]
        for name, one in ran.items()
    ])  # fmt: skip
    print(f"\nOne to two: **{ran['one'].seconds / ran['two'].seconds:.2f} ×** (goal 1.9).")
    # Another limit makes reading anew; what the engine said of a picture is kept all the same.
    rest = bench.run("one", "cache-one", "--jobs", "1", "--fresh", "--limit", "file_seconds=901")
    print(
        f"CPU of all but the OCR engine (reading, drawing pages, judging, writing): {rest.cpu:.1f} s, "
        f"**{rest.cpu / ran['one'].cpu:.1%}** of the run (goal 10 %, drawing not counted)."
    )
    return ran["two"]


def two_processes(bench: Bench) -> Ran:
    """A cold run with two."""
    bench.forget("two", "cache-two")
    return bench.run("two", "cache-two", "--jobs", "2")


def again(bench: Bench, first: Ran) -> None:
    """The second run on the same root, and by a scheme of which one word was edited: one that reading does not
    rest on, and one that it does."""
    print("\n### Again, two processes\n")
    second = min(
        (bench.run("two", "cache-two", "--jobs", "2") for _ in range(3)), key=lambda ran: ran.seconds
    )
    own = bench.folder / "scheme"
    bench.forget("scheme")
    shutil.copytree(schemas_folder() / "gbt27922", own)
    rows = [("untouched", second, "200 ×")]
    for name, file, old, new, goal in _EDITS:
        edited = own / file
        edited.write_text(edited.read_text("utf-8").replace(old, new, 1), "utf-8")
        rows.append((name, bench.run("two", "cache-two", "--jobs", "2", "--scheme", str(own)), goal))
    shown: list[list[object]] = [["first", f"{first.seconds:.1f}", f"{first.cpu:.1f}", "", ""]]
    for name, ran, goal in rows:
        ratio = f"{first.seconds / ran.seconds:.0f} ×"
        shown.append([name, f"{ran.seconds:.1f}", f"{ran.cpu:.1f}", ratio, goal])
    table(["run", "seconds", "CPU s", "first run is slower by", "goal"], shown)
