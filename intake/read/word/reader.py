"""Word documents (.docx, .docm): the text as it reads on paper, and the pictures pasted into it.

python-docx gives body, styles, paragraphs, tables, sections, headers and footers; what it does not know
(text boxes, notes, numbering, tracked changes, drawings) is read from the same XML.
"""

from docx.oxml.ns import qn
from lxml import etree

from intake.errors import ReadError
from intake.model import Page, SourceFile
from intake.read.children import Children
from intake.read.flowing import make_page
from intake.read.office_parts import add_embedded
from intake.read.ooxml import Package, Relation
from intake.read.types import ReadOptions, ReadResult
from intake.read.word.flat import Flat
from intake.read.word.inside import InsideReader
from intake.read.word.names import REFERENCE
from intake.read.word.notes import notes_of
from intake.read.word.numbering import Numbering
from intake.read.word.opening import main_part, open_document, tidied
from intake.read.word.pasted import Pasted
from intake.read.word.story import Story


def read(source: SourceFile, options: ReadOptions) -> ReadResult:
    """The document in pages, pictures and embedded files as children. Raises ReadError when damaged."""
    with Package(source, options.limits) as package:
        main = main_part(package)
        opened = open_document(package, main)
        if opened is None:
            raise ReadError(
                "file-unreadable", "Word 文档内容损坏，无法读取，请重新保存后提交。", reason="damaged"
            )
        document, relations = opened.document, package.relations(main)
        children = Children(source, options)
        pasted = Pasted()
        embedded = _Embedded(package, children, pasted)
        reader = InsideReader(package, relations, notes_of(package, relations), embedded.take)
        numbering = Numbering(_numbering(package, relations), document.styles.element)
        story = Story(document, Flat(reader, numbering, relations, pasted), pasted)
        story.read()
        pages = tuple(
            make_page(source.path, number, filled, (story.why,))
            for number, filled in enumerate(story.pages(), 1)
        )
        pasted.hand_over(package, children)
        _take_merged(document.element, relations, embedded)
    if opened.deleted:
        children.leave_unread("文字在修订中已被删除（修订未接受），按已删除看待。", opened.deleted)
    if options.on_page:
        options.on_page()
    if not pages and not children.files():
        pages = (_blank(source),)
    return ReadResult(children.noted(source), pages, children.files())


class _Embedded:
    """Takes embedded files, each once."""

    def __init__(self, package: Package, children: Children, pasted: Pasted) -> None:
        self._package = package
        self._children = children
        self._pasted = pasted
        self._taken: dict[str, bool] = {}

    def take(self, relation: Relation) -> bool:
        """Whether somebody reads files of that kind."""
        if relation.target not in self._taken:
            near = self._pasted.last[-80:]
            self._taken[relation.target] = add_embedded(self._package, relation, self._children, near)
        return self._taken[relation.target]


def _take_merged(body: etree._Element, relations: dict[str, Relation], embedded: _Embedded) -> None:
    """Takes whole documents that Word would merge on opening."""
    for item in body.iter(qn("w:altChunk")):
        relation = relations.get(item.get(REFERENCE, ""))
        if relation is not None:
            embedded.take(relation)


def _numbering(package: Package, relations: dict[str, Relation]) -> etree._Element | None:
    names = [relation.target for relation in relations.values() if relation.kind == "numbering"]
    return tidied(package, names[0]) if names else None


def _blank(source: SourceFile) -> Page:
    return Page(
        source.path,
        1,
        method="none",
        why=("文档没有内容",),
        flowing=True,
        problem="空白文档。",
        problem_code="page-blank",
    )
