"""Printed folios in, PDF page labels out (ISO 32000-1, 12.4.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from stonehand.model.numerals import from_roman, roman


@dataclass(frozen=True, slots=True)
class LabelRange:
    """Pages from an index (from 0) on that are counted alike: style "D", "r" or "" with a literal prefix."""

    index: int
    style: str
    start: int
    prefix: str = ""


def label_ranges(folios: Sequence[str]) -> tuple[LabelRange, ...]:
    """Return the shortest list of ranges that gives every page its folio."""
    ranges: list[LabelRange] = []
    for index, folio in enumerate(folios):
        if not ranges or _label(ranges[-1], index) != folio:
            ranges.append(_range(index, folio))
    return tuple(ranges)


def _range(index: int, folio: str) -> LabelRange:
    if folio.isdecimal() and folio.isascii():
        return LabelRange(index, "D", int(folio))
    value = from_roman(folio) if folio.islower() else 0
    if value:
        return LabelRange(index, "r", value)
    return LabelRange(index, "", 1, folio)


def _label(labels: LabelRange, index: int) -> str:
    number = labels.start + index - labels.index
    return {"D": str(number), "r": roman(number).lower(), "": labels.prefix}[labels.style]


def page_labels(folios: Sequence[str]) -> Any:
    """Return the number tree for the catalogue's /PageLabels."""
    numbers: list[Any] = []
    for each in label_ranges(folios):
        entry = pikepdf.Dictionary(St=each.start)
        if each.style:
            entry.S = pikepdf.Name("/" + each.style)
        else:
            entry = pikepdf.Dictionary(P=pikepdf.String(each.prefix))
        numbers += [each.index, entry]
    return pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
