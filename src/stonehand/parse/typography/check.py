"""What typography cannot settle is asked, with its place."""

import re

from stonehand.diagnostics import Code, Report
from stonehand.parse.place import Place
from stonehand.parse.typography.quotes import doubtful
from stonehand.parse.typography.style import Style
from stonehand.parse.typography.typeset import Letters
from stonehand.source import Span

BRACES = re.compile(r"(?:(?<=[\])\ufffc])|(?<=\s))\{[#.][^{}]*\}|(?<=[\])\ufffc])\{[^{}]*\}")


def check(letters: Letters, style: Style, place: Place, report: Report) -> None:
    """Report quotation marks of no side or without a partner, and braces that are no attributes."""
    for mark in doubtful(letters.text, style):
        span = _span(letters, mark.offset, place)
        if span is None:
            continue
        if mark.role == "none":
            report.add(Code.T001, "this mark neither opens nor closes", span, "type “ ” ‘ ’ ′ or ″ itself")
        else:
            verb = "closed" if mark.role == "open" else "opened"
            report.add(
                Code.T002, f"this quotation is never {verb} in its paragraph", span, "add the other mark"
            )
    if "{" in letters.text:
        for found in BRACES.finditer(letters.text):
            span = _span(letters, found.start(), place)
            if span is not None:
                report.add(
                    Code.P006,
                    f"these are no attributes: “{found[0][:40]}”",
                    span,
                    "see the manual, “Attributes”",
                )


def _span(letters: Letters, offset: int, place: Place) -> Span | None:
    """Return the place of a letter; None if it is one that the author escaped."""
    for start, node in reversed(letters.runs):
        if start <= offset:
            within = offset - start
            length = len(node.text) or 1
            return place.span(node.start + within, node.start + within + 1) if within < length else None
    return None
