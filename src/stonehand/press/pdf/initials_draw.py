"""A page with an initial in; the initial drawn where it stands in the text, as a part of its word, out.

WeasyPrint draws floats before all text of the page. An initial is drawn within the first line of its
paragraph, as an inline block would be (CSS 2.2, appendix E, 7.2.1.4), so that what reads the file in its
order meets the word whole. Initial and rest of the word are marked with `ActualText`, for they stand on two
lines.
"""

from collections.abc import Callable
from typing import Any

from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

from stonehand.press.pdf.actual_text import Part, Word, hexed
from stonehand.press.pdf.initials import is_initial

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands around."""

WORD, REST, LAST = "data-word", "rest", "_last_initial"
WAITING = "_initials"
PARAGRAPHS = ("p", "body")


def dispatch(original: Step) -> Step:
    """Around `_dispatch`: put an initial into the line that follows it in the tree."""

    def hooked(box: Any, page: Any, child_contexts: Any, blocks: Any, floats: Any, cells: Any) -> Any:
        waiting: list[StackingContext] = page.__dict__.setdefault(WAITING, [])
        if isinstance(box, boxes.Box) and box.is_floated() and is_initial(box.element):
            waiting.append(StackingContext.from_box(box, page, child_contexts))
            return None
        made = original(box, page, child_contexts, blocks, floats, cells)
        if waiting and isinstance(box, boxes.LineBox):
            made = made.copy_with_children([waiting.pop(), *made.children])
        elif waiting and isinstance(box, boxes.BlockBox) and box.element_tag in PARAGRAPHS:
            floats.append(waiting.pop())  # its lines begin on the next page
        return made

    return hooked


def draw_inline_level(original: Step) -> Step:
    """Around `draw_inline_level`: draw an initial, and mark it and the rest of its word."""

    def hooked(stream: Any, page: Any, box: Any, *rest: Any) -> Any:
        if isinstance(box, StackingContext) and is_initial(box.box.element):
            word = stream.__dict__[LAST] = box.box.element.get(WORD) or ""
            _note_parts(box.box, word, word)
            draw.draw_stacking_context(stream, box)
        else:
            if isinstance(box, boxes.InlineBox) and _has_class(box.element, REST):
                _note_parts(box, stream.__dict__.pop(LAST, ""), "")
            original(stream, page, box, *rest)

    return hooked


def _has_class(element: Any, name: str) -> bool:
    return element is not None and name in (element.get("class") or "").split()


def _note_parts(box: Any, word: str, read: str) -> None:
    """Say of the text boxes in a box that they are parts of a word; `read` is what stands for the first."""
    for text in box.descendants() if word else ():
        if isinstance(text, boxes.TextBox):
            text.word_part = Part(Word(word, f"word-{hexed(word)}"), read)
            read = ""
