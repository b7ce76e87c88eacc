"""The certification body's own settings, given once: `intake.yaml` (docs/zh/organization.md).

What stands there goes before the scheme's `letter.yaml` (who writes, how letters are numbered, how long
applicants have, the rules a letter cites, the body's own Word templates), `audits.yaml` (what it charges)
and `eligibility.yaml` (its floors); and it names the register to use.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from intake.case.own_rules import with_own_rules
from intake.case.settings_file import read_settings
from intake.case.sound import load_sound_scheme
from intake.case.updates import with_updates
from intake.errors import SchemeError
from intake.kept.scheme import kept_scheme
from intake.scheme import Scheme
from intake.scheme.shared import settings_file

REGISTER = ("register",)
"""All that a command needs which writes no letter and judges nothing."""

_MERGED = ("body", "number", "deadline", "objection")
"""Parts of letter.yaml of which a body may give single entries; everything else it replaces whole."""

_PLAIN = frozenset({"phone", "email", "postcode", "website", "area", "serial_digits", "working_days"})
"""Entries that are the same in every language."""


@dataclass(frozen=True, slots=True)
class Organization:
    """``path``: where the settings lie, or would. ``letter``: what goes before letter.yaml, ``audits``
    before audits.yaml. ``floors``: of the conditions in eligibility.yaml, by id. ``register``: the register
    that commands use when none is named."""

    path: Path
    letter: Mapping[str, Any] = field(default_factory=dict)
    audits: Mapping[str, Any] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)
    register: str | None = None

    def applied_to(self, scheme: Scheme) -> Scheme:
        """The scheme, its letters written and its audits charged by this body. Raises SchemeError: it sets
        a price or a floor that the scheme does not know."""
        data = dict(scheme.data)
        if self.letter and isinstance(data.get("letter"), Mapping):
            data["letter"] = _over(data["letter"], self.letter)
        if self.audits and isinstance(data.get("audits"), Mapping):
            data["audits"] = _charged(data["audits"], self.audits, self.path)
        if self.floors and isinstance(data.get("eligibility"), Mapping):
            data["eligibility"] = _floored(data["eligibility"], self.floors, self.path)
        return scheme if data == scheme.data else replace(scheme, data=data)


def organization_file() -> Path:
    """Where the settings lie: what ``INTAKE_CONFIG`` names, else the user's own file."""
    return settings_file()


def load_organization(needs: Collection[str] | None = None) -> Organization:
    """The body's settings, or only those sections of them that are needed; empty ones when there is no
    file, or nothing of it is needed.

    Raises:
        SchemeError: what is needed is broken; the message names file, line and entry, and how to write it.
    """
    path = organization_file()
    if not path.is_file() or (needs is not None and not needs):
        return Organization(path)
    content = read_settings(path, needs)
    apart = {"register", "audits", "eligibility"}
    letter = {name: _worded(name, value) for name, value in content.items() if name not in apart}
    if "templates" in letter:
        letter["templates"] = {
            kind: {language: str(path.parent / file) for language, file in files.items()}
            for kind, files in letter["templates"].items()
        }
    return Organization(
        path,
        letter,
        content.get("audits", {}),
        content.get("eligibility", {}),
        _register(content.get("register"), path.parent),
    )


def _register(named: str | None, folder: Path) -> str | None:
    """A file is meant relative to the settings: whoever works where, an office has one register."""
    if not named or named == "default" or "://" in named:
        return named
    return str(folder / named)


def load_own_scheme(id_or_folder: str | Path, needs: Collection[str] | None = None) -> Scheme:
    """The scheme as this body uses it: its data updated, its rules switched and worded, its letters and
    prices its own, as far as they are needed. Raises as `load_scheme` and `load_organization` do."""
    own = load_organization(needs)
    scheme = with_own_rules(kept_scheme(id_or_folder, load_sound_scheme), own.path)
    return own.applied_to(with_updates(scheme, own.path))


def _worded(name: str, value: Any) -> Any:
    """A text given once holds in every language."""
    if name in _PLAIN or isinstance(value, int):
        return value
    if isinstance(value, str):
        return {"zh": value, "en": value}
    return {
        key: inner if set(value) <= {"zh", "en"} else _worded(key, inner) for key, inner in value.items()
    }


def _charged(audits: Mapping[str, Any], own: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The scheme's audits with the body's own prices, charges, tiers and days of validity."""
    prices = dict(audits["prices"])
    unknown = [name for name in own.get("prices", {}) if name not in prices]
    if unknown:
        raise SchemeError(
            f"{path}: audits.prices: 没有“{'、'.join(unknown)}”这一项，可用：{'、'.join(prices)}"
        )
    for name, amount in own.get("prices", {}).items():
        prices[name] = {**prices[name], "amount": amount}
    quotation = dict(audits["quotation"])
    if "valid_days" in own:
        quotation["valid_days"] = own["valid_days"]
    return {
        **audits,
        "prices": prices,
        "charges": {**audits["charges"], **own.get("charges", {})},
        "tiers": own.get("tiers", audits["tiers"]),
        "quotation": quotation,
    }


def _floored(eligibility: Mapping[str, Any], own: Mapping[str, float], path: Path) -> dict[str, Any]:
    """The scheme's conditions with the body's own floors."""
    known = [item["id"] for item in eligibility["conditions"] if "floor" in item]
    unknown = [name for name in own if name not in known]
    if unknown:
        raise SchemeError(
            f"{path}: eligibility: 没有“{'、'.join(unknown)}”这一项下限，可用：{'、'.join(known)}"
        )
    conditions = [
        {**item, "floor": own[item["id"]]} if item["id"] in own else item
        for item in eligibility["conditions"]
    ]
    return {**eligibility, "conditions": conditions}


def _over(letter: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(letter)
    for name, value in own.items():
        before = letter.get(name, {})
        if name not in _MERGED or not isinstance(before, Mapping):
            merged[name] = value
            continue
        merged[name] = {**before, **value}
        if "kinds" in value:
            merged[name]["kinds"] = {**before.get("kinds", {}), **value["kinds"]}
    return merged
