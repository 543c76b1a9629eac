"""A section and the design in, the side of the sheet on which the section opens out."""

from typing import Any

from stonehand.model.book import Openings, Section
from stonehand.model.layout import Side

FIXED: dict[str, Side] = {
    "half-title": "recto",
    "series-page": "verso",
    "frontispiece": "verso",
    "title-page": "recto",
    "imprint": "verso",
    "dedication": "recto",
    "contents": "recto",
    "part": "recto",
}
"""Kinds with a side of their own, whatever the design says of openings (Chicago 1.4)."""

FREE = frozenset(("figures", "tables", "abbreviations", "credits", "colophon"))
"""Kinds that follow on the next page, recto or verso."""


def opening_side(section: Section[Any], openings: Openings) -> Side | None:
    """Return recto or verso, or None for the next page."""
    if section.kind in FIXED:
        return FIXED[section.kind]
    return "recto" if openings == "recto" and section.kind not in FREE else None
