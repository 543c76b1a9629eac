"""Commands on finished files: what they were made from, what the trade is told, what was checked."""

from pathlib import Path

import click

from stonehand.cli.output import running
from stonehand.cli.settings import Settings, common
from stonehand.cli.verifying import verified_lines, verified_table

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@click.option("--manifest", type=FILE, metavar="FILE", help="The manifest (default: one beside the file).")
@common
@click.pass_obj
def verify(settings: Settings, files: tuple[Path, ...], manifest: Path | None) -> None:
    """Say which inputs made FILE, whether it was altered, and whether the manuscript is still the same."""
    with running(settings, "verify") as run:
        from stonehand import pipeline

        found = pipeline.verify(files, manifest, settings.book, run.report)
        run.details["verified"] = [verified_table(each) for each in found]
        if settings.format == "text" and not settings.quiet:
            click.echo("".join(f"{line}\n" for each in found for line in verified_lines(each)), nl=False)


@click.command()
@click.option("--schema", type=FILE, metavar="FILE", help="Hold the message against a schema of EDItEUR's.")
@common
@click.pass_obj
def onix(settings: Settings, schema: Path | None) -> None:
    """Describe the finished book to the trade: build/<slug>.onix.xml (ONIX 3.1)."""
    with running(settings, "onix") as run:
        from stonehand import pipeline

        made = pipeline.onix(settings.book, schema, run.report)
        run.files = tuple(Path(artefact.path) for artefact in made)


@click.command()
@common
@click.pass_obj
def dossier(settings: Settings) -> None:
    """Say what was checked of the finished files: build/<slug>.accessibility.html and .json."""
    with running(settings, "dossier") as run:
        from stonehand import pipeline

        made = pipeline.dossier(settings.book, run.report)
        run.files = tuple(Path(artefact.path) for artefact in made)
