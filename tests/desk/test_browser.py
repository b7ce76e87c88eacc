"""The desk in a real browser: what only a browser can show.

They run where INTAKE_BROWSER names a Chromium (INTAKE_BROWSER=$(which chromium) python -m pytest
tests/desk): the suite depends on no browser that a machine happens to have.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.desk.desk import Desk
from tests.desk.conftest import SECONDS, Shared, add_case, shared_desk, sign_in, wait_until_checked
from tests.desk.test_review import SAMPLES, the_case, with_licence

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_desk(tmp_path_factory.mktemp("desk"), with_licence) as shared:
        yield shared


@pytest.fixture
def case(kept_case: Shared) -> Desk:
    return kept_case.afresh()


def test_files_chosen_in_the_browser_become_a_report_without_a_reload(
    page: Any, served: Callable[[Desk], str], opened: Callable[[], Desk], root: Path
) -> None:
    address = served(opened())
    sign_in(page, address)
    page.set_input_files("#files", str(SAMPLES / "06-expired-certificate" / "C-公司" / "公司概况.docx"))
    page.wait_for_selector(".row .chip")
    page.click(".row a[href^='/case/']")
    page.wait_for_selector("#items .pick")
    assert (root / "公司概况" / "公司概况.docx").is_file()


def test_findings_are_walked_and_decided_by_keys_alone(
    page: Any, served: Callable[[Desk], str], case: Desk
) -> None:
    place, report = the_case(case)
    sign_in(page, served(case), f"/case/{place.id}")
    page.wait_for_selector("#side article:not([hidden])")
    seen = set()
    for _ in report.findings:
        seen.add(page.locator("#side article:not([hidden])").get_attribute("id"))
        page.keyboard.press("j")
    assert seen == {item.id for item in report.findings}
    for _ in report.findings:
        page.keyboard.press("k")
    doubts = page.locator("#items .doubts .pick").count()
    page.keyboard.press("d")  # without a reason: asks for it
    page.keyboard.type("已核对原件")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#items .doubts .pick")).to_have_count(doubts - 1, timeout=SECONDS)
    _, after = the_case(case)
    assert [item.decision.why for item in after.findings if item.decision] == ["已核对原件"]


def test_one_click_leads_from_a_statement_to_its_box_on_the_page(
    page: Any, served: Callable[[Desk], str], case: Desk
) -> None:
    place, report = the_case(case)
    licence = next(item.id for item in report.documents if item.kind == "business_licence")
    sign_in(page, served(case), f"/case/{place.id}")
    page.click(f"#items [data-document='{licence}']")
    page.click(f"#side article[data-of='{licence}'] dd a[data-box]:not([data-box=''])")
    page.wait_for_selector(".here")
    page.wait_for_selector(".sheet:has(.here) img")
    box = page.locator(".here").bounding_box()
    inside = page.locator("#pages").bounding_box()
    assert inside["y"] <= box["y"] <= inside["y"] + inside["height"]


def test_search_jumps_to_the_text_and_frames_it(
    page: Any, served: Callable[[Desk], str], case: Desk
) -> None:
    place, _ = the_case(case)
    sign_in(page, served(case), f"/case/{place.id}")
    page.keyboard.press("/")
    page.keyboard.type("统一社会信用代码")
    page.keyboard.press("Enter")
    page.wait_for_selector(".here")
    assert "1 /" in page.locator("#hits").inner_text()


def test_what_one_browser_decides_another_shows_without_a_reload(
    page: Any, chromium: Any, served: Callable[[Desk], str], case: Desk
) -> None:
    place, _ = the_case(case)
    address = served(case)
    sign_in(page, address, f"/case/{place.id}")
    other = chromium.new_context().new_page()
    other.set_default_timeout(SECONDS)
    sign_in(other, address, f"/case/{place.id}")
    other.evaluate("window.notReloaded = true")
    before = other.locator("#items .doubts .pick").count()
    page.keyboard.press("c")
    playwright.expect(other.locator("#items .doubts .pick")).to_have_count(before - 1, timeout=SECONDS)
    assert other.evaluate("window.notReloaded")
    other.context.close()


def test_a_box_drawn_with_the_mouse_becomes_a_finding(
    page: Any, served: Callable[[Desk], str], case: Desk
) -> None:
    place, report = the_case(case)
    licence = next(item.id for item in report.documents if item.kind == "business_licence")
    sign_in(page, served(case), f"/case/{place.id}")
    page.click(f"#items [data-document='{licence}']")
    page.wait_for_selector(".sheet img")
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 0")
    page.keyboard.press("n")
    page.wait_for_selector("form.own")
    sheet = page.locator(".page:has(img) .sheet").first.bounding_box()
    page.mouse.move(sheet["x"] + 0.2 * sheet["width"], sheet["y"] + 150)
    page.mouse.down()
    page.mouse.move(sheet["x"] + 0.6 * sheet["width"], sheet["y"] + 260, steps=4)
    page.mouse.up()
    page.fill("form.own [name=words]", "此处未盖章。")
    page.click("form.own button.main")
    page.wait_for_selector("#side article[data-code='own-finding']:has-text('此处未盖章')")
    _, after = the_case(case)
    own = next(item for item in after.findings if item.code == "own-finding")
    assert own.evidence[0].box.x0 == pytest.approx(0.2, abs=0.02)
    assert own.evidence[0].box.x1 == pytest.approx(0.6, abs=0.02)


def test_a_name_with_a_script_in_it_runs_nothing(
    page: Any, served: Callable[[Desk], str], opened: Callable[[], Desk], root: Path
) -> None:
    add_case(
        root, "乙", {"5 <img src=x onerror=document.title='hit'>.txt": "<script>document.title='hit'<"}
    )
    desk = opened()
    wait_until_checked(desk)
    place, _ = the_case(desk)
    address = served(desk)
    sign_in(page, address)
    for path in ("/", f"/case/{place.id}", f"/case/{place.id}/sort", f"/case/{place.id}/letter"):
        page.goto(f"{address}{path}")
        page.wait_for_load_state("load")
        time.sleep(0.3)
        assert page.title() != "hit"
