"""All hostile files, by family."""

from collections.abc import Iterator
from pathlib import Path

from tests.hostile import archives, images, names, no_material, office, pdfs, texts, volumes

FAMILIES = {
    "压缩包": archives.files,
    "办公": office.files,
    "PDF": pdfs.files,
    "图片": images.files,
    "文本": texts.files,
    "分卷": volumes.files,
    "非材料": no_material.files,
}


def lay_out(family: str, folder: Path) -> int:
    """Writes a family's files into a new folder, "名称" being the one of names; gives how many."""
    if family == "名称":
        return names.lay_out(folder)
    folder.mkdir(parents=True)
    count = 0
    for name, data in FAMILIES[family]():
        (folder / name).write_bytes(data)
        count += 1
    return count


def families() -> Iterator[str]:
    yield from (*FAMILIES, "名称")
