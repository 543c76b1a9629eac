"""A template of an address and a place in the manuscript in, the address that opens an editor there out.

The template comes from the command line, the environment, or the user's own settings; never from a book.
"""

import re
import tomllib
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_config_path

from stonehand.errors import StonehandError
from stonehand.source import Span

SETTINGS = "settings.toml"

FORBIDDEN = ("about", "blob", "data", "file", "filesystem", "ftp", "http", "https", "javascript", "vbscript")
"""Schemes that a browser follows itself."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.ASCII)
_FIELD = re.compile(r"\{(\w*)\}")
_SLASH = re.compile(r"[^/]/\{path\}")
FIELDS = ("path", "line", "column")


class WrongTemplate(StonehandError):
    """Report an address that no editor can be opened with."""


def own_template() -> str:
    """Return `editor` of `[preview]` in the user's settings, or an empty string where there is none.

    Raises WrongTemplate where the file cannot be read.
    """
    path = user_config_path("stonehand") / SETTINGS
    if not path.is_file():
        return ""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("preview", {}).get("editor", "")
    except (ValueError, AttributeError) as error:
        raise WrongTemplate(f"{path}: {error}") from error
    if not isinstance(found, str):
        raise WrongTemplate(f"{path}: [preview] editor is not a text")
    return found


def checked(template: str) -> str:
    """Return a template that can be used, such as `vscode://file/{path}:{line}:{column}`.

    Raises WrongTemplate for any other.
    """
    scheme = _SCHEME.match(template)
    if template and (scheme is None or scheme[1] in FORBIDDEN):
        raise WrongTemplate(
            f"“{template}” opens no editor: write its scheme, as in vscode://file/{{path}}:{{line}}:{{column}}"
        )
    wrong = [name for name in _FIELD.findall(template) if name not in FIELDS]
    if wrong or (template and "{path}" not in template):
        raise WrongTemplate(
            f"“{template}” may hold {{path}}, {{line}} and {{column}}, and must hold {{path}}"
        )
    return template


def address(template: str, root: Path, place: Span) -> str:
    """Return the address of a place, its path quoted; empty where no template is set."""
    path = quote(str((root / place.file).resolve()))
    has_slash = _SLASH.search(template) is not None
    values = {
        "path": path.removeprefix("/") if has_slash else path,
        "line": str(place.line),
        "column": str(place.column),
    }
    return _FIELD.sub(lambda field: values[field[1]], template)
