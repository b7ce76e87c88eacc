"""What `intake` is installed with, under which licences: a list to read, or an SBOM (CycloneDX 1.5).

    python scripts/licences.py                     # name, version, licence, a line each
    python scripts/licences.py --cyclonedx sbom.json

Taken from the metadata of what is installed in this environment and pinned in requirements.lock.
"""

import argparse
import json
import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Prints the list, or writes the SBOM."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cyclonedx", type=Path, metavar="FILE")
    asked = parser.parse_args()
    found = [(name, version, licence_of(name)) for name, version in pinned()]
    if asked.cyclonedx:
        asked.cyclonedx.write_text(json.dumps(sbom(found), ensure_ascii=False, indent=1) + "\n", "utf-8")
        return
    for name, version, licence in found:
        print(f"{name:28} {version:16} {licence}")


def pinned() -> list[tuple[str, str]]:
    """Name and version of what the lock asks for on this system."""
    lines = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if "==" in line]
    wanted = [Requirement(line.rstrip("\\ ")) for line in lines]
    here = [one for one in wanted if one.marker is None or one.marker.evaluate()]
    return [(one.name, str(one.specifier).removeprefix("==")) for one in here]


def licence_of(name: str) -> str:
    """As its metadata says: an SPDX expression, the classifiers, or the first line of a text."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "(not installed here)"
    if expression := told.get("License-Expression"):
        return str(expression)
    prefix = "License :: OSI Approved :: "
    classified = [
        one.removeprefix(prefix) for one in told.get_all("Classifier") or () if one.startswith(prefix)
    ]
    return ", ".join(classified) or (told.get("License") or "(not told)").strip().splitlines()[0][:80]


def sbom(found: list[tuple[str, str, str]]) -> dict[str, object]:
    """The same as a CycloneDX document."""
    version = re.search(r'"(.+)"', (ROOT / "intake" / "_version.py").read_text("utf-8"))
    ours = {"type": "application", "name": "certification-intake", "version": version[1] if version else ""}
    components = [
        {
            "type": "library",
            "name": name,
            "version": pin,
            "purl": f"pkg:pypi/{name}@{pin}",
            "licenses": [{"license": {"name": licence}}],
        }
        for name, pin, licence in found
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": ours},
        "components": components,
    }


if __name__ == "__main__":
    main()
