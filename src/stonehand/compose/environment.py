"""Folders of templates in, the sandboxed Jinja environment that all of compose renders with out."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the installed package; in a working copy the house style stands two folders above it."""


def house_folder(name: str) -> Path:
    """Return the house's own folder `templates` or `styles`, in an installed wheel or in a working copy."""
    installed = PACKAGE / "house" / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / name


def environment(folders: Iterable[Path] = ()) -> ImmutableSandboxedEnvironment:
    """Return the environment of the house's templates.

    `folders` are the book's own; a template of the same name there is taken before the house's. Every value
    is escaped unless it is Markup; a name that a template asks for and nobody gave raises UndefinedError.
    """
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*folders, house_folder("templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
