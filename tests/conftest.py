"""Fonts before all: whichever test imports WeasyPrint first, it sees the faces of the house and no other."""

from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.press.pdf.fonts import activate, prepare


def pytest_configure() -> None:
    activate(prepare(Design(width=442, height=663), Path(), Report()))
