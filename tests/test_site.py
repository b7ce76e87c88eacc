"""The site is built without a dead link, fetches nothing, and its generated page is what the code says."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"


@pytest.fixture(scope="module")
def site() -> Path:
    command = [sys.executable, str(ROOT / "scripts" / "site_pages.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return SITE


class _Loaded(HTMLParser):
    """What a page loads by itself: scripts, styles, pictures."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in ("script", "img"):
            self.found += [named.get("src") or ""]
        elif tag == "link" and named.get("rel") in ("stylesheet", "icon"):
            self.found += [named.get("href") or ""]


def test_pages_load_only_what_lies_beside_them(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 80
    for page in pages:
        if page.name == "404.html":
            continue
        loaded = [one for one in _Loaded(page.read_text(encoding="utf-8")).found if one]
        assert [one for one in loaded if "://" in one or one.startswith("//")] == []
        assert [one for one in loaded if not (page.parent / one.split("?")[0]).resolve().exists()] == []


def test_it_begins_in_chinese_and_can_be_searched(site: Path) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="zh"' in front and "认证申请材料预审" in front
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = "".join(entry["text"] for entry in index["docs"])
    assert "补充材料通知书" in texts.replace("\u200b", "")  # cut into words, where jieba is installed


def test_the_page_of_keys_is_what_loading_checks() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import scheme_keys
    finally:
        sys.path.pop(0)
    assert scheme_keys.PAGE.read_text(encoding="utf-8") == scheme_keys.page(), "run scripts/scheme_keys.py"
    told = re.findall(r"^\| \*{0,2}`[^|]*\|[^|]*\|([^|]*)\|$", scheme_keys.page(), flags=re.MULTILINE)
    assert len(told) > 50
