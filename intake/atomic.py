"""Writing a file so that a reader, or a run killed at any moment, finds old bytes or new, never half."""

import os
import tempfile
from pathlib import Path

# Asked once, on import: asking sets it for a moment, for all threads, and two that ask at once could leave
# the process with the other's.
_UMASK = os.umask(0o077)
os.umask(_UMASK)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes `data` to `path`, creating its folder; raises OSError when that cannot be done.

    The bytes go to a temporary file in the same folder (a rename is atomic only within a file system)
    and reach the disk before the rename does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp gives 0600; a letter is for the whole office, so it gets what the umask allows.
        temporary.chmod(0o666 & ~_UMASK)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
