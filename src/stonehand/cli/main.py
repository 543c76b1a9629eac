"""The command line of `stonehand`: arguments in, the command of that name run.

Commands are imported when they are named, so that `--version` and usage errors answer at once.
"""

from importlib import import_module

import click

from stonehand import __version__
from stonehand.cli.settings import common
from stonehand.store.collector import seldom

COMMANDS = {
    "new": "commands",
    "pdf": "commands",
    "epub": "commands",
    "lint": "commands",
    "flaws": "commands",
    "marks": "marking",
    "notes": "commands",
    "compare": "comparing",
    "index": "commands",
    "gate": "gating",
    "accept": "gating",
    "proof": "proofing",
    "freeze": "commands",
    "preview": "commands",
    "explain": "commands",
    "fonts": "commands",
    "verify": "finished",
    "onix": "finished",
    "preflight": "printer",
    "extent": "printer",
    "barcode": "printer",
    "dossier": "finished",
    "clean": "commands",
}
"""Names of commands in the order of the manual, and the modules that have them."""


class Commands(click.Group):
    """The functions of the modules of `stonehand.cli` that `COMMANDS` names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"stonehand.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(name="stonehand", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stonehand", message="%(prog)s %(version)s")
@common
def main() -> None:
    """Set scholarly books: Markdown in; print PDF, screen PDF and EPUB 3 out.

    Exit status: 0 clean, 1 errors in the copy or the rendering, 2 wrong usage, 3 a missing file or library.
    """
    seldom()
