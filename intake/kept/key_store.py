"""Passwords of a case's locked files in the operating system's key store (extra `keyring`), by the folder
its outputs lie in. Nowhere else does this program keep a password."""

import json
from collections.abc import Sequence
from pathlib import Path

from intake.errors import UsageError

_SERVICE = "intake"


def keep_passwords(folder: Path, passwords: Sequence[str]) -> None:
    """Keeps them for later checks of the case. Raises UsageError: there is no key store here."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, _name(folder), json.dumps(list(passwords), ensure_ascii=False))
    except KeyringError as error:
        raise UsageError(_NONE) from error


def kept_passwords(folder: Path) -> tuple[str, ...]:
    """Those kept for the case; none where there are none, or no key store any more."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ()
    try:
        kept = keyring.get_password(_SERVICE, _name(folder))
    except KeyringError:
        return ()
    return tuple(map(str, json.loads(kept))) if kept else ()


def require_key_store() -> None:
    """Raises UsageError: this machine has none that we can use."""
    try:
        from keyring import get_keyring
        from keyring.backends.fail import Keyring as Nothing
    except ImportError as error:
        raise UsageError(_NONE) from error
    if isinstance(get_keyring(), Nothing):
        raise UsageError(_NONE)


_NONE = (
    "本机没有可用的系统密钥库，密码不能保存：请安装扩展 keyring（见 docs/zh/events.md），"
    "或去掉 --keep-password，每次审查时输入。"
)


def _name(folder: Path) -> str:
    return str(folder.resolve())
