"""Diagnostics in, text out: one module a format, each with `render(Run) -> str`."""

from collections.abc import Callable, Mapping

from stonehand.diagnostics.formats import json, junit, sarif, text
from stonehand.diagnostics.formats.run import Run

FORMATS: Mapping[str, Callable[[Run], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
}

__all__ = ["FORMATS", "Run"]
