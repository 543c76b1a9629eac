"""The command that makes a proof: arguments in, what it wrote out."""

from pathlib import Path

import click

from stonehand.cli.output import running
from stonehand.cli.plant import limits_of, on_a_plant
from stonehand.cli.settings import Settings, common


@click.command()
@click.option("--source", is_flag=True, help="Write file:line beside each paragraph.")
@click.option(
    "--against",
    default="",
    metavar="PROOF",
    help="Draw change bars against an older proof (id or folder) or a layout map, not the accepted build.",
)
@on_a_plant
@common
@click.pass_obj
def proof(
    settings: Settings,
    source: bool,
    against: str,
    jobs: int | None,
    task_memory: int,
    task_time: int,
    scheduler: str,
) -> None:
    """Proof the book: its pages, lines numbered, with flaws and author queries in the margin, into build/."""
    with running(settings, "proof") as run:
        from stonehand import pipeline

        with pipeline.executor_of(jobs, limits_of(task_memory, task_time), scheduler) as executor:
            plant = pipeline.plant_of(settings.book, executor)
            wish = pipeline.ProofWish(source, against)
            made = pipeline.build_proof(settings.book, wish, run.report, run.progress, plant)
        run.files = tuple(Path(artefact.path) for artefact in made)
