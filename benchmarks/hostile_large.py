"""Cases of a size that a careless program would not survive."""

from pathlib import Path

from benchmarks.hostile_run import Result, check
from intake.limits import Limits

_GIGABYTE = 1024**3


def many_files(work: Path) -> Result:
    """5,000 files, 12 GB: four of them sparse, of 3 GB each, above the limit of one file."""
    case = work / "案件"
    case.mkdir()
    for number in range(4_996):
        folder = case / f"{number % 40:02d}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(f"组织简介 {number}\n我公司成立于2010年。", encoding="utf-8")
    for number in range(4):
        with (case / f"大{number}.pdf").open("wb") as stream:
            stream.write(b"%PDF-1.7\n")
            stream.truncate(3 * _GIGABYTE)
    result = check(case, work, "5,000 files, 12 GB (sparse)", 5_000)
    return _naming(result, work, "file_bytes", 4)


def just_below(work: Path) -> Result:
    """A sparse file just below the limit of one file: hashed, looked at, found broken."""
    case = work / "案件"
    case.mkdir()
    with (case / "大.pdf").open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(Limits().file_bytes - 1)
    return check(case, work, "a PDF of 2 GB of nothing", 1)


def _pdf_of(pages: int, path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for number in range(pages):
        for row in range(30):
            canvas.drawString(60, 780 - 20 * row, f"page {number} line {row} of a long file")
        canvas.showPage()
    canvas.save()


def many_pages(work: Path) -> Result:
    """2,000 pages: within the limit, so all are read."""
    case = work / "案件"
    case.mkdir()
    _pdf_of(2_000, case / "两千页.pdf")
    result = check(case, work, "a PDF of 2,000 pages", 1)
    if '"pages": 2000' not in (work / "stdout").read_text("utf-8"):
        result.crashed = True
        result.note = f"not all pages are there: {result.note}"
    return result


def too_many_pages(work: Path) -> Result:
    """3,001 pages: one more than is read; the finding says which limit."""
    case = work / "案件"
    case.mkdir()
    _pdf_of(3_001, case / "三千零一页.pdf")
    return _naming(check(case, work, "a PDF of 3,001 pages", 1), work, "pdf_pages", 1)


def _naming(result: Result, work: Path, limit: str, times: int) -> Result:
    """The result, failed unless so many files name that limit."""
    named = (work / "stdout").read_text("utf-8").count(f"（{limit}）")
    result.crashed |= named < times
    result.note = f"{limit} named {named} times"
    return result


LARGE = {"files": many_files, "below": just_below, "pages": many_pages, "too-many-pages": too_many_pages}
