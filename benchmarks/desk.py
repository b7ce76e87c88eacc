"""How fast the review desk answers, beside a static file server, in one run:

    python -m benchmarks.desk [--pages 300] [--clients 50] [--pictures 1000]

A case of that many pages is made, checked and served by `intake serve` in a process of its own; the clients
are threads of this one. Printed: the review page, pages drawn and pages kept, a static file of the same size
from a plain server, then all clients at once as persons work (a page, half a second of looking, the next) and
without any pause, and the server's memory before and after the pictures. Times are wall times of a shared
machine: compare the rows, not machines.
"""

import argparse
import functools
import http.client
import http.server
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LOOKING_SECONDS = 0.5
ANSWERS = 200
"""Of a client alone: its 95th percentile is to stand still."""

SIDE = 1200


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--pictures", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _case(root / "三百页公司", asked.pages)
        server = start(root)
        try:
            assert server.stdout is not None
            _measure(server.stdout.readline().split("：", 1)[1].strip(), server.pid, asked)
        finally:
            server.terminate()
            server.wait(30)


def start(root: Path, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """A desk over that folder in a process of its own; the first line it prints has its address."""
    asked = ["serve", str(root), "--port", "0", "--no-browser", "--ocr", "off"]
    return subprocess.Popen(
        [sys.executable, "-m", "intake", *asked], stdout=subprocess.PIPE, text=True, env=environment
    )


def _case(folder: Path, pages: int) -> None:
    folder.mkdir()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(folder / "11 售后服务管理手册.pdf"), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("STSong-Light", 12)
        for line in range(36):
            text = (
                f"第{number}页第{line + 1}行 公司设立售后服务中心，配备专职服务人员，负责安装、维修和回访。"
            )
            canvas.drawString(60, 790 - 20 * line, text)
        canvas.showPage()
    canvas.save()


class _Browser:
    """A signed-in client with a connection of its own."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self._parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(self._parts.netloc, timeout=120)
        self.cookie = cookie or self._signed_in()

    def get(self, path: str) -> bytes:
        try:
            return self._get(path)
        except http.client.RemoteDisconnected:  # a connection that was idle for too long
            self._connection.close()
            return self._get(path)

    def _get(self, path: str) -> bytes:
        self._connection.request("GET", path, headers={"cookie": self.cookie, "accept": "text/html"})
        answer = self._connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status, body[:200])
        return body

    def _signed_in(self) -> str:
        self._connection.request("GET", f"{self._parts.path}?{self._parts.query}")
        answer = self._connection.getresponse()
        answer.read()
        return answer.headers["set-cookie"].split(";", 1)[0]


def _measure(address: str, pid: int, asked: argparse.Namespace) -> None:
    browser = _Browser(address)
    case = _checked(browser)
    total = asked.pages

    def picture(number: int) -> str:
        return f"/case/{case}/page/{number % total}/{SIDE}.jpg"

    first = _timed(lambda: browser.get(picture(0)))
    print(f"{'first picture after the check':44} {first * 1000:8.0f} ms")
    some = range(1, min(total, 31))
    _row(
        "pages drawn (not asked for before)",
        [_timed(functools.partial(browser.get, picture(n))) for n in some],
    )
    kept = [_timed(functools.partial(browser.get, picture(n))) for n in some for _ in range(3)]
    _row("the same, kept", kept)
    _row("review page of the case", [_timed(lambda: browser.get(f"/case/{case}")) for _ in range(10)])
    _row(
        "text and frames of a page",
        [_timed(functools.partial(browser.get, f"/case/{case}/page/{n}")) for n in some],
    )
    _row("queue", [_timed(lambda: browser.get("/")) for _ in range(10)])
    data = browser.get(picture(1))
    _static(data, asked.clients)
    one = _clients(address, browser.cookie, 1, picture, LOOKING_SECONDS / 5, ANSWERS)
    _row("1 client, looking a tenth of a second", one)
    many = _clients(address, browser.cookie, asked.clients, picture, LOOKING_SECONDS)
    _row(f"{asked.clients} clients, looking half a second", many)
    print(f"{'  95th percentile over that of one':44} {_p95(many) / _p95(one):8.1f} times")
    single = _clients(address, browser.cookie, 1, picture, 0, 5 * ANSWERS)
    _row("1 client without a pause", single)
    flood = _clients(address, browser.cookie, asked.clients, picture, 0)
    _row(f"{asked.clients} clients without a pause", flood)
    print(f"{'  95th percentile over that of one':44} {_p95(flood) / _p95(single):8.1f} times")
    before = _resident(pid)
    for number in range(asked.pictures):
        browser.get(picture(number))
    middle = _resident(pid)
    for number in range(asked.pictures):
        browser.get(picture(number))
    after = _resident(pid)
    print(f"{'memory before, after, after again':44} {before:8.0f} {middle:.0f} {after:.0f} MiB")


def _checked(browser: _Browser) -> str:
    while True:
        found = re.search(r'href="/case/(\w+)"', browser.get("/").decode())
        if found:
            return found.group(1)
        time.sleep(0.5)


def _clients(
    address: str, cookie: str, count: int, picture: Callable[[int], str], pause: float, answers: int = 20
) -> Sequence[float]:
    """Seconds of each answer, with so many at once looking at the first thirty pages, each at so many."""

    def work(own: int) -> list[float]:
        browser = _Browser(address, cookie)
        time.sleep(pause * own / count)
        times = []
        for step in range(answers):
            times.append(_timed(functools.partial(browser.get, picture((own + step) % 30))))
            time.sleep(pause)
        return times

    with ThreadPoolExecutor(count) as threads:
        return [one for times in threads.map(work, range(count)) for one in times]


def _static(data: bytes, clients: int) -> None:
    """The same bytes from a plain server of files, in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.jpg").write_bytes(data)

        class Quiet(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None:
                pass

        handler = functools.partial(Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            address = f"http://127.0.0.1:{server.server_port}/x.jpg"
            one = _clients(address, "none=1", 1, lambda _: "/x.jpg", 0, 5 * ANSWERS)
            _row("static file server, 1 client", one)
            many = _clients(address, "none=1", clients, lambda _: "/x.jpg", 0)
            _row(f"static file server, {clients} clients", many)
            print(f"{'  95th percentile over that of one':44} {_p95(many) / _p95(one):8.1f} times")
            server.shutdown()


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _row(name: str, times: Sequence[float]) -> None:
    middle, slow = statistics.median(times) * 1000, _p95(times) * 1000
    print(f"{name:44} {middle:8.1f} ms median {slow:8.1f} ms 95th percentile ({len(times)})", flush=True)


def _resident(pid: int) -> float:
    """MiB that the server itself holds, its reading processes aside."""
    import psutil

    return float(psutil.Process(pid).memory_info().rss) / 1024**2


if __name__ == "__main__":
    main()
