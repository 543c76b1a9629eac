"""Pages of a build, accepted and new, from a few lines of text: one page of one section each."""

from collections.abc import Iterable
from dataclasses import replace

from stonehand.model.layout import Fingerprint, LayoutMap, Line, Page
from stonehand.proof.gate.accepting import tools_of
from stonehand.proof.gate.baseline import Baseline, BaselinePage, EpubFacts, Ink, PdfFacts
from stonehand.proof.gate.reduced import reduced_pages
from stonehand.proof.gate.words import Pages

TOOLS = Fingerprint("70.0", "1.50.12", "6", "2.14", "0.18", "4.68", (("Serif 400 normal", "ab"),))
INK = Ink("0123456789abcdef", "abcdef", "ghi", (1, 1, 1))


def line(text: str, block: str = "p1", number: int = 0, **fields: object) -> Line:
    """Return a line of the text, 12 points below the one before it."""
    words = Line(
        *("body", 10.0, 20.0 + 12 * number, 200.0, 12.0, 30.0 + 12 * number),
        *(text, block, 0, 0, f"one.md:{number + 1}:1"),
        size=10.0,
    )
    return replace(words, **fields)  # type: ignore[arg-type]


def page(*lines: Line, number: int = 1, section: str = "one") -> Page:
    """Return a page of a section."""
    trim, area = (0.0, 0.0, 300.0, 400.0), (10.0, 10.0, 290.0, 390.0)
    side = "recto" if number % 2 else "verso"
    return Page(number, str(number), side, section, False, 300.0, 400.0, trim, area, lines)  # type: ignore[arg-type]


def text(*paragraphs: str, number: int = 1) -> Page:
    """Return a page of paragraphs whose lines are divided by a slash."""
    lines = [(f"p{count}", words) for count, words_ in enumerate(paragraphs) for words in words_.split("/")]
    return page(*(line(words, block, place) for place, (block, words) in enumerate(lines)), number=number)


def layout(pages: Iterable[Page]) -> LayoutMap:
    """Return a map."""
    return LayoutMap("id", TOOLS, tuple(pages))


def accepted(*pages: Page) -> Pages:
    """Return pages as a baseline has them."""
    return Pages(reduced_pages(layout(pages)))


def new(*pages: Page) -> Pages:
    """Return pages of a new build."""
    return Pages(reduced_pages(layout(pages)), pages)


def reduced(*pages: Page) -> tuple[BaselinePage, ...]:
    """Return pages as reduced."""
    return reduced_pages(layout(pages))


def baseline() -> Baseline:
    """Return a baseline of two pages."""
    pages = reduced(text("One word/and another", "Two"), text("Three", number=2))
    facts = PdfFacts(
        "ab", ("Serif, embedded",), ("sheets 1-2: TrimBox 0 0 300 400",), (), ("one@20", ""), (), ()
    )
    epub = EpubFacts("cd", ("title: One",), ("One > one.xhtml",), (), ("css/book.css 0123",))
    inks = {"screen": (INK, INK), "print": (INK, INK)}
    return Baseline("small", tools_of(TOOLS), pages, inks, {"screen": facts, "print": facts}, epub)
