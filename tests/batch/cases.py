"""A small root of cases, and what a run of them leaves."""

from pathlib import Path

NAMES = ("report.json", "report.html", "notice.docx", "summary.json", "summary.csv")


def write_cases(root: Path, count: int) -> Path:
    """Cases of plain text files, read without any engine."""
    for number in range(count):
        case = root / f"公司{number}"
        case.mkdir(parents=True)
        text = f"组织简介\n第{number}公司成立于20{10 + number}年，注册资本{number + 1}00万元。\n" * 20
        (case / "组织简介.txt").write_text(text, encoding="utf-8")
    return root


def outputs(folder: Path) -> dict[str, bytes]:
    """Every output by its path: the same work gives the same bytes, wherever it was done."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.name in NAMES
    }
