"""The commands of `stonehand`, one function each; the pipeline, slow to import, by those that need it."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from stonehand.cli.books import tell_catalogue
from stonehand.cli.catalogue import code_named, codes_beginning, explain_codes
from stonehand.cli.output import running
from stonehand.cli.plant import limits_of, on_a_plant, on_this_machine
from stonehand.cli.settings import Settings, common
from stonehand.cli.sizing import tell_extent
from stonehand.diagnostics import Code

if TYPE_CHECKING:
    from stonehand.pipeline.once import Format

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

IN_THE_BACKGROUND = 5
"""How far the setting of the whole book stands back behind what is on the screen."""

draft_option = click.option(
    "--draft", is_flag=True, help="Publish in spite of errors, as <slug>.draft.*, stamped on every page."
)


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@common
@click.pass_obj
def new(settings: Settings, directory: Path) -> None:
    """Begin a book in DIR that builds at once."""
    with running(settings, "new") as run:
        from stonehand import pipeline

        run.files = tuple(path.absolute() for path in pipeline.new(directory))


@click.command()
@click.argument("books", nargs=-1, metavar="[BOOK]...", type=FOLDER)
@draft_option
@click.option(
    "--section",
    metavar="NAME",
    help="Proof one section alone, with the folios of the last build.",
)
@click.option(
    "--profile",
    type=click.Choice(("archive",)),
    help="Make a further profile: archive, PDF/A for libraries, with the manuscript in it.",
)
@click.option(
    "--by-chapter", is_flag=True, help="Make a PDF of each section too, and a table of their metadata."
)
@on_a_plant
@common
@click.pass_obj
def pdf(
    settings: Settings,
    books: tuple[Path, ...],
    draft: bool,
    section: str | None,
    profile: str | None,
    by_chapter: bool,
    jobs: int | None,
    task_memory: int,
    task_time: int,
    scheduler: str,
) -> None:
    """Set the book: print PDF, screen PDF and layout map into build/.

    Or many books, side by side, with a table at the end.
    """
    if section is not None and len(books) > 1:
        raise click.UsageError("--section takes one book")
    if (section is not None) + (profile is not None) + by_chapter > 1:
        raise click.UsageError("--section, --profile and --by-chapter exclude each other")
    wanted: Format = "pdf with archive" if profile else "pdf by chapter" if by_chapter else "pdf"
    with running(settings, "pdf") as run:
        from stonehand import pipeline

        with pipeline.executor_of(jobs, limits_of(task_memory, task_time), scheduler) as executor:
            if section is not None:
                root = books[0] if books else settings.book
                plant = pipeline.plant_of(root, executor)
                proofs = pipeline.build_section(root, section, run.report, run.progress, plant, draft)
                run.files = tuple(Path(proof.path) for proof in proofs)
                return
            if books:
                made = pipeline.build_catalogue(books, executor, run.progress, draft, wanted)
                tell_catalogue(made, run, settings)
                return
            plant = pipeline.plant_of(settings.book, executor)
            artefacts = pipeline.build_once(wanted, settings.book, run.report, run.progress, draft, plant)
            run.files = tuple(Path(artefact.path) for artefact in artefacts)
            tell_extent(pipeline.built_extent(run.files), run, settings)


@click.command()
@draft_option
@click.option("--no-page-list", is_flag=True, help="Leave out the pages of the printed book.")
@common
@click.pass_obj
def epub(settings: Settings, draft: bool, no_page_list: bool) -> None:
    """Make the EPUB 3 of the book into build/, with the list of the printed book's pages."""
    with running(settings, "epub") as run:
        from stonehand import pipeline

        with pipeline.executor_of(1) as executor:
            plant = pipeline.plant_of(settings.book, executor)
            made = pipeline.build_once(
                "epub without pages" if no_page_list else "epub",
                *(settings.book, run.report, run.progress, draft, plant),
            )
        run.files = tuple(Path(artefact.path) for artefact in made)


@click.command()
@click.option("--fix", is_flag=True, help="Show what can safely be mended, as a unified diff.")
@click.option("--write", is_flag=True, help="With --fix: mend the files, and report what is left.")
@common
@click.pass_obj
def lint(settings: Settings, fix: bool, write: bool) -> None:
    """Check the copy, by the style of the house too; write nothing unless told."""
    if write and not fix:
        raise click.UsageError("--write is for --fix")
    with running(settings, "lint") as run:
        from stonehand import pipeline

        mending: Literal["none", "shown", "written"] = "written" if write else "shown" if fix else "none"
        found = pipeline.lint(settings.book, run.report, mending)
        run.files = found.files
        run.details |= {"waived": found.waived, "difference": found.difference}
        if settings.format == "text" and fix and not write:
            click.echo(found.difference, nl=False)


@click.command()
@click.option("--sheet", type=FILE, metavar="FILE", help="Write an HTML page with a picture of each place.")
@click.option("--ratchet", type=FILE, metavar="FILE", help="The flaws accepted (default: flaws.ratchet).")
@click.option("--accept", is_flag=True, help="Accept the flaws that there are: write the ratchet.")
@common
@click.pass_obj
def flaws(settings: Settings, sheet: Path | None, ratchet: Path | None, accept: bool) -> None:
    """Report what a proofreader would mark on the pages of the last build."""
    with running(settings, "flaws") as run:
        from stonehand import pipeline

        found = pipeline.flaws(settings.book, pipeline.Wanted(sheet, ratchet, accept), run.report)
        run.files = found.files
        run.details["flaws"] = {code: count for code, _, count in found.counts}
        if settings.format == "text" and not settings.quiet:
            for code, title, count in found.counts:
                click.echo(f"{code}  {count:5}  {title}")


@click.command()
@click.option("--sheet", type=FILE, metavar="FILE", help="Write an HTML page with all notes.")
@common
@click.pass_obj
def notes(settings: Settings, sheet: Path | None) -> None:
    """Report what a copyeditor would mark in the notes: forms of citations, stops, quotation marks."""
    with running(settings, "notes") as run:
        from stonehand import pipeline

        found = pipeline.notes(settings.book, sheet, run.report, run.progress)
        run.files = found.files
        run.details["notes"] = list(found.rows)


@click.command()
@click.argument(
    "written", required=False, metavar="[LIST]", type=click.Path(True, dir_okay=False, path_type=Path)
)
@click.option("--map", "proof", type=FILE, metavar="FILE", help="Map of the proof that LIST was made from.")
@click.option("--name", default="", metavar="NAME", help="Index that LIST is of, if the book has several.")
@click.option("--review", type=FILE, metavar="FILE", help="Write all marks with their places, tab by tab.")
@common
@click.pass_obj
def index(
    settings: Settings, written: Path | None, proof: Path | None, name: str, review: Path | None
) -> None:
    """Report what an indexer would mend; list the marks of the index, those of index.toml too.

    With LIST, an indexer's list by pages (text, RTF, DOCX), write its places to manuscript/index-places.toml.
    """
    if written is None and (proof or name):
        raise click.UsageError("--map and --name are for a LIST")
    if not re.fullmatch(r"[\w-]*", name):
        raise click.UsageError(f"no index is called {name}")
    with running(settings, "index") as run:
        from stonehand import pipeline

        if written is not None:
            placed = pipeline.import_index(settings.book, written, proof, name, run.report, run.progress)
            run.files = placed.files
            run.details |= {"entries": placed.entries, "places": placed.places}
        if written is None or review is not None:
            found = pipeline.index(settings.book, review, run.report, run.progress)
            run.files += found.files
            run.details["marks"] = [asdict(row) for row in found.rows]


@click.command()
@click.option("--off", is_flag=True, help="Release the pages.")
@common
@click.pass_obj
def freeze(settings: Settings, off: bool) -> None:
    """Freeze the pages of the last build: a later change must fit its page."""
    with running(settings, "freeze") as run:
        from stonehand import pipeline

        run.files = pipeline.thaw(settings.book) if off else pipeline.freeze(settings.book, run.report)


@click.command()
@click.argument("folder", required=False, metavar="[BOOK]", type=FOLDER)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port (default: any that is free).")
@click.option("--no-open", is_flag=True, help="Do not open the browser; print the address alone.")
@click.option(
    "--editor",
    envvar="STONEHAND_EDITOR",
    metavar="URL",
    help="Address that opens your editor, such as vscode://file/{path}:{line}:{column}.",
)
@on_this_machine
@common
@click.pass_obj
def preview(
    settings: Settings,
    folder: Path | None,
    port: int,
    no_open: bool,
    editor: str | None,
    jobs: int | None,
    task_memory: int,
    task_time: int,
) -> None:
    """Show the book in the browser, beside what was found in it, and set it again at every change."""
    with running(settings, "preview"):
        from stonehand import pipeline
        from stonehand.cli.previewing import preview_book

        limits = limits_of(task_memory, task_time)
        with pipeline.executor_of(jobs, limits, niceness=IN_THE_BACKGROUND) as executor:
            preview_book(folder or settings.book, executor, port, editor, not no_open)


@click.command()
@click.argument("code", required=False, callback=code_named, shell_complete=codes_beginning)
@common
@click.pass_obj
def explain(settings: Settings, code: Code | None) -> None:
    """Explain CODE: what it means and what to do. Without CODE: list all codes."""
    click.echo(explain_codes(code, settings.format), nl=False)


@click.command()
@common
@click.pass_obj
def fonts(settings: Settings) -> None:
    """List the faces that the book is set in, with file and hash."""
    with running(settings, "fonts") as run:
        from stonehand import pipeline

        faces = pipeline.fonts(settings.book, run.report, run.progress)
        run.details["fonts"] = [asdict(face) for face in faces]
        if settings.format == "text":
            for face in faces:
                click.echo(f"{face.family}\t{face.weight}\t{face.style}\t{face.sha256[:12]}\t{face.file}")


@click.command()
@common
@click.pass_obj
def clean(settings: Settings) -> None:
    """Remove what builds have made: the outputs and the book's cache."""
    with running(settings, "clean") as run:
        from stonehand import pipeline

        run.files = pipeline.clean(settings.book)
