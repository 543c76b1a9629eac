"""Folders of templates in, the sandboxed Jinja environment that all of compose renders with out."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stonehand.compose.house import house_folder


def environment(folders: Iterable[Path] = ()) -> ImmutableSandboxedEnvironment:
    """Return the environment of the house's templates, compiled once for the same folders.

    `folders` are the book's own; a template of the same name there is taken before the house's. Every value
    is escaped unless it is Markup; a name that a template asks for and nobody gave raises UndefinedError.
    """
    return _environment((*folders, house_folder("templates")))


@cache
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
