"""Where cases and results lie: folders of this machine (or shared ones), and fsspec URLs (s3://, …).

What lies behind a URL is copied into a private folder, worked on there, and results are copied back:
readers only ever see files.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from intake.errors import UsageError
from intake.gather.working_folder import working_folder


def is_url(place: str) -> bool:
    """Whether it is an fsspec URL and not a path."""
    return "://" in place


def name_of(place: str) -> str:
    """The last part of a path or URL."""
    return place.rstrip("/").rsplit("/", 1)[-1] if is_url(place) else Path(place).name


def listed(url: str) -> list[tuple[str, bool, int]]:
    """(URL, is a folder, bytes) of each entry right below a URL, by name. Raises UsageError."""
    files, path = _opened(url)
    try:
        entries = files.ls(path, detail=True)
        return [
            (
                files.unstrip_protocol(str(entry["name"]).rstrip("/")),
                entry["type"] == "directory",
                int(files.du(entry["name"]) if entry["type"] == "directory" else entry["size"] or 0),
            )
            for entry in sorted(entries, key=lambda entry: str(entry["name"]))
            if str(entry["name"]).rstrip("/") != path.rstrip("/")
        ]
    except OSError as error:
        raise UsageError(f"读不了 {url}：{error}。请检查地址和访问权限。") from error


def fetch(url: str, folder: Path) -> None:
    """Copies a file or folder behind a URL to `folder`; nothing when there is none. Raises OSError."""
    files, path = _opened(url)
    if files.isfile(path):
        folder.parent.mkdir(parents=True, exist_ok=True)
        files.get_file(path, str(folder))
        return
    if not files.exists(path):
        return
    base = path.rstrip("/") + "/"
    for found in files.find(path):
        part = str(found).removeprefix(base)
        target = folder / part
        if not target.resolve().is_relative_to(folder.resolve()):
            continue  # a key like ../x is no file of this case
        target.parent.mkdir(parents=True, exist_ok=True)
        files.get_file(found, str(target))


def store(folder: Path, url: str, last: str = "") -> None:
    """Copies all files of `folder` below a URL, the one named `last` after the others. Raises OSError."""
    files, path = _opened(url)
    below = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    for file in sorted(below, key=lambda file: file.name == last):
        target = f"{path.rstrip('/')}/{file.relative_to(folder).as_posix()}"
        files.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        files.put_file(str(file), target)


def remove(url: str) -> None:
    """Takes one file behind a URL away, if it is there. Raises OSError."""
    files, path = _opened(url)
    if files.exists(path):
        files.rm_file(path)


class Borrowed:
    """A case and its results as folders of this machine, for as long as the context lasts.

    Paths are used where they lie. What is behind a URL is fetched: the case, and the results an earlier
    run left; `give_back` copies the results to their URL, with ``made-from.txt`` last.
    """

    def __init__(self, case: str, results: str, last: str = "made-from.txt") -> None:
        self._case, self._results, self._last = case, results, last
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        folder = None
        if is_url(self._case) or is_url(self._results):
            folder = self._stack.enter_context(working_folder())
        try:
            self.case = self._here(self._case, folder, "case")
            self.results = self._here(self._results, folder, "results")
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def give_back(self) -> None:
        """Copies the results to where they belong, when that is a URL. Raises OSError."""
        if not is_url(self._results):
            return
        # Until the last file is there again, the results are of no run: a kill in between costs one case.
        remove(f"{self._results}/{self._last}")
        kept = {file.relative_to(self.results).as_posix() for file in self.results.rglob("*")}
        files, path = _opened(self._results)
        base = path.rstrip("/") + "/"
        for found in files.find(path) if files.exists(path) else ():
            if str(found).removeprefix(base) not in kept:
                files.rm_file(found)
        store(self.results, self._results, self._last)

    def fetch_beside(self, paths: Iterable[Path]) -> None:
        """Fetches what lies beside the results behind their URL, for paths beside their folder here.

        Raises:
            UsageError: there is nothing there; the message names the URL.
        """
        if not is_url(self._results):
            return
        folder = self.results.resolve().parent
        for path in paths:
            if path.is_relative_to(folder) and not path.exists():
                url = f"{self._results.rsplit('/', 1)[0]}/{path.relative_to(folder).as_posix()}"
                fetch(url, path)
                if not path.exists():
                    raise UsageError(
                        f"补充材料不见了：{url}。请把它放回该处，或修改 {self._results}/rounds.yaml。"
                    )

    def _here(self, place: str, folder: Path | None, name: str) -> Path:
        if folder is None or not is_url(place):
            return Path(place)
        target = folder / name / name_of(place)
        fetch(place, target)
        return target


def _opened(url: str) -> tuple[Any, str]:
    """The file system behind a URL, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(f"读 {url} 需要 fsspec：请在同一环境中安装 fsspec（s3:// 另需 s3fs）。") from error
    try:
        files, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"打不开 {url}：{error}") from error
    return files, str(path)
