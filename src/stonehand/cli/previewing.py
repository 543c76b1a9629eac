"""The wishes of a command line in, a preview that runs until it is interrupted out."""

from concurrent.futures import Executor
from pathlib import Path

import click

from stonehand.errors import MissingLibrary


def preview_book(root: Path, executor: Executor, port: int, editor: str | None, opens: bool) -> None:
    """Serve the preview of a book and print its address. MissingLibrary: no extra `preview`."""
    try:
        from stonehand.preview.editor import checked, own_template
        from stonehand.preview.serve import Wishes, serve
    except ModuleNotFoundError as error:
        raise MissingLibrary(f"{error.name} is missing: pip install 'stonehand[preview]'") from error
    template = checked(own_template() if editor is None else editor)
    serve(root, executor, Wishes(port, template, opens), click.echo)
