"""Whatever is sent to the desk by whoever has signed in: it answers, never with an error of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from intake.desk.app import ROUTES as ALL_ROUTES
from intake.desk.desk import Desk
from tests.desk.conftest import add_case, client_of, wait_until_checked
from tests.desk.test_review import the_case

ROUTES = [
    route for route in ALL_ROUTES if isinstance(route, Route) and route.path not in ("/events", "/leave")
]
NAMES = st.one_of(
    st.sampled_from(["..", ".", "0", "1", "%00", "notice", "docx", "x" * 300, "<script>", "9" * 400]),
    st.text(st.characters(codec="utf-8", exclude_characters="/?#\\"), min_size=1, max_size=12),
)
ODD: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ACTS = st.sampled_from(
    [
        "decide",
        "assign",
        "correct",
        "add",
        "word",
        "waive",
        "explain",
        "undo",
        "extend",
        "deliver",
        "withdraw",
        "x",
    ]
)
FIELDS = st.sampled_from(
    [
        "findings",
        "action",
        "mark",
        "places",
        "documents",
        "item",
        "kind",
        "irrelevant",
        "document",
        "name",
        "value",
        "words",
        "request",
        "phrase",
        "finding",
        "found",
        "event",
        "dated",
        "due",
        "number",
        "on",
        "how",
        "receipt",
        "entries",
        "role",
        "password",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=60),
    ODD,
    st.builds(
        lambda act, more: {"do": act, "seen": 0, "why": "x", **more},
        ACTS,
        st.dictionaries(FIELDS, ODD, max_size=6),
    ),
)


@pytest.fixture
def case(root: Path, opened: Callable[[], Desk]) -> tuple[TestClient, str]:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    return client_of(desk), the_case(desk)[0].id


def test_nothing_that_is_sent_breaks_it(case: tuple[TestClient, str]) -> None:
    client, id_ = case

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(route=st.sampled_from(ROUTES), names=st.lists(NAMES, min_size=3, max_size=3), body=BODIES)
    def send(route: Route, names: list[str], body: Any) -> None:
        path = route.path.replace("{case}", id_)
        path = path.replace("{number:int}", "0").replace("{side:int}", "1200")
        path = path.replace("{name}", quote(names[0], safe="%"))
        for part, name in zip(("{upload}", "{kind}", "{ending}"), names, strict=True):
            path = path.replace(part, quote(name, safe="%"))
        asked = {"params": {"q": names[0], "path": names[1], "name": names[2], "kind": names[0]}}
        if "POST" in (route.methods or ()) or "PUT" in (route.methods or ()):
            method = "PUT" if "PUT" in (route.methods or ()) else "POST"
            sent = {"content": body} if isinstance(body, bytes) else {"json": body}
            answer = client.request(method, path, **asked, **sent)  # type: ignore[arg-type]
        else:
            answer = client.get(path, **asked)  # type: ignore[arg-type]
        assert answer.status_code < 500, (route.path, answer.text[:500])

    send()


def test_numbers_beyond_all_pages_are_not_there(case: tuple[TestClient, str]) -> None:
    client, id_ = case
    for number in ("99", "9" * 30, "9" * 900, "9" * 5000):
        assert client.get(f"/case/{id_}/page/{number}").status_code in (404, 414)
        assert client.get(f"/case/{id_}/page/0/{number}.jpg").status_code in (404, 414)
