"""Where figures and tables have come to stand in, those that are late or were not moved as told out."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics import Code, Diagnostic
from stonehand.model.layout import SectionMap
from stonehand.press.pdf.displays_area import Placed
from stonehand.press.pdf.tree import Node, Places

WIDE = "make it {.landscape}, or divide it"
HIGH = "on its side, a figure or a row of a table may be as high as the measure, no higher"
HINT = "move it in the copy, or allow it more pages with {drift=2}"


SPARE = 1.0
"""Points by which a table may stand out of the type area."""


def check_widths(section: SectionMap, places: Places) -> Iterator[Diagnostic]:
    """Report tables of which a line stands outside the type area."""
    seen: set[str] = set()
    for page in section.pages:
        left, top, right, bottom = page.type_area
        for line in page.lines:
            over = max(left - line.x, line.x + line.width - right)
            if line.turned:
                over = max(over, top - line.y, line.y + line.height - bottom)
            if line.area == "table" and over > SPARE and line.display not in seen:
                seen.add(line.display)
                message = f"“{line.display}” is {over:.0f} points wider than the page has room for"
                yield Diagnostic.of(Code.L042, message, places.anchor(line.display), WIDE)


def check_displays(placed: Iterable[Placed], root: Node, places: Places) -> Iterator[Diagnostic]:
    """Report displays that stand further from their place than they may, and those that have not moved."""
    moved = {item.anchor: item for item in placed}
    for item in moved.values():
        if item.late > item.drift:
            count = f"{item.late} page{'s' * (item.late > 1)}"
            message = f"“{item.anchor}” stands {count} after its place in the copy"
            yield Diagnostic.of(Code.L040, message, places.anchor(item.anchor), HINT)
    for element in root.iter():
        wish, anchor = element.get("data-place", "here"), element.get("id", "")
        if element.get("data-turned") and anchor not in moved:
            message = f"“{anchor}” has not been turned"
            yield Diagnostic.of(Code.L043, message, places.anchor(anchor), HIGH)
        elif wish != "here" and anchor not in moved:
            message = f"“{anchor}” has not been moved ({wish})"
            yield Diagnostic.of(Code.L041, message, places.anchor(anchor))
