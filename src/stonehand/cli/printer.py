"""The commands for the printer and the binder: preflight, extent, barcode."""

from pathlib import Path

import click

from stonehand.cli.output import running
from stonehand.cli.settings import Settings, common
from stonehand.cli.sizing import extent_lines

FILE = click.Path(dir_okay=False, path_type=Path)


def _five_digits(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not (len(value) == 5 and value.isascii() and value.isdigit()):
        raise click.BadParameter("a price has five digits: currency and amount, 52495 for US$24.95")
    return value


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@common
@click.pass_obj
def preflight(settings: Settings, files: tuple[Path, ...]) -> None:
    """Check FILE as a printer does: PDF/X-4, inks, boxes, fonts, images."""
    with running(settings, "preflight") as run:
        from stonehand import pipeline

        pipeline.preflight(files, settings.book, run.report)


@click.command()
@common
@click.pass_obj
def extent(settings: Settings) -> None:
    """Say how many gatherings the last build fills, what would save one, and how wide the spine is."""
    with running(settings, "extent") as run:
        from stonehand import pipeline

        found = pipeline.extent(settings.book, run.report)
        if found is None:
            return
        run.details["extent"] = found.table()
        if settings.format == "text":
            click.echo("".join(f"{line}\n" for line in extent_lines(found)), nl=False)


@click.command()
@click.option(
    "--price", metavar="DIGITS", default="", callback=_five_digits, help="Add a price of five digits."
)
@common
@click.pass_obj
def barcode(settings: Settings, price: str) -> None:
    """Draw the barcode of the hardback and the paperback: build/<slug>.<format>.ean.svg."""
    with running(settings, "barcode") as run:
        from stonehand import pipeline

        run.files = pipeline.barcode(settings.book, price, run.report, run.progress)
