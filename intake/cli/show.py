"""`intake show`: what the reader sees in one file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.model import Page, SourceFile

_PICTURE_SIDE = 1400


class _ShowFormat(StrEnum):
    text = "text"
    json = "json"
    html = "html"


def show(
    file: Annotated[Path, typer.Argument(metavar="文件", help="任何一个文件（或压缩包）。")],
    page: Annotated[int | None, typer.Option("--page", min=1, help="只看第几页。")] = None,
    output: Annotated[
        _ShowFormat,
        typer.Option("--format", help="text 给人看；json 给程序用；html 把读到的位置画在页面图像上。"),
    ] = _ShowFormat.text,
    ocr: options.Ocr = options.OcrName.auto,
    limit: options.LimitValues = None,
) -> int:
    """看读取器从一个文件里读出了什么：每页的方式（文字层/识别）、理由、文字、位置、表格、印章。

    例：  intake show 营业执照.jpg

          intake show 手册.pdf --format html > 看.html
    """
    from intake.cli.for_programs import put_html, put_json
    from intake.cli.run_settings import make_settings
    from intake.cli.show_text import page_lines
    from intake.gather.working_folder import working_folder
    from intake.pipeline import read_files
    from intake.render.page_json import pages_to_json
    from intake.render.pages_html import pages_to_html
    from intake.workers import ReadingPool

    if not file.is_file():
        raise UsageError(f"找不到文件：{file}")
    settings = make_settings(None, ocr, options.LanguageName.zh, 1, limit)
    with ReadingPool(settings) as pool, working_folder() as workdir:
        files, pages = read_files(file, workdir, settings, pool)
        shown = [item for item in pages if page is None or item.number == page]
        if output is _ShowFormat.html:
            sources = {source.path: source for source in files}
            put_html(pages_to_html(files, shown, lambda item: _picture(sources[item.file], item)))
    if output is _ShowFormat.json:
        put_json(pages_to_json(files, shown))
    elif output is _ShowFormat.text:
        for source in files:
            for note in filter(None, (source.problem, *source.notes)):
                tell(f"{source.path}：{note}")
        for item in shown:
            typer.echo("\n".join(page_lines(item)))
    return ExitCode.COMPLETE if shown else ExitCode.UNREADABLE


def _picture(source: "SourceFile", page: "Page") -> bytes | None:
    from intake.read import page_picture

    return page_picture(source, page.number, _PICTURE_SIDE, page.rotation, mirrored=page.mirrored)
