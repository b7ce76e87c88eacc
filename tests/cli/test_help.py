"""`--help` teaches, and answers at once: no model, PDF or Word library is loaded for it."""

import subprocess
import sys

import pytest

HEAVY = (
    "pydantic",
    "rich",
    "pypdfium2",
    "pdfplumber",
    "docx",
    "openpyxl",
    "numpy",
    "cv2",
    "onnxruntime",
    "rapidocr",
    "jinja2",
)
COMMANDS = (
    *("check", "batch", "watch", "notice", "decide", "cases"),
    *(
        "assign",
        "correct",
        "add",
        "word",
        "waive",
        "explain",
        "log",
        "undo",
        "extend",
        "deliver",
        "withdraw",
    ),
    *("show", "scheme", "config", "cache", "doctor", "demo"),
)


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments", [[], ["--version"], ["--lang", "en", "--help"], *([name, "--help"] for name in COMMANDS)]
)
def test_help_of_every_command_loads_nothing_heavy(arguments: list[str]) -> None:
    done = run_python(
        "import sys\n"
        "from intake.cli import main\n"
        f"sys.argv = ['intake', *{arguments!r}]\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    code = end.code\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules], 'CODE', code)\n"
    )
    assert "LOADED [] CODE 0" in done.stdout, done.stdout + done.stderr


def test_help_loads_the_command_line_and_nothing_below_it() -> None:
    done = run_python(
        "import sys\n"
        "from intake.cli import main\n"
        "sys.argv = ['intake', '--help']\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "print('LOADED', *sorted(name for name in sys.modules if name.startswith('intake')))\n"
    )
    rooms = {name.split(".")[1] for name in done.stdout.split("LOADED ")[1].split() if "." in name}
    assert rooms == {"_version", "cli", "errors", "language"}


def test_help_names_every_command_and_the_exit_codes() -> None:
    shown = run_python(
        "import sys; from intake.cli import main; sys.argv = ['intake', '--help']; main()"
    ).stdout
    assert all(name in shown for name in COMMANDS)
    assert "退出码" in shown
