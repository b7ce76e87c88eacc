"""`intake serve`: the review desk in a browser."""

import getpass
import ipaddress
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.cli.language import tell
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
    host: Annotated[
        str, typer.Option("--host", help="监听的地址；本机以外的须先添加用户（intake users add）。")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="名称[:端口]", help="其他机器用什么名称访问，可给多次。"),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="TLS 证书（PEM）；与 --key 一起给。")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="TLS 私钥（PEM）。")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="前面有提供 TLS 的反向代理：按用户登录。")
    ] = False,
    user_header: Annotated[
        str,
        typer.Option("--user-header", help="代理已认证的用户名在哪个请求头中（仅限同一台机器上的代理）。"),
    ] = "",
) -> int:
    """打开审查台：在浏览器里拖入材料、看问题和所在的页面、作决定、写通知书。

    文件夹中的每个子文件夹或压缩包是一个案件；新拖入的也放在那里。默认只在本机可用（127.0.0.1），
    地址中带有口令。结果写在每个案件旁边，和 intake check 一样。按 Ctrl-C 结束。

    例：  intake serve 申请材料

    例：  intake serve 申请材料 --host 192.168.1.20 --certificate 证书.pem --key 私钥.pem
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
        raise UsageError(f"{root} 不是文件夹。")
    with_users = behind_proxy or not _is_own_machine(host)
    _refuse_open(root / OWN, host, with_users, behind_proxy, certificate, key, user_header)
    day = options.parse_day(as_of, "--as-of")
    settings = make_settings(as_of or date.today().isoformat(), ocr, options.LanguageName.zh, jobs, limit)
    rules = load_own_scheme(scheme)
    validate_checks(rules)
    kept = register or load_organization().register or str(root / OWN / "register.sqlite3")
    setup = Setup(root, rules, settings, kept, who or _login_name(), day, out)
    listening = _bound(host, port)
    bound = listening.getsockname()[1]
    token = "" if with_users else new_token()
    address = f"{'https' if certificate else 'http'}://{host}:{bound}" + (
        "" if with_users else f"/login?token={token}"
    )
    with Desk(setup) as desk:
        app = make_app(
            desk,
            token,
            _names(host, bound, name or ()),
            with_users=with_users,
            secure=with_users,
            user_header=user_header,
        )
        tell(f"审查台：{address}")
        tell("按 Ctrl-C 结束。", err=True)
        sys.stdout.flush()
        if browser and not with_users:
            _open(address)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=2,
                proxy_headers=behind_proxy,
                ssl_certfile=certificate,
                ssl_keyfile=key,
            )
        )
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    return 0


def _refuse_open(
    own: Path,
    host: str,
    with_users: bool,
    behind_proxy: bool,
    certificate: Path | None,
    key: Path | None,
    user_header: str,
) -> None:
    """Whoever can reach the desk must be somebody, and no password may pass in the clear."""
    from intake.desk.users import Users

    if (certificate is None) != (key is None):
        raise UsageError("--certificate 和 --key 要一起给。")
    if with_users and certificate is None and not behind_proxy:
        raise UsageError(
            f"在 {host} 上开放须加密：请给出 --certificate 和 --key，"
            "或在提供 TLS 的反向代理后用 --behind-proxy。"
        )
    if user_header and not (behind_proxy and _is_own_machine(host)):
        raise UsageError("--user-header 只能与 --behind-proxy 一起、在本机地址上使用：否则任何人都能冒用。")
    if with_users and not Users(own).known():
        raise UsageError(f"还没有用户。请先添加：intake users add {own.parent} 用户名 --role 复核。")


def _is_own_machine(host: str) -> bool:
    """Whether nobody else can reach that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str, port: int, more: Sequence[str]) -> list[str]:
    """The names the desk answers to: its address, this machine's own name for it, and those given."""
    own = [host, "localhost"] if _is_own_machine(host) else [host]
    return [f"{one}:{port}" for one in own] + [
        form for one in more for form in ([one] if ":" in one else [one, f"{one}:{port}"])
    ]


def _usual_folder() -> Path:
    from platformdirs import user_documents_path

    return user_documents_path() / "预审案件"


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens at that address. Raises UsageError: it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named outright, or the event loop holds small answers back until they are acknowledged.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let a second desk take the first one's port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # who is quicker than the server waits for it
    except OSError as error:
        listening.close()
        raise UsageError(
            f"{host} 的端口 {port} 打不开（{error.strerror or error}）：已有一个审查台在运行？"
            "请用 --port 另选一个，0 为任选。"
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
