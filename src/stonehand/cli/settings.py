"""The options that every command takes, before or after its name: arguments in, `Settings` out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from stonehand.diagnostics.formats import FORMATS

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Settings:
    """Hold the common options; one object for the whole command line, the last mention wins."""

    book: Path = Path()
    format: str = "text"
    quiet: bool = False


def common(function: F) -> F:
    """Give a command the options --format, --quiet and -C; they reach it as its `Settings`."""
    for option in (_book, _quiet, _format):
        function = option(function)
    return function


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    settings = context.ensure_object(Settings)
    if value is not None and parameter.name:
        setattr(settings, parameter.name, value)


_format = click.option(
    "--format",
    type=click.Choice(FORMATS),
    expose_value=False,
    callback=_keep,
    help="text (default): for people and editors; json, sarif, junit: one document on standard output.",
)
_quiet = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    default=None,
    expose_value=False,
    callback=_keep,
    help="Print diagnostics only: no progress, no list of files.",
)
_book = click.option(
    "-C",
    "--book",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    expose_value=False,
    callback=_keep,
    metavar="DIR",
    help="The book's folder (default: the current one).",
)
