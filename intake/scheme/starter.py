"""A new scheme to start from: lean, commented, with one document kind and one example."""

import re
import shutil
from pathlib import Path

from intake.errors import UsageError
from intake.scheme.shared import common_folder

_ID = re.compile(r"[a-z][a-z0-9_-]*")


def start_scheme(folder: Path) -> str:
    """Writes it into `folder`, which must not exist yet, and gives its id, the folder's name.

    Raises:
        UsageError: the folder exists, or its name is none that a scheme may have.
    """
    name = folder.resolve().name
    if folder.exists():
        raise UsageError(f"{folder} 已存在；请换一个名字，免得覆盖。")
    if not _ID.fullmatch(name):
        raise UsageError(f"方案的名称“{name}”只能用小写字母、数字、下划线和连字符，并以字母开头。")
    shutil.copytree(common_folder() / "starter", folder)
    head = folder / "scheme.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(re.sub(r"(?m)^id: ID\b", f"id: {name}", text), encoding="utf-8")
    return name
