"""A section laid out by WeasyPrint in, diagnostics for text that nobody's chosen face can print out.

Pango never fails: it takes the nearest weight, and any font at all for a character that the family lacks.
Each text box is first held against the characters of the faces that its style names; only where one is
absent is Pango asked what it really drew, for it may have composed the character from others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import name as character_name

from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from stonehand.diagnostics import Code, Diagnostic
from stonehand.press.pdf.fontset import FontFace, FontSet, Style
from stonehand.press.pdf.foreign import is_blank
from stonehand.press.pdf.layout_blocks import Node, homes_of
from stonehand.source import Span, span_of


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What the CSS of a text asks for: families in order, weight, style."""

    families: tuple[str, ...]
    weight: int
    style: Style


def check_glyphs(document: Any, root: Node, fonts: FontSet) -> Iterator[Diagnostic]:
    """Yield F005 for characters drawn in a family that their style does not name, F006 for absent faces.

    Each is told once a section, at its first place. An empty box (no font has the character) is not told
    here: WeasyPrint's own message becomes F101.
    """
    seen: dict[TextStyle, set[str]] = {}
    for box in _text_boxes(document):
        asked = _style(box.style)
        if asked not in seen:
            seen[asked] = set()
            yield from _absent_face(box, asked, fonts, root)
        fresh = set(box.text) - seen[asked]
        seen[asked] |= fresh
        if fresh and _without_glyph(fresh, asked, fonts):
            yield from _alien(box, asked, fonts, root)


def _text_boxes(document: Any) -> Iterator[Any]:
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            inner = getattr(box, "_box", box)
            if isinstance(inner, boxes.TextBox) and inner.text.strip():
                yield inner


def _style(style: Any) -> TextStyle:
    slant: Style = "normal" if style["font_style"] == "normal" else "italic"
    return TextStyle(tuple(style["font_family"]), int(style["font_weight"]), slant)


def _faces(asked: TextStyle, fonts: FontSet) -> list[FontFace]:
    """Return the faces of exactly this weight and style in the families named."""
    families = (fonts.family(family) for family in asked.families)
    faces = (fonts.face(family, asked.weight, asked.style) for family in families if family)
    return [face for face in faces if face is not None]


def _absent_face(box: Any, asked: TextStyle, fonts: FontSet, root: Node) -> Iterator[Diagnostic]:
    family = next(filter(None, map(fonts.family, asked.families)), None)
    if family is None:
        message = f"no family of “{', '.join(asked.families)}” is among the fonts of the book"
    elif fonts.face(family, asked.weight, asked.style) is None:
        message = f"{family} has no face of weight {asked.weight} {asked.style}"
    else:
        return
    hint = "use another style, or give the face in [[design.fonts]]"
    yield Diagnostic.of(Code.F006, message, _place(box, box.text.strip()[0], root), hint)


def _without_glyph(characters: set[str], asked: TextStyle, fonts: FontSet) -> set[str]:
    paths = tuple(face.path for face in _faces(asked, fonts))
    return {character for character in characters - _characters_of(paths) if not is_blank(character)}


@cache
def _characters_of(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_characters, paths))


@cache
def _characters(path: str) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _alien(box: Any, asked: TextStyle, fonts: FontSet, root: Node) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each character that Pango drew in a family not named by the style."""
    named = {family for family in map(fonts.family, asked.families) if family}
    if not named:
        return
    for text, family in _runs(box):
        if fonts.family(family) not in named:
            for character in dict.fromkeys(text):
                if not is_blank(character):
                    yield _foreign_character(box, character, family, asked, root)


def _foreign_character(box: Any, character: str, family: str, asked: TextStyle, root: Node) -> Diagnostic:
    called = character_name(character, "a character without a name")
    return Diagnostic.of(
        Code.F005,
        f"“{character}” (U+{ord(character):04X}, {called}) is not in {asked.families[0]}; drawn in {family}",
        _place(box, character, root),
        "name a family that has it under `fallback` in [design], or use another character",
    )


def _runs(box: Any) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a text box as shaped, each with the family that it is drawn in.

    A stretch with a glyph that no font has is left out.
    """
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    data = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        unknown = any(
            glyphs.glyphs[at].glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG for at in range(glyphs.num_glyphs)
        )
        if not unknown:
            yield data[item.offset : item.offset + item.length].decode(), _family(item.analysis.font)
        run = run.next
    box.pango_layout.deactivate()


def _family(font: Any) -> str:
    _, description, _ = get_pango_font_key(font)
    return str(ffi.string(pango.pango_font_description_get_family(description)).decode())


def _place(box: Any, character: str, root: Node) -> Span | None:
    """Return the place of the first such character in the block of a text box."""
    home = homes_of(root).get(box.element)
    if home is None:
        return None
    offset = home.block.text.find(character)
    return span_of(home.block.source_at(offset) if offset >= 0 else home.block.source)
