"""A comparison as plain values, and pictures, in; one HTML page that needs no other file out."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from stonehand.compose.environment import environment


def comparison_page(
    names: tuple[str, str],
    table: Mapping[str, Any],
    views: Sequence[Mapping[str, Any]],
    old_pages: Mapping[int, str],
    new_pages: Mapping[int, str],
    thumbnails: Mapping[int, str],
    scale: float,
) -> str:
    """Return the report.

    `views` tell where each change is marked; pictures are data URIs by sheet, `scale` pixels per point.
    """
    data = {"scale": scale, "views": views, "oldPages": old_pages, "newPages": new_pages}
    template = environment().get_template("compare/report.html")
    return template.render(
        names=names, table=table, thumbnails=thumbnails, data=_script_data(data), has_pages=bool(new_pages)
    )


def _script_data(value: object) -> Markup:
    """Return JSON that cannot end the element it stands in (HTML, 4.12.1.3)."""
    return Markup(json.dumps(value, separators=(",", ":")).replace("<", "\\u003c"))
