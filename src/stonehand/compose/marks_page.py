"""The marks of a proof as plain values in, the checklist as an HTML page out."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from stonehand.compose.environment import environment


def marks_page(
    title: str, file: str, rows: Sequence[Mapping[str, Any]], pictures: Mapping[int, bytes]
) -> str:
    """Return the checklist. `pictures` are PNGs of marks that were drawn, by their numbers."""
    images = {
        number: f"data:image/png;base64,{b64encode(data).decode()}" for number, data in pictures.items()
    }
    template = environment().get_template("marks.html")
    return template.render(title=title, file=file, rows=rows, pictures=images)
