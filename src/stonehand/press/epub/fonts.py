"""Parsed documents, a stylesheet and fonts in; a subset of each face that is used, and its CSS rule, out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import takewhile

from fontTools import subset
from fontTools.ttLib import TTFont

from stonehand.diagnostics import Code, Report
from stonehand.press.epub.cascade import FontCascade, FontRequest
from stonehand.press.epub.gate import ParsedDocument
from stonehand.press.epub.package import FONTS, EpubFont
from stonehand.press.epub.xhtml import place_of
from stonehand.source import Span

GENERIC = (
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "math",
    "inherit",
    "initial",
)
COUNTERS = "0123456789.•◦▪ "
"""What lists print before their items, which stands in no document."""
_EPOCH_OF_SFNT = 2082844800
_TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.upper}


@dataclass(slots=True)
class Demand:
    """The characters asked of one font, and where it is asked for first."""

    first: Span
    characters: set[str] = field(default_factory=set)


def demands(documents: Iterable[ParsedDocument], cascade: FontCascade) -> dict[FontRequest, Demand]:
    """Return what each combination of families, weight and slope has to print."""
    found: dict[FontRequest, Demand] = {}
    for document in documents:
        for element, text, request in cascade.requests(document.tree):
            if text.strip():
                place = place_of(document.document.file_name, element)
                demand = found.setdefault(replace(request, transform="none"), Demand(place))
                demand.characters.update(text, _transformed(text, request))
    return found


def allot(
    wanted: Mapping[FontRequest, Demand], fonts: tuple[EpubFont, ...], report: Report
) -> dict[str, frozenset[str]]:
    """Return the characters that each font file has to give; report E002 for a face that none gives.

    What the first family lacks is asked of the next, up to the first family of the system's own.
    """
    coverage = {font.file_name: _coverage(font) for font in fonts}
    given: dict[str, set[str]] = {}
    for request, demand in wanted.items():
        missing = set(demand.characters)
        for family in takewhile(lambda name: name.lower() not in GENERIC, request.families):
            if all(character.isspace() for character in missing):
                break
            for font in _face(family, request, fonts, demand.first, report):
                given.setdefault(font.file_name, set()).update(missing & coverage[font.file_name])
                missing -= coverage[font.file_name]
    return {name: frozenset(characters) for name, characters in given.items() if characters}


def cut(font: EpubFont, characters: Iterable[str], modified: datetime) -> bytes:
    """Return the font with only the glyphs for the characters, the same bytes for the same arguments."""
    options = subset.Options(
        layout_features=["*"], name_IDs=["*"], hinting=False, notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += ["FFTM"]  # FontForge's own times, of which fontTools would complain
    face = TTFont(BytesIO(font.data), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters)))
    cutter.subset(face)
    face["head"].created = face["head"].modified = int(modified.timestamp()) + _EPOCH_OF_SFNT
    target = BytesIO()
    face.save(target, reorderTables=True)
    return target.getvalue()


def font_face(font: EpubFont) -> str:
    """Return the CSS rule that gives the face to the reading system."""
    source = f"../{FONTS}/{font.file_name}"
    return (
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; font-style: {font.style}; '
        f'src: url("{source}") }}\n'
    )


def font_type(data: bytes) -> str:
    """Return the media type of a font (EPUB 3.3, section 3.2)."""
    return "font/otf" if data.startswith(b"OTTO") else "font/ttf"


def _transformed(text: str, request: FontRequest) -> str:
    change = _TRANSFORMS.get(request.transform)
    return change(text) if change else ""


def _coverage(font: EpubFont) -> frozenset[str]:
    return frozenset(map(chr, TTFont(BytesIO(font.data), lazy=True).getBestCmap()))


def _face(
    family: str, request: FontRequest, fonts: tuple[EpubFont, ...], place: Span, report: Report
) -> list[EpubFont]:
    style = "italic" if request.italic else "normal"
    faces = [font for font in fonts if font.family.lower() == family.lower()]
    exact = [font for font in faces if (font.weight, font.style) == (request.weight, style)]
    if not exact:
        wanted = f"“{family}”, weight {request.weight}, {style}"
        hint = "give the face in [design.fonts], or ask for another in the stylesheet"
        report.add(Code.E002, f"the stylesheet asks for {wanted}, and no font file gives it", place, hint)
    return (exact or faces)[:1]
