"""Diagnostics in, text out: one module a format, with `render(Run) -> str`, imported when it is asked for."""

from importlib import import_module

from stonehand.diagnostics.formats.run import Run

FORMATS = ("text", "json", "sarif", "junit")

__all__ = ["FORMATS", "Run", "render"]


def render(run: Run, wanted: str) -> str:
    """Return a run in one of the formats."""
    return str(import_module(f"{__name__}.{wanted}").render(run))
