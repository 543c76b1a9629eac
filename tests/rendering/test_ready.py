"""All that sets, imported before the fonts of the book are known."""

from tiny import STYLE, house, p, section

from stonehand.press.pdf.ready import get_ready
from stonehand.press.pdf.set import SectionTask, set_section
from stonehand.store.lanes import Lanes

FAMILIES = "p { font-family: DejaVu Sans, Liberation Serif, Lato, EB Garamond }"
"""Three families that many systems have, and one of the house."""


def test_a_section_is_set_with_the_fonts_of_its_book_alone() -> None:
    task = SectionTask("s", section(p("a", "quoin")), (STYLE, FAMILIES), fonts=house())
    with Lanes(1) as lanes:
        lanes.prepare(1, get_ready)
        made = lanes.submit(set_section, task).result()
    assert made == set_section(task)
