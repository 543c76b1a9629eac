"""One section as HTML in, its pages as a PDF and their map out, without folios and running heads.

It is pure: the same task gives the same bytes in any process, and no call knows of another.
WeasyPrint is imported only when a task runs, or a little before (`ready`).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stonehand.press.pdf.fonts import activate
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.mapfile import lines_row
from stonehand.press.pdf.ready import get_ready
from stonehand.press.pdf.task import Excerpt, SectionTask, SetSection, Start, blank_section
from stonehand.store.collector import at_rest

__all__ = [
    "Excerpt",
    "SectionTask",
    "SetSection",
    "Start",
    "be_ready",
    "blank_section",
    "set_excerpt",
    "set_section",
]


NO_PLANS: Mapping[bytes, Any] = {}


def be_ready(fonts: FontSet) -> None:
    """Import WeasyPrint and all else that sets, with the fonts of the tasks to come."""
    activate(fonts)
    get_ready()


def set_section(task: SectionTask, plans: Mapping[bytes, Any] = NO_PLANS) -> SetSection:
    """Lay out and draw one section; `plans` are those of an earlier setting, which change no result.

    Every fault of the copy is a diagnostic. Raises FontSetMisfit where this process already runs with other
    fonts, HookMisfit where the box tree of WeasyPrint is not the one known.
    """
    if task.fonts is not None:
        be_ready(task.fonts)
    from stonehand.press.pdf.setting import set_task

    with at_rest():
        made = SetSection(*set_task(task, None, plans))
    return replace(made, rows=tuple(lines_row(page.lines) for page in made.map.pages))


def set_excerpt(task: SectionTask, excerpt: Excerpt, plans: Mapping[bytes, Any] = NO_PLANS) -> SetSection:
    """Lay out and draw a few pages of a section that was set before, with what is new on them.

    `plans` are those of that setting. The pages may differ from those of the whole section where its make-up
    looks further. Raises as `set_section`.
    """
    if task.fonts is not None:
        be_ready(task.fonts)
    from stonehand.press.pdf.setting import set_task

    with at_rest():
        return SetSection(*set_task(task, excerpt, plans))
