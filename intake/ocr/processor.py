"""What the processor can do."""

from pathlib import Path


def processor_flags(told: Path = Path("/proc/cpuinfo")) -> frozenset[str]:
    """The processor's instructions, as Linux tells them; nothing elsewhere."""
    try:
        lines = told.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(next((line.split() for line in lines if line.startswith("flags")), ()))
