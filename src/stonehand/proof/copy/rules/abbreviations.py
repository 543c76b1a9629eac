"""H108: an abbreviation with its stop here and without it there."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.read import BookCopy

_TITLES = re.compile(r"(?<![\w.-])(Mr|Mrs|Ms|Dr|St|Revd|Fr|Mme|Mlle|Messrs)\b(\.?)(?=[ \u00a0][A-Z])")
_NAMES = re.compile(r"(?<=[a-z],[ \u00a0])(Jr|Sr)\b(\.?)|(?<=[a-z][ \u00a0])(Jr|Sr)\b(\.?)")
_CUT = re.compile(r"(?<![\w.-])(etc|et al|cf|vol|vols|pp|approx)\b(\.?)(?![\w-])")
_LATIN = re.compile(r"(?<![\w.-])(e\.g|i\.e|eg|ie)\b(\.?)(?=[,: ])")


def abbreviation_with_and_without_stop(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find abbreviations whose stop is there or not as most of their uses do not have it.

    What is cut short (etc., vol.) keeps its stop in every house; `stops` settles contractions (Dr, Mr).
    """
    uses: dict[str, list[Use]] = {}
    for passage in copy.passages:
        if passage.language != "en":
            continue
        for pattern in (_TITLES, _NAMES, _CUT, _LATIN):
            for found in pattern.finditer(passage.letters):
                if passage.is_own(*found.span()) and not passage.has("italic", *found.span()):
                    name = (found[1] or found[pattern.groups - 1]).replace(".", "")
                    stops = "kept" if found[0].endswith(".") else "dropped"
                    uses.setdefault(name, []).append(Use(stops, passage, *found.span()))
    for name, found_uses in uses.items():
        settled = style.stops if _TITLES.match(f"{name} A") or name in ("Jr", "Sr") else ""
        yield from strays(Code.H108, found_uses, settled)
