"""How notes at the foot share the page with the text: the values of `[design.footnotes]`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FootnoteSettings:
    """How notes at the foot share the page with the text.

    `share`: part of the page that notes may take while lines of text are still being added. `text_lines`:
    lines of text that every page has at least. `blank`: lines by which a page may end early so that a note
    begins on the page of its call where the note before it is in the way; if none is, it ends where it must.
    """

    share: float = 0.65
    text_lines: int = 3
    blank: int = 6


FOOTNOTES = FootnoteSettings()
"""The defaults."""
