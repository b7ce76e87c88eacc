"""Which cases below a folder are new or changed, once nobody writes into them any more."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from intake.batch.run import case_size, is_case
from intake.errors import IntakeError
from intake.kept.folder_digest import files_below
from intake.rounds import ROUNDS_FILE, read_arrivals

_LOOK_EVERY = 0.5
"""Seconds between two looks at whether a changed case has settled; at most."""


def settled_cases(
    root: Path, out: Path, settle: float, *, poll: bool = False
) -> Iterator[tuple[dict[str, int], tuple[str, ...]]]:
    """Gives the cases there now, then, for ever, those that changed and have been left alone for `settle`
    seconds: each with its bytes; and the names of those that are gone. A case changes too when one of the
    supplements that its results remember does, wherever that lies.

    `out` is not looked at, should it lie below `root`. ``poll``: look at intervals instead of waiting for
    the system's word, which does not come from network shares.
    """
    from watchfiles import watch

    root, out = root.resolve(), out.resolve()
    step = min(_LOOK_EVERY, settle / 2)
    waiting: dict[str, float] = {}
    # The first look is at everything; a case still being copied in then shows its changes by itself.
    changes = watch(
        root,
        watch_filter=lambda _, path: not Path(path).is_relative_to(out),
        debounce=int(step * 1000),
        rust_timeout=int(step * 1000),
        yield_on_timeout=True,
        force_polling=poll or None,
    )
    there = {path.name for path in root.iterdir() if is_case(path) and path != out}
    waiting.update(dict.fromkeys(there, time.monotonic() - settle))
    supplements = _Supplements(out)
    supplements.changed(there)
    looked = time.monotonic()
    for change in changes:
        now = time.monotonic()
        for _, path in change:
            waiting[Path(path).relative_to(root).parts[0] if Path(path) != root else ""] = now
        if now - looked >= settle / 2:
            looked = now
            waiting.update(dict.fromkeys(supplements.changed(there), now))
        ready = sorted(name for name, at in waiting.items() if now - at >= settle)
        for name in ready:
            del waiting[name]
        paths = [root / name for name in ready if name]
        cases = {str(path): case_size(path) for path in paths if is_case(path) and path != out}
        gone = tuple(path.name for path in paths if not path.exists() and path.name in there)
        there = (there | {Path(path).name for path in cases}) - set(gone)
        if cases or gone:
            yield cases, gone


class _Supplements:
    """The supplements that cases' results remember: they may lie anywhere, so they are looked at by their
    files' times and sizes, now and then."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._named: dict[str, tuple[object, Sequence[Path]]] = {}
        self._seen: dict[str, object] = {}

    def changed(self, names: set[str]) -> list[str]:
        """The cases of which one is new, gone or other than at the last look."""
        found = []
        for name in sorted(names):
            now = [(str(path), _marks(path)) for path in self._of(name)]
            if now != self._seen.get(name, []):
                found.append(name)
            self._seen[name] = now
        return found

    def _of(self, name: str) -> Sequence[Path]:
        """Those of one case; rounds.yaml is read again only when it was written again."""
        written = _stat(self._out / name / ROUNDS_FILE)
        if name not in self._named or self._named[name][0] != written:
            try:
                arrivals = read_arrivals(self._out / name)
            except IntakeError:  # said when the case is checked
                arrivals = ()
            self._named[name] = written, [one.material for one in arrivals[1:]]
        return self._named[name][1]


def _marks(path: Path) -> list[object]:
    return [(str(file), _stat(file)) for file in files_below(path)]


def _stat(path: Path) -> object:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
