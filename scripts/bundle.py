"""One zip that installs `intake` without a network: our wheel, and the wheels of the lock for one platform.

    python scripts/bundle.py --platform win_amd64 --python 3.12 --out dist/

Needs pip and an index of packages; where the bundle is installed, Python of that version suffices. All in
it is pinned and checked by the hashes of requirements.lock, here and again when it is installed.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
# For each platform what a requirement's condition calls it, and the tags of wheels that run there.
PLATFORMS = {
    "win_amd64": ({"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}, ["win_amd64"]),
    "manylinux_x86_64": (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        ["manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64"],
    ),
    "macosx_arm64": (
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        [
            "macosx_11_0_arm64",
            "macosx_12_0_arm64",
            "macosx_13_0_arm64",
            "macosx_14_0_arm64",
            "macosx_15_0_arm64",
        ],
    ),
}
_BUILD_ONLY = {"setuptools"}


def main() -> None:
    """Collects, and says where the zip lies and how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--platform", choices=sorted(PLATFORMS), required=True)
    parser.add_argument("--python", default="3.12", help="the version of Python there, like 3.12")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    print(bundle(asked.platform, asked.python, asked.out))


def bundle(platform: str, python: str, out: Path) -> Path:
    """Writes the zip. Raises CalledProcessError when a pinned package has no wheel for the platform."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pinned = "".join(wanted((ROOT / "requirements.lock").read_text("utf-8"), platform, python))
        (folder / "requirements.txt").write_text(pinned, encoding="utf-8")
        ours = build_wheel(folder)
        download(folder, platform, python)
        for name in ("install.ps1", "install.cmd", "uninstall.ps1", "check-case.cmd"):
            shutil.copy2(ROOT / "scripts" / "windows" / name, folder / name)
        shutil.copy2(ROOT / "scripts" / "install-offline.sh", folder / "install.sh")
        version = ours.name.split("-")[1]
        target = out / f"intake-{version}-{platform}-py{python.replace('.', '')}.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:  # wheels are packed already
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    packed.write(path, path.relative_to(folder))
    return target


def download(folder: Path, platform: str, python: str) -> None:
    """The wheels of `folder`/requirements.txt into `folder`/wheels. What is published as source only must
    be pure Python and is built here; its wheel's hash then stands in requirements.txt.
    """
    pinned, wheels = folder / "requirements.txt", folder / "wheels"
    tags = [part for tag in PLATFORMS[platform][1] for part in ("--platform", tag)]
    binary = ("--only-binary=:all:", "--python-version", python, *tags)
    listed = dict(
        zip(map(named, entries(pinned.read_text("utf-8"))), entries(pinned.read_text("utf-8")), strict=True)
    )
    built: dict[str, str] = {}
    while True:
        pinned.write_text(
            "".join(f"{entry}\n" for name, entry in listed.items() if name not in built), "utf-8"
        )
        done = pip(
            "download", "--no-deps", "--require-hashes", *binary, "-r", str(pinned), "-d", str(wheels)
        )
        lacking = re.search(r"No matching distribution found for ([\w.-]+)==", done.stderr)
        if done.returncode == 0:
            break
        if not lacking or lacking[1] in built:
            raise SystemExit(done.stderr)
        name = lacking[1]
        (folder / "source.txt").write_text(listed[name] + "\n", encoding="utf-8")
        done = pip(
            "wheel", "--no-deps", "--require-hashes", "-r", str(folder / "source.txt"), "-w", str(wheels)
        )
        (folder / "source.txt").unlink()
        made = next(wheels.glob(f"{name.replace('-', '_')}-*-none-any.whl"), None)
        if done.returncode or made is None:
            raise SystemExit(
                f"{name}: no wheel for {platform}, and its source is not pure Python\n{done.stderr}"
            )
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        built[name] = f"{listed[name].splitlines()[0]}\n    --hash=sha256:{digest}"
    pinned.write_text("".join(f"{built.get(name, entry)}\n" for name, entry in listed.items()), "utf-8")


def pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the pip of this Python."""
    command = [sys.executable, "-m", "pip", arguments[0], "--quiet", *arguments[1:]]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def named(entry: str) -> str:
    """The package an entry pins."""
    return entry.split("==", maxsplit=1)[0]


def wanted(lock: str, platform: str, python: str) -> Iterator[str]:
    """The lock's entries for that platform, without conditions; its hashes stay.

    pip reads conditions by the machine that downloads, not by that which it downloads for; here they are.
    """
    there = PLATFORMS[platform][0] | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for entry in entries(lock):
        first, *hashes = entry.splitlines()
        requirement = Requirement(first.rstrip("\\ "))
        if requirement.name in _BUILD_ONLY:
            continue
        if requirement.marker is None or requirement.marker.evaluate(there):
            yield "\n".join([f"{requirement.name}{requirement.specifier} \\", *hashes]) + "\n"


def entries(lock: str) -> Iterator[str]:
    """The lock's entries, each with its lines of hashes."""
    entry: list[str] = []
    for line in lock.splitlines():
        if line and not line.startswith((" ", "#")):
            if entry:
                yield "\n".join(entry)
            entry = [line]
        elif line.startswith(" "):
            entry.append(line)
    if entry:
        yield "\n".join(entry)


def build_wheel(folder: Path) -> Path:
    """Our wheel, in `folder`; made anew, for setuptools packs what an earlier build left lying."""
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
    )
    (wheel,) = folder.glob("certification_intake-*.whl")
    return wheel


if __name__ == "__main__":
    main()
