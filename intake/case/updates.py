"""Data of a scheme that the office has updated from a file: law, standards, holidays, prices.

Updates lie beside the body's settings (`schemes/<id>/`), so that a new version of the program does not lose
them; of a scheme in a folder of one's own, in that folder. The newer of shipped and updated data counts.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from intake.atomic import write_atomically
from intake.errors import SchemeError, UsageError
from intake.scheme import Scheme, schemas_folder
from intake.scheme.data import AS_OF, gathered_on, load_data
from intake.scheme.files import read_yaml
from intake.scheme.names import Names

LARGEST = 8_000_000
"""Bytes of a data file above which a bundle is refused: real ones have some hundred thousand."""

_KEPT = "kept"
_SUFFIX = ".yaml"
_NAMED_BY = ("id", "number", "title", "year", "words", "from")
"""Entries that tell the rows of a list apart, the first there is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two data files. ``place``: the list or entry; ``row``: what tells a list's row
    from others (``""``: the entry itself). ``kind``: added, removed or changed."""

    file: str
    place: str
    row: str
    kind: str


def updates_folder(scheme: Scheme, settings: Path) -> Path:
    """Where the scheme's updated data lie: beside the body's settings, or in one's own scheme itself."""
    shipped = scheme.folder.is_relative_to(schemas_folder())
    return settings.parent / "schemes" / scheme.id if shipped else scheme.folder


def with_updates(scheme: Scheme, settings: Path) -> Scheme:
    """The scheme with what was updated, where that is newer. Raises SchemeError: an update is broken."""
    folder = updates_folder(scheme, settings)
    if folder == scheme.folder or not folder.is_dir():
        return scheme
    shipped = gathered_on(scheme.data)
    found = {}
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        day = gathered_on({path.stem: read_yaml(path)}).get(path.stem)
        if path.stem in shipped and day is not None and day > shipped[path.stem]:
            found[path.stem] = load_data(path, Names.of(scheme))
    return replace(scheme, data={**scheme.data, **found}) if found else scheme


def unpack_bundle(path: Path, folder: Path) -> dict[str, Path]:
    """Copies the data files of a bundle (a folder, a .zip, or one .yaml) into a folder: stem → file.

    Raises:
        UsageError: there is no such file, it holds no data file, or one that is too large.
    """
    if not path.exists():
        raise UsageError(f"找不到 {path}。")
    found = {}
    for name, content in _members(path):
        found[name] = folder / f"{name}{_SUFFIX}"
        found[name].write_bytes(content)
    if not found:
        raise UsageError(f"{path} 中没有数据文件（*.yaml）。")
    return found


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Names without folders: a member never says where it is written."""
    if path.is_dir() or path.suffix == _SUFFIX:
        for file in sorted(path.glob(f"*{_SUFFIX}")) if path.is_dir() else [path]:
            _refuse_large(file.name, file.stat().st_size)
            yield file.stem, file.read_bytes()
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                name = PurePosixPath(member.filename)
                if not member.is_dir() and name.suffix == _SUFFIX:
                    _refuse_large(member.filename, member.file_size)
                    yield name.stem, archive.read(member)
    except zipfile.BadZipFile as error:
        raise UsageError(f"{path} 不是文件夹、.zip 或 .yaml 数据文件。") from error


def _refuse_large(name: str, size: int) -> None:
    if size > LARGEST:
        raise UsageError(f"{name} 过大，不像是数据文件。")


def updated(scheme: Scheme, files: Mapping[str, Path]) -> Scheme:
    """The scheme with a bundle's data, found sound.

    Raises:
        UsageError: a file is not one of the scheme's dated data files, or no newer than what it replaces.
        SchemeError: a file is broken; the message says which and where.
    """
    days = gathered_on(scheme.data)
    found: dict[str, Any] = {}
    for name, path in files.items():
        if name not in days:
            raise UsageError(
                f"{name}{_SUFFIX}：方案 {scheme.id} 没有这份有日期的数据，可更新的是："
                f"{'、'.join(f'{known}{_SUFFIX}' for known in days)}"
            )
        day = gathered_on({name: read_yaml(path)}).get(name)
        if day is None:
            raise SchemeError(f"{path.name}: 缺少 {AS_OF}。")
        if day <= days[name]:
            raise UsageError(f"{path.name} 是{day}的数据，不比现有的（{days[name]}）新。")
        found[name] = load_data(path, Names.of(scheme))
    return replace(scheme, data={**scheme.data, **found})


def changes(before: Scheme, after: Scheme) -> tuple[Change, ...]:
    """What differs in their data, file by file, rows of lists by what tells them apart."""
    return tuple(
        change
        for name in after.data
        if before.data.get(name) != after.data[name]
        for change in _differences(name, before.data.get(name, {}), after.data[name])
    )


def _differences(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place), after.get(place)
        if old == new or place == AS_OF:
            continue
        one, other = _by_name(old), _by_name(new)
        if one is not None and other is not None:
            for row in dict.fromkeys([*one, *other]):
                if one.get(row) != other.get(row):
                    kind = "added" if row not in one else "removed" if row not in other else "changed"
                    yield Change(name, place, row, kind)
        else:
            kind = "added" if place not in before else "removed" if place not in after else "changed"
            yield Change(name, place, "", kind)


def _by_name(rows: object) -> dict[str, list[object]] | None:
    """The rows of a list by what tells them apart; ``None``: it is no list of rows."""
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        return None
    named: dict[str, list[object]] = {}
    for place, row in enumerate(rows, 1):
        key = next((str(row[name]) for name in _NAMED_BY if name in row), str(place))
        named.setdefault(key, []).append(row)
    return named


def store(scheme: Scheme, files: Mapping[str, Path], folder: Path) -> Path:
    """Writes a bundle's files where updates lie, and keeps what they replace; returns where that is kept.

    What is replaced is the file that lay there, else the one the scheme shipped with.
    """
    kept = folder / _KEPT / f"{(_numbers(folder) or [0])[-1] + 1:03d}"
    kept.mkdir(parents=True)
    for name, path in files.items():
        current = folder / f"{name}{_SUFFIX}"
        source = current if current.is_file() else scheme.folder / f"{name}{_SUFFIX}"
        write_atomically(kept / current.name, source.read_bytes())
        write_atomically(current, path.read_bytes())
    return kept


def undo(scheme: Scheme, folder: Path) -> tuple[str, ...]:
    """Puts back what the last update replaced; the names of the files. Raises UsageError: there is none."""
    numbers = _numbers(folder)
    if not numbers:
        raise UsageError("没有可撤销的更新。")
    kept = folder / _KEPT / f"{numbers[-1]:03d}"
    names = sorted(path.name for path in kept.glob(f"*{_SUFFIX}"))
    for name in names:
        content, shipped = (kept / name).read_bytes(), scheme.folder / name
        if folder != scheme.folder and shipped.is_file() and shipped.read_bytes() == content:
            (folder / name).unlink(missing_ok=True)
        else:
            write_atomically(folder / name, content)
        (kept / name).unlink()
    kept.rmdir()
    return tuple(names)


def _numbers(folder: Path) -> list[int]:
    return sorted(int(path.name) for path in (folder / _KEPT).glob("*") if path.name.isdigit())
