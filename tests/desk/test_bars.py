"""What the desk must be able to do, as persons do it: in a browser, from the dropped folder to the letter.

They run where INTAKE_BROWSER names a Chromium, as test_browser.py does.
"""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.desk import start
from intake.decisions.fingerprint import finding_keys
from intake.desk.desk import Desk
from intake.desk.page_list import PageList
from intake.events import read_log
from intake.model import effective_severity
from intake.model.event import Issued
from tests.desk.conftest import SECONDS, Shared, client_of, shared_desk, sign_in
from tests.desk.test_acts import act
from tests.desk.test_letters import a_pdf
from tests.desk.test_review import SAMPLES, the_case

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

PACK = SAMPLES / "06-expired-certificate"
LACKING = ("组织架构图.png", "销售方式.docx", "标准清单.pdf", "质量体系证书.jpg")
"""What is taken out of the pack: three items and, as nothing says that there are none, the certificates."""


def _copied(folder: Path) -> Path:
    """A pack of about forty pages with three true faults and two doubts."""
    for path in sorted(PACK.rglob("*")):
        if path.is_file() and path.name not in LACKING:
            target = folder / path.relative_to(PACK)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(folder / "D-服务" / "售后服务管理手册.pdf"), invariant=1)
    for number in range(1, 24):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(60, 790, f"售后服务管理手册 第{number}章")
        for line in range(20):
            text = f"{number}.{line + 1} 公司设立售后服务中心，配备专职人员负责安装、维修和回访。"
            canvas.drawString(60, 760 - 20 * line, text)
        canvas.showPage()
    canvas.save()
    for name, head in (
        ("企业简介", "李建国"),
        ("公司介绍", "王志远"),
    ):  # two doubts: neither is the licence's
        text = f"{name}\n成都竹影数通软件有限公司成立于2015年，法定代表人：{head}，从事软件开发。\n"
        (folder / "C-公司" / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def kept_pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_desk(tmp_path_factory.mktemp("desk"), lambda root: _copied(root / "软件公司")) as shared:
        yield shared


@pytest.fixture
def pack(kept_pack: Shared) -> Desk:
    return kept_pack.afresh()


class Counted:
    """A person at a page: each click, key and typed text counts."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.count = 0

    def click(self, what: str) -> None:
        self.count += 1
        self.page.click(what)

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.count += 1
        self.page.keyboard.type(text)


def _in_view(page: Any, what: str) -> None:
    """Within the column of pages, as far as it is in view."""
    page.wait_for_selector(what)
    playwright.expect(page.locator(what)).to_be_in_viewport(timeout=SECONDS)


def _counted(desk: Desk, severity: str) -> int:
    _, report = the_case(desk)
    return sum(effective_severity(one) == severity for one in report.findings)


def test_from_a_dropped_folder_to_the_issued_letter_in_few_steps(
    page: Any, served: Callable[[Desk], str], opened: Callable[[], Desk], root: Path, tmp_path: Path
) -> None:
    folder = _copied(tmp_path / "软件公司")
    desk = opened()
    address = served(desk)
    sign_in(page, address)
    person = Counted(page)
    person.count += 1  # the folder dropped
    page.set_input_files("#folder", str(folder))
    page.wait_for_selector(".row .chip")
    _, report = the_case(desk)
    assert sum(count for _, count in report.page_counts) >= 40
    assert (_counted(desk, "deficiency"), _counted(desk, "doubt")) == (3, 2)
    person.click(".row a[href^='/case/']")
    page.wait_for_selector("#side article:not([hidden])")
    person.press("d")
    person.type("已电话核实")
    person.press("Enter")
    playwright.expect(page.locator("#items .doubts .pick")).to_have_count(1, timeout=SECONDS)
    person.press("c")
    playwright.expect(page.locator("#items .doubts .pick")).to_have_count(0, timeout=SECONDS)
    person.click("a.main[href$='/letter']")
    page.wait_for_selector("#send")
    person.click("#send")
    person.click("#surely")
    playwright.expect(page.locator("aside .chip.complete").first).to_have_text("已发出", timeout=SECONDS)
    assert person.count <= 25
    place, _ = the_case(desk)
    letter = docx.Document(str(place.out / "notice.docx"))
    said = "".join(paragraph.text for paragraph in letter.paragraphs)
    assert "销售方式" in said
    assert [one.act.kind for one in read_log(place.out).events if isinstance(one.act, Issued)] == ["notice"]


def test_an_archive_with_old_names_is_read_while_its_progress_shows(
    page: Any, served: Callable[[Desk], str], opened: Callable[[], Desk], root: Path
) -> None:
    sign_in(page, served(opened()))
    page.set_input_files("#files", str(SAMPLES / "10-gbk-archive.zip"))
    page.wait_for_selector(".row .progress:not([hidden]), .row .chip")
    page.reload()  # the progress goes on in the page that was loaded anew
    page.wait_for_selector(".row .chip")
    page.click(".row a[href^='/case/']")
    page.wait_for_selector("#items .document")
    assert "�" not in page.locator("#items").inner_text()
    assert "营业执照" in page.locator("#items").inner_text()


def test_a_corrected_date_changes_the_findings_at_once(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, report = the_case(pack)
    licence = next(one for one in report.documents if one.kind == "business_licence")
    sign_in(page, served(pack), f"/case/{place.id}#{licence.id}")
    page.wait_for_selector(f"#side article[data-of='{licence.id}']:not([hidden])")
    if page.locator("[data-edit='valid_until']").count():
        page.click(f"article[data-of='{licence.id}'] [data-edit='valid_until']")
    else:
        page.select_option(f"article[data-of='{licence.id}'] select.other", "valid_until")
    page.fill("form.correct [name=value]", "2025-03-17")
    page.click("form.correct button.main")
    page.wait_for_selector("#side article[data-code='licence-expired']", state="attached")
    assert "张三" in (place.out / "report.html").read_text("utf-8")
    page.goto(page.url.split("/case/")[0] + f"/case/{place.id}/letter?kind=notice")
    assert "2025年3月17日" in page.locator("article.paper").inner_text()
    _, after = the_case(pack)
    expired = next(one.id for one in after.findings if one.code == "licence-expired")
    page.click(f".behind a[href$='#{expired}']")  # from the request to its place on the page
    page.wait_for_selector(f"#side article[id='{expired}']:not([hidden])")
    _in_view(page, ".here")


def test_a_letter_with_open_doubts_is_refused_then_goes_with_a_reason_and_stays(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    sign_in(page, served(pack), f"/case/{place.id}/letter")
    page.click("#send")
    playwright.expect(page.locator("#sure")).to_contain_text("不能再改", timeout=SECONDS)
    page.click("#not-yet")
    page.click("#send")
    page.click("#surely")
    playwright.expect(page.locator("#issue .refused")).to_contain_text("疑问没有决定", timeout=SECONDS)
    page.fill("#although", "申请方催得急")
    page.click("#send")
    page.click("#surely")
    playwright.expect(page.locator("aside .chip.complete").first).to_have_text("已发出", timeout=SECONDS)
    before = (place.out / "notice.docx").read_bytes()
    page.goto(page.url.replace("/letter", ""))
    page.wait_for_selector("#side article:not([hidden])")
    page.keyboard.press("c")
    playwright.expect(page.locator("#items .doubts .pick")).to_have_count(1, timeout=SECONDS)
    assert (place.out / "notice.docx").read_bytes() == before
    page.goto(page.url.split("#")[0] + "/letter?kind=reminder")
    off = page.locator(".filters .off", has_text="催办")
    playwright.expect(off).to_contain_text("尚未届满", timeout=SECONDS)


def test_waived_items_are_told_true_on_every_page(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, report = the_case(pack)
    address = served(pack)
    sign_in(page, address, f"/case/{place.id}")
    missing = [one for one in report.submissions if one.status == "missing"][:3]
    assert len(missing) == 3
    for one in missing:
        page.click(f".more[data-item='{one.id}']")
        page.fill("#item [name=words]", f"第{one.number}项按本机构决定受理")
        page.fill("#item [name=why]", "已核对")
        page.click("#item button.main")
        page.wait_for_selector("#item:not([open])", state="attached")
    for path in (f"/case/{place.id}", f"/case/{place.id}/letter?kind=notice"):
        page.goto(f"{address}{path}")
        text = page.locator("main").inner_text()
        assert "材料齐全、符合要求" not in text
    shown = page.goto(f"{address}/case/{place.id}") and page.locator("#items").inner_text()
    written = (place.out / "report.html").read_text("utf-8")
    for one in missing:
        assert f"第{one.number}项按本机构决定受理" in shown
        assert f"第{one.number}项按本机构决定受理" in written


def test_every_key_does_what_the_list_of_keys_says(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    sign_in(page, served(pack), f"/case/{place.id}")
    page.wait_for_selector("#side article:not([hidden])")
    press, expect = page.keyboard.press, playwright.expect
    doubts, shown = page.locator("#items .doubts .pick"), page.locator("#side article:not([hidden])")

    press("?")
    expect(page.locator("#help")).to_be_visible(timeout=SECONDS)
    told = [
        one.strip() for text in page.locator("#help kbd").all_inner_texts() for one in text.split(" / ")
    ]
    assert told == ["J", "K", "←", "→", "+", "−", "0", "R", "C", "D", "A", "U", "E", "M", "N", "/", "?"]
    press("Escape")
    expect(page.locator("#help")).to_be_hidden(timeout=SECONDS)

    begun = shown.get_attribute("id")
    press("j")
    assert shown.get_attribute("id") != begun
    press("k")
    assert shown.get_attribute("id") == begun

    at = page.locator("#at")
    expect(at).not_to_have_text(re.compile(r"^1 /"), timeout=SECONDS)  # where the finding stands
    stood = int(at.inner_text().split(" /")[0])
    press("ArrowLeft")
    expect(at).to_have_text(re.compile(rf"^{stood - 1} /"), timeout=SECONDS)
    press("ArrowRight")
    expect(at).to_have_text(re.compile(rf"^{stood} /"), timeout=SECONDS)
    press("r")
    expect(page.locator(".page[data-turn='90']")).to_have_count(1, timeout=SECONDS)

    def zoom() -> float:
        return float(page.evaluate("document.getElementById('pages').style.getPropertyValue('--zoom')"))

    press("+")
    press("+")
    assert zoom() > 1.5
    press("-")
    assert 1.2 < zoom() < 1.3
    press("0")
    assert zoom() == 1

    press("/")
    expect(page.locator("#find")).to_be_focused(timeout=SECONDS)
    page.keyboard.type("售后服务中心")
    press("Enter")
    _in_view(page, ".here")
    press("Escape")

    press("n")
    expect(page.locator("form.own")).to_be_visible(timeout=SECONDS)
    press("Escape")
    expect(page.locator("form.own")).to_be_hidden(timeout=SECONDS)

    press("j")
    press("c")
    expect(doubts).to_have_count(1, timeout=SECONDS)
    press("a")  # wants a reason
    page.keyboard.type("另行核对")
    press("Enter")
    expect(doubts).to_have_count(0, timeout=SECONDS)
    press("u")
    expect(doubts).to_have_count(1, timeout=SECONDS)
    press("d")
    page.keyboard.type("另行核对过")
    press("Enter")
    expect(doubts).to_have_count(0, timeout=SECONDS)
    _, report = the_case(pack)
    decided = sorted(one.decision.action for one in report.findings if one.decision)
    assert decided == ["confirm", "dismiss"]

    page.locator("#items .document").first.click()
    press("e")
    expect(page.locator("form.correct [name=value]")).to_be_focused(timeout=SECONDS)
    press("Escape")
    press("Escape")
    expect(page.locator("form.correct")).to_have_count(0, timeout=SECONDS)
    press("m")
    page.wait_for_url(re.compile(r"/sort"))


def test_a_letter_is_looked_at_as_it_prints(
    page: Any, served: Callable[[Desk], str], pack: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.case.pdf.pdf_of", lambda _: a_pdf(2))
    monkeypatch.setattr("intake.desk.letter_pages.find_office", lambda: "/usr/bin/soffice")
    place, _ = the_case(pack)
    sign_in(page, served(pack), f"/case/{place.id}/letter")
    page.click("[data-view=print]")
    playwright.expect(page.locator("#print img")).to_have_count(2, timeout=SECONDS)
    playwright.expect(page.locator("article.paper")).to_be_hidden(timeout=SECONDS)
    page.reload()  # it stays so while one letter is worked on
    playwright.expect(page.locator("#print img").first).to_be_visible(timeout=SECONDS)
    page.click("[data-view=content]")
    playwright.expect(page.locator("article.paper")).to_be_visible(timeout=SECONDS)


def test_between_a_persons_words_and_the_machines_one_is_chosen_when_the_request_has_changed(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    client = client_of(pack)

    def add(words: str) -> None:
        asked = {"do": "add", "item": "5", "words": words, "request": "请补正。", "phrase": ""}
        assert act(client, pack, **asked).status_code == 200

    add("缺签字。")
    _, report = the_case(pack)
    own = next(one.id for one in report.findings if one.code == "own-finding")
    word = {"do": "word", "finding": {"key": finding_keys(report)[own]}, "found": "简介没有签字。"}
    assert act(client, pack, **word, request="请签字。", why="").status_code == 200
    add("缺日期。")
    _, report = the_case(pack)
    told = next(one.id for one in report.findings if one.code == "wording-conflict")
    sign_in(page, served(pack), f"/case/{place.id}#{told}")
    form = page.locator(f"article[id='{told}'] form.conflict")
    playwright.expect(form.locator("[name=found]")).to_have_value("简介没有签字。", timeout=SECONDS)
    playwright.expect(form).to_contain_text("缺日期。", timeout=SECONDS)
    form.locator("[name=found]").fill("简介没有签字和日期。")
    form.locator("button.main").click()
    playwright.expect(page.locator("form.conflict")).to_have_count(0, timeout=SECONDS)
    page.goto(page.url.split("#")[0] + "/letter")
    playwright.expect(page.locator("article.paper")).to_contain_text(
        "简介没有签字和日期。", timeout=SECONDS
    )


def test_a_rule_is_switched_off_and_on_again_on_its_page(
    page: Any, served: Callable[[Desk], str], opened: Callable[[], Desk]
) -> None:
    sign_in(page, served(opened()), "/rules/gbt27922/annual-report-missing")
    page.uncheck("[name=on]")
    page.click("#rule button.main")
    row = page.locator(".rule", has_text="annual-report-missing")
    playwright.expect(row).to_contain_text("已关闭", timeout=SECONDS)
    page.click("#undo")
    playwright.expect(row).not_to_contain_text("已关闭", timeout=SECONDS)


def test_from_a_letters_request_one_click_leads_to_its_finding(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, report = the_case(pack)
    sign_in(page, served(pack), f"/case/{place.id}/letter?kind=notice")
    page.locator(".behind a").first.click()
    page.wait_for_selector("#side article.finding:not([hidden])")
    shown = page.locator("#side article.finding:not([hidden])").get_attribute("id")
    assert effective_severity(report.finding(shown)) == "deficiency"


def test_every_page_is_reached_by_key(page: Any, served: Callable[[Desk], str], pack: Desk) -> None:
    place, report = the_case(pack)
    total = len(PageList(report).pages)
    nowhere = next(one.id for one in report.findings if not one.evidence)
    sign_in(page, served(pack), f"/case/{place.id}#{nowhere}")
    page.click("#pages", position={"x": 4, "y": 4})
    for number in range(2, total + 1):
        page.keyboard.press("ArrowRight")
        playwright.expect(page.locator("#at")).to_have_text(f"{number} / {total}", timeout=SECONDS)
    page.wait_for_selector(f"#page-{total - 1} .sheet > *")


def test_the_second_of_two_who_decide_the_same_is_told(
    page: Any, chromium: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    address = served(pack)
    context = chromium.new_context()
    context.set_default_timeout(SECONDS)
    other = context.new_page()
    other.route("**/events", lambda route: route.abort())  # it does not hear of the first in time
    sign_in(other, address, f"/case/{place.id}")
    sign_in(page, address, f"/case/{place.id}")
    other.wait_for_selector("#side article:not([hidden])")
    page.wait_for_selector("#side article:not([hidden])")
    page.keyboard.press("c")
    playwright.expect(page.locator("#items .doubts .pick")).to_have_count(1, timeout=SECONDS)
    other.keyboard.press("c")
    playwright.expect(other.locator("#side .refused, #said").filter(has_text="张三").first).to_be_attached(
        timeout=SECONDS
    )
    assert sum(one.act.__class__.__name__ == "Decided" for one in read_log(place.out).events) == 1
    context.close()


def test_a_desk_killed_amid_a_check_goes_on_with_it(root: Path, tmp_path: Path) -> None:
    _copied(root / "软件公司")
    own = {
        **os.environ,
        "INTAKE_CONFIG": str(tmp_path / "intake.yaml"),
        "XDG_CACHE_HOME": str(tmp_path / "c"),
    }
    first = start(root, own)
    assert first.stdout is not None
    assert first.stdout.readline().startswith("审查台：")
    time.sleep(0.5)
    first.send_signal(signal.SIGKILL)
    first.wait(30)
    report = root / "软件公司-intake" / "report.json"
    assert not report.exists()
    second = start(root, own)
    until = time.monotonic() + 240
    try:
        while not report.exists():
            assert time.monotonic() < until
            time.sleep(0.2)
    finally:
        second.terminate()
        second.wait(30)


PATHS = (
    "/",
    "/case/{case}",
    "/case/{case}/sort",
    "/case/{case}/letter",
    "/case/{case}/rounds",
    "/settings",
    "/rules",
    "/rules/gbt27922/annual-report-missing",
    "/doings",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_access_on_any_page(
    page: Any, served: Callable[[Desk], str], pack: Desk, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    place, _ = the_case(pack)
    address = served(pack)
    page.emulate_media(color_scheme=scheme)
    sign_in(page, address)
    wrong = []
    for path in PATHS:
        page.goto(address + path.format(case=place.id))
        page.wait_for_load_state("load")
        for one in axe.run(page).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                wrong.append((path, one["id"], [node["html"][:160] for node in one["nodes"]][:3]))
    assert wrong == []


def test_dark_pages_are_dark(page: Any, served: Callable[[Desk], str], pack: Desk) -> None:
    page.emulate_media(color_scheme="dark")
    sign_in(page, served(pack))
    red, green, blue = map(
        int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]
    )
    assert max(red, green, blue) < 60


def test_no_page_of_any_width_scrolls_sideways(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    address = served(pack)
    sign_in(page, address)
    for width in (390, 768, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        for path in PATHS:
            page.goto(address + path.format(case=place.id))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def test_visible_text_is_chinese_but_for_names_and_codes(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, _ = the_case(pack)
    address = served(pack)
    sign_in(page, address)
    for path in PATHS:
        page.goto(address + path.format(case=place.id))
        page.evaluate(
            "document.querySelectorAll('bdi, .code, code, kbd, blockquote, #pages, .thumb, .count')"
            ".forEach((one) => { one.style.display = 'none'; })"
        )
        text = page.locator("body").inner_text()
        left = set(re.findall(r"[A-Za-z]{3,}", text)) - {
            "docx",
            "pdf",
            "txt",
            "Word",
            "PDF",
            "dpi",
            "zip",
            "rar",
            "tar",
            "GBT",
            "RCC",
        }
        assert left == set(), (path, left)


def test_a_page_dragged_onto_an_item_is_filed_there(
    page: Any, served: Callable[[Desk], str], pack: Desk
) -> None:
    place, report = the_case(pack)
    moved = next(one for one in report.documents if one.kind == "organization_profile")
    sign_in(page, served(pack), f"/case/{place.id}/sort")
    page.locator(f".tile:has(#{moved.id})").drag_to(page.locator(".target[data-item='sales_mode']"))
    page.click("#why button.main")
    playwright.expect(page.locator(".target[data-item='sales_mode'] .dot")).not_to_have_class(
        re.compile("missing"), timeout=SECONDS
    )
    _, after = the_case(pack)
    assert any(one.file == moved.file and one.submission == "sales_mode" for one in after.documents)
    assert (place.out / "report.html").stat().st_mtime >= page.evaluate("performance.timeOrigin") / 1000
