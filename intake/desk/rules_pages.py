"""The pages of a scheme's rules: which are raised, how they are worded, of which day their data is; and
what the body changes of them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from intake.case.organization import organization_file
from intake.case.own_rules import (
    WORDINGS,
    RuleChange,
    before_file,
    change_rule,
    rules_file,
    undo_rules,
)
from intake.case.sound import load_sound_scheme
from intake.checks import waivable_codes
from intake.desk.desk import Desk
from intake.desk.requests import sent
from intake.desk.settings_pages import as_admin
from intake.desk.web import NOT_ALLOWED, desk, language, may, page, said
from intake.errors import UsageError
from intake.kept.scheme import kept_scheme
from intake.render.deadline import calendar_until
from intake.render.words import words
from intake.scheme import FindingRule, Scheme, available_schemes
from intake.scheme.data import gathered_on, old_data

_PLACE = re.compile(r"\{\w+\}")


class RuleSent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's form as it was filled in, in the language of the page."""

    on: bool
    words: dict[str, str]


def rules(request: Request) -> Response:
    """The rules that cases are judged by: which are on, how they are worded, of which day their data is."""
    here = desk(request)
    scheme = _asked(here, request.query_params.get("scheme", ""))
    spoken = language(request)
    shipped = _shipped(scheme)
    old = {one.name: one.days for one in old_data(scheme.data, scheme.stale_after, date.today())}
    path = rules_file(scheme, organization_file())
    return page(
        request,
        "rules.html",
        schemes=[
            (one, here.scheme_named(one).title.in_language(spoken))
            for one in sorted({*available_schemes(), here.setup.scheme.id})
        ],
        scheme=scheme,
        title=scheme.title.in_language(spoken),
        items=[
            {"number": one.number, "title": one.title.in_language(spoken), "required": one.required}
            for one in scheme.submissions
        ],
        rules=list(_shown(scheme, shipped, spoken)),
        data=[(stem, day, old.get(stem)) for stem, day in sorted(gathered_on(scheme.data).items())],
        calendar=calendar_until(),
        file=str(path) if path.is_file() else "",
        undo=before_file(path).is_file(),
        admin=may(request, "管理"),
    )


def rule(request: Request) -> Response:
    """One rule, to be switched or worded by whoever answers for the desk."""
    here, code, spoken = desk(request), request.path_params["code"], language(request)
    if not may(request, "管理"):
        return page(request, "problem.html", problem=said(request, NOT_ALLOWED), status=403)
    scheme = here.scheme_named(_known(here, request.path_params["scheme"]))
    if code not in scheme.findings:
        raise UsageError("没有这条规则")
    now, shipped = scheme.findings[code], _shipped(scheme).findings[code]
    return page(
        request,
        "rule.html",
        scheme=scheme,
        code=code,
        title=now.title.in_language(spoken),
        severity=now.severity,
        severity_word=words(spoken)[now.severity],
        on=code not in scheme.off,
        switchable=code in waivable_codes(scheme),
        wordings=[
            {
                "name": name,
                "now": getattr(now, name).texts.get(spoken, ""),
                "shipped": getattr(shipped, name).texts.get(spoken, ""),
            }
            for name in WORDINGS
            if getattr(shipped, name).texts.get(spoken)
        ],
        file=str(rules_file(scheme, organization_file())),
    )


async def save_rule(request: Request) -> Response:
    """Switches a rule or words it: from now on cases are judged so."""
    asked, code = await sent(request, RuleSent), request.path_params["code"]

    def save(here: Desk) -> Response:
        scheme = here.scheme_named(_known(here, request.path_params["scheme"]))
        change = RuleChange(code, asked.on, language(request), asked.words)
        change_rule(_shipped(scheme), organization_file(), change)
        here.settings_changed()
        return JSONResponse({})

    return await run_in_threadpool(as_admin, request, f"rule {'' if asked.on else 'off '}{code}", save)


def undo(request: Request) -> Response:
    """The rules as they were before the last change."""

    def take_back(here: Desk) -> Response:
        scheme = here.scheme_named(_known(here, request.path_params["scheme"]))
        undo_rules(scheme, organization_file())
        here.settings_changed()
        return JSONResponse({})

    return as_admin(request, "rules undo", take_back)


def _asked(here: Desk, name: str) -> Scheme:
    return here.scheme_named(name if name in available_schemes() else here.setup.scheme.id)


def _known(here: Desk, name: str) -> str:
    """Only schemes by name: an address names no folder. Raises UsageError."""
    if name not in (*available_schemes(), here.setup.scheme.id):
        raise UsageError("没有这个方案")
    return name


def _shipped(scheme: Scheme) -> Scheme:
    """The scheme without what the body changes of it."""
    return kept_scheme(scheme.folder, load_sound_scheme)


def _shown(scheme: Scheme, shipped: Scheme, spoken: str) -> Iterator[dict[str, Any]]:
    """The scheme's finding codes; ``own``: the body words it its own way; ``by``: what raises it."""
    said: Mapping[str, str] = words(spoken)
    switchable = waivable_codes(scheme)
    for code, one in scheme.findings.items():
        yield {
            "code": code,
            "on": code not in scheme.off,
            "switchable": code in switchable,
            "own": _differs(one, shipped.findings[code]),
            "severity": one.severity,
            "severity_word": said[one.severity],
            "title": _readable(one.title.in_language(spoken)),
            "message": _readable(one.message.in_language(spoken)),
            "remedy": _readable(one.remedy.in_language(spoken)),
            "why": _readable(one.why.in_language(spoken)),
        }


def _readable(wording: str) -> str:
    """A wording with a gap where the program fills something in."""
    return _PLACE.sub("……", wording)


def _differs(one: FindingRule, shipped: FindingRule) -> bool:
    return any(getattr(one, name) != getattr(shipped, name) for name in WORDINGS)


ROUTES: list[BaseRoute] = [
    Route("/rules", rules),
    Route("/rules/{scheme}/{code}", rule),
    Route("/rules/{scheme}/{code}", save_rule, methods=["POST"]),
    Route("/rules/{scheme}", undo, methods=["POST"]),
]
