"""One section as HTML in, its pages as a PDF and their map out, without folios and running heads.

It is pure: the same task gives the same bytes in any process, and no call knows of another.
WeasyPrint is imported only when a task runs, for it reads the fonts that it may see at import.
"""

from dataclasses import dataclass

from stonehand.diagnostics import Diagnostic
from stonehand.model.layout import SectionMap, Side
from stonehand.model.lines import HYPHENATION, LINES, HyphenationSettings, LineSettings
from stonehand.press.pdf.fontset import FontSet


@dataclass(frozen=True, slots=True)
class SectionTask:
    """What a section is set from.

    `html` follows docs/html.md; `stylesheets` are CSS texts; `opens_on` is the side of the first page (None:
    recto); `root` is the book's folder, to which images are relative and beyond which none is read;
    `fonts` None: those of the system.
    """

    anchor: str
    html: str
    stylesheets: tuple[str, ...] = ()
    opens_on: Side | None = None
    root: str = ""
    fonts: FontSet | None = None
    lines: LineSettings = LINES
    hyphenation: HyphenationSettings = HYPHENATION


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section as set: a PDF of its pages, their map, and what was found on the way.

    `paragraphs` counts the justified ones: those planned, and for each reason those left to WeasyPrint.
    """

    pdf: bytes
    map: SectionMap
    diagnostics: tuple[Diagnostic, ...] = ()
    paragraphs: tuple[tuple[str, int], ...] = ()


def set_section(task: SectionTask) -> SetSection:
    """Lay out and draw one section.

    Every fault of the copy is a diagnostic. Raises FontSetMisfit where this process already runs with other
    fonts, HookMisfit where the box tree of WeasyPrint is not the one known.
    """
    if task.fonts is not None:
        from stonehand.press.pdf.fonts import activate

        activate(task.fonts)
    from stonehand.press.pdf.setting import set_task

    return SetSection(*set_task(task))
