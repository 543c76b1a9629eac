"""A book's folder in, its parsed copy out, with the first leg of the certificate."""

from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.book import Draft, Manuscript
from stonehand.model.progress import Progress
from stonehand.parse import parse
from stonehand.proof.certificate.certify import Count, certify_source


@dataclass(frozen=True, slots=True)
class Copy:
    """A manuscript, its draft, and what the certificate counted in both."""

    manuscript: Manuscript
    draft: Draft
    count: Count


def read_copy(root: Path, report: Report, progress: Progress) -> Copy | None:
    """Read and parse a book; None where book.toml cannot be read, or there is nothing to set."""
    progress.stage("read")
    manuscript = read(root, report)
    if manuscript is None:
        return None
    progress.stage("parse")
    draft = parse(manuscript, report)
    if not draft.entries:
        return None
    return Copy(manuscript, draft, certify_source(manuscript, draft, report))
