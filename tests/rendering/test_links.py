"""Links: inside the section, into the book, out to the public."""

from io import BytesIO

import pikepdf
import pytest
from tiny import codes, lay, p

from stonehand.press.pdf.set import SetSection
from stonehand.source import Span


def targets(result: SetSection) -> list[str]:
    """Return the targets of all links: names of destinations, or addresses."""
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        return [str(link.get("/Dest") or link["/A"].get("/URI") or link["/A"]["/D"]) for link in links]


def test_a_link_inside_the_section_is_a_named_destination() -> None:
    result = lay(p("a", '<a href="#b">down</a>'), p("b", "here"))
    assert targets(result) == ["b"]
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        assert "b" in pikepdf.NameTree(pdf.Root.Names.Dests)


def test_a_link_to_another_section_waits_for_the_book() -> None:
    result = lay(p("a", '<a href="#other-ü">away</a>'))
    assert targets(result) == ["book:other-%C3%BC"]
    assert codes(result) == []


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c#d", "http://example.org/", "mailto:a@example.org"]
)
def test_public_links_are_kept(target: str) -> None:
    assert targets(lay(p("a", f'<a href="{target}">out</a>'))) == [target]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "other.html"]
)
def test_other_links_are_left_out(target: str) -> None:
    result = lay(p("a", f'<a href="{target}">out</a>', line=8))
    (found,) = result.diagnostics
    assert targets(result) == []
    assert (found.code.value, found.place) == ("S004", Span.point("copy.md", 8))
