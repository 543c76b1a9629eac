"""A joined PDF with a subset of each face for every section in, one subset for each face out.

WeasyPrint keeps the glyph numbers of the font in its subsets, so the text of the pages needs no change.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import uharfbuzz

from stonehand.press.pdf.fontset import FontFace, FontSet

POSTSCRIPT = 6
"""Number of the name that a face has in PostScript, in the table of its names."""

_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_DROPPED = ("BASE", "DSIG", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
_CMAP_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_CMAP_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(slots=True)
class _Merged:
    """A font of the PDF that takes in others of its face: widths and text by glyph."""

    font: Any
    widths: dict[int, int]
    text: dict[int, bytes]

    def admits(self, widths: dict[int, int], text: dict[int, bytes]) -> bool:
        """Tell whether no glyph would change its width or the text that is copied from it."""
        return _agree(self.widths, widths) and _agree(self.text, text)


def merge_fonts(pdf: Any, fonts: FontSet) -> None:
    """Embed each face once, with all glyphs that the pages use.

    Where one glyph stands for different characters in two sections (a small capital for "a" and for "A"),
    the face keeps two font dictionaries, so that copied text stays what it was; the font file is one.
    """
    faces = _by_postscript_name(fonts)
    merged: dict[str, list[_Merged]] = {}
    for dictionary in _font_dictionaries(pdf):
        for key in sorted(dictionary.keys()):
            name = _postscript_name(dictionary[key])
            if name in faces:
                dictionary[key] = _merge(dictionary[key], merged.setdefault(name, []))
    for name, members in merged.items():
        _embed(pdf, faces[name], members)


def _by_postscript_name(fonts: FontSet) -> dict[str, FontFace]:
    """Return the faces whose name in a PDF is theirs alone."""
    names = [face.postscript_name for face in fonts.faces]
    return {face.postscript_name: face for face in fonts.faces if names.count(face.postscript_name) == 1}


def _font_dictionaries(pdf: Any) -> Iterator[Any]:
    """Yield each /Font resource once, those of the form XObjects on the pages too."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        forms = page.obj.Resources.get("/XObject", {}).values()
        holders = [page.obj, *(form for form in forms if "/Resources" in form)]
        for holder in holders:
            dictionary = holder.Resources.get("/Font")
            if dictionary is not None and dictionary.objgen not in seen:
                seen.add(dictionary.objgen)
                yield dictionary


def _postscript_name(font: Any) -> str:
    """Return the name that the embedded font file gives itself; empty where a merge would not be safe."""
    if font.get("/Subtype") != pikepdf.Name.Type0 or font.get("/Encoding") != pikepdf.Name("/Identity-H"):
        return ""
    descriptor = font.DescendantFonts[0].FontDescriptor
    stream = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    return uharfbuzz.Face(stream.read_bytes()).get_name(POSTSCRIPT) or ""


def _merge(font: Any, members: list[_Merged]) -> Any:
    """Return the font dictionary that takes the place of this one."""
    widths = _widths(font.DescendantFonts[0].W)
    text = {int(glyph, 16): characters for glyph, characters in _pairs(font.ToUnicode.read_bytes())}
    for member in members:
        if member.admits(widths, text):
            member.widths |= widths
            member.text |= text
            return member.font
    members.append(_Merged(font, widths, text))
    return font


def _agree(some: dict[int, Any], others: dict[int, Any]) -> bool:
    return all(some[glyph] == others[glyph] for glyph in some.keys() & others.keys())


def _pairs(cmap: bytes) -> list[tuple[bytes, bytes]]:
    return _PAIR.findall(cmap.partition(b"endcodespacerange")[2])


def _widths(array: Any) -> dict[int, int]:
    """Read the widths of glyphs, of which WeasyPrint writes only runs: `first [width width ...]`."""
    widths: dict[int, int] = {}
    for at in range(0, len(array), 2):
        widths |= {int(array[at]) + i: int(width) for i, width in enumerate(array[at + 1])}
    return widths


def _embed(pdf: Any, face: FontFace, members: list[_Merged]) -> None:
    glyphs = {0}.union(*(member.text for member in members), *(member.widths for member in members))
    data = subset(face.path, glyphs)
    opentype = data[:4] == b"OTTO"
    extra = {"Subtype": pikepdf.Name.OpenType} if opentype else {"Length1": len(data)}
    stream = pdf.make_stream(data, **extra)
    name = pikepdf.Name(f"/{_tag(face, glyphs)}+{face.postscript_name}")
    for member in members:
        descendant = member.font.DescendantFonts[0]
        member.font.BaseFont = descendant.BaseFont = descendant.FontDescriptor.FontName = name
        descendant.FontDescriptor["/FontFile3" if opentype else "/FontFile2"] = stream
        descendant.FontDescriptor.FontBBox[2] = max(member.widths.values())
        descendant.W = pikepdf.Array(_runs(member.widths))
        member.font.ToUnicode = pdf.make_stream(_cmap(member.text))


def _tag(face: FontFace, glyphs: Iterable[int]) -> str:
    """Return the six letters that tell this subset from others (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{face.sha256} {sorted(glyphs)}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _runs(widths: dict[int, int]) -> list[Any]:
    runs: list[Any] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs += [glyph, pikepdf.Array()]
        runs[-1].append(widths[glyph])
    return runs


def _cmap(text: dict[int, bytes]) -> bytes:
    lines = [b"<%04x> <%s>\n" % (glyph, characters) for glyph, characters in sorted(text.items())]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(b), b"".join(b)) for b in blocks)
    return _CMAP_HEAD + body + _CMAP_FOOT


def subset(path: str, glyphs: Iterable[int]) -> bytes:
    """Return a font file with these glyphs under their own numbers, and nothing for layout.

    A second pass cuts the empty places after the last glyph, which HarfBuzz keeps with "retain gids".
    """
    wanted = sorted(glyphs)
    flags = uharfbuzz.SubsetFlags
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
    kept = _subset(face, wanted, flags.RETAIN_GIDS | flags.DESUBROUTINIZE | flags.NO_HINTING)
    cut = _subset(kept, range(wanted[-1] + 1), flags.DESUBROUTINIZE | flags.NO_HINTING)
    return bytes(cut.blob.data)


def _subset(face: Any, glyphs: Iterable[int], flags: Any) -> Any:
    asked = uharfbuzz.SubsetInput()
    asked.glyph_set.update(glyphs)
    asked.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    asked.flags = flags
    return uharfbuzz.subset(face, asked)
