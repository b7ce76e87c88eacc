"""`decisions.yaml`: the decisions on a case, beside its report, for people to read and write."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from intake.atomic import write_atomically
from intake.decisions.fingerprint import finding_key
from intake.decisions.make import find
from intake.decisions.moment import moment
from intake.errors import SchemeError, UsageError
from intake.model import CaseReport, Decision
from intake.scheme.files import read_record, validate_shape

DECISIONS_FILE = "decisions.yaml"

_HEADING = """\
# 人工决定。格式见 docs/zh/decisions.md
# action: accept 接受现状 · dismiss 不成立 · confirm 确认为缺项 · undo 撤销前一决定
"""


def read_decisions(
    path: Path, report: CaseReport | None, now: datetime
) -> tuple[tuple[Decision, ...], bool]:
    """The decisions kept in a file, in its order, and whether it should be written again because a person
    added some without key or time. Without the file: none.

    An entry written by hand names its ``finding`` by the id or code of `report`, the one that lies beside
    it; it becomes fixed to that finding's key, and its time, when it gives none, is `now`.

    Raises:
        UsageError: the file is broken, or names a finding that is not there; the message gives the line.
    """
    if not path.exists():
        return (), False
    content = read_record(path)
    validate_shape(content, "decisions", path)
    decisions, added = [], False
    for place, entry in enumerate(content["decisions"], 1):
        added = added or "key" not in entry or "at" not in entry
        try:
            decisions.append(_decision(entry, report, now))
        except UsageError as error:
            raise SchemeError(f"{path}: 第 {place} 条：{error}") from error
    return tuple(decisions), added


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes all of them; the file holds the old ones or the new ones, never half. Raises OSError."""
    entries = [
        {
            "code": one.code,
            "submission": one.submission,
            "action": one.action,
            "why": one.why,
            "who": one.who,
            "at": one.at,
            "message": one.message,
            "key": one.finding_key,
        }
        for one in decisions
    ]
    text = yaml.safe_dump({"decisions": entries}, allow_unicode=True, sort_keys=False, width=10_000)
    write_atomically(path, (_HEADING + text).encode("utf-8"))


def merged(*sources: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of several places, each once, in order of time."""
    found = {told_apart_by(one): one for source in sources for one in source}
    return tuple(sorted(found.values(), key=lambda one: (moment(one.at), one.finding_key, one.action)))


def told_apart_by(decision: Decision) -> tuple[str, str, str, str]:
    """What makes it the one it is, wherever it is kept."""
    return decision.at, decision.finding_key, decision.action, decision.who


def _decision(entry: Mapping[str, Any], report: CaseReport | None, now: datetime) -> Decision:
    at = str(entry.get("at") or now.astimezone().isoformat(timespec="milliseconds"))
    moment(at)
    if "key" in entry:
        return Decision(
            entry["key"],
            entry.get("code", ""),
            entry.get("submission"),
            entry["action"],
            entry["why"],
            entry["who"],
            at,
            entry.get("message", ""),
        )
    if report is None:
        raise UsageError("没有可对照的报告：请先运行 intake check。")
    found = find(report, entry["finding"], entry.get("submission"))
    return Decision(
        finding_key(found, report),
        found.code,
        found.submission,
        entry["action"],
        entry["why"],
        entry["who"],
        at,
        found.message,
    )
