"""Writes docs/rules/: a page for every finding code of a scheme, from its findings.yaml.

    python scripts/rule_pages.py [SCHEME] [--check]

Which family raises a code, and which entries of `checks` and which document schemas use it, is looked up
in the code and the scheme. `--check` writes nothing and fails when a page is not up to date.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from intake.checks import FAMILIES
from intake.checks.codes import raised_codes
from intake.scheme import FindingRule, Scheme, Wording, load_scheme

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
SEVERITIES = {
    "deficiency": "deficiency · 不符合（写入补正通知书）",
    "doubt": "doubt · 待核实（由本机构人员查看，不写入通知书）",
    "note": "note · 提示",
}


def main(arguments: list[str]) -> int:
    """Writes or checks the pages; 1 when `--check` finds one out of date."""
    names = [item for item in arguments if not item.startswith("-")]
    scheme = load_scheme(names[0] if names else "gbt27922")
    pages = {f"{code}.md": page(scheme, rule) for code, rule in scheme.findings.items()}
    pages["README.md"] = overview(scheme)
    stale = [name for name, text in pages.items() if _read(FOLDER / name) != text]
    extra = sorted(path.name for path in FOLDER.glob("*.md") if path.name not in pages)
    if "--check" in arguments:
        for name in [*stale, *extra]:
            print(f"docs/rules/{name} is not up to date: run python scripts/rule_pages.py", file=sys.stderr)
        return 1 if stale or extra else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(pages[name], encoding="utf-8")
    for name in extra:
        (FOLDER / name).unlink()
    print(f"{len(pages)} pages, {len(stale)} written, {len(extra)} removed")
    return 0


def page(scheme: Scheme, rule: FindingRule) -> str:
    """A code's page."""
    parts = [
        f"# {rule.code}",
        f"{_both(rule.title)}",
        f"**Severity**: {SEVERITIES[rule.severity]}",
        "## What it says · 说明",
        _quoted(rule.message),
    ]
    if rule.doubt.texts:
        parts += ["As a doubt · 存疑时：", _quoted(rule.doubt)]
    if rule.doubt_in_text.texts:
        parts += [
            "On pages with a text layer, where nothing is misread · 有文本层时：",
            _quoted(rule.doubt_in_text),
        ]
    if rule.look.texts:
        parts += ["What our own staff then look at · 存疑时的复核要点：", _quoted(rule.look)]
    if rule.confirmed.texts:
        parts += [
            "In the letter, once a person has confirmed it · 经人工确认后写入通知书：",
            _quoted(rule.confirmed),
        ]
    if rule.note.texts:
        parts += ["As a note, which asks for nothing · 仅作提示时：", _quoted(rule.note)]
    parts += ["## Why · 依据", _both(rule.why)]
    if rule.remedy.texts:
        parts += ["## How to satisfy it · 如何满足", _both(rule.remedy)]
    parts += ["**Example · 示例**: " + _both(rule.example)]
    parts += ["## Where it comes from · 来源", *raised_by(scheme, rule.code)]
    parts += [
        f"Source of the rule · 规则来源: {rule.source or 'K'} (S: the body's own document; "
        "P: a public text; K: own knowledge, to be corrected by those who know better)"
    ]
    parts += [
        "## How to turn it off · 如何关闭或调整",
        "Change `severity` of this code in `findings.yaml` to `doubt` or `note`, take the entry that "
        "raises it out of `checks` in `scheme.yaml`, or out of the document's `.schema.json`. "
        "Then run `intake scheme validate` on the folder.",
    ]
    return "\n\n".join(parts) + "\n"


def raised_by(scheme: Scheme, code: str) -> Iterator[str]:
    """Which families, entries of `checks` and document schemas may raise a code."""
    for family in FAMILIES:
        entries = [spec for spec in scheme.checks if spec.check == family.NAME]
        if any(code in dict(raised_codes(family.PARAMS, spec.params)) for spec in entries):
            yield f"- check family `{family.NAME}` (`intake/checks/{family.NAME}.py`)"
    for kind in scheme.kinds.values():
        if f'"{code}"' in json.dumps(kind.fact_schema, ensure_ascii=False):
            yield f"- `documents/{kind.id}.schema.json` ({_both(kind.title)})"


def overview(scheme: Scheme) -> str:
    """The list of all pages."""
    rows = [
        f"| [{code}]({code}.md) | {rule.severity} | {_both(rule.title)} |"
        for code, rule in sorted(scheme.findings.items())
    ]
    head = [
        "# Finding codes · 审查结论代码",
        "",
        f"Scheme `{scheme.id}` {scheme.version}. Written by `python scripts/rule_pages.py` from "
        f"`schemas/{scheme.id}/findings.yaml`; change it there.",
        "",
        "| code | severity | title |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"


def _both(wording: Wording) -> str:
    return " · ".join(text for text in (wording.texts.get("zh"), wording.texts.get("en")) if text)


def _quoted(wording: Wording) -> str:
    return "\n>\n".join(f"> {text}" for text in (wording.texts.get("zh"), wording.texts.get("en")) if text)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
