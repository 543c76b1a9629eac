"""Notes at the foot in; those split too finely or begun after their call out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

SPLIT = "let a paragraph of the page run a line shorter or longer, so that the note breaks elsewhere"
LATE = "shorten the note before it, or move one of the two calls"


def split_note(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report notes of which a page holds fewer lines than the limit."""
    for parts in reading.notes.values():
        for part in parts if len(parts) > 1 else ():
            if len(part) < limits.note_lines:
                count = f"{len(part)} line{'' if len(part) == 1 else 's'}"
                yield flaw(Code.L214, f"a note is split so that the page holds {count} of it", SPLIT, *part)


def late_note(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report notes that begin on a page after that of their call (`<note>-call`, docs/html.md)."""
    calls = {point.anchor: page.page for page in reading.pages for point in page.page.anchors}
    for note, parts in reading.notes.items():
        first, call = parts[0][0], calls.get(f"{note}-call")
        if call and call.sheet < first.page.sheet:
            yield flaw(Code.L215, f"the note is called on page {call.folio} and begins after it", LATE, first)
