"""A certification scheme as typed values. Everything here comes from `schemas/<id>/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from intake.model.finding import Severity
from intake.model.value import FactTitle, Title, texts
from intake.scheme.patterns import Lines, Pattern, Words
from intake.scheme.shared import own_or_shared

Required = Literal["always", "when_law_requires", "when_held", "expected", "optional"]
FieldType = Literal[
    "text",  # free text, one line
    "long_text",  # free text that runs on over lines (a business scope)
    "name",  # an organization's name
    "person",  # a person's name
    "address",
    "phone",  # a telephone number, with the 0 that a spreadsheet takes away
    "credit_code",  # GB 32100 code (or the 15 digits of before 2015)
    "code",  # a number or code of letters and digits, half-width capitals
    "date",  # one date -> ISO
    "date_end",  # the end of a validity term -> ISO or "long_term"
    "date_start",  # the start of a validity term -> ISO
    "money",  # CNY as a number
    "year",
    "number",
    "choice",  # one of the field's `choices`: pattern -> value
    "standard",  # GB/T 19001-2016
    "rows",  # a list: rows of the field's `columns`
]


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in several languages; `in_language` falls back to Chinese, then to any."""

    texts: Mapping[str, str]

    def in_language(self, language: str) -> str:
        return self.texts.get(language) or self.texts.get("zh") or next(iter(self.texts.values()), "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. ``labels`` are header texts that name it, by themselves or with words beside
    them; ``alone`` those that do so only to the letter (产品, but not 产品特点); ``type`` how its cells are
    read, and known where no head names it: addresses, phones, persons and standards by themselves, others
    by ``values``. ``essential``: beside a table that has it, one without is no part of the list."""

    name: str
    labels: tuple[str, ...]
    type: FieldType = "text"
    values: tuple[Pattern, ...] = ()
    essential: bool = False
    alone: tuple[str, ...] = ()


_TELL_WHICH = frozenset({"name", "person", "code", "credit_code", "date", "date_start", "date_end"})


@dataclass(frozen=True, slots=True)
class Field:
    """How one fact is found in a document.

    ``labels``: the words printed before the value. ``patterns``: their group ``value`` (or whole match) is
    the value, tried when no label gives one or to confirm it; of ``rows`` their groups are columns.
    ``choices``: (pattern, value) pairs, the first that matches wins. ``columns``: for ``rows``.
    ``critical`` facts are read redundantly. ``lines`` limits how many lines a value may run on.
    ``at_foot``: of values that patterns give only the last in a page's lower half counts (a date that
    nothing labels, at the paper's foot). ``in_head``: what the table at the head of its pages calls a
    paper, beside its number, edition and page, counts first. ``newest``: of several values the greatest
    counts (years in a printed list of reports). ``heading``: of rows, only tables on pages with such a line
    count. ``years_from``: of an end, the fact from whose day a term in years counts (有效期三年).
    ``signs``: the names above the day at a paper's foot count before what patterns give; ``unsigned``:
    they do not count. ``across``: of rows, a column and how its values look: a table whose columns begin
    with such is turned.
    """

    name: str
    type: FieldType
    labels: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    choices: tuple[tuple[Pattern, str], ...] = ()
    columns: tuple[Column, ...] = ()
    critical: bool = False
    lines: int = 1
    at_foot: bool = False
    in_head: bool = False
    newest: bool = False
    heading: Pattern | None = None
    years_from: str | None = None
    signs: bool = False
    unsigned: bool = False
    across: tuple[str, Pattern] | None = None

    @property
    def tells_which(self) -> bool:
        """Whether its value tells one paper from another: whose it is, of when, under which number."""
        return self.type in _TELL_WHICH


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a page of a kind is told from others.

    ``titles``: patterns of a heading that is (nearly) alone on its line. ``words``: words of such a page.
    ``headings``: words of headings that writers choose for such a section; they count in headings alone.
    ``lines``: lines or cells it has several of. ``names``: words in file and folder names. ``layout``:
    ``table``, ``chart``, ``picture``, ``certificate`` (few centred lines), ``text``. ``one_page``: each
    such page is a document of its own unless it says otherwise (licences, certificates). ``needs``: words
    of which one must stand on the page. ``title_weight``: how much a title says (log-odds);
    lower for titles that stand inside other documents too (目录). ``holds``: the kinds of which such a
    document may hold a section that counts (None: any); a manual's chapters speak of everything.
    ``front``: it stands before papers (a cover): what is headed below it on its page is another's.
    """

    titles: tuple[Pattern, ...] = ()
    words: tuple[Words, ...] = ()
    headings: tuple[Words, ...] = ()
    lines: tuple[Lines, ...] = ()
    names: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    one_page: bool = False
    title_weight: float = 5.0
    holds: tuple[str, ...] | None = None
    front: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind: how it is recognised, what is read from it, what its facts must satisfy.

    ``fact_schema`` is the JSON Schema (2020-12) of its facts, an object of fact name -> value; rules
    carry an ``x-finding`` beside them (code, and where needed severity).
    """

    id: str
    title: Wording
    recognition: Recognition
    fields: tuple[Field, ...] = ()
    fact_schema: Mapping[str, Any] = field(default_factory=dict)

    def fact_title(self, name: str) -> FactTitle:
        """A fact's name for people: the schema's ``x-title``, and the field's first label."""
        stated = self.fact_schema.get("properties", {}).get(name, {}).get("x-title", {})
        labels = next((field.labels for field in self.fields if field.name == name), ())
        return FactTitle(name, texts(stated), labels[0] if labels else "")

    def value_title(self, name: str, value: str) -> Wording | None:
        """A value's words for people, where it is one of few (``x-values`` of the schema)."""
        stated = self.fact_schema.get("properties", {}).get(name, {}).get("x-values", {})
        return Wording(stated[value]) if value in stated else None

    def column_title(self, name: str, column: str) -> FactTitle:
        """What a column of a list is called: the first of its heads."""
        columns = next((field.columns for field in self.fields if field.name == name), ())
        heads = next((one.labels for one in columns if one.name == column), ())
        return FactTitle(column, (), heads[0] if heads else "")


@dataclass(frozen=True, slots=True)
class Submission:
    """One required item of the list.

    ``satisfied_by``: kinds any of which make it present. ``accepts``: further kinds that belong to it
    but do not satisfy it alone. ``request``: what the letter asks for when it is missing. ``basis``:
    the rule of the body it rests on. ``names``: words of file and folder names for it.
    """

    id: str
    number: int
    title: Wording
    required: Required
    satisfied_by: tuple[str, ...]
    accepts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    request: Wording = Wording({})
    basis: Wording = Wording({})

    @property
    def name(self) -> Title:
        """Its title as a value."""
        return Title(self.id, texts(self.title.texts))

    @property
    def kinds(self) -> tuple[str, ...]:
        return self.satisfied_by + self.accepts


@dataclass(frozen=True, slots=True)
class FindingRule:
    """A declared finding code: default severity, wording with ``{placeholders}``, and its rule page.

    ``remedy`` is what the applicant is asked to send. ``doubt`` words it when it is no more than a doubt
    (default: the message, marked as to be checked), ``doubt_in_text`` when it rests on text layers alone,
    where nothing is misread; ``look`` is what our own staff then look at. ``note`` words it when it is only
    noted, and then nothing is asked of anybody.
    ``confirmed`` is for the letter, when a person has confirmed what by rule is a doubt.
    ``why``: why what was found does not suffice, fit for a letter. ``example``: how to satisfy it.
    ``source``: where the rule comes from, for the rule page.
    """

    code: str
    severity: Severity
    title: Wording
    message: Wording
    remedy: Wording
    why: Wording = Wording({})
    example: Wording = Wording({})
    doubt: Wording = Wording({})
    doubt_in_text: Wording = Wording({})
    look: Wording = Wording({})
    confirmed: Wording = Wording({})
    note: Wording = Wording({})
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One use of a check family: its name in `intake.checks`, and its parameters, all data."""

    check: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies: the kind of document that says so surely, and the facts of name and code."""

    kind: str
    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A certification scheme, loaded and validated.

    ``doubt_below``: a would-be deficiency that rests on facts or documents less sure than this becomes
    a doubt. ``data``: further data files by stem (``clauses``, ``permits``, ``standards``, ``letter``).
    ``folder``: where it was loaded from; ``base``: the folder whose wordings and letter templates hold
    where it has none of its own. ``stale_after``: days after which data files are old, by stem.
    ``patterns``: every named pattern, and the file of the folder it stands in.
    ``applicant``: where to read who applies (``None``: nobody is named). ``off``: findings that the body
    does not want raised.
    """

    id: str
    version: str
    title: Wording
    submissions: tuple[Submission, ...]
    kinds: Mapping[str, Kind]
    findings: Mapping[str, FindingRule]
    checks: tuple[CheckSpec, ...]
    data: Mapping[str, Any]
    folder: Path
    doubt_below: float = 0.8
    stale_after: Mapping[str, int] = field(default_factory=dict)
    patterns: tuple[tuple[str, Pattern], ...] = ()
    applicant: Applicant | None = None
    base: Path | None = None
    off: frozenset[str] = frozenset()

    def file(self, name: str) -> Path:
        """The scheme's file of that name, or its base's where it has none of its own."""
        return own_or_shared(self.folder, self.base, name)

    def submission(self, submission_id: str) -> Submission:
        """The submission of that id. Raises KeyError."""
        for submission in self.submissions:
            if submission.id == submission_id:
                return submission
        raise KeyError(submission_id)

    @property
    def optional(self) -> frozenset[str]:
        """Ids of the submissions that are not of the list itself."""
        return frozenset(item.id for item in self.submissions if item.required in {"optional", "expected"})

    def serving(self, kind: str) -> tuple[Submission, ...]:
        """The submissions a document of this kind may serve, in the list's order."""
        return tuple(item for item in self.submissions if kind in item.kinds)
