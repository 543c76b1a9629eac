"""How a book is to be read and how its finished files are read in, where they differ out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stonehand.diagnostics import Code, Diagnostic
from stonehand.proof.access.reading import Reading
from stonehand.source import Span

AROUND = 30
"""Letters shown where two texts begin to differ."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check of a finished file against the manuscript: how many things were compared, what was found."""

    name: str
    format: str
    compared: int
    found: tuple[Diagnostic, ...]


def compare(written: Reading, read: Reading, format_: str, place: Span) -> tuple[Check, ...]:
    """Hold a finished file against the book. The codes are A002 to A005."""
    found = (
        ("reading order", len(written.text), _order(written, read, place)),
        ("headings", len(written.heads), _heads(written, read, place)),
        ("notes", len(written.notes), _notes(written, read, place)),
        ("alternative texts", len(written.pictures), _pictures(written, read, place)),
    )
    return tuple(Check(name, format_, compared, tuple(faults)) for name, compared, faults in found)


def _order(written: Reading, read: Reading, place: Span) -> Iterator[Diagnostic]:
    texts = [("the text", written.text, read.text)]
    texts += [(f"the note “{name}”", text, read.notes.get(name, "")) for name, text in written.notes.items()]
    for what, wanted, got in texts:
        if wanted != got:
            at = next(n for n, (one, other) in enumerate(zip_longest(wanted, got)) if one != other)
            start = max(0, at - AROUND)
            there, here = wanted[start : at + AROUND], got[start : at + AROUND]
            message = f"{what} is read otherwise: “{here}”, where the manuscript has “{there}”"
            yield Diagnostic.of(Code.A002, message, place)


def _heads(written: Reading, read: Reading, place: Span) -> Iterator[Diagnostic]:
    for wanted, got in zip_longest(written.heads, read.heads):
        if wanted != got:
            message = f"the heads are others: {_head(got)}, where the manuscript has {_head(wanted)}"
            yield Diagnostic.of(Code.A003, message, place)
            return


def _head(head: tuple[int, str] | None) -> str:
    return f"“{head[1]}” at level {head[0]}" if head else "none"


def _notes(written: Reading, read: Reading, place: Span) -> Iterator[Diagnostic]:
    for name in written.notes:
        ways = read.ways.get(name)
        if ways is None:
            yield Diagnostic.of(Code.A004, f"the note “{name}” is not there", place)
        elif name not in written.ways:
            # A note on a source or by a translator has neither call nor marker in print.
            continue
        elif not ways.calls:
            yield Diagnostic.of(Code.A004, f"no call leads to the note “{name}”", place)
        elif not ways.leads_back:
            yield Diagnostic.of(Code.A004, f"the note “{name}” does not lead back to its call", place)


def _pictures(written: Reading, read: Reading, place: Span) -> Iterator[Diagnostic]:
    for wanted, got in zip_longest(written.pictures, read.pictures):
        if wanted != got:
            message = f"an image is described as “{got or ''}”, where the manuscript has “{wanted or ''}”"
            yield Diagnostic.of(Code.A005, message, place)
            return


def faults(checks: Sequence[Check]) -> Iterator[Diagnostic]:
    """Yield all that was found."""
    for check in checks:
        yield from check.found
