"""What a sheet shows in, one HTML page that stands by itself out."""

from typing import Any

from lxml import etree
from lxml.html import builder as html


def sheet_page(heading: str, style: str, *body: Any) -> bytes:
    """Return a page under its heading."""
    page = html.HTML(
        html.HEAD(html.META(charset="utf-8"), html.TITLE(heading), html.STYLE(style)),
        html.BODY(html.H1(heading), *body),
        lang="en",
    )
    made: bytes = etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>")
    return made + b"\n"
