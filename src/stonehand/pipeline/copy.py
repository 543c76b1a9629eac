"""A book's folder in, its parsed copy out, and the first leg of the certificate, gone or to be gone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.book import Draft, Manuscript
from stonehand.model.progress import Progress
from stonehand.parse import parse
from stonehand.proof.certificate.source_leg import Count, certify_source
from stonehand.store.shelf import Shelf

Leg = Callable[[Report], Count]
"""A leg of the certificate: what it finds goes to a report, what it compared is counted."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A leg that has been gone."""

    count: Count

    def __call__(self, _report: Report) -> Count:
        """Return what was counted."""
        return self.count


@dataclass(frozen=True, slots=True)
class Copy:
    """A manuscript, its draft, and the leg of the certificate between them."""

    manuscript: Manuscript
    draft: Draft
    leg: Leg


def read_copy(root: Path, report: Report, progress: Progress, shelf: Shelf | None = None) -> Copy | None:
    """Read, parse and certify a book; None where book.toml cannot be read, or there is nothing to set."""
    manuscript = read_manuscript(root, report, progress)
    copy = parse_copy(manuscript, report, progress, shelf) if manuscript else None
    return replace(copy, leg=Gone(copy.leg(report))) if copy else None


def read_manuscript(root: Path, report: Report, progress: Progress) -> Manuscript | None:
    """Read a book; None where book.toml cannot be read."""
    progress.stage("read")
    return read(root, report)


def parse_copy(
    manuscript: Manuscript, report: Report, progress: Progress, shelf: Shelf | None = None
) -> Copy | None:
    """Parse what was read, files that are on the shelf excepted; None where there is nothing to set."""
    progress.stage("parse")
    keys: dict[str, str] = {}
    draft = parse(manuscript, report, shelf, keys)
    if not draft.entries:
        return None
    leg = partial(certify_source, manuscript, draft, shelf=shelf, keys=keys)
    if draft.citations.files:
        from stonehand.pipeline.citing import with_citations

        draft = with_citations(draft, report, progress, shelf)
    return Copy(manuscript, draft, leg)
