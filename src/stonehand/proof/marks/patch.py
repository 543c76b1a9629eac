"""Marks and the files of the copy in, the unified difference that makes their changes out."""

from collections.abc import Callable, Sequence

from stonehand.proof.copy.fix import difference, mended
from stonehand.proof.marks.mark import Mark


def patch(marks: Sequence[Mark], read: Callable[[str], bytes]) -> str:
    """Return the difference, as `git apply` takes it; `read` gives the bytes of a file of the copy."""
    edits = [edit for mark in marks for edit in mark.edits]
    files = {file: read(file) for file in sorted({edit.span.file for edit in edits})}
    return "".join(
        difference(file, data, mended(data, [edit for edit in edits if edit.span.file == file]))
        for file, data in files.items()
    )
