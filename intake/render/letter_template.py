"""A letter's Word template: opened, checked field by field, filled in a sandbox."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intake.errors import SchemeError
from intake.render.letter_fields import FIELD_SETS, FieldSet
from intake.render.letter_process import within_bounds
from intake.render.stable_zip import stable_zip

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_DOCUMENTED = "docs/letter-template.md"
_MOST_COMPILED = 32
"""Texts of templates kept ready in a process; a letter has about nine (body, headers, properties)."""


class _AnyField:
    """What a template computed itself: its parts are not checked."""


_ANY = _AnyField()


class _Environment(ImmutableSandboxedEnvironment):
    """A template may come from anywhere, and what it is filled with comes from strangers.

    Each text is compiled once: a batch fills one template for every letter.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        self.globals.clear()
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: str | nodes.Template, *options: Any, **named: Any) -> Template:
        if not isinstance(source, str) or options or named:
            return super().from_string(source, *options, **named)
        known = self._compiled.get(source)
        if known is None:
            if len(self._compiled) >= _MOST_COMPILED:
                self._compiled.clear()
            known = self._compiled[source] = super().from_string(source)
        return known


@cache
def _word_environment() -> _Environment:
    return _Environment(autoescape=True)


@cache
def _text_environment() -> _Environment:
    return _Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def fill_text(path: Path, context: Mapping[str, Any]) -> str:
    """A plain-text template filled with the same fields. Raises SchemeError as `fill_template` does."""
    return within_bounds(str(path), _fill_text, path, context).decode("utf-8")


def _fill_text(path: Path, context: Mapping[str, Any]) -> bytes:
    source = _text(path)
    try:
        _validate_text(source, path)
        return _text_environment().from_string(source).render(context).encode("utf-8")
    except _NOT_FILLED as error:
        raise _not_filled(path, error) from error


def validate_template(path: Path, fields: FieldSet = "letter") -> None:
    """Checks that a template opens and uses only documented fields, those of ``fields``.

    Raises:
        SchemeError: names the template, and the unknown field or what is wrong with it.
    """
    within_bounds(str(path), _validate_file, path, fields)


def validate_text_template(path: Path) -> None:
    """Checks a plain-text template as `validate_template` does one of Word. Raises SchemeError."""
    within_bounds(str(path), _validate_text_file, path)


def _validate_text_file(path: Path) -> bytes:
    try:
        _validate_text(_text(path), path)
    except TemplateError as error:
        raise SchemeError(f"{path}: 模板语法错误：{error}") from error
    return b""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SchemeError(f"{path}: 模板文件不存在") from error
    except UnicodeDecodeError as error:
        raise SchemeError(f"{path}: 请以 UTF-8 保存：{error}") from error


def _validate_file(path: Path, fields: FieldSet) -> bytes:
    _validate(_content(path), path, fields)
    return b""


def fill_template(
    path: Path,
    context: Mapping[str, Any],
    stamp: datetime,
    title: str,
    author: str,
    fields: FieldSet = "letter",
) -> bytes:
    """The filled .docx, the same bytes for the same values; `stamp` becomes its creation time.

    Raises:
        SchemeError: the template is missing, no .docx, uses an unknown field, or asks for too much.
    """
    return within_bounds(str(path), _fill, path, context, stamp, title, author, fields)


def _fill(
    path: Path, context: Mapping[str, Any], stamp: datetime, title: str, author: str, fields: FieldSet
) -> bytes:
    content = _content(path)
    _validate(content, path, fields)
    template = _opened(content, path)
    try:
        template.render(dict(context), jinja_env=_word_environment(), autoescape=True)
    except _NOT_FILLED as error:
        raise _not_filled(path, error) from error
    if context.get("letter", {}).get("draft"):
        _mark_draft(template, context["letter"]["draft"])
    properties = template.docx.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = stamp
    buffer = io.BytesIO()
    template.save(buffer)
    return stable_zip(buffer.getvalue(), stamp)


def _mark_draft(template: "DocxTemplate", mark: str) -> None:
    """Says at the head of every page that it is a draft, whatever template it is."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    for section in template.docx.sections:
        header = section.header
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0].insert_paragraph_before() if header.paragraphs else None
        if paragraph is None or not header.paragraphs[-1].text:
            paragraph = header.paragraphs[-1] if header.paragraphs else header.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(mark)
        run.font.size, run.font.color.rgb = Pt(10.5), RGBColor(0xC0, 0x00, 0x00)


_NOT_FILLED = (TemplateError, SecurityError, ArithmeticError, TypeError, ValueError, MemoryError)


def _not_filled(path: Path, error: BaseException) -> SchemeError:
    why = str(error) or type(error).__name__
    return SchemeError(f"{path}: 模板无法填写：{why}")


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise SchemeError(f"{path}: 模板文件不存在。")
    return path.read_bytes()


def _opened(content: bytes, path: Path) -> "DocxTemplate":
    from docxtpl import DocxTemplate  # a batch that takes all its cases over writes no letter

    template = DocxTemplate(io.BytesIO(content))
    try:
        template.init_docx()
        template.get_xml()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise SchemeError(f"{path}: 不是 Word .docx 模板，请另存为 .docx：{error}") from error
    return template


@lru_cache(maxsize=_MOST_COMPILED)
def _validate_text(source: str, path: Path) -> None:
    _refuse_unknown(_text_environment().parse(source), path, "text", "letter")


@lru_cache(maxsize=_MOST_COMPILED)
def _validate(content: bytes, path: Path, fields: FieldSet) -> None:
    """Once for a content: what raises is looked at again."""
    template = _opened(content, path)
    for part, xml in _parts(template):
        try:
            tree = _word_environment().parse(template.patch_xml(xml))
        except TemplateError as error:
            raise SchemeError(f"{path}: {part}: 模板语法错误：{error}") from error
        _refuse_unknown(tree, path, part, fields)


def _refuse_unknown(tree: nodes.Template, path: Path, part: str, fields: FieldSet) -> None:
    known = FIELD_SETS[fields]
    unknown = next(_unknown_fields(tree, dict(known)), None)
    if unknown is not None:
        raise SchemeError(
            f"{path}: {part}: 未知字段“{unknown}”。可用字段：{_DOCUMENTED}（{', '.join(known)}）"
        )


def _parts(template: "DocxTemplate") -> Iterator[tuple[str, str]]:
    yield "document", template.get_xml()
    for name, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        for _, part in template.get_headers_footers(uri):
            yield name, template.get_part_xml(part)


def _unknown_fields(node: nodes.Node, scope: dict[str, Any]) -> Iterator[str]:
    """Names of fields used in a template that `scope` does not hold, in reading order."""
    if isinstance(node, nodes.For):
        yield from _unknown_fields(node.iter, scope)
        inner = scope | {"loop": _ANY}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = _element(_field(node.iter, scope))
        else:
            inner |= {name.name: _ANY for name in node.target.find_all(nodes.Name)}
        for child in (*node.body, *([node.test] if node.test else [])):
            yield from _unknown_fields(child, inner)
        for child in node.else_:
            yield from _unknown_fields(child, scope)
        return
    if isinstance(node, nodes.Assign):
        yield from _unknown_fields(node.node, scope)
        for name in node.target.find_all(nodes.Name):
            scope[name.name] = _ANY
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = _field(node.node, scope)
        return
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)) and _field(node, scope) is None:
        yield _written(node)
        return
    for child in node.iter_child_nodes():
        yield from _unknown_fields(child, scope)


def _field(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    """What a template's expression refers to; ``None`` when there is no such field."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        return _part(_field(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem):
        owner = _field(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return _element(owner) if isinstance(owner, list) else _part(owner, key)
    return _ANY


def _part(owner: Any, key: Any) -> Any:
    if isinstance(owner, _AnyField):
        return _ANY
    return owner.get(key) if isinstance(owner, Mapping) else None


def _element(owner: Any) -> Any:
    return owner[0] if isinstance(owner, list) else _ANY


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        return f"{_written(node.node)}[{key}]"
    return node.name if isinstance(node, nodes.Name) else "…"
