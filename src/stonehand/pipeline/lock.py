"""`stonehand.lock` and a book in; fonts that changed out, and the lock that a full build leaves behind.

The places of the lock never decide what is printed. Page numbers in the text begin unknown in every build:
from another beginning they could settle elsewhere ("p. 99" may be short enough to stay on 99, "p. 100" long
enough to go to 100), and a book would depend on what was built before it.
"""

from stonehand.diagnostics import Code, Report
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import LayoutMap
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.pagination import places
from stonehand.source import Span
from stonehand.store.lock import NAME, Lock

LOCK = Span.point(NAME)


def lock_of(layout: LayoutMap, frozen: Frozen = NOT_FROZEN) -> Lock:
    """Return what a full build leaves behind; frozen pages stay as they were recorded."""
    return Lock(layout.fingerprint, places(layout.pages), frozen)


def compare_fonts(lock: Lock, fonts: FontSet, report: Report) -> None:
    """Report F008 for each face that is of another file than in the last full build."""
    for face in fonts.faces:
        recorded = lock.fonts.get(face.name, face.sha256)
        if recorded != face.sha256:
            report.add(
                Code.F008,
                f"“{face.name}” has changed: sha256 {face.sha256[:12]}, recorded {recorded[:12]}",
                LOCK,
                hint="look for lines and pages that have moved, or put the former file back",
            )
