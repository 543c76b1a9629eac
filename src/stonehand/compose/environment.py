"""Folders of templates in, the sandboxed Jinja environment that all of compose renders with out."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stonehand.compose.sandbox import BoundEnvironment, BoundLoader
from stonehand.store.cache import cache_folder
from stonehand.store.house import house_folder

_TRUSTED = ImmutableSandboxedEnvironment
"""What the house's own templates run in, uncounted."""


def environment(folders: Iterable[Path] = ()) -> ImmutableSandboxedEnvironment:
    """Return the environment of the house's templates, compiled once for the same folders.

    `folders` are the book's own; a template of the same name there is taken before the house's. Every value
    is escaped unless it is Markup; a name that a template asks for and nobody gave raises UndefinedError.
    """
    own = tuple(folders)
    made = _environment((*own, house_folder("templates")), BoundEnvironment if own else _TRUSTED)
    if isinstance(made, BoundEnvironment):
        made.steps = 0
    return made


@cache
def _environment(
    folders: tuple[Path, ...], kind: type[ImmutableSandboxedEnvironment]
) -> ImmutableSandboxedEnvironment:
    return kind(
        loader=BoundLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled() if kind is _TRUSTED else None,
    )


def _compiled() -> FileSystemBytecodeCache:
    """Return the folder where the house's templates are kept as they were compiled; none of a book is."""
    folder = cache_folder() / "templates" / version("jinja2")
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder), pattern="%s")
