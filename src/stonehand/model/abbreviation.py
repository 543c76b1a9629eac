"""How the abbreviations that a book lists are treated in its text."""

from dataclasses import dataclass
from typing import Literal

SpellOut = Literal["never", "chapter", "book"]


@dataclass(frozen=True, slots=True)
class AbbreviationSettings:
    """The table `[abbreviations]`.

    `spell_out`: whether the first use in each chapter, or in the book, is preceded by the full name.
    """

    spell_out: SpellOut = "never"


ABBREVIATIONS = AbbreviationSettings()
"""The default."""
