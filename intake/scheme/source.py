"""A scheme's files as they were read, and every mistake in them: only a sound scheme is built."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.errors import SchemeError
from intake.scheme.data import data_mistakes
from intake.scheme.fact_schemas import fact_schema_mistakes, schema_patterns
from intake.scheme.files import read_json, read_yaml, shape_of
from intake.scheme.kinds import kind_mistakes
from intake.scheme.mistakes import Mistake, Told, shape_mistakes, unknown
from intake.scheme.named_patterns import as_expressions, named_patterns
from intake.scheme.names import Names
from intake.scheme.patterns import Pattern
from intake.scheme.references import unresolved
from intake.scheme.shared import COMMON, common_folder, laid_over, own_or_shared
from intake.scheme.try_patterns import tried
from intake.zh.text import squeeze

_TOLD_BY_ABSENT = ("when_held", "expected")
HEAD, FINDINGS = "scheme.yaml", "findings.yaml"
_NO_DATA = (HEAD, FINDINGS, "rules.yaml")
"""Beside them may lie what a body switches and words its own way (`intake.case.own_rules`)."""


@dataclass(frozen=True, slots=True)
class Source:
    """``kinds`` and ``schemas`` by the stems of their files, ``data`` too. ``unread``: files that are not
    there or are no YAML or JSON. ``base``: the shared folder, with words in ``findings`` and ``data``."""

    folder: Path
    head: Any
    findings: Any
    kinds: Mapping[str, Any]
    schemas: Mapping[str, Any]
    data: Mapping[str, Any]
    unread: tuple[SchemeError, ...]
    base: Path | None = None

    def file(self, name: str) -> Path:
        """The scheme's file of that name, or the shared one where it has none of its own."""
        return own_or_shared(self.folder, self.base, name)

    @property
    def names(self) -> Names:
        return Names.in_files(self.head, self.findings, self.kinds, self.data)

    @property
    def checks(self) -> tuple[Mapping[str, Any], ...]:
        """The entries of ``checks``, as far as they are such."""
        found = self.head.get("checks") if isinstance(self.head, Mapping) else None
        return tuple(item if isinstance(item, Mapping) else {} for item in found or ())

    def kind_file(self, kind: str) -> Path:
        return self.folder / "documents" / f"{kind}.yaml"

    def schema_file(self, kind: str) -> Path:
        return self.folder / "documents" / f"{kind}.schema.json"

    def patterns(self) -> Iterator[tuple[str, Pattern]]:
        """Every named pattern, and the file it stands in."""
        for file, content in (
            (HEAD, self.head),
            *((f"documents/{stem}.yaml", content) for stem, content in self.kinds.items()),
            *((f"{name}.yaml", content) for name, content in self.data.items()),
        ):
            for _, pattern in named_patterns(content):
                yield file, pattern
        for stem, schema in self.schemas.items():
            for pattern in schema_patterns(schema):
                yield f"documents/{stem}.schema.json", pattern

    def mistakes(self) -> Iterator[Told]:
        """Every mistake in the files, but for what only the families of checks and the letters know."""
        if self.unread:  # what the others name may stand in these
            yield from self.unread
            return
        yield from self._in_head()
        yield from shape_mistakes(self.findings, "findings", self.folder / FINDINGS)
        yield from self._in_kinds()
        for name, content in self.data.items():
            yield from data_mistakes(name, content, self.folder / f"{name}.yaml", self.names)

    def _in_head(self) -> Iterator[Told]:
        path = self.folder / HEAD
        yield from shape_mistakes(as_expressions(self.head), "scheme", path)
        yield from unresolved(self.names, shape_of("scheme"), self.head, path)
        yield from tried((pattern for _, pattern in named_patterns(self.head)), squeeze, path)
        yield from self._untold(path)

    def _untold(self, path: Path) -> Iterator[Mistake]:
        """Items whose absence no check would tell, though the scheme asks for them."""
        told = {name for entry in self.checks for name in _keys(entry.get("absent"))}
        asked = self.head.get("submissions") if isinstance(self.head, Mapping) else None
        for number, item in enumerate(asked or ()):
            required = item.get("required") if isinstance(item, Mapping) else None
            if required in _TOLD_BY_ABSENT and required not in told:
                what = (
                    f"“{required}”的项没有交时什么也不会提出：请在 checks 的 presence 里写 "
                    f"absent: {{{required}: 问题代码}}，并在 findings.yaml 里写好它"
                )
                yield Mistake(path, ("submissions", number, "required"), what)

    def _in_kinds(self) -> Iterator[Told]:
        names = self.names
        for stem, content in self.kinds.items():
            path = self.kind_file(stem)
            yield from kind_mistakes(content, path)
            yield from unresolved(names, shape_of("kind"), content, path)
            if isinstance(content, Mapping) and content.get("kind") != stem:
                what = f"“{content.get('kind')}”与文件名不同：“{stem}”"
                yield Mistake(path, ("kind",), what)
        for stem, schema in self.schemas.items():
            if stem not in self.kinds:
                yield Mistake(self.schema_file(stem), (), unknown("文件种类", stem, self.kinds))
            else:
                types = _types(self.kinds[stem])
                yield from fact_schema_mistakes(schema, stem, names, self.schema_file(stem), types)


def _keys(content: object) -> tuple[str, ...]:
    return tuple(map(str, content)) if isinstance(content, Mapping) else ()


def _types(kind: object) -> dict[str, str]:
    """What each fact of a kind is read as."""
    fields = kind.get("fields") if isinstance(kind, Mapping) else None
    return {
        str(item["name"]): str(item.get("type", ""))
        for item in fields or ()
        if isinstance(item, Mapping) and "name" in item
    }


def read_source(folder: Path) -> Source:
    """The files of a scheme."""
    unread: list[SchemeError] = []

    def read(path: Path) -> Any:
        try:
            return read_json(path) if path.suffix == ".json" else read_yaml(path)
        except SchemeError as error:
            unread.append(error)
            return None

    documents = folder / "documents"
    head = read(folder / HEAD)
    base = common_folder() if isinstance(head, Mapping) and head.get("base") == COMMON else None
    findings = read(folder / FINDINGS)
    return Source(
        folder,
        head=head,
        findings={**read(base / FINDINGS), **findings}
        if base and isinstance(findings, Mapping)
        else findings,
        kinds={path.stem: read(path) for path in sorted(documents.glob("*.yaml"))},
        schemas={
            path.name.removesuffix(".schema.json"): read(path)
            for path in sorted(documents.glob("*.schema.json"))
        },
        data=_data(folder, base, read),
        unread=tuple(unread),
        base=base,
    )


def _data(folder: Path, base: Path | None, read: Callable[[Path], Any]) -> dict[str, Any]:
    """The data files by stem; of one that its base has, too, a scheme gives only what differs."""
    own, shared = ({path.stem: path for path in _data_files(place)} for place in (folder, base))
    data = {stem: read(path) for stem, path in shared.items()}
    for stem, path in own.items():
        data[stem] = laid_over(data.get(stem), read(path))
    return dict(sorted(data.items()))


def _data_files(folder: Path | None) -> list[Path]:
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in _NO_DATA] if folder else []
