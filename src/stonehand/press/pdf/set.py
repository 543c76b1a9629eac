"""One section as HTML in, its pages as a PDF and their map out, without folios and running heads.

It is pure: the same task gives the same bytes in any process, and no call knows of another.
WeasyPrint is imported only when a task runs, for it reads the fonts that it may see at import.
"""

import importlib
import sys

from stonehand.press.pdf.fonts import activate
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.task import SectionTask, SetSection, blank_section
from stonehand.store.collector import at_rest, pass_over

__all__ = ["SectionTask", "SetSection", "be_ready", "blank_section", "set_section"]


SETTING = "stonehand.press.pdf.setting"


def be_ready(fonts: FontSet) -> None:
    """Import WeasyPrint and all else that sets, with the fonts of the tasks to come."""
    activate(fonts)
    if SETTING not in sys.modules:
        importlib.import_module(SETTING)
        pass_over()


def set_section(task: SectionTask) -> SetSection:
    """Lay out and draw one section.

    Every fault of the copy is a diagnostic. Raises FontSetMisfit where this process already runs with other
    fonts, HookMisfit where the box tree of WeasyPrint is not the one known.
    """
    if task.fonts is not None:
        be_ready(task.fonts)
    from stonehand.press.pdf.setting import set_task

    with at_rest():
        return SetSection(*set_task(task))
