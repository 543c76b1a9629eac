"""Pages in; those with hardly any text out."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.flaws import FlawLimits
from stonehand.proof.flaws.flaw import Flaw, flaw
from stonehand.proof.flaws.pages import Reading

HINT = "let paragraphs of the pages before run shorter to draw the lines in, or longer to send more over"


def short_page(reading: Reading, limits: FlawLimits) -> Iterator[Flaw]:
    """Report pages with fewer lines than the limit, but sections of one page and pages with pictures."""
    for page in reading.running:
        lines = len(page.text)
        has_picture = any(box.kind in ("figure", "table") for box in page.page.boxes)
        if lines < limits.short_page and not page.is_only and not has_picture:
            count = f"{lines} line{'' if lines == 1 else 's'}"
            yield flaw(Code.L211, f"the page has {count} of text", HINT, *(page.text or page.spots[:1]))
