"""The extent of a book in; its lines for people out."""

from collections.abc import Iterator

import click

from stonehand.cli.output import Running
from stonehand.cli.settings import Settings
from stonehand.model.extent import Extent


def tell_extent(extent: Extent | None, run: Running, settings: Settings) -> None:
    """Tell the extent of a book that was built: beside the progress, or in the document for programs."""
    if extent is None:
        return
    run.details["extent"] = extent.table()
    if settings.format == "text" and not settings.quiet:
        click.echo(_gatherings(extent), err=True)


def extent_lines(extent: Extent) -> Iterator[str]:
    """Yield pages and gatherings, the width of the spine, and what would save a gathering."""
    yield _gatherings(extent)
    if extent.spine:
        yield f"spine of the block: {extent.spine:g} mm, without cover"
    if extent.savings:
        over = extent.gatherings.over
        yield f"a gathering would be saved by {over} page{_s(over)} fewer:"
        yield from (
            f"  {saving.section}: {saving.lines} line{_s(saving.lines)} on its last page"
            f" ({saving.pages} page{_s(saving.pages)})"
            for saving in extent.savings
        )


def _gatherings(extent: Extent) -> str:
    found = extent.gatherings
    count = f"{found.number} gathering{_s(found.number)} of {found.size}"
    words = f"{extent.pages} page{_s(extent.pages)}: {count}"
    if not found.over:
        return f"{words}, all full"
    return (
        f"{words}, the last with {found.over} page{_s(found.over)} and {found.blanks} blank{_s(found.blanks)}"
    )


def _s(number: int) -> str:
    return "" if number == 1 else "s"
