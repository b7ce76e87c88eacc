"""The page of all cases: what drops in is checked, told as it goes, listed, found."""

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from intake.desk.desk import Desk
from tests.desk.conftest import NETWORK, PROFILE, add_case, client_of, upload, wait_until_checked
from tests.desk.test_letters import decide_all, issue

FILES = {"资料/5 组织简介.txt": PROFILE.encode(), "7 网点.txt": NETWORK.encode()}


def test_dropped_files_become_a_case_that_is_checked(desk: Desk, client: TestClient, root: Path) -> None:
    case = upload(client, "光明公司", FILES)
    assert (root / "光明公司" / "资料" / "5 组织简介.txt").read_bytes() == PROFILE.encode()
    wait_until_checked(desk)
    assert (root / "光明公司-intake" / "report.json").is_file()
    page = client.get("/").text
    assert f'href="/case/{case["id"]}"' in page
    assert "需要补充材料" in page
    assert page.count('class="dot ') == len(desk.setup.scheme.submissions)


def test_one_archive_alone_is_the_case(desk: Desk, client: TestClient, root: Path, tmp_path: Path) -> None:
    import zipfile

    packed = tmp_path / "x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("5 组织简介.txt", PROFILE)
    upload(client, "乙", {"乙公司材料.zip": packed.read_bytes()})
    wait_until_checked(desk)
    assert (root / "乙公司材料.zip").is_file()
    assert desk.shelf.report(desk.shelf.place(root / "乙公司材料.zip"))


def test_a_name_that_is_taken_gets_a_number(client: TestClient, root: Path) -> None:
    assert upload(client, "甲", FILES)["name"] == "甲"
    assert upload(client, "甲", FILES)["name"] == "甲 (2)"
    assert (root / "甲 (2)").is_dir()


def test_what_was_not_checked_when_the_desk_closed_is_checked_when_it_opens(
    root: Path, opened: Callable[[], Desk]
) -> None:
    add_case(root)
    first = opened()
    first.__exit__(None, None, None)
    second = opened()
    wait_until_checked(second)
    assert (root / "光明公司-intake" / "report.json").is_file()


def test_a_checked_case_is_not_checked_again(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    wait_until_checked(opened())
    assert opened().work.checks() == {}
    assert client_of(opened()).get("/").text.count('role="row"') == 2


def test_search_filters_and_sort(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root, "甲公司")
    add_case(root, "乙公司")
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)

    def names(**asked: str) -> list[str]:
        page = client.get("/", params=asked).text
        return [name for name in ("甲公司", "乙公司") if f"<bdi>{name}</bdi>" in page]

    assert names() == ["甲公司", "乙公司"]
    assert names(q="甲") == ["甲公司"]
    assert names(q="没有这个") == []
    assert names(show="todo") == ["甲公司", "乙公司"]
    assert names(show="overdue") == []
    assert client.get("/", params={"show": "nonsense", "sort": "<script>"}).status_code == 200


def test_a_case_is_taken_over_found_by_its_owner_and_given_up(
    root: Path, opened: Callable[[], Desk]
) -> None:
    add_case(root, "甲公司")
    add_case(root, "乙公司")
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    one = next(place for place in desk.shelf.places() if place.name == "甲公司")
    assert client.post(f"/case/{one.id}/owner").json() == {"owner": "张三"}
    mine = client.get("/?show=mine").text
    assert "<bdi>甲公司</bdi>" in mine
    assert "<bdi>乙公司</bdi>" not in mine
    assert "<bdi>甲公司</bdi>" in client.get("/", params={"q": "张三"}).text
    desk.owners.put(one.id, "李四")
    assert "<bdi>甲公司</bdi>" not in client.get("/?show=mine").text
    assert client.post(f"/case/{one.id}/owner").json() == {"owner": "张三"}
    assert client.post(f"/case/{one.id}/owner").json() == {"owner": ""}
    assert client.post("/case/0000/owner").status_code == 404


def test_a_rejected_case_is_found_among_the_rejected(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    client = client_of(desk)
    decide_all(desk, client, "doubt", "dismiss")
    assert issue(client, desk, due="2026-11-25").status_code == 200
    assert issue(client, desk, kind="rejection", dated="2026-11-26").status_code == 200
    assert "<bdi>光明公司</bdi>" in client.get("/?show=rejected").text
    assert "已退回" in client.get("/?show=rejected").text
    for other in ("overdue", "waiting", "todo"):
        assert "<bdi>光明公司</bdi>" not in client.get(f"/?show={other}").text


def test_a_check_that_fails_says_so_on_the_page(root: Path, opened: Callable[[], Desk]) -> None:
    (root / "空案件").mkdir()
    desk = opened()
    wait_until_checked(desk)
    check = next(iter(desk.work.checks().values()))
    assert check.state == "failed"
    assert "空的" in check.problem
    assert 'data-state="failed"' in client_of(desk).get("/").text


def test_the_page_speaks_chinese_and_english_when_asked(client: TestClient) -> None:
    assert "把申请材料拖到这里" in client.get("/").text
    assert "Drop an application here" in client.get("/language/en").text
    assert client.get("/language/zh?back=//elsewhere.example").url.path == "/"


def test_a_script_in_a_name_stays_text(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root, "<script>alert(1)<")
    desk = opened()
    wait_until_checked(desk)
    page = client_of(desk).get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
