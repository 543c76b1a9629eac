"""A comparison in, the few lines that a managing editor acts on out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from stonehand.proof.compare.change import REAL, Kind
from stonehand.proof.compare.comparison import Comparison

NAMES: dict[Kind, tuple[str, str]] = {
    "text": ("text change", "text changes"),
    "added": ("new paragraph or note", "new paragraphs or notes"),
    "removed": ("paragraph or note removed", "paragraphs or notes removed"),
    "moved": ("paragraph moved", "paragraphs moved"),
    "figure": ("figure changed", "figures changed"),
    "style": ("change of style", "changes of style"),
    "look": ("page drawn differently", "pages drawn differently"),
}


_NOUN = re.compile(r".*?(?= (?:at|split|after|outside|off) |$)")
"""The head of a flaw's title, with the adjectives before it."""


def summary(comparison: Comparison) -> tuple[str, ...]:
    """Return the summary: what was changed and what to read again first, what else moved after it."""
    return tuple(line for line in (_first(comparison), *_more(comparison)) if line)


def pages_to_read(comparison: Comparison) -> tuple[int, ...]:
    """Return the sheets of the new build to read again: those with a real change or a new flaw.

    What is gone is read where it was: on the page of the new build that answers to its own.
    """
    sheets = {sheet for change in comparison.real for sheet in change.new_sheets}
    answers = {page.old_sheet: page.sheet for page in reversed(comparison.pages)}
    gone = {change.old_sheets[0] for change in comparison.real if not change.new_sheets and change.old_sheets}
    sheets |= {answers[sheet] for sheet in gone if sheet in answers}
    return tuple(sorted(sheets | {flaw.spot.page.sheet for flaw in comparison.flaws.new}))


def pages_named(comparison: Comparison, sheets: Iterable[int]) -> str:
    """Return sheets by their folios, those in a row as a range."""
    folios = {page.sheet: page.folio for page in comparison.new.pages}
    rows: list[list[int]] = []
    for sheet in sorted(set(sheets)):
        if rows and rows[-1][-1] == sheet - 1:
            rows[-1].append(sheet)
        else:
            rows.append([sheet])
    return ", ".join(_range([folios.get(sheet) or f"sheet {sheet}" for sheet in row]) for row in rows)


def _range(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 3 else f"{names[0]}–{names[-1]}"


def _first(comparison: Comparison) -> str:
    """Return the first line."""
    if comparison.is_same:
        return f"no change; extent {_extent(comparison)}"
    counts = Counter(change.kind for change in comparison.real)
    parts = [counted(counts[kind], *NAMES[kind]) for kind in REAL if counts[kind]] or ["no text change"]
    reflowed = [page.sheet for page in comparison.pages if page.kind == "reflow"]
    if reflowed:
        parts.append(f"{counted(len(reflowed), 'page', 'pages')} reflowed, {_span(comparison, reflowed)}")
    parts.append(f"extent {_extent(comparison)}")
    parts += list(_flaws(comparison))
    read = pages_to_read(comparison)
    parts.append(
        f"re-read {'page' if len(read) == 1 else 'pages'} {pages_named(comparison, read)}" if read else ""
    )
    return "; ".join(part for part in parts if part)


def _span(comparison: Comparison, sheets: list[int]) -> str:
    """Return the first and the last of some pages."""
    ends = sheets if len(sheets) == 1 else (sheets[0], sheets[-1])
    return "–".join(pages_named(comparison, [sheet]) for sheet in ends)


def _extent(comparison: Comparison) -> str:
    old, new = len(comparison.old.pages), len(comparison.new.pages)
    return f"{old} {'=' if old == new else '→'} {new}"


def _flaws(comparison: Comparison) -> Iterator[str]:
    counts = Counter(flaw.code for flaw in comparison.flaws.new)
    for code in sorted(counts, key=lambda code: code.value):
        yield counted(counts[code], f"new {code.title}", f"new {plural(code.title)}")


def plural(title: str) -> str:
    """Return the title of a flaw in the plural: "hyphens at the foot of a recto"."""
    return _NOUN.sub(r"\g<0>s", title, count=1)


def _more(comparison: Comparison) -> Iterator[str]:
    if comparison.breaks:
        sheets = {each.spot.sheet for each in comparison.breaks}
        number = counted(len(comparison.breaks), "new word break", "new word breaks")
        yield f"{number}: look at {'page' if len(sheets) == 1 else 'pages'} {pages_named(comparison, sheets)}"
    yield ", ".join(_followed(comparison))
    yield f"EPUB: {_epub(comparison)}"
    if comparison.tools:
        yield f"the toolchain is another one: {', '.join(comparison.tools)}"


def _followed(comparison: Comparison) -> Iterator[str]:
    """Yield what follows from the changes, in so many blocks, entries, sections."""
    kinds = Counter(change.kind for change in comparison.changes)
    furniture = Counter(each.kind for each in comparison.furniture)
    rows = (
        (kinds["rewrapped"], "paragraph rewrapped", "paragraphs rewrapped"),
        (kinds["page"], "paragraph on another page", "paragraphs on other pages"),
        (kinds["locator"], "locator changed in contents or index", "locators changed in contents or index"),
        (furniture["head"], "section with other running heads", "sections with other running heads"),
        (furniture["folio"], "section with other folios", "sections with other folios"),
        (len(comparison.flaws.mended), "flaw mended", "flaws mended"),
    )
    return (counted(number, one, many) for number, one, many in rows if number)


def _epub(comparison: Comparison) -> str:
    if comparison.epub is None:
        return "not compared"
    found = Counter(each.kind for each in comparison.epub)
    changes = (counted(count, f"{kind} change", f"{kind} changes") for kind, count in found.items())
    return ", ".join(changes) or "no change"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"
