"""`intake doctor --self-test`: a small hostile set, read on this machine as a case is read."""

from datetime import date

from intake.cli.hostile_set import lay_out
from intake.cli.language import said, tell
from intake.errors import ExitCode
from intake.model import SourceFile
from intake.render.clean import one_line, shortened

_STATES = {"read": "已读取", "partly_read": "部分读取", "unreadable": "已拒绝", "ignored": "未跟随"}


def self_test() -> int:
    """Reads the set and prints what became of each file. 0 when each has a status and nothing got out."""
    from intake.gather.working_folder import working_folder
    from intake.pipeline import read_files
    from intake.settings import Settings
    from intake.workers import ReadingPool

    settings = Settings(as_of=date(2026, 1, 1), ocr="off")
    with working_folder() as made:
        case, work = made / "案件", made / "work"
        case.mkdir()
        tries = lay_out(case)
        before = sorted(path.name for path in case.iterdir())
        with ReadingPool(settings, cache=False) as pool:
            files, _ = read_files(case, work, settings, pool)
        unchanged = before == sorted(path.name for path in case.iterdir())
        escaped = sorted(path.name for path in made.iterdir()) != ["work", "案件"]
    tell("自检：读取一组有害文件")
    found = {file.path: file for file in files}
    missing = [name for name in tries if name not in found]
    for name, what in tries.items():
        tell(f"  {name}（{said(what)}）：{_became(found.get(name))}")
    if missing or escaped or not unchanged:
        tell("  自检未通过：有文件没有结果，或写到了不该写的地方。请报告此问题。")
        return ExitCode.UNREADABLE
    tell(f"  自检通过：{len(tries)} 个文件均有结果，案件未被改动。")
    return ExitCode.COMPLETE


def _became(file: SourceFile | None) -> str:
    if file is None:
        return said("没有结果")
    problem = f"，{shortened(one_line(file.problem), 60)}" if file.problem else ""
    return f"{said(_STATES[file.status])}{problem}"
