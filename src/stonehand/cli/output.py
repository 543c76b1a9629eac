"""A run in; its diagnostics, its files and its exit status out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from stonehand.cli.progress import progress_for
from stonehand.cli.settings import Settings
from stonehand.diagnostics import Report, Severity
from stonehand.diagnostics.formats import Run, render
from stonehand.diagnostics.formats.run import in_order
from stonehand.diagnostics.formats.text import render as in_text
from stonehand.diagnostics.stop import Stop
from stonehand.errors import StonehandError
from stonehand.model.progress import Progress

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.QUERY: "cyan"}


@dataclass(slots=True)
class Running:
    """What a command works with: the report, the progress, and the files and details that it tells of.

    `differs`: it was asked to fail where two things are not the same, and they are not.
    """

    report: Report
    progress: Progress
    files: tuple[Path, ...] = ()
    fault: str = ""
    differs: bool = False
    details: dict[str, object] = field(default_factory=dict)


@contextmanager
def running(settings: Settings, command: str) -> Iterator[Running]:
    """Run the body of a command, print what it found and leave with its exit status.

    The faults of the world end here, and nowhere else: StonehandError, and what the system refuses.
    """
    state = Running(Report(), progress_for(settings))
    fault = ""
    try:
        yield state
    except Stop as stop:
        state.report.extend([stop.diagnostic])
    except (StonehandError, OSError, MemoryError) as error:
        fault = fault_of(error)
    finally:
        state.progress.done()
    files = tuple(_near(path) for path in state.files)
    run = Run(command, in_order(state.report), files, fault or state.fault, state.details)
    write(run, settings)
    click.get_current_context().exit(run.status or int(state.differs))


def fault_of(error: BaseException) -> str:
    """Return what to say of a fault of the world. Raises the error again if it is none, but one of ours."""
    match error:
        case StonehandError():
            return str(error)
        case OSError():
            return f"{error.filename}: {error.strerror}" if error.filename else str(error)
        case MemoryError():
            return "there is not enough memory for this book"
    raise error


def write(run: Run, settings: Settings) -> None:
    """Print a run: as text its diagnostics go to standard error; other formats go to standard output."""
    if settings.format != "text":
        click.echo(render(run, settings.format), nl=False)
        return
    click.echo(in_text(run, paint), err=True, nl=False)
    if not settings.quiet:
        click.echo("".join(f"{file}\n" for file in run.files), nl=False)


def paint(severity: Severity, words: str) -> str:
    """Colour the words by severity where standard error is a terminal that wants it."""
    if os.environ.get("NO_COLOR") or not sys.stderr.isatty():
        return words
    return click.style(words, fg=COLOURS[severity], bold=True)


def _near(path: Path) -> str:
    """Return the path as seen from the current folder, if it lies in it."""
    absolute = path.absolute()
    here = Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
