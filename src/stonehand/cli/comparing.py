"""The command that compares two builds: folders or revisions in, a report and its summary out."""

from pathlib import Path

import click

from stonehand.cli.output import running
from stonehand.cli.plant import limits_of, on_this_machine
from stonehand.cli.settings import Settings, common

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("changed", required=False, metavar="[NEW]")
@click.option("--sheet", type=FILE, metavar="FILE", help="The report (default: compare.html in build/).")
@click.option("--fail", is_flag=True, help="Exit with 1 if anything has changed.")
@on_this_machine
@common
@click.pass_obj
def compare(
    settings: Settings,
    old: str,
    changed: str | None,
    sheet: Path | None,
    fail: bool,
    jobs: int | None,
    task_memory: int,
    task_time: int,
) -> None:
    """Show what has changed from OLD to NEW, block by block: folders of outputs, or revisions of git.

    Without NEW, the book as it is now is built.
    """
    with running(settings, "compare") as run:
        from stonehand import pipeline

        report = sheet or settings.book / "build" / "compare.html"
        with pipeline.executor_of(jobs, limits_of(task_memory, task_time)) as executor:
            plant = pipeline.plant_of(settings.book, executor)
            found = pipeline.compare(settings.book, old, changed, report, plant, run.report, run.progress)
        run.files = found.files
        run.details["comparison"] = found.table
        run.differs = fail and not found.is_same
        if settings.format == "text" and not settings.quiet:
            click.echo("".join(f"{line}\n" for line in found.summary), nl=False)
