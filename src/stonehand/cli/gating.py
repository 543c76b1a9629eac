"""The commands that hold a build against the accepted one: gate, accept."""

import click

from stonehand.cli.output import running
from stonehand.cli.plant import limits_of, on_this_machine
from stonehand.cli.settings import Settings, common


@click.command()
@on_this_machine
@common
@click.pass_obj
def gate(settings: Settings, jobs: int | None, task_memory: int, task_time: int) -> None:
    """Build the book and report all that differs from the accepted build; build/check/ shows it."""
    with running(settings, "gate") as run:
        from stonehand import pipeline

        with pipeline.executor_of(jobs, limits_of(task_memory, task_time)) as executor:
            plant = pipeline.plant_of(settings.book, executor)
            run.files = pipeline.gate(settings.book, run.report, run.progress, plant)


@click.command()
@on_this_machine
@common
@click.pass_obj
def accept(settings: Settings, jobs: int | None, task_memory: int, task_time: int) -> None:
    """Build the book, accept it as it is and say what is new: baseline/, for version control."""
    with running(settings, "accept") as run:
        from stonehand import pipeline

        with pipeline.executor_of(jobs, limits_of(task_memory, task_time)) as executor:
            plant = pipeline.plant_of(settings.book, executor)
            accepted = pipeline.accept(settings.book, run.report, run.progress, plant)
        run.files = accepted.files
        run.details |= {"accepted": list(accepted.words), "bytes": accepted.size}
        if settings.format == "text" and not settings.quiet:
            click.echo("".join(f"accepted: {words}\n" for words in accepted.words), nl=False)
