"""Progress of a build on standard error: drawn by rich on a terminal, plain lines elsewhere, or none."""

import os
import sys

import click

from stonehand.cli.settings import Settings
from stonehand.model.progress import Progress, Silence


def progress_for(settings: Settings) -> Progress:
    """Choose: none for machines and with --quiet, drawn in place on a terminal, else line by line."""
    if settings.quiet or settings.format != "text":
        return Silence()
    if sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb":
        from stonehand.cli.drawn import Drawn

        return Drawn()
    return Lines()


class Lines:
    """A line for each stage and each step, for logs."""

    def __init__(self) -> None:
        self._name = ""
        self._total: int | None = None
        self._count = 0

    def stage(self, name: str, total: int | None = None) -> None:
        """Print the name of the stage."""
        self._name, self._total, self._count = name, total, 0
        click.echo(name, err=True)

    def step(self, label: str) -> None:
        """Print the step with its number."""
        self._count += 1
        # A section that opens on the other side than was likely is set once more.
        of_total = f" {self._count}/{max(self._count, self._total)}" if self._total else ""
        click.echo(f"{self._name}{of_total}: {label}", err=True)

    def done(self) -> None:
        """Print nothing: every line is already complete."""
