"""`intake scheme`: the checklists as data."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from intake.errors import UsageError

app = typer.Typer(
    help="认证方案（清单、规则、用语都是数据）：列出、查看、校验、新建。", no_args_is_help=True
)

_REQUIRED = {"always": "必须", "when_law_requires": "法律法规有要求时", "optional": "可选"}


@app.command("list")
def list_schemes() -> None:
    """列出可用的方案。"""
    from intake.scheme import available_schemes, load_scheme

    for scheme_id in available_schemes():
        scheme = load_scheme(scheme_id)
        typer.echo(f"{scheme.id}  {scheme.version}  {scheme.title.in_language('zh')}")


@app.command("show")
def show(scheme: Annotated[str, typer.Argument(metavar="ID|DIR")] = "gbt27922") -> None:
    """显示一个方案的清单。"""
    from intake.scheme import load_scheme

    found = load_scheme(scheme)
    typer.echo(f"{found.title.in_language('zh')}  （{found.id} {found.version}）\n{found.folder}\n")
    for item in found.submissions:
        typer.echo(f"{item.number:>2}  {item.title.in_language('zh')}  [{_REQUIRED[item.required]}]")
        kinds = "、".join(found.kinds[kind].title.in_language("zh") for kind in item.kinds)
        typer.echo(f"     由这些文件满足：{kinds}")


@app.command("validate")
def validate(folder: Annotated[str, typer.Argument(metavar="ID|DIR")]) -> None:
    """校验一个方案文件夹；有错时指出文件、位置和原因。也测量每个模式在长文本上的用时。"""
    from intake.checks import validate_checks
    from intake.scheme import load_scheme
    from intake.scheme.time_patterns import refuse_slow

    scheme = load_scheme(folder)
    validate_checks(scheme)
    slowest = refuse_slow(scheme)
    typer.echo(
        f"有效：{scheme.id} {scheme.version}，{len(scheme.submissions)} 项材料，"
        f"{len(scheme.kinds)} 种文件，{len(scheme.checks)} 组检查，{len(scheme.findings)} 个问题代码。"
    )
    if slowest:
        typer.echo(
            f"最慢的模式：{slowest.place} / {slowest.pattern.name}，每字符 {slowest.microseconds:.1f} 微秒"
            f"（反复的“{slowest.unit}”，{slowest.length} 字符）。"
        )


@app.command("new")
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新方案的文件夹（还不存在）。")],
) -> None:
    """以现有方案为底，新建一个自己的方案文件夹，再用文本编辑器修改。"""
    from intake.scheme import schemas_folder

    if folder.exists():
        raise UsageError(f"{folder} 已存在；请换一个名字，免得覆盖。")
    shutil.copytree(schemas_folder() / "gbt27922", folder)
    typer.echo(f"已新建 {folder}。修改其中的 scheme.yaml 后运行：intake scheme validate {folder}")
