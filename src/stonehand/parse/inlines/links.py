"""Links: to absolute addresses on the web, by mail, or to an anchor of the book."""

import re
from collections.abc import Iterable

from stonehand.diagnostics import Code
from stonehand.model.inline import DraftInline, Link
from stonehand.parse.dialect.attributes import NONE
from stonehand.parse.galley import Galley
from stonehand.parse.inlines.words import dress
from stonehand.parse.place import Place
from stonehand.parse.tree import InlineNode

ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)


def link(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set a link; where it may not lead, it is reported and only its words are set."""
    target = str(node.token.attrs.get("href", ""))
    span = place.span(node.start, node.end)
    content = galley.inlines(node.children, place)
    if title := str(node.token.attrs.get("title", "")):
        hint = "put it into the text or a note"
        galley.report.add(Code.P020, f"the title of a link is not printed: “{title[:60]}”", span, hint)
    allowed = _target(target, galley)
    if allowed:
        return dress((Link(content, allowed, span),), node.token.meta.get("attributes", NONE), span, galley)
    galley.report.add(
        Code.P007,
        f"a link may not lead to “{target[:60]}”; only its words are printed",
        span,
        "link to an http, https or mailto address, or to an anchor of the book, “#anchor”",
    )
    return content


def _target(address: str, galley: Galley) -> str:
    if len(address) > 1 and address.startswith("#"):
        return "#" + galley.target(address[1:])
    return address if ALLOWED.fullmatch(address) else ""
