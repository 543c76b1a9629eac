"""What a check found wrong in a file, before it is a diagnostic."""

from typing import NamedTuple

from stonehand.diagnostics import Code


class Finding(NamedTuple):
    """A fault of a file; `sheet` counts from 1, 0: the file as a whole."""

    code: Code
    message: str
    sheet: int = 0
    hint: str = ""
