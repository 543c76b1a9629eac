"""A diagnostic after which a command cannot go on, as an exception."""

from stonehand.diagnostics.diagnostic import Diagnostic
from stonehand.errors import StonehandError


class Stop(StonehandError):
    """End a command with a diagnostic: what cannot be read has nothing harmless to stand in its place."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
