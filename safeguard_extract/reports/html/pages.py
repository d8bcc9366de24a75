"""Templates filled in: whatever a document says is escaped, and nothing in a page can reach for the network."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from safeguard_extract.reports.lines import counted, moment_words, printable, spoken_period, type_words

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = "templates"


def page(template: str, **values: Any) -> str:
    """A whole page from a template; raises jinja2.UndefinedError for a value that is missing."""
    style, script = _own("style.css"), _own("filter.js")
    made: str = (
        _environment()
        .get_template(template)
        .render(style=_markup(style), script=_markup(script), policy=_policy(style, script), **values)
    )
    return made


def anchor(*parts: str) -> str:
    """A fragment id from the ids of a plan and its rows: `wrenfordshire-2017.i1`."""
    return ".".join(re.sub(r"[^A-Za-z0-9-]+", "-", part) for part in parts)


def markup(text: str) -> Any:
    """Text that this package drew itself (a chart, a crop's bytes) and that is printed as it is."""
    return _markup(text)


def _policy(style: str, script: str) -> str:
    """A content security policy that allows the page's own style and script, and pictures within it."""
    hashes = {name: f"'sha256-{_digest(text)}'" for name, text in (("style", style), ("script", script))}
    return f"default-src 'none'; img-src data:; style-src {hashes['style']}; script-src {hashes['script']}"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


@cache
def _own(name: str) -> str:
    return (resources.files(__package__) / _TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__, _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        anchor=lambda row, plan: anchor(plan, row),
        counted=counted,
        capital=_capital,
        moment=moment_words,
        period=spoken_period,
        plan_type=type_words,
    )
    return environment


def _shown(value: Any) -> Any:
    """A value as it is printed: words without characters that could turn or hide a line, spaces at their ends kept."""
    if type(value) is not str or not value:
        return value
    before, after = " " * value[0].isspace(), " " * value[-1].isspace()
    return f"{before}{printable(value)}{after}" if value.strip() else " "


def _capital(said: str) -> str:
    """The words with a capital at their head and all else as it was."""
    return said[:1].upper() + said[1:]
