"""`intake scheme`: the checklists as data."""

from pathlib import Path
from typing import Annotated

import typer

from intake.cli.help_page import Command, Group
from intake.cli.language import said, spoken, tell
from intake.errors import ExitCode, UsageError

app = typer.Typer(
    cls=Group,
    help="认证方案（清单、规则、用语都是数据）：列出、查看、校验、新建、比较、试用。",
    rich_markup_mode=None,
)

_CHANGES = {"added": "新增", "removed": "删除", "changed": "改动"}
_REQUIRED = {
    "always": "必须",
    "when_law_requires": "法律法规有要求时",
    "when_held": "已取得的",
    "expected": "应有，缺少时人工核对",
    "optional": "可选",
}


@app.command("list", cls=Command)
def list_schemes() -> None:
    """列出可用的方案。"""
    from intake.scheme import available_schemes, load_scheme

    for scheme_id in available_schemes():
        scheme = load_scheme(scheme_id)
        typer.echo(f"{scheme.id}  {scheme.version}  {scheme.title.in_language(spoken())}")


@app.command("show", cls=Command)
def show(scheme: Annotated[str, typer.Argument(metavar="名称|文件夹")] = "gbt27922") -> None:
    """显示一个方案的清单。"""
    from intake.scheme import load_scheme

    found = load_scheme(scheme)
    typer.echo(f"{found.title.in_language(spoken())}  {found.id} {found.version}\n{found.folder}\n")
    for item in found.submissions:
        needed = said(_REQUIRED[item.required])
        typer.echo(f"{item.number:>2}  {item.title.in_language(spoken())}  [{needed}]")
        kinds = said("、").join(found.kinds[kind].title.in_language(spoken()) for kind in item.kinds)
        tell(f"     由这些文件满足：{kinds}")


@app.command("validate", cls=Command)
def validate(folder: Annotated[str, typer.Argument(metavar="名称|文件夹")]) -> None:
    """校验一个方案文件夹：一次列出所有错误，指出文件、位置、原因和最接近的正确名称。

    也测量每个模式在长文本上的用时。
    """
    from intake.case.sound import load_sound_scheme
    from intake.scheme.time_patterns import refuse_slow

    scheme = load_sound_scheme(folder)
    slowest = refuse_slow(scheme)
    tell(
        f"有效：{scheme.id} {scheme.version}，{len(scheme.submissions)} 项材料，"
        f"{len(scheme.kinds)} 种文件，{len(scheme.checks)} 组检查，{len(scheme.findings)} 个问题代码。"
    )
    if slowest:
        tell(
            f"最慢的模式：{slowest.place} / {slowest.pattern.name}，每字符 {slowest.microseconds:.1f} 微秒"
            f"（反复的“{slowest.unit}”，{slowest.length} 字符）。"
        )


@app.command("update", cls=Command)
def update(
    bundle: Annotated[
        Path | None,
        typer.Argument(
            metavar="文件|文件夹", help="数据包：文件夹、.zip，或一份 .yaml（如 permits.yaml）。"
        ),
    ] = None,
    scheme: Annotated[
        str, typer.Option("--scheme", metavar="名称|文件夹", help="更新哪个方案的数据。")
    ] = "gbt27922",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会改什么，不改。")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="撤销上一次更新。")] = False,
) -> None:
    """用文件更新方案的数据（许可、标准、节假日、收费），不联网：先校验，列出改动，旧的保留。

    例：  intake scheme update 2027年一月数据.zip --dry-run
    """
    from tempfile import TemporaryDirectory

    from intake.case.organization import load_organization, load_own_scheme
    from intake.case.updates import changes, store, unpack_bundle, updated, updates_folder
    from intake.case.updates import undo as undo_update
    from intake.scheme import load_scheme
    from intake.scheme.data import gathered_on

    shipped = load_scheme(scheme)
    folder = updates_folder(shipped, load_organization().path)
    if undo:
        for name in undo_update(shipped, folder):
            tell(f"已恢复 {name}")
        return
    if bundle is None:
        raise UsageError("请给出数据包：文件夹、.zip 或 .yaml；撤销上一次更新用 --undo。")
    before = load_own_scheme(scheme)
    with TemporaryDirectory() as temporary:
        files = unpack_bundle(bundle, Path(temporary))
        after = updated(before, files)
        for name in files:
            days = gathered_on(before.data)[name], gathered_on(after.data)[name]
            tell(f"{name}.yaml：{days[0]} → {days[1]}")
        for change in changes(before, after):
            tell(f"  {said(_CHANGES[change.kind])} {change.file}.{change.place} {change.row}".rstrip())
        if dry_run:
            tell("以上改动尚未生效（--dry-run）。")
            return
        kept = store(shipped, files, folder)
    tell(f"已更新，自此用于以后的审查。旧数据保留在 {kept}（撤销：intake scheme update --undo）。")


@app.command("new", cls=Command)
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹", help="新方案的文件夹（还不存在），其名即方案名称。")
    ],
) -> None:
    """新建一个最小的、带说明的方案文件夹，再用文本编辑器修改。"""
    from intake.scheme.starter import start_scheme

    start_scheme(folder)
    tell(
        f"已新建 {folder}。修改其中的 scheme.yaml 后运行：\n"
        f"  intake scheme validate {folder}\n  intake scheme test {folder}"
    )


@app.command("diff", cls=Command)
def diff(
    before: Annotated[str, typer.Argument(metavar="名称|文件夹", help="原来的方案。")],
    after: Annotated[str, typer.Argument(metavar="名称|文件夹", help="现在的方案。")],
) -> None:
    """比较两个方案：逐条列出新增、删除和改动。"""
    from intake.scheme import scheme_folder
    from intake.scheme.difference import differences

    for one in differences(scheme_folder(before), scheme_folder(after)):
        values = "" if one.kind != "changed" else f"：{one.before} → {one.after}"
        tell(f"{said(_CHANGES[one.kind])} {one.file}  {one.place}{values}")


@app.command("test", cls=Command)
def test(folder: Annotated[str, typer.Argument(metavar="名称|文件夹")]) -> int:
    """审查方案自带的例子，与各自应得的结果核对。"""
    from intake.case.sound import load_sound_scheme
    from intake.cli.scheme_examples import try_examples

    tried = list(try_examples(load_sound_scheme(folder)))
    for one in tried:
        tell(f"{said('符合' if not one.differences else '不符')}  {one.name}")
        for difference in one.differences:
            tell(f"    {difference}")
    if not tried:
        raise UsageError("这个方案没有例子：examples 文件夹中没有 *.expected.yaml。")
    return ExitCode.DEFICIENT if any(one.differences for one in tried) else ExitCode.COMPLETE
