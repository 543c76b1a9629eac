"""A book's folder in, its parsed copy out, with the first leg of the certificate."""

from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.book import Draft, Manuscript
from stonehand.model.progress import Progress
from stonehand.parse import parse
from stonehand.proof.certificate.certify import Count, certify_source
from stonehand.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Copy:
    """A manuscript, its draft, and what the certificate counted in both."""

    manuscript: Manuscript
    draft: Draft
    count: Count


def read_copy(root: Path, report: Report, progress: Progress, shelf: Shelf | None = None) -> Copy | None:
    """Read and parse a book; None where book.toml cannot be read, or there is nothing to set."""
    manuscript = read_manuscript(root, report, progress)
    return parse_copy(manuscript, report, progress, shelf) if manuscript else None


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
    count = certify_source(manuscript, draft, report, shelf, keys)
    if draft.citations.files:
        from stonehand.pipeline.citing import with_citations

        draft = with_citations(draft, report, progress, shelf)
    return Copy(manuscript, draft, count)
