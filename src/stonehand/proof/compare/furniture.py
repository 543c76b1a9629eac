"""Two layout maps in, what has changed in running heads and folios out, once for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stonehand.model.layout import Area, LayoutMap


@dataclass(frozen=True, slots=True)
class FurnitureChange:
    """Running heads of a section that are new or gone, or pages that bear another folio."""

    kind: Literal["head", "folio"]
    section: str
    old: str
    new: str


def furniture_changes(old: LayoutMap, new: LayoutMap) -> Iterator[FurnitureChange]:
    """Yield the sections whose running heads read otherwise, and those whose folios are others."""
    for kind in ("head", "folio"):
        before, after = _by_section(old, kind), _by_section(new, kind)
        for section in dict.fromkeys((*before, *after)):
            was, now = before.get(section, ()), after.get(section, ())
            if was != now:
                yield FurnitureChange(kind, section, _said(kind, was), _said(kind, now))


def _by_section(layout: LayoutMap, area: Area) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for page in layout.pages:
        texts = [line.text.strip() for line in page.lines if line.area == area]
        found.setdefault(page.section, {}).update(dict.fromkeys(texts))
    return {section: tuple(texts) for section, texts in found.items()}


def _said(kind: str, texts: tuple[str, ...]) -> str:
    if kind == "folio" and len(texts) > 1:
        return f"{texts[0]}–{texts[-1]}"
    return " | ".join(texts)
