"""A password that the applicant told is typed at the desk: it opens, and stands nowhere."""

from collections.abc import Callable
from pathlib import Path

from intake.desk.desk import Desk
from tests.desk.conftest import PROFILE, add_case, client_of, wait_until_checked
from tests.desk.test_review import the_case
from tests.gather.test_passwords import RIGHT, aes_zip

SALES = "销售方式\n采用直销和经销商两种方式销售。"


def test_a_locked_file_is_opened_by_the_password_typed(root: Path, opened: Callable[[], Desk]) -> None:
    case = add_case(root, files={"5 组织简介.txt": PROFILE})
    aes_zip(case / "其他.zip", {"8 销售方式.txt": SALES.encode()})
    desk = opened()
    wait_until_checked(desk)
    client, (place, _) = client_of(desk), the_case(desk)

    def page() -> str:
        return client.get(f"/case/{place.id}").text

    def status(submission: str) -> str:
        return next(one.status for one in the_case(desk)[1].submissions if one.id == submission)

    assert '<form class="unlock">' in page()
    assert status("sales_mode") == "needs_review"
    for password in ("falsch", RIGHT):
        answer = client.post(f"/case/{place.id}/unlock", json={"password": password})
        assert answer.status_code == 200
        wait_until_checked(desk)
        assert ('<form class="unlock">' in page()) is (password != RIGHT)
    assert status("sales_mode") == "satisfied"
    assert "凭密码打开" in page()
    # Checked again, it opens again while this desk runs; nothing on the disk knows the password.
    client.post(f"/case/{place.id}/check")
    wait_until_checked(desk)
    assert status("sales_mode") == "satisfied"
    for path in root.rglob("*"):
        assert not path.is_file() or RIGHT.encode() not in path.read_bytes(), path
    refused = client.post(f"/case/{place.id}/unlock", json={"password": RIGHT * 100})
    assert refused.status_code == 400
    assert RIGHT not in refused.text
