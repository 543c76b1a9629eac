"""The lock of the last full build and the book as it is now in; which folios of it still hold, out.

Where a section stands depends on all that is before it. So its folio is confirmed as long as nothing before
it is set from anything else than in that build; a folio that is not is printed in brackets, as one that is
supplied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stonehand.model.places import Places, Position
from stonehand.store.lock import Lock

UNKNOWN = "[?]"


def supplied(folio: str) -> str:
    """Return a folio as one that is not confirmed; one that is empty stays so."""
    return f"[{folio.strip('[]')}]" if folio else ""


@dataclass(frozen=True, slots=True)
class Held:
    """What of the last full build holds: `changed` are the sections that are set from something else now.

    Those that have come, or follow another one than before, count among them. `order` is that of the book.
    """

    order: tuple[str, ...]
    changed: frozenset[str]

    def before(self, anchor: str) -> tuple[str, ...]:
        """Return what has changed before a section."""
        return tuple(each for each in self.order[: self.order.index(anchor)] if each in self.changed)

    def knows(self, anchor: str, section: str) -> bool:
        """Tell whether an anchor in a section is where it was; its beginning may be, though it changed."""
        return not self.before(section) and (anchor == section or section not in self.changed)


def held(lock: Lock, digests: Mapping[str, str]) -> Held:
    """Compare the sections of a book, by their digests in order, with those of its last full build."""
    order, recorded = tuple(digests), tuple(lock.sections)
    changed = {
        anchor
        for anchor, digest in digests.items()
        if anchor not in lock.sections or lock.sections[anchor].digest != digest
    }
    return Held(order, frozenset(changed | _moved(order, recorded)))


def _moved(order: Sequence[str], recorded: Sequence[str]) -> set[str]:
    """Return the sections that follow another one than before."""
    was = dict(zip(recorded, ("", *recorded), strict=False))
    now = dict(zip(order, ("", *order), strict=False))
    return {anchor for anchor, before in now.items() if was.get(anchor, before) != before}


@dataclass(frozen=True, slots=True)
class ProofPlaces(Places):
    """Places of the lock, as far as they hold, and those of the section that is proofed.

    `confirmed` are the anchors whose folios hold; of others the folio stands in brackets.
    """

    confirmed: frozenset[str] = field(default_factory=frozenset)

    def folio(self, anchor: str) -> str:
        """Return the folio of an anchor, in brackets if it is not confirmed."""
        position = self.positions.get(anchor)
        if position is None:
            return UNKNOWN
        return position.folio if anchor in self.confirmed else supplied(position.folio)


def proof_places(
    lock: Lock, sections: Mapping[str, str], hold: Held, own: Mapping[str, Position]
) -> ProofPlaces:
    """Return where anchors are: `sections` names the section of each anchor, `own` are places just found."""
    confirmed = {
        anchor
        for anchor in lock.places.positions
        if (section := sections.get(anchor)) and hold.knows(anchor, section)
    }
    return ProofPlaces({**lock.places.positions, **own}, frozenset(confirmed | own.keys()))
