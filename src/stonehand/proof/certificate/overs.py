"""Sheets of a finished file with their pages in, what is read of their furniture alone out."""

from collections.abc import Sequence
from dataclasses import replace

from stonehand.model.layout import Page
from stonehand.proof.certificate.furniture import furniture_of
from stonehand.proof.certificate.laid_over import overs_alone
from stonehand.proof.certificate.pdf import Readings, Sitting, read_sittings


def read_overs(data: bytes, sittings: Sequence[Sitting]) -> Readings:
    """Read what is laid over sheets, by itself, against the furniture of their pages.

    Raises KeyError where nothing is laid over one.
    """
    alone = overs_alone(data, [sitting.number for sitting in sittings])
    bare = [each._replace(number=at, page=_bare(each.page)) for at, each in enumerate(sittings)]
    found = read_sittings(alone, bare)
    return {(each.name, each.number): found[each.name, at] for at, each in enumerate(sittings)}


def _bare(page: Page | None) -> Page | None:
    """Return a page with its furniture and nothing else."""
    return replace(page, lines=furniture_of(page), boxes=()) if page else None
