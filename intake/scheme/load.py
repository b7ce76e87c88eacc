"""From a scheme's folder to a `Scheme`; every mistake is an error that names file and place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intake.errors import UsageError
from intake.scheme.kinds import build_kind
from intake.scheme.mistakes import raise_all
from intake.scheme.named_patterns import as_expressions
from intake.scheme.shared import own_schemes_folder, schemas_folder
from intake.scheme.source import HEAD, Source, read_source
from intake.scheme.types import Applicant, CheckSpec, FindingRule, Scheme, Submission, Wording


def available_schemes() -> list[str]:
    """The ids of the shipped schemes and of the body's own, sorted."""
    places = (schemas_folder(), own_schemes_folder())
    return sorted({path.parent.name for place in places for path in place.glob("*/scheme.yaml")})


def load_scheme(id_or_folder: str | Path) -> Scheme:
    """The scheme of that id, or in that folder.

    Raises:
        UsageError: there is no such scheme.
        SchemeError: its data is broken; the message tells every mistake, each with file, line and place.
            What only the families of checks and the letters know, `intake.case.sound` tells besides.
    """
    source = read_source(scheme_folder(id_or_folder))
    raise_all(source.mistakes())
    return build(source)


def scheme_folder(id_or_folder: str | Path) -> Path:
    """The folder of the scheme of that id, or that folder. Raises UsageError: there is no such scheme."""
    named = Path(id_or_folder)
    for folder in (named, schemas_folder() / named, own_schemes_folder() / named):
        if (folder / HEAD).is_file():
            return folder
    if named.is_dir():
        raise UsageError(f"文件夹“{id_or_folder}”里没有 scheme.yaml，不是一个方案。")
    known = ", ".join(available_schemes())
    raise UsageError(
        f"没有名为“{id_or_folder}”的方案。可用：{known}。自己的方案请写出它的文件夹，"
        f"或放到 {own_schemes_folder()} 里，以后就能用名称。"
    )


def build(source: Source) -> Scheme:
    """The scheme that sound files describe."""
    head = source.head
    return Scheme(
        id=head["id"],
        version=head["version"],
        title=Wording(head["title"]),
        submissions=tuple(_submission(item) for item in head["submissions"]),
        kinds={
            stem: build_kind(content, source.schemas.get(stem, {}))
            for stem, content in source.kinds.items()
        },
        findings={code: _finding(code, rule) for code, rule in source.findings.items()},
        checks=tuple(_check(item) for item in as_expressions(head["checks"])),
        data=as_expressions(dict(source.data)),
        folder=source.folder,
        doubt_below=float(head.get("doubt_below", 0.8)),
        stale_after=head.get("stale_after", {}),
        patterns=tuple(source.patterns()),
        applicant=Applicant(**head["applicant"]) if "applicant" in head else None,
        base=source.base,
    )


def _submission(item: Mapping[str, Any]) -> Submission:
    return Submission(
        id=item["id"],
        number=int(item["number"]),
        title=Wording(item["title"]),
        required=item["required"],
        satisfied_by=tuple(item["satisfied_by"]),
        accepts=tuple(item.get("accepts", ())),
        names=tuple(item.get("names", ())),
        request=Wording(item.get("request", {})),
        basis=Wording(item.get("basis", {})),
    )


def _finding(code: str, rule: Mapping[str, Any]) -> FindingRule:
    return FindingRule(
        code=code,
        severity=rule["severity"],
        title=Wording(rule["title"]),
        message=Wording(rule["message"]),
        remedy=Wording(rule.get("remedy", {})),
        why=Wording(rule.get("why", {})),
        example=Wording(rule.get("example", {})),
        doubt=Wording(rule.get("doubt", {})),
        doubt_in_text=Wording(rule.get("doubt_in_text", {})),
        look=Wording(rule.get("look", {})),
        confirmed=Wording(rule.get("confirmed", {})),
        note=Wording(rule.get("note", {})),
        source=str(rule.get("source", "")),
    )


def _check(item: Mapping[str, Any]) -> CheckSpec:
    return CheckSpec(item["check"], {key: value for key, value in item.items() if key != "check"})
