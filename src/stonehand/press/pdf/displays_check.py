"""Where figures and tables have come to stand in, those that are late or were not moved as told out."""

from collections.abc import Iterable, Iterator

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.displays_area import Placed
from stonehand.press.pdf.tree import Node, Places

HINT = "move it in the copy, or allow it more pages with {drift=2}"


def check_displays(placed: Iterable[Placed], root: Node, places: Places) -> Iterator[Diagnostic]:
    """Report displays that stand further from their place than they may, and those that have not moved."""
    moved = {item.anchor: item for item in placed}
    for item in moved.values():
        pages = item.page - item.called
        if pages > item.drift + item.is_plate:
            count = f"{pages} page{'s' * (pages > 1)}"
            message = f"“{item.anchor}” stands {count} after its place in the copy"
            yield Diagnostic.of(Code.L040, message, places.anchor(item.anchor), HINT)
    for element in root.iter():
        wish, anchor = element.get("data-place", "here"), element.get("id", "")
        if wish != "here" and anchor not in moved:
            message = f"“{anchor}” has not been moved ({wish})"
            yield Diagnostic.of(Code.L041, message, places.anchor(anchor))
