"""What the compositor amends stands on the block in print, and nowhere in the EPUB."""

import re
from dataclasses import replace

import pytest

from samples.small_book import HERE, small_book
from stonehand.compose import compose_print
from stonehand.compose.epub_sections import compose_documents
from stonehand.model.makeup import Amendment
from stonehand.model.metadata import Metadata

BOOK = small_book(Metadata(slug="b", title="B"))


def amended(**changes: object) -> str:
    """Return the start tag of the block `comets-p1` in print."""
    entry = Amendment(block="comets-p1", reason="r", span=HERE, **changes)  # type: ignore[arg-type]
    html = "".join(section.html for section in compose_print(replace(BOOK, makeup=(entry,))).sections)
    (tag,) = re.findall(r'<p id="comets-p1"[^>]*>', html)
    return re.sub(r' data-(?:source|runs)="[^"]*"', "", tag)


@pytest.mark.parametrize(
    ("changes", "attributes"),
    [
        ({"breaks": True}, 'class="break-before"'),
        ({"keep": "together"}, 'class="keep-together"'),
        ({"breaks": True, "keep": "with-next"}, 'class="break-before keep-with-next"'),
        ({"lead": 1.5}, 'style="border-top:calc(1.5 * var(--lead)) solid transparent"'),
        ({"lines": -1}, 'data-looseness="-1"'),
        ({"tracking": 0.005}, 'data-tracking="0.005"'),
    ],
)
def test_in_print(changes: dict[str, object], attributes: str) -> None:
    assert amended(**changes) == f'<p id="comets-p1" {attributes}>'


def test_a_figure_stands_where_the_compositor_wants_it() -> None:
    entry = Amendment(block="comets-f1", reason="r", span=HERE, place="foot")
    html = "".join(section.html for section in compose_print(replace(BOOK, makeup=(entry,))).sections)
    (place,) = re.findall(r'id="comets-f1"[^>]* data-place="(\w+)"', html)
    assert place == "foot"


def test_not_in_the_epub() -> None:
    entry = Amendment(block="comets-p1", reason="r", span=HERE, breaks=True, lines=1, lead=1.0)
    assert compose_documents(replace(BOOK, makeup=(entry,))).bodies == compose_documents(BOOK).bodies
