"""The design in, the stylesheets of each medium out: a prelude of sizes and faces, then the house's files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from stonehand.compose.geometry import Geometry, geometry
from stonehand.compose.house import book_folders
from stonehand.diagnostics import Code, Diagnostic
from stonehand.diagnostics.stop import Stop
from stonehand.model.beginning import BreakOrnament
from stonehand.model.book import Design, FontFile
from stonehand.source import Span
from stonehand.store.house import house_folder

PRINT = ("tokens.css", "book.css", "print.css", "own.css")
FURNITURE = ("tokens.css", "furniture.css")
LARGEST = 1_000_000
"""The most bytes of a stylesheet."""

EPUB = ("book.css", "epub.css", "own-epub.css")

ORNAMENTS: Mapping[BreakOrnament, tuple[str, str, str, str]] = {
    "asterisks": ('"*\\2003*\\2003*"', "var(--lead)", ".3em", "inherit"),
    "asterism": ('"*\\a *\\2002*"', "var(--lead)", ".45em", ".5em"),
    "fleuron": ('"\\2766"', "var(--lead)", "0", "inherit"),
    "blank": ('""', "0", "0", "inherit"),
}
"""For each ornament its string in CSS, its height, how far it is lowered, and the distance of its lines."""

SHORTEST_WORD = 6
"""Letters of a word that may be broken."""


def print_stylesheets(design: Design, root: str = "") -> tuple[str, ...]:
    """Return the stylesheets of the sections in print, in order; `root` is the book's folder."""
    return (prelude(design), *_files(PRINT, root))


def furniture_stylesheets(design: Design, root: str = "") -> tuple[str, ...]:
    """Return the stylesheets of the furniture, in order."""
    return (prelude(design), *_files(FURNITURE, root))


def epub_css(design: Design, faces: Iterable[FontFile], root: str = "") -> str:
    """Return the one stylesheet of the EPUB; `faces` are the embedded fonts, by their names in `fonts/`."""
    css = "\n".join(_files(EPUB, root))
    for name, value in (_families(design) | _ornament(design)).items():
        css = css.replace(f"var(--{name})", value)
    return "".join(map(_face, faces)) + css


def _face(face: FontFile) -> str:
    name = face.path.rsplit("/", 1)[-1]
    return (
        f"@font-face {{ font-family: {_string(face.family)}; font-weight: {face.weight}; "
        f"font-style: {face.style}; src: url({_string('../fonts/' + name)}) }}\n"
    )


def prelude(design: Design) -> str:
    """Return `@page` and the custom properties of the design: trim, bleed, margins, sizes, families."""
    page = geometry(design)
    values = _sizes(design, page) | _families(design) | _words(design) | _ornament(design)
    return (
        f"@page {{ size: {_pt(design.width)} {_pt(design.height)}; bleed: {_pt(design.bleed)} }}\n"
        f"@page :right {{ margin: {_margins(page, page.fore_edge, page.gutter)} }}\n"
        f"@page :left {{ margin: {_margins(page, page.gutter, page.fore_edge)} }}\n"
        f":root {{ {_properties(values)} }}\n"
    )


def _margins(page: Geometry, right: float, left: float) -> str:
    return " ".join(_pt(length) for length in (page.head, right, page.foot, left))


def _properties(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _sizes(design: Design, page: Geometry) -> dict[str, str]:
    scale = page.scale
    lengths = {
        "width": design.width,
        "height": design.height,
        "measure": page.measure,
        "depth": page.depth,
        "margin-head": page.head,
        "margin-foot": page.foot,
        "gutter": page.gutter,
        "fore-edge": page.fore_edge,
        "size": scale.size,
        "lead": scale.lead,
        "half": scale.lead / 2,
        "extract": scale.extract,
        "note": scale.note,
        "note-lead": scale.note_lead,
    }
    return {name: _pt(length) for name, length in lengths.items()}


def _families(design: Design) -> dict[str, str]:
    names = {"text": design.text_family, "display": design.display_family, "sans": design.sans_family}
    return {name: _family(family, design.fallback) for name, family in names.items()}


def _words(design: Design) -> dict[str, str]:
    """Return the shortest word to be broken, and the letters before and after the break."""
    before, after = design.hyphenation.before, design.hyphenation.after
    return {"hyphenate": f"{max(SHORTEST_WORD, before + after)} {before} {after}"}


def _ornament(design: Design) -> dict[str, str]:
    """Return what is printed at a break, and how."""
    names = ("ornament", "ornament-height", "ornament-drop", "ornament-lead")
    return dict(zip(names, ORNAMENTS[design.ornament], strict=True))


def _family(name: str, fallback: Iterable[str]) -> str:
    return ", ".join(map(_string, (name, *fallback)))


def _string(text: str) -> str:
    """Return a CSS string; what could end it is escaped (CSS Syntax 4.3.7)."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\\n\r\f<' else c for c in text) + '"'


def _pt(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"


def _files(names: Iterable[str], root: str) -> tuple[str, ...]:
    folders = (*book_folders(root, "styles"), house_folder("styles"))
    found = (next((f / name for f in folders if (f / name).is_file()), None) for name in names)
    return tuple(_text(path) for path in found if path)


def _text(path: Path) -> str:
    """Return a stylesheet. Raises Stop where it is a link out of its folder, not in UTF-8, or very large."""
    data = path.read_bytes() if path.resolve().parent == path.parent.resolve() else None
    try:
        if data is not None and len(data) <= LARGEST:
            return data.decode("utf-8").replace("\0", "\ufffd")
        why = "leads out of its folder" if data is None else f"is larger than {LARGEST:,} bytes"
    except UnicodeDecodeError:
        why = "is not in UTF-8"
    place = Span.point(f"styles/{path.name}")
    raise Stop(Diagnostic.of(Code.S008, f"the stylesheet {path.name} {why}", place))
