"""Codes of letter A that are found in finished files: how they are read, beside the manuscript."""

from dataclasses import replace

import pytest

from stonehand.diagnostics import Code
from stonehand.proof.access.compare import compare, faults
from stonehand.proof.access.reading import NoteWays, Reading
from stonehand.source import Span

HERE = Span.point("small.epub")
WRITTEN = Reading(
    text="AlateComet",
    heads=((1, "One"), (2, "Late")),
    notes={"n1": "Aremark", "source": "From"},
    pictures=("A dot",),
    ways={"n1": NoteWays(1, True)},
)
"""`source` is a note that has no marker."""
ABSENT = replace(WRITTEN, notes={}, ways={})

POSITIVE = {
    "other order": (
        Code.A002,
        replace(WRITTEN, text="AlateMoon"),
        "the text is read otherwise: “AlateMoon”, where the manuscript has “AlateComet”",
    ),
    "text that ends early": (
        Code.A002,
        replace(WRITTEN, text="Alate"),
        "the text is read otherwise: “Alate”, where the manuscript has “AlateComet”",
    ),
    "another note": (
        Code.A002,
        replace(WRITTEN, notes={**WRITTEN.notes, "n1": "A"}),
        "the note “n1” is read otherwise: “A”, where the manuscript has “Aremark”",
    ),
    "other level": (
        Code.A003,
        replace(WRITTEN, heads=((1, "One"), (3, "Late"))),
        "the heads are others: “Late” at level 3, where the manuscript has “Late” at level 2",
    ),
    "no call": (
        Code.A004,
        replace(WRITTEN, ways={"n1": NoteWays(0, True)}),
        "no call leads to the note “n1”",
    ),
    "no way back": (
        Code.A004,
        replace(WRITTEN, ways={"n1": NoteWays(2, False)}),
        "the note “n1” does not lead back to its call",
    ),
    "other description": (
        Code.A005,
        replace(WRITTEN, pictures=()),
        "an image is described as “”, where the manuscript has “A dot”",
    ),
}
NEGATIVE = {
    "the same": (Code.A002, WRITTEN),
    "the same heads": (Code.A003, WRITTEN),
    "a note without marker": (Code.A004, WRITTEN),
    "the same description": (Code.A005, WRITTEN),
}


def reached(read: Reading) -> Reading:
    """Return what is read of a file, which knows all its notes, those without a marker too."""
    return replace(read, ways={**dict.fromkeys(read.notes, NoteWays()), **read.ways})


def found(read: Reading) -> list[tuple[Code, str]]:
    return [(fault.code, fault.message) for fault in faults(compare(WRITTEN, reached(read), "epub", HERE))]


@pytest.mark.parametrize("code, read, message", POSITIVE.values(), ids=POSITIVE)
def test_what_is_reported(code: Code, read: Reading, message: str) -> None:
    assert found(read) == [(code, message)]


@pytest.mark.parametrize("code, read", NEGATIVE.values(), ids=NEGATIVE)
def test_what_is_not_reported(code: Code, read: Reading) -> None:
    assert code not in [each for each, _ in found(read)]


def test_a_note_that_is_not_there_is_missed() -> None:
    messages = [message for code, message in found(ABSENT) if code is Code.A004]
    assert messages == ["the note “n1” is not there", "the note “source” is not there"]
