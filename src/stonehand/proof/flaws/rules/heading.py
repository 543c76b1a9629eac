"""Pages in; headings that stand at the foot without their text out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "send the heading to the next page (a break before it), or draw lines in above it"
HEADINGS = ("heading", "opening")


def heading_at_foot(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report a heading with too few lines of text below it before the page ends."""
    for page in reading.running:
        headings = [index for index, spot in enumerate(page.text) if spot.line.kind in HEADINGS]
        if page.is_last or not headings:
            continue
        heading, below = page.text[headings[-1]], len(page.text) - headings[-1] - 1
        is_followed = any(box.kind != "rule" and box.y > heading.line.y for box in page.page.boxes)
        if below < limits.heading_lines and not is_followed:
            count = f"{below} line{'' if below == 1 else 's'}"
            yield flaw(Code.L213, f"the heading has {count} of text below it on its page", HINT, heading)
