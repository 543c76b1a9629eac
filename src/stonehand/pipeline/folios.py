"""The folios that an edition without pages prints: those of a pagination, made for it if need be."""

from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.book import Draft, GeneratedEntry
from stonehand.model.element import walk
from stonehand.model.inline import CrossReference
from stonehand.model.places import Places
from stonehand.model.progress import Progress
from stonehand.pipeline.loop import paginate
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import places
from stonehand.store.lock import read_lock


def printed_folios(
    draft: Draft, root: Path, fonts: FontSet, progress: Progress, plant: Plant | None
) -> Places:
    """Return where the anchors of a book stand in print; nothing, and nothing is set, if it names no page.

    What is wrong with the pages is reported where they are made.
    """
    if not any(_names_page(item) for item in walk(draft.entries)):
        return Places()
    made = paginate(draft, fonts, Report(), progress, read_lock(root).frozen, plant)
    return places(made.pages)


def _names_page(item: object) -> bool:
    if isinstance(item, GeneratedEntry):
        return item.kind == "index"
    return isinstance(item, CrossReference) and item.kind == "page"
