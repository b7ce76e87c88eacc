"""Files that nobody here made, read by us and by a second reader: how many characters do we miss?

    python -m benchmarks.foreign DIR [DIR ...] [--most N] [--worst N] [--save FILE]

DIR is any folder of files (a public test corpus fetched beforehand; nothing is fetched here, and none of them
belongs into this repository). Each file is read as in a case, recognition off. The second reader is pdftotext
(PDF, page by page, only pages whose text layer we read), LibreOffice (Word, RTF, PowerPoint, OpenDocument, .xls),
openpyxl (.xlsx), 7z (archives: the names of their members).

A character is missing when the second reader has it more often than we have, whatever the order; of sheets
letters alone count, for numbers and days are shown in more than one form. Printed: a row a folder and type (files, how they ended, the second reader's characters, the share missing), files that we
refuse firmly though the second reader reads them, and the files that miss most.
"""

import argparse
import json
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.foreign_readers import second_readings
from intake.gather import ARCHIVE_TYPES, gather
from intake.model import Page, SourceFile
from intake.model.media_types import OPEN_DOCUMENT, PDF, XLS, XLSX, describe
from intake.read.types import ReadResult
from intake.settings import Settings
from intake.workers import ReadingPool

FIRM = frozenset({"file-unreadable", "file-encrypted", "file-empty", "file-unsupported", "file-too-large"})
"""Codes that may become a demand in a letter."""

_SHEETS = frozenset({XLS, XLSX, f"{OPEN_DOCUMENT}spreadsheet"})

_LEAST = 20
"""Characters of the second reader from which a file's share counts by itself."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One file. ``second``: characters of the second reader, None where there is none or it failed."""

    folder: str
    file: str
    media_type: str
    status: str
    code: str | None
    problem: str
    second: int | None
    missing: int

    @property
    def share(self) -> float:
        return self.missing / self.second if self.second else 0.0


def characters(text: str) -> Counter[str]:
    """What can be seen of a text, in one form."""
    return Counter(
        character
        for character in unicodedata.normalize("NFKC", text)
        if not character.isspace() and unicodedata.category(character)[0] != "C"
    )


def our_text(pages: Iterable[Page]) -> str:
    return "\n".join(page.text for page in pages)


def read_all(files: Sequence[SourceFile], work: Path) -> dict[str, ReadResult]:
    """Every file read, and what lies inside it with it."""
    settings = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=2)
    with ReadingPool(settings, cache=False) as pool:
        asked: dict[str, Future[ReadResult]] = {
            file.path: pool.submit(file, work) for file in files if file.problem_code is None
        }
        results = {path: future.result() for path, future in asked.items()}
        for path, result in list(results.items()):
            inside = [child for child in result.children if child.problem_code is None]
            pages = [page for child in inside for page in pool.submit(child, work).result().pages]
            results[path] = ReadResult(result.source, (*result.pages, *pages))
    return results


def compare(folder: Path, most: int | None) -> list[Compared]:
    with tempfile.TemporaryDirectory(prefix="intake-foreign-") as name:
        work = Path(name)
        settings = Settings(as_of=date(2026, 11, 24), ocr="off")
        with ReadingPool(settings, cache=False) as pool:
            found = gather(folder, work / "gathered", settings.limits, pool.open_archive)
        top = [file for file in found if "!/" not in file.path and file.status != "ignored"][:most]
        members = Counter(file.path.split("!/")[0] for file in found if "!/" in file.path)
        results = read_all([file for file in top if file.media_type not in ARCHIVE_TYPES], work / "read")
        seconds = second_readings([file for file in top if file.alias_of is None], work / "second")
        return [_compared(folder.name, file, results, seconds, members) for file in top]


def _compared(
    folder: str,
    file: SourceFile,
    results: dict[str, ReadResult],
    seconds: dict[str, list[str]],
    members: Counter[str],
) -> Compared:
    result = results.get(file.path, ReadResult(file))
    second = seconds.get(file.path)
    missing, size = 0, None
    if second is not None:
        if file.media_type in ARCHIVE_TYPES:
            size, missing = len(second), max(0, len(second) - members[file.path])
        else:
            theirs = _theirs(second, result.pages, by_page=file.media_type == PDF)
            if file.media_type in _SHEETS:
                theirs = Counter({one: count for one, count in theirs.items() if one.isalpha()})
            size, missing = theirs.total(), (theirs - characters(our_text(result.pages))).total()
    source = result.source
    problem = source.problem or ""
    return Compared(
        folder, file.path, file.media_type, source.status, source.problem_code, problem, size, missing
    )


def _theirs(second: list[str], pages: Sequence[Page], *, by_page: bool) -> Counter[str]:
    """The second reader's characters; of a PDF that we read those on pages taken from the text layer."""
    if not by_page or not pages:
        return characters("\n".join(second))
    layered = {page.number for page in pages if page.method == "text"}
    return characters("\n".join(text for number, text in enumerate(second, 1) if number in layered))


def table(found: Sequence[Compared]) -> list[str]:
    lines = [
        "| set | type | files | read / partly / not | doubts, firm | characters of the second reader | missing "
        "| files missing > 2 % | refused firmly, read by the other |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    groups: dict[tuple[str, str], list[Compared]] = {}
    for one in found:
        groups.setdefault((one.folder, describe(one.media_type)), []).append(one)
    for (folder, kind), ones in sorted(groups.items()):
        states = Counter(one.status for one in ones)
        firm = sum(one.code in FIRM for one in ones)
        unsure = sum(one.code is not None and one.code not in FIRM for one in ones)
        compared = [one for one in ones if one.second is not None]
        total, gone = sum(one.second or 0 for one in compared), sum(one.missing for one in compared)
        share = f"{gone / total:.3%}" if total else "–"
        lines.append(
            f"| {folder} | {kind} | {len(ones)} | {states['read']} / {states['partly_read']} / "
            f"{states['unreadable']} | {unsure}, {firm} | {total:,} in {len(compared)} files | {share} "
            f"| {sum(one.share > 0.02 and (one.second or 0) >= _LEAST for one in compared)} "
            f"| {len(wrongly_refused(ones))} |"
        )
    return lines


def wrongly_refused(found: Iterable[Compared]) -> list[Compared]:
    return [one for one in found if one.code in FIRM and one.status == "unreadable" and one.second]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--most", type=int, help="files a folder")
    parser.add_argument("--worst", type=int, default=15, help="files to name")
    parser.add_argument("--save", type=Path, help="all that was compared, as JSON")
    asked = parser.parse_args()
    found = [one for folder in asked.folder for one in compare(folder, asked.most)]
    print("\n".join(table(found)))
    for one in wrongly_refused(found):
        print(f"refused: {one.folder}/{one.file}: {one.code}: {one.problem}")
    sizable = [one for one in found if one.missing and (one.second or 0) >= _LEAST]
    for one in sorted(sizable, key=lambda one: -one.share)[: asked.worst]:
        print(
            f"missing {one.share:.1%} ({one.missing} of {one.second}): {one.folder}/{one.file} {one.status}"
        )
    if asked.save:
        rows = [{name: getattr(one, name) for name in Compared.__slots__} for one in found]
        asked.save.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if wrongly_refused(found) else 0


if __name__ == "__main__":
    sys.exit(main())
