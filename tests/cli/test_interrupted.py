"""Ctrl-C at any moment: one sentence about what was kept, and the exit code that scripts know."""

import os
import subprocess
import sys

import pytest

from intake import scheme
from intake.cli import main


def test_ctrl_c_says_what_was_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed() -> tuple[str, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(scheme, "available_schemes", pressed)
    monkeypatch.setattr("sys.argv", ["intake", "scheme", "list"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    told = capsys.readouterr().err
    assert told.startswith("intake: 已中断。")
    assert "读过的文件已记下" in told and len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "已中断，还什么都没有做。"), ("en", "Interrupted before anything was done.")],
)
def test_ctrl_c_while_the_program_is_being_loaded_ends_it_in_one_line(language: str, told: str) -> None:
    begun = """
import os, signal, sys

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
signal.signal(signal.SIGINT, signal.default_int_handler)
from intake.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", begun], env=os.environ | {"INTAKE_LANG": language}, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", f"intake: {told}\n")
