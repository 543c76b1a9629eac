"""All that sets, imported ahead: WeasyPrint asks for the fonts of its process only when a document is begun.

It is in a module of its own, for that which has it done elsewhere need not import anything of it.
"""

import sys
from importlib import import_module

from stonehand.press.pdf.rare_fonts import when_called

SETTING = "stonehand.press.pdf.setting"

_is_ahead = False


def get_ready() -> None:
    """Import WeasyPrint and all else that sets, for a book whose fonts may not be known yet."""
    global _is_ahead
    if SETTING in sys.modules:
        return
    _is_ahead = "weasyprint" not in sys.modules
    with when_called():
        import_module("stonehand.press.pdf.declarations").libraries()
        import_module(SETTING)
    import_module("stonehand.store.collector").pass_over()


def is_ahead() -> bool:
    """Tell whether WeasyPrint was imported by `get_ready`, and thus by nobody who had fonts in mind."""
    return _is_ahead
