"""Layers of a PDF that are switched off: what stands on them is not on the page.

pdfium does not draw them, but gives their text: a file with such layers is read from a copy without them.
"""

from collections.abc import Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

_LAYERS, _CATALOG = b"/OCProperties", b"/Catalog"
_PAINTING = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "sh", "EI", "INLINE IMAGE", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]
)
"""Operators that leave something on the page; all others of a hidden part go on setting the state."""

_PATHS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"])
_MOST_NESTING = 6


def may_have_layers(path: Path) -> bool:
    """Whether the file may have layers at all; the catalogue that would say so may be compressed."""
    try:
        with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
            return data.find(_LAYERS) >= 0 or data.find(_CATALOG) < 0
    except (OSError, ValueError):  # what is wrong with the file is told when it is opened
        return False


def without_hidden_layers(path: Path, to: Path, pages: Iterable[int]) -> bool:
    """Writes a copy without what those pages (from 0) have on layers switched off; False when none are."""
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            if document.Root.get("/OCProperties") is None:
                return False
            remover = _Remover(pikepdf, document, _hidden(document))
            for number in pages:
                if number < len(document.pages):
                    remover.page(document.pages[number])
            if not remover.removed:
                return False
            to.parent.mkdir(parents=True, exist_ok=True)
            document.save(to)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return False  # it is read as it is
    return True


def _hidden(document: Any) -> set[tuple[int, int]]:
    """The layers that a viewer does not show when it opens the file (ISO 32000-1, 8.11.4.3)."""
    properties = document.Root.OCProperties
    default = properties.get("/D", {})
    every = {item.objgen for item in properties.get("/OCGs", [])}
    off = {item.objgen for item in default.get("/OFF", [])}
    on = {item.objgen for item in default.get("/ON", [])}
    return every - on if str(default.get("/BaseState", "/ON")) == "/OFF" else off


class _Remover:
    """Takes what is on hidden layers out of pages' and forms' contents."""

    def __init__(self, pikepdf: Any, document: Any, hidden: set[tuple[int, int]]) -> None:
        self._pikepdf = pikepdf
        self._document = document
        self._hidden = hidden
        self._done: set[tuple[int, int]] = set()
        self.removed = False

    def page(self, page: Any) -> None:
        """One page: its content, the forms drawn on it, and its annotations."""
        kept = self._kept(page, page.obj.get("/Resources"), 0)
        if kept is not None:
            page.Contents = self._document.make_stream(kept)
        notes = page.obj.get("/Annots")
        if notes is not None:
            shown = [note for note in notes if not self._is_hidden(note.get("/OC"))]
            if len(shown) < len(notes):
                page.obj["/Annots"] = self._pikepdf.Array(shown)
                self.removed = True

    def _kept(self, content: Any, resources: Any, depth: int) -> bytes | None:
        """The content without what is hidden; None when nothing is."""
        kept: list[tuple[Any, Any]] = []
        marks: list[bool] = []
        changed = False
        for operands, operator in self._pikepdf.parse_content_stream(content):
            name = str(operator)
            if name in ("BMC", "BDC"):
                marks.append(name == "BDC" and self._begins_hidden(operands, resources))
            elif name == "EMC" and marks:
                marks.pop()
            hidden = any(marks)
            if name == "Do" and not hidden:
                drawn = self._resource(resources, "/XObject", operands[0])
                hidden = drawn is not None and self._is_hidden(drawn.get("/OC"))
                if drawn is not None and not hidden:
                    self._form(drawn, depth)
            if hidden and name in _PAINTING:
                changed = True
                if name in _PATHS:
                    kept.append(([], self._pikepdf.Operator("n")))
                continue
            kept.append((operands, operator))
        if not changed:
            return None
        self.removed = True
        found: bytes = self._pikepdf.unparse_content_stream(kept)
        return found

    def _form(self, form: Any, depth: int) -> None:
        if str(form.get("/Subtype")) != "/Form" or form.objgen in self._done or depth >= _MOST_NESTING:
            return
        self._done.add(form.objgen)
        kept = self._kept(form, form.get("/Resources"), depth + 1)
        if kept is not None:
            form.write(kept)

    def _begins_hidden(self, operands: Any, resources: Any) -> bool:
        if len(operands) != 2 or str(operands[0]) != "/OC":
            return False
        return self._is_hidden(self._resource(resources, "/Properties", operands[1]))

    @staticmethod
    def _resource(resources: Any, kind: str, name: Any) -> Any:
        found = resources.get(kind) if resources is not None else None
        return found.get(str(name)) if found is not None else None

    def _is_hidden(self, group: Any) -> bool:
        """Whether a group, or a group of groups by its policy, is not shown."""
        if group is None:
            return False
        members = group.get("/OCGs")
        if members is None:
            return group.objgen in self._hidden
        listed = list(members) if isinstance(members, self._pikepdf.Array) else [members]
        off = [member.objgen in self._hidden for member in listed if member is not None]
        if not off:
            return False
        policy = str(group.get("/P", "/AnyOn"))
        shown = {
            "/AllOn": not any(off),
            "/AnyOff": any(off),
            "/AllOff": all(off),
        }.get(policy, not all(off))
        return not shown
