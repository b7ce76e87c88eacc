"""Locked files of a case are opened by a password that stands nowhere afterwards."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from intake.cli.passwords import chosen_passwords
from intake.errors import UsageError
from intake.events import LOG_FILE, Log, write_log
from intake.kept.key_store import keep_passwords, kept_passwords
from intake.model.event import Entry, Unlocked
from tests.cli.command import run_intake
from tests.gather.test_passwords import RIGHT, aes_zip, locked_office, word

PROFILE = "公司简介\n绍兴梧桐食品有限公司成立于2007年，现有员工86人，位于绍兴市，主营家用电器销售。"
DAY = ("--as-of", "2026-11-24", "--ocr", "off", "--quiet")


def test_what_a_password_opens_is_read_and_the_password_stands_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    case, out = tmp_path / "某公司", tmp_path / "某公司-intake"
    case.mkdir()
    locked_office(case / "简介.docx", word(PROFILE))
    aes_zip(case / "其他.zip", {"销售.txt": "销售方式\n采用直销和经销商两种方式销售。".encode()})
    done = run_intake("check", case, *DAY, "--password", "--who", "张三", stdin=f"falsch\n{RIGHT}\n")
    assert done.returncode == 1, done.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert "file-encrypted" not in {one["code"] for one in report["findings"]}
    assert {one["path"]: one["sha256"] for one in report["files"] if "!" not in one["path"]} == {
        path.name: sha256(path.read_bytes()).hexdigest() for path in case.iterdir()
    }
    assert {one["kind"] for one in report["documents"]} >= {"organization_profile", "sales_mode"}
    (event,) = report["events"]
    assert event["who"] == "张三"
    assert {name for name, _ in event["act"]["files"]} == {"简介.docx", "其他.zip"}
    assert "凭密码打开：" in run_intake("log", case).stdout

    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != case]
    for path in files:
        data = path.read_bytes()
        assert RIGHT.encode() not in data, path
        assert RIGHT.encode("gbk") not in data, path
    assert RIGHT not in done.stdout + done.stderr

    wrong = run_intake("check", case, *DAY, "--password", stdin="falsch\n")
    assert wrong.returncode == 4  # nothing could be read: what the password opened is not kept for others
    assert "密码不对，仍未打开：简介.docx" in wrong.stderr
    assert len((out / LOG_FILE).read_text(encoding="utf-8").splitlines()) == 1


class InMemory(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def key_store() -> Iterator[InMemory]:
    before, ours = keyring.get_keyring(), InMemory()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def test_a_password_kept_in_the_key_store_is_used_again_while_its_event_counts(
    tmp_path: Path, key_store: InMemory
) -> None:
    keep_passwords(tmp_path, ["2026", RIGHT])
    assert kept_passwords(tmp_path) == ("2026", RIGHT)
    assert chosen_passwords(tmp_path, ask=False, keep=False) == ()
    log = Log().with_entries([Entry("2026-11-24T09:00", "张三", "", Unlocked((("a.pdf", "0"),), True))])
    write_log(tmp_path, log)
    assert chosen_passwords(tmp_path, ask=False, keep=False) == ("2026", RIGHT)
    assert kept_passwords(tmp_path / "other") == ()
    assert RIGHT not in (tmp_path / LOG_FILE).read_text(encoding="utf-8")


def test_without_a_key_store_keeping_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(UsageError, match="没有可用的系统密钥库"):
            chosen_passwords(tmp_path, ask=True, keep=True)
    finally:
        keyring.set_keyring(before)


def test_a_batch_tries_the_passwords_on_every_case_and_does_again_what_stayed_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root, out = tmp_path / "申请", tmp_path / "结果"
    for name, password in (("甲公司", RIGHT), ("乙公司", "2026")):
        (root / name).mkdir(parents=True)
        locked_office(root / name / "简介.docx", word(PROFILE), password)

    def batch(*passwords: str) -> dict[str, bool]:
        asked = ("--password", "--who", "张三") if passwords else ()
        given = "".join(f"{one}\n" for one in passwords)
        done = run_intake("batch", root, "--out", out, "--jobs", "1", *DAY, *asked, stdin=given)
        assert not any(one in done.stdout + done.stderr for one in passwords)
        found = {}
        for name in ("甲公司", "乙公司"):
            report = json.loads((out / name / "report.json").read_text(encoding="utf-8"))
            found[name] = "file-encrypted" not in {one["problem_code"] for one in report["files"]}
        return found

    assert batch("falsch", RIGHT) == {"甲公司": True, "乙公司": False}
    assert batch("2026") == {"甲公司": True, "乙公司": True}
    assert batch() == {"甲公司": True, "乙公司": True}
    log = (out / "乙公司" / LOG_FILE).read_text(encoding="utf-8")
    assert "张三" in log
    assert "2026" not in log.replace("2026-", "")
    refused = run_intake("batch", root, "--password", "--cluster", "tcp://127.0.0.1:1", stdin="x\n")
    assert "不能同用" in refused.stderr
