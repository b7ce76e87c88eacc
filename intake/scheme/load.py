"""From a scheme's folder to a `Scheme`; every mistake is an error that names file and place."""

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from intake.errors import SchemeError, UsageError
from intake.scheme.data import validate_data
from intake.scheme.files import read_yaml, validate_shape
from intake.scheme.kinds import read_kinds
from intake.scheme.types import CheckSpec, FindingRule, Scheme, Submission, Wording


def schemas_folder() -> Path:
    """Where the shipped schemes lie: in the checkout, or inside the installed package."""
    checkout = Path(__file__).resolve().parent.parent.parent / "schemas"
    if checkout.is_dir():
        return checkout
    return Path(str(resources.files("intake") / "_schemas"))


def available_schemes() -> list[str]:
    """The ids of the shipped schemes, sorted."""
    return sorted(path.parent.name for path in schemas_folder().glob("*/scheme.yaml"))


def load_scheme(id_or_folder: str | Path) -> Scheme:
    """The scheme of that id, or in that folder.

    Raises:
        UsageError: there is no such scheme.
        SchemeError: its data is broken; the message names file, place and what is wrong.
    """
    return _load(scheme_folder(id_or_folder))


def scheme_folder(id_or_folder: str | Path) -> Path:
    """The folder of the scheme of that id, or that folder. Raises UsageError: there is no such scheme."""
    folder = Path(id_or_folder)
    if not (folder / "scheme.yaml").is_file():
        folder = schemas_folder() / str(id_or_folder)
        if not (folder / "scheme.yaml").is_file():
            known = ", ".join(available_schemes())
            raise UsageError(
                f"没有名为“{id_or_folder}”的方案 / no scheme of that name. 可用 / available: {known}"
            )
    return folder


def _load(folder: Path) -> Scheme:
    head_file = folder / "scheme.yaml"
    head = read_yaml(head_file)
    validate_shape(head, "scheme", head_file)
    findings_file = folder / "findings.yaml"
    findings = read_yaml(findings_file)
    validate_shape(findings, "findings", findings_file)
    kinds = {kind.id: kind for kind in read_kinds(folder / "documents")}
    scheme = Scheme(
        id=head["id"],
        version=head["version"],
        title=Wording(head["title"]),
        submissions=tuple(_submission(item) for item in head["submissions"]),
        kinds=kinds,
        findings={code: _finding(code, rule) for code, rule in findings.items()},
        checks=tuple(_check(item) for item in head["checks"]),
        data={
            path.stem: read_yaml(path)
            for path in sorted(folder.glob("*.yaml"))
            if path.name not in {"scheme.yaml", "findings.yaml"}
        },
        folder=folder,
        doubt_below=float(head.get("doubt_below", 0.8)),
        stale_after=head.get("stale_after", {}),
    )
    validate_data(scheme.data, folder)
    _validate_references(scheme, head_file)
    return scheme


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


def _validate_references(scheme: Scheme, head_file: Path) -> None:
    """Kinds, submissions and codes that are named must exist; numbers and ids are unique."""
    ids = [item.id for item in scheme.submissions]
    numbers = [str(item.number) for item in scheme.submissions]
    for values, what in ((ids, "id"), (numbers, "number")):
        doubled = sorted({value for value in values if values.count(value) > 1})
        if doubled:
            raise SchemeError(f"{head_file}: submissions: {what} used twice: {', '.join(doubled)}")
    for item in scheme.submissions:
        for kind_id in item.kinds:
            if kind_id not in scheme.kinds:
                raise SchemeError(
                    f"{head_file}: submissions.{item.id}: unknown document kind “{kind_id}”; "
                    f"there is no documents/{kind_id}.yaml"
                )
    for kind_id, kind in scheme.kinds.items():
        for code in _annotated_codes(kind.fact_schema):
            if code not in scheme.findings:
                raise SchemeError(
                    f"{scheme.folder / 'documents' / kind_id}.schema.json: x-finding names “{code}”, "
                    "which findings.yaml does not declare"
                )


def _annotated_codes(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if key == "x-finding" and isinstance(value, Mapping):
                for target in value.values():
                    yield str(target["code"] if isinstance(target, Mapping) else target)
            else:
                yield from _annotated_codes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _annotated_codes(value)
