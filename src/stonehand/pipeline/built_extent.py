"""The files of a build in, the extent that its certificate tells out."""

import json
from collections.abc import Sequence
from pathlib import Path

from stonehand.model.extent import Extent, extent_from

CERTIFICATE = ".certificate.json"


def built_extent(files: Sequence[Path]) -> Extent | None:
    """Return the extent of the book that files were made of; None where none of them tells it."""
    for path in files:
        if path.name.endswith(CERTIFICATE) and path.is_file():
            rows = json.loads(path.read_text(encoding="utf-8"))["outputs"]
            table = rows.get("print.pdf", {}).get("extent")
            return extent_from(table) if table else None
    return None
