"""Rectos in; those whose last word goes on over the leaf out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "let a paragraph of the page run a line shorter or longer, or keep the word whole"


def recto_hyphen(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report a hyphen at the foot of a recto, where the reader must turn the leaf (Chicago 2.112)."""
    for page in reading.running:
        if page.page.side == "recto" and page.text and page.text[-1].line.hyphen != "none":
            yield flaw(Code.L210, "the last word of a recto goes on over the leaf", HINT, page.text[-1])
