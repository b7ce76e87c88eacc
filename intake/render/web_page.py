"""Self-contained web pages: one file, nothing fetched, nothing of a stranger run."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from intake.render.clean import encodable, visible


def render_page(template: str, script: str, **values: Any) -> bytes:
    """The page `template` of `intake/render/templates`, with `script` as the only one that may run.

    Every value is escaped for HTML, and characters that hide or turn text are shown by code point.
    """
    own = environment("intake.render")
    code = own.loader.get_source(own, script)[0]  # type: ignore[union-attr]
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = own.get_template(template)
    # Our own script goes in as it is: its hash is of exactly these characters.
    text = page.render(values, script=Markup(code), policy=policy)  # noqa: S704
    return encodable(text).encode("utf-8")


@cache
def environment(package: str) -> Environment:
    """The templates of a package, filled the safe way: every value escaped, hidden characters shown."""
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
