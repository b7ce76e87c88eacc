"""`intake serve`: the review desk in a browser."""

import getpass
import os
import socket
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.errors import UsageError


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[文件夹]", help="案件所在的文件夹（默认：“文档”中的“预审案件”）。"),
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="端口；0 任选一个空着的。")] = 8765,
    out: options.Out = None,
    scheme: options.Scheme = "gbt27922",
    as_of: options.AsOf = None,
    ocr: options.Ocr = options.OcrName.auto,
    jobs: options.Jobs = None,
    limit: options.LimitValues = None,
    who: Annotated[
        str | None, typer.Option("--who", envvar="INTAKE_WHO", help="决定记在谁的名下（默认：登录名）。")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="是否打开浏览器。")] = True,
    register: options.Register = None,
) -> int:
    """打开审查台：在浏览器里拖入材料、看问题和所在的页面、作决定、写通知书。

    文件夹中的每个子文件夹或压缩包是一个案件；新拖入的也放在那里。只在本机可用（127.0.0.1），
    地址中带有口令。结果写在每个案件旁边，和 intake check 一样。按 Ctrl-C 结束。

    例：  intake serve 申请材料
    """
    import uvicorn

    from intake.case.organization import load_organization, load_own_scheme
    from intake.checks import validate_checks
    from intake.cli.run_settings import make_settings
    from intake.desk.app import make_app, new_token
    from intake.desk.desk import Desk, Setup
    from intake.desk.shelf import OWN

    root = (folder or _usual_folder()).resolve()
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} 不是文件夹 / is no folder.")
    day = options.parse_day(as_of, "--as-of")
    settings = make_settings(as_of or date.today().isoformat(), ocr, options.LanguageName.zh, jobs, limit)
    rules = load_own_scheme(scheme)
    validate_checks(rules)
    kept = register or load_organization().register or str(root / OWN / "register.sqlite3")
    setup = Setup(root, rules, settings, kept, who or _login_name(), day, out)
    listening = _bound(port)
    bound = listening.getsockname()[1]
    token = new_token()
    address = f"http://127.0.0.1:{bound}/login?token={token}"
    with Desk(setup) as desk:
        app = make_app(desk, token, (f"127.0.0.1:{bound}", f"localhost:{bound}"))
        typer.echo(f"审查台：{address}")
        typer.echo("按 Ctrl-C 结束。", err=True)
        sys.stdout.flush()
        if browser:
            _open(address)
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
            )
        )
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    return 0


def _usual_folder() -> Path:
    from platformdirs import user_documents_path

    return user_documents_path() / "预审案件"


def _bound(port: int) -> socket.socket:
    """A socket that listens on this machine alone. Raises UsageError: the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let a second desk take the first one's port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"端口 {port} 打不开（{error.strerror or error}）：已有一个审查台在运行？"
            "请用 --port 另选一个，0 为任选 / the port cannot be opened."
        ) from error
    return listening


def _open(address: str) -> None:
    import webbrowser

    with suppress(webbrowser.Error):
        webbrowser.open(address)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return os.environ.get("USERNAME", "")
