"""What the body changes of a scheme's rules: findings that are not raised, and wordings of its own.

It stands in a file of its own beside the settings (`schemes/<id>/rules.yaml`), never in the installed
scheme: a new version of the program leaves it as it is, and what it does not speak of is the scheme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from intake.atomic import write_atomically
from intake.case.sound import mistakes_of
from intake.checks import values_said, waivable_codes
from intake.checks.mistakes import message_mistakes
from intake.errors import SchemeError, UsageError
from intake.scheme import FindingRule, Scheme, Wording
from intake.scheme.files import read_yaml
from intake.scheme.mistakes import Mistake, raise_all, shape_mistakes, unknown
from intake.scheme.source import read_source

WORDINGS = ("title", "message", "doubt", "confirmed", "remedy", "why", "look")
"""What of a rule may be said otherwise."""

_SHAPE = "rules"
_MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule as a person wants it: whether it is raised, and its wordings in one language; ``""``: as the
    scheme words it."""

    code: str
    on: bool
    language: str
    words: Mapping[str, str]


def rules_file(scheme: Scheme, settings: Path) -> Path:
    """Where the body's changes of the scheme's rules lie, or would."""
    return settings.parent / "schemes" / scheme.id / "rules.yaml"


def before_file(path: Path) -> Path:
    """Where the file lies as it was before the last change; there is none before the first."""
    return path.with_suffix(".before")


def with_own_rules(scheme: Scheme, settings: Path) -> Scheme:
    """The scheme with the body's changes; its version tells that there are some, and which. Raises
    SchemeError: the file is broken."""
    path = rules_file(scheme, settings)
    own = _read(path)
    if not own:
        return scheme
    raise_all(_mistakes(own, scheme, path))
    changed = _changed(own, scheme)
    digest = sha256(repr((sorted(changed.off), own.get("words"))).encode()).hexdigest()[:8]
    return replace(changed, version=f"{scheme.version}+own.{digest}")


def change_rule(scheme: Scheme, settings: Path, change: RuleChange) -> None:
    """Writes one rule as wanted, after the whole scheme was found sound with it. ``scheme``: as it is
    shipped.

    Raises:
        UsageError: there is no such rule, or it may not be switched off.
        SchemeError: the scheme would not be sound so; every mistake, a line each.
    """
    path = rules_file(scheme, settings)
    own = _read(path)
    off = set(own.get("left_out", ())) - {change.code}
    words = dict(own.get("words", {}))
    words[change.code] = _worded(scheme, words.get(change.code, {}), change)
    wanted = _without_empty(
        {
            "left_out": sorted(off if change.on else off | {change.code}),
            "words": dict(sorted(words.items())),
        }
    )
    raise_all(_mistakes(wanted, scheme, path))
    raise_all(_in_the_whole(wanted, scheme))
    _keep(path)
    if wanted:
        text = yaml.safe_dump(wanted, allow_unicode=True, sort_keys=False, width=10_000)
        write_atomically(path, f"# 本机构对规则的改动：docs/desk.md\n{text}".encode())
    else:
        path.unlink(missing_ok=True)


def undo_rules(scheme: Scheme, settings: Path) -> None:
    """The file as it was before the last change; done twice, that change again. Raises UsageError: there is
    none."""
    path = rules_file(scheme, settings)
    before = before_file(path)
    if not before.is_file():
        raise UsageError("没有可撤销的改动。")
    was, now = before.read_bytes(), path.read_bytes() if path.is_file() else b""
    write_atomically(before, now)
    if was:
        write_atomically(path, was)
    else:
        path.unlink(missing_ok=True)


def _worded(scheme: Scheme, own: Mapping[str, Any], change: RuleChange) -> dict[str, Any]:
    """The rule's own wordings; what is as the scheme says it is none."""
    rule = _rule(scheme, change.code)
    found = {name: dict(texts) for name, texts in own.items()}
    for name in WORDINGS:
        if name not in change.words:
            continue
        text, inner = change.words[name].strip(), found.setdefault(name, {})
        if len(text) > _MOST_CHARACTERS:
            raise UsageError(f"文字超过 {_MOST_CHARACTERS} 字。")
        inner.pop(change.language, None)
        shipped: Wording = getattr(rule, name)
        if text and text != shipped.texts.get(change.language, ""):
            inner[change.language] = text
    return found


def _rule(scheme: Scheme, code: str) -> FindingRule:
    if code not in scheme.findings:
        raise UsageError(f"没有这条规则：{code}")
    return scheme.findings[code]


def _mistakes(own: Mapping[str, Any], scheme: Scheme, path: Path) -> Iterator[Mistake]:
    yield from shape_mistakes(own, _SHAPE, path)
    off = own.get("left_out", ())
    switchable = waivable_codes(scheme)
    for code in off if isinstance(off, list) else ():
        if code not in scheme.findings:
            yield Mistake(path, ("left_out",), unknown("规则", str(code), scheme.findings))
        elif code not in switchable:
            what = f"“{code}”不能关闭：材料是否齐全、是否读出，由它判断，或由程序自身提出"
            yield Mistake(path, ("left_out",), what)
    words = own.get("words")
    for code, texts in words.items() if isinstance(words, Mapping) else ():
        if code in scheme.findings:
            yield from message_mistakes({code: texts}, values_said(scheme), path)
        else:
            yield Mistake(path, ("words", code), unknown("规则", str(code), scheme.findings))


def _in_the_whole(own: Mapping[str, Any], scheme: Scheme) -> Iterator[Mistake | SchemeError]:
    """What the scheme's own loader says of its files with these wordings in them."""
    source = read_source(scheme.folder)
    findings = dict(source.findings)
    for code, texts in own.get("words", {}).items():
        rule = findings[code]
        findings[code] = {**rule, **{name: {**rule.get(name, {}), **said} for name, said in texts.items()}}
    yield from mistakes_of(replace(source, findings=findings))


def _changed(own: Mapping[str, Any], scheme: Scheme) -> Scheme:
    findings = dict(scheme.findings)
    for code, texts in own.get("words", {}).items():
        rule = findings[code]
        said: dict[str, Any] = {
            name: Wording({**getattr(rule, name).texts, **own_texts}) for name, own_texts in texts.items()
        }
        findings[code] = replace(rule, **said)
    return replace(scheme, findings=findings, off=frozenset(own.get("left_out", ())))


def _read(path: Path) -> dict[str, Any]:
    content = read_yaml(path) if path.is_file() else None
    if content is not None and not isinstance(content, Mapping):
        raise SchemeError(f"{path}: 不是对规则的改动。")
    return dict(content or {})


def _without_empty(own: Mapping[str, Any]) -> dict[str, Any]:
    """Without wordings, rules and parts of which nothing is left."""
    words = {
        code: kept
        for code, texts in own["words"].items()
        if (kept := {name: said for name, said in texts.items() if said})
    }
    return {name: value for name, value in {"left_out": own["left_out"], "words": words}.items() if value}


def _keep(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(before_file(path), path.read_bytes() if path.is_file() else b"")
