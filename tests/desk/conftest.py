"""A desk over a folder of small cases, and a browser that has signed in."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from intake.case.organization import load_own_scheme
from intake.desk.app import make_app
from intake.desk.desk import Desk, Setup
from intake.settings import Settings

HOST = "127.0.0.1:8765"
TOKEN = "the-token-of-this-run"  # noqa: S105 - of the tests
CHROMIUM = os.environ.get("INTAKE_BROWSER")
SECONDS = 60_000

TODAY = date(2026, 11, 24)

PROFILE = "组织简介\n光明售后服务有限公司成立于2009年，主营家用电器的销售、安装与维修，员工86人。\n"
NETWORK = "售后服务网点清单\n序号 名称 地址 电话\n1 光明城东店 杭州市上城区解放路1号 0571-87000001\n"


@pytest.fixture(autouse=True)
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters issued in these tests get no PDF: LibreOffice takes seconds for each."""
    monkeypatch.setattr("intake.case.pdf.pdf_of", lambda _: None)


@pytest.fixture(autouse=True)
def nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Desks in these tests start what draws and judges when it is asked for: most never ask."""
    monkeypatch.setattr("intake.workers.ReadingPool.warm", lambda _: None)
    monkeypatch.setattr("intake.bench.Bench.start", lambda _: None)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here reads or writes the settings of whoever runs the tests."""
    monkeypatch.setenv("INTAKE_CONFIG", str(tmp_path / "intake.yaml"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "案件"
    folder.mkdir()
    return folder


def add_case(root: Path, name: str = "光明公司", files: dict[str, str] | None = None) -> Path:
    """A case of short texts."""
    for path, text in (files or {"5 组织简介.txt": PROFILE, "7 网点.txt": NETWORK}).items():
        (root / name / path).parent.mkdir(parents=True, exist_ok=True)
        (root / name / path).write_text(text, "utf-8")
    return root / name


def setup_of(root: Path, register: Path) -> Setup:
    settings = Settings(TODAY, ocr="off", jobs=1)
    return Setup(root, load_own_scheme("gbt27922"), settings, str(register), "张三", TODAY)


class Shared:
    """A desk with checked cases that serves many tests: `afresh` puts files and register back as they were
    when all was checked first."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder
        self._close_register()
        self._kept = self._files()

    def afresh(self) -> Desk:
        wait_until_checked(self._desk)
        self._close_register()
        now = self._files()
        for path in now.keys() - self._kept.keys():
            (self._folder / path).unlink()
        for path, content in self._kept.items():
            if now.get(path) != content:
                (self._folder / path).write_bytes(content)
        for folder in sorted((one for one in self._folder.rglob("*") if one.is_dir()), reverse=True):
            if not any(folder.iterdir()) and folder.name not in ("uploads", ".intake"):
                shutil.rmtree(folder)
        return self._desk

    def _close_register(self) -> None:
        database, self._desk._database = self._desk._database, None
        if database is not None:
            database.close()

    def _files(self) -> Mapping[Path, bytes]:
        return {
            path.relative_to(self._folder): path.read_bytes()
            for path in self._folder.rglob("*")
            if path.is_file()
        }


@contextmanager
def shared_desk(folder: Path, fill: Callable[[Path], object]) -> Iterator[Shared]:
    """A desk over a folder of cases that `fill` makes, for all tests of a module."""
    root = folder / "案件"
    root.mkdir()
    fill(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTAKE_CONFIG", str(folder / "intake.yaml"))
        patch.setattr("intake.case.pdf.pdf_of", lambda _: None)
        with Desk(setup_of(root, folder / "register.sqlite3")) as desk:
            wait_until_checked(desk)
            yield Shared(desk, folder)


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Opens desks over `root`, as often as asked for."""
    desks: list[Desk] = []

    def open_desk() -> Desk:
        desks.append(Desk(setup_of(root, tmp_path / "register.sqlite3")).__enter__())
        return desks[-1]

    yield open_desk
    for one in desks:
        one.__exit__(None, None, None)


@pytest.fixture
def desk(opened: Callable[[], Desk]) -> Desk:
    return opened()


def stranger_to(desk: Desk) -> TestClient:
    """A browser that has not signed in."""
    return TestClient(
        make_app(desk, TOKEN, (HOST,)), base_url=f"http://{HOST}", raise_server_exceptions=False
    )


def client_of(desk: Desk) -> TestClient:
    """A browser that has; it sends with each request what our pages' script sends."""
    client = stranger_to(desk)
    page = client.get("/login", params={"token": TOKEN}, headers={"accept": "text/html"})
    found = re.search(r'<meta name="csrf" content="(\w+)">', page.text)
    assert found
    client.headers["x-csrf-token"] = found.group(1)
    return client


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def wait_until_checked(desk: Desk, seconds: float = 120.0) -> None:
    """Until nothing is under way."""
    until = time.monotonic() + seconds
    while any(check.state in ("waiting", "reading", "judging") for check in desk.work.checks().values()):
        assert time.monotonic() < until, desk.work.checks()
        time.sleep(0.05)


def upload(client: TestClient, name: str, files: dict[str, bytes]) -> dict[str, str]:
    """Drops files as the page's script does; the case they became."""
    id_ = client.post("/uploads/begin", params={"name": name}).json()["id"]
    for path, data in files.items():
        answer = client.put(f"/uploads/{id_}/file", params={"path": path}, content=data)
        assert answer.status_code == 200, answer.text
    found: dict[str, str] = client.post(f"/uploads/{id_}/end").json()
    return found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("INTAKE_BROWSER names no Chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served() -> Iterator[Callable[[Desk], str]]:
    """Serves desks on a port of their own; gives the address."""
    servers = []

    def serve(desk: Desk) -> str:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        app = make_app(desk, TOKEN, (f"127.0.0.1:{port}",))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        servers.append((server, thread, desk))
        return f"http://127.0.0.1:{port}"

    yield serve
    for server, thread, desk in servers:
        desk.feed.close()
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page that fails the test when its script fails or our policy stops something."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(SECONDS)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield opened
    context.close()
    assert wrong == []


def sign_in(page: Any, address: str, path: str = "/") -> None:
    page.goto(f"{address}/login?token={TOKEN}")
    page.goto(f"{address}{path}")
