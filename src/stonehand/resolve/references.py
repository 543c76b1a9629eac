"""Cross references in, what they print out: “Figure 3”, “chapter 2, note 7”, a folio."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.diagnostics.nearest import nearest
from stonehand.model.inline import CrossReference
from stonehand.model.places import Places
from stonehand.resolve.targets import TIE, NoteTarget, Wording
from stonehand.resolve.terms import Terms


@dataclass(frozen=True, slots=True)
class Targets:
    """All that can be referred to: anchors with wordings, heads by pandoc's identifiers, notes, folios."""

    terms: Terms
    words: Mapping[str, Wording]
    implicit: Mapping[str, str]
    notes: tuple[NoteTarget, ...] = ()
    places: Places = field(default_factory=Places)


def find_target(node: CrossReference, section: str, targets: Targets) -> tuple[str, str] | None:
    """Return the anchor that a reference in a section names, and what it prints; None: there is none."""
    if node.kind == "note":
        return _note(node, section, targets)
    anchor = next((name for name in _names(node.target, targets) if name in targets.words), None)
    if anchor is None:
        return None
    if node.kind == "page":
        return anchor, _page(node, anchor, targets)
    return anchor, _worded(node, targets.words[anchor])


def nearest_target(node: CrossReference, targets: Targets) -> str:
    """Return the name most like that of a reference which names nothing, or an empty string."""
    if node.kind == "note":
        return nearest(node.target, (note.label for note in targets.notes))
    return nearest(node.target, targets.words)


def _names(target: str, targets: Targets) -> Iterator[str]:
    """Yield the anchors that a target may mean: its own, and without `sec:` that of a file or a head."""
    yield target
    _, _, name = target.replace(":", "-").partition("-")
    for given in (target, name):
        yield given
        yield targets.implicit.get(given, "")


def _worded(node: CrossReference, wording: Wording) -> str:
    if node.prefix or node.is_bare:
        return _around(node, wording.number)
    return _around(node, wording.text)


def _page(node: CrossReference, anchor: str, targets: Targets) -> str:
    """Return a folio; in an edition that does not have the page, what is referred to."""
    folio = targets.terms.folio(targets.places.folio(anchor), targets.places.beside(anchor))
    is_lacking = targets.places.positions and not folio
    return targets.words[anchor].text if is_lacking else _around(node, folio)


def _note(node: CrossReference, section: str, targets: Targets) -> tuple[str, str] | None:
    """Find a note by its label, in the section first; say where it is, if that is elsewhere."""
    found = sorted(
        (note for note in targets.notes if node.target in (note.label, note.anchor)),
        key=lambda note: note.section != section,
    )
    if not found:
        return None
    note, terms = found[0], targets.terms
    if node.prefix or node.is_bare:
        return note.anchor, _around(node, note.mark)
    words = f"{terms.note}{TIE}{note.mark}" if note.mark else terms.note
    where = "" if note.section == section else f"{targets.words[note.section].within(terms)}, "
    return note.anchor, _around(node, where + words)


def _around(node: CrossReference, words: str) -> str:
    before = f"{node.prefix}{TIE}" if node.prefix else ""
    comma = "" if not node.suffix or node.suffix[0] in ",.;:" else ", "
    return f"{before}{words}{comma}{node.suffix}"
