"""Passwords for locked files: asked for, never given on the command line, where other users see them."""

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.language import said, tell
from intake.errors import UsageError

if TYPE_CHECKING:
    from intake.model import CaseReport


def chosen_passwords(folder: Path, *, ask: bool, keep: bool) -> tuple[str, ...]:
    """Those to try: asked for, or else kept in the key store by an earlier check of the case.

    Raises:
        UsageError: none was given, or they cannot be kept.
    """
    from intake.case.opened import passwords_kept
    from intake.kept.key_store import keep_passwords, require_key_store

    if keep:
        require_key_store()
    if not ask and not keep:
        return passwords_kept(folder)
    given = asked_passwords()
    if keep:
        keep_passwords(folder, given)
    return given


def asked_passwords() -> tuple[str, ...]:
    """A password a line, up to an empty one; from a script as the lines of standard input.

    Raises:
        UsageError: none was given.
    """
    from intake.case.opened import MOST

    if not sys.stdin.isatty():
        given = [line for line in sys.stdin.read().splitlines() if line][:MOST]
    else:
        given = []
        while len(given) < MOST:
            shown = "打开密码（输入时不显示）：" if not given else "还有别的密码吗（没有就按回车）："
            one = getpass(said(shown))
            if not one:
                break
            given.append(one)
    if not given:
        raise UsageError("没有输入密码")
    return tuple(given)


def tell_locked(report: "CaseReport") -> None:
    """Says which files no password has opened."""
    from intake.case.opened import still_locked
    from intake.gather.unlock import opens_by_password

    for file in still_locked(report):
        if opens_by_password(file.media_type):
            tell(f"密码不对，仍未打开：{file.path}", err=True)
        else:
            tell(f"这种文件不能在这里用密码打开，请自行打开（RAR：解开）后再审查：{file.path}", err=True)
