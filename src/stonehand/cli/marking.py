"""The command on marked proofs: arguments in, what was marked out."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from stonehand.cli.output import running
from stonehand.cli.settings import Settings, common

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("marked", metavar="MARKED", type=FILE)
@click.option("--proof", type=FILE, metavar="PDF", help="The PDF that an XFDF or FDF belongs to.")
@click.option("--sheet", type=FILE, metavar="FILE", help="Write an HTML page with all marks, to tick off.")
@click.option(
    "--patch", type=FILE, metavar="FILE", help="Write the plain changes as a patch for `git apply`."
)
@click.option("--answers", type=FILE, metavar="FILE", help="Answers to marks by number (TOML).")
@click.option("--reply", type=FILE, metavar="PDF", help="Write the marked PDF with a reply to each mark.")
@common
@click.pass_obj
def marks(
    settings: Settings,
    marked: Path,
    proof: Path | None,
    sheet: Path | None,
    patch: Path | None,
    answers: Path | None,
    reply: Path | None,
) -> None:
    """Find the places in the manuscript of the marks in MARKED (PDF, XFDF, FDF); change nothing."""
    _spare(settings.book, [marked, proof, answers], [sheet, patch, reply])
    if answers and not (reply or sheet):
        raise click.UsageError("--answers is for --reply or --sheet")
    with running(settings, "marks") as run:
        from stonehand import pipeline

        returned = pipeline.Returned(marked, proof)
        wanted = pipeline.MarksWanted(sheet, patch, reply, answers)
        found = pipeline.marks(settings.book, returned, wanted, run.report)
        run.files = found.files
        run.details["marks"] = list(found.rows)
        if settings.format == "text" and not settings.quiet:
            counts = Counter(row["status"] for row in found.rows)
            told = ", ".join(f"{counts[status]} {status}" for status in ("done", "refused", "open"))
            plain = sum(row["in_patch"] for row in found.rows)
            click.echo(f"{len(found.rows)} marks: {told}; {plain} can be made by --patch")


def _spare(book: Path, given: Iterable[Path | None], wanted: Iterable[Path | None]) -> None:
    """Refuse files that would be written over what is read, over each other, or into the manuscript."""
    taken = {path.resolve() for path in given if path}
    for path in filter(None, wanted):
        place = path.resolve()
        if place in taken or place.is_relative_to((book / "manuscript").resolve()):
            raise click.UsageError(f"{path} is read, or written already: name another file")
        taken.add(place)
