"""Links of a section in; inside the section as they are, into other sections as `book:anchor`, out.

WeasyPrint drops links to anchors that it does not know; the assembly of the book turns `book:` into a page.
"""

from collections.abc import Iterator
from urllib.parse import quote

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.tree import Node, Places

BOOK = "book:"
LINKING = ("a", "area", "link")
KEPT = ("http://", "https://", "mailto:")


def settle_links(root: Node, places: Places) -> Iterator[Diagnostic]:
    """Change the links of the tree in place; one that leads out of the book to no public place is removed."""
    for element in root.iter():
        if element.tag not in LINKING:
            continue
        # `rel` could attach files to the PDF or load stylesheets.
        element.attrib.pop("rel", None)
        target = element.get("href")
        if target is None:
            continue
        if target.startswith("#"):
            if not places.has(target[1:]):
                element.set("href", BOOK + quote(target[1:], safe=""))
        elif not target.lower().startswith(KEPT):
            del element.attrib["href"]
            message = f"the link to “{target[:80]}” is left out of the PDF"
            hint = "link to http:, https:, mailto: or #anchor"
            yield Diagnostic.of(Code.S004, message, places.of(element), hint)
