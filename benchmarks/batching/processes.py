"""One process and two on a cold cache; then the same root again, and with an edited scheme."""

import shutil

from benchmarks.batching.bench import Bench, Ran, table
from intake.scheme import schemas_folder


def processes(bench: Bench) -> Ran:
    """A cold run with one process and one with two, in turn; then what is left without the engine."""
    print("\n### One process and two, nothing cached\n")
    bench.forget("one", "two", "cache-one", "cache-two")
    ran = {"one": bench.run("one", "cache-one", "--jobs", "1")}
    ran["two"] = bench.run("two", "cache-two", "--jobs", "2")
    pages = bench.pages("one")
    table(["run", "pages", "seconds", "CPU s", "pages per core-hour", "peak MB a process"], [
        [name, pages, f"{one.seconds:.1f}", f"{one.cpu:.1f}", f"{pages / one.cpu * 3600:.0f}",
         f"{max(one.peaks.values()) / 1e6:.0f}"]
        for name, one in ran.items()
    ])  # fmt: skip
    print(f"\nOne to two: **{ran['one'].seconds / ran['two'].seconds:.2f} ×** (goal 1.85).")
    # Another limit makes reading anew; what the engine said of a picture is kept all the same.
    again = bench.run("one", "cache-one", "--jobs", "1", "--fresh", "--limit", "file_seconds=901")
    print(
        f"CPU of all but the OCR engine (reading, drawing pages, judging, writing): {again.cpu:.1f} s, "
        f"**{again.cpu / ran['one'].cpu:.1%}** of the run (goal 10 %, drawing not counted)."
    )
    return ran["two"]


def caches(bench: Bench, first: Ran) -> None:
    """The second run on the same root, and one after the scheme was edited."""
    print("\n### Again, two processes\n")
    again = [bench.run("two", "cache-two", "--jobs", "2") for _ in range(3)]
    second = min(again, key=lambda ran: ran.seconds)
    own = bench.folder / "scheme"
    bench.forget("scheme")
    shutil.copytree(schemas_folder() / "gbt27922", own)
    head = own / "scheme.yaml"
    head.write_text(head.read_text("utf-8").replace("zh: 组织简介", "zh: 单位简介", 1), "utf-8")
    edited = bench.run("two", "cache-two", "--jobs", "2", "--scheme", str(own))
    table(["run", "seconds", "CPU s", "first run is slower by", "goal"], [
        ["first", f"{first.seconds:.1f}", f"{first.cpu:.1f}", "", ""],
        ["untouched", f"{second.seconds:.1f}", f"{second.cpu:.1f}", f"{first.seconds / second.seconds:.0f} ×", "100 ×"],
        ["scheme edited", f"{edited.seconds:.1f}", f"{edited.cpu:.1f}", f"{first.seconds / edited.seconds:.0f} ×", "30 ×"],
    ])  # fmt: skip
