"""The bytes of an SVG in, what keeps it from being printed out: it must draw, alone, and not without end.

A drawing in a book is an image: what WeasyPrint and readers of EPUB both show of SVG 2. So it has no
scripts, no HTML, and nothing from other files.
"""

import re
from collections.abc import Iterator

import tinycss2
from lxml import etree

from stonehand.diagnostics import Code

LARGEST = 5_000_000
"""The most bytes of a drawing: WeasyPrint takes some seconds for each million."""

ELEMENTS = 20_000
"""The most elements, counted as often as they are drawn: by `use`, patterns, markers, clips and masks."""

DEEPEST = 100
"""The most elements inside one another; WeasyPrint ends in a RecursionError at about 300."""

ACTIVE = (
    *("script", "handler", "listener", "foreignObject", "iframe", "object", "embed"),
    *("audio", "video", "feImage"),
)
"""Elements that do more than draw, or that WeasyPrint leaves out with the words in them."""

_SVG = "{http://www.w3.org/2000/svg}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_PUBLIC = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?#([^\s\"')]+)")

Flaw = tuple[Code, str]


def svg_flaw(body: bytes) -> Flaw | None:
    """Judge an SVG image by its bytes alone."""
    if len(body) > LARGEST:
        return Code.S006, f"it is larger than {LARGEST // 1_000_000} MB"
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError as error:
        return Code.S005, f"it is not well-formed XML: {error.msg}"
    if root.tag != f"{_SVG}svg":
        return Code.S003, "it is not an image (PNG, JPEG, GIF, TIFF, WebP or SVG)"
    if b"<!ENTITY" in body:
        return Code.S003, "it defines entities"
    return next(_acts(root), None) or _size(root)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _acts(root: etree._Element) -> Iterator[Flaw]:
    """Yield what does more than draw."""
    for before in root.itersiblings(preceding=True):
        if isinstance(before, etree._ProcessingInstruction) and before.target == "xml-stylesheet":
            yield Code.S007, "it asks for a stylesheet of another file"
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in ACTIVE or element.tag.startswith(_HTML):
            yield Code.S007, f"it holds “{name}”"
        if name == "style":
            yield from _styles("".join(map(str, element.itertext())))
        for key, value in element.attrib.items():
            yield from _attribute(name, str(key), str(value))


def _attribute(element: str, key: str, value: str) -> Iterator[Flaw]:
    name = key.rpartition("}")[2]
    if key == _BASE or name.lower().startswith("on"):
        yield Code.S007, f"it has the attribute “{name}”"
    elif name in ("href", "src"):
        allowed = _PUBLIC if element == "a" else _PICTURE if element == "image" else None
        if not value.strip().startswith("#") and not (allowed and allowed.match(value.strip())):
            yield Code.S007, f"it shows or follows “{value[:40]}”, which is not in it"
    elif "(" in value or "\\" in value:
        yield from _styles(value)


def _styles(text: str) -> Iterator[Flaw]:
    """Yield what CSS takes from elsewhere."""
    pending = list(tinycss2.parse_component_value_list(text))
    while pending:
        node = pending.pop()
        if node.type == "at-keyword" and node.lower_value == "import":
            yield Code.S007, "its styles import others"
        target = _target(node)
        if target is not None and not target.strip().startswith("#"):
            yield Code.S007, f"its styles use “{target[:40]}”, which is not in it"
        pending.extend(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _target(node: tinycss2.ast.Node) -> str | None:
    if node.type == "url":
        return str(node.value)
    if node.type == "function" and node.lower_name in ("url", "src", "image", "image-set"):
        return next((str(part.value) for part in node.arguments if part.type == "string"), "")
    return None


def _size(root: etree._Element) -> Flaw | None:
    """Count elements as often as they are drawn; one that is drawn inside itself would be drawn for ever."""
    try:
        drawn = _Drawing(root).count(root, 1)
    except _TooDeepError as error:
        return Code.S006, str(error)
    return (Code.S006, f"{drawn:,} elements are drawn; {ELEMENTS:,} are enough") if drawn > ELEMENTS else None


class _TooDeepError(Exception):
    """Leave a drawing whose elements stand too deep in one another, or in themselves."""


class _Drawing:
    """The elements of a drawing, and which of them each one draws again."""

    def __init__(self, root: etree._Element) -> None:
        self._named = {str(one.get("id")): one for one in root.iter(etree.Element) if one.get("id")}
        self._styled = dict(_styled(root))
        self._counts: dict[etree._Element, int] = {}
        self._open: set[etree._Element] = set()

    def count(self, element: etree._Element, depth: int) -> int:
        """Return how many elements are drawn for this one."""
        if element in self._open:
            raise _TooDeepError(f"“{etree.QName(element).localname}” is drawn inside itself")
        if depth > DEEPEST:
            raise _TooDeepError(f"more than {DEEPEST} of its elements stand inside one another")
        if element not in self._counts:
            self._open.add(element)
            inner = [*element.iterchildren(etree.Element), *self._again(element)]
            self._counts[element] = 1 + sum(self.count(one, depth + 1) for one in inner)
            self._open.remove(element)
        return self._counts[element]

    def _again(self, element: etree._Element) -> Iterator[etree._Element]:
        names = [name for value in element.attrib.values() for name in _URL.findall(str(value))]
        if etree.QName(element).localname != "a":
            links = [str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == "href"]
            names += [link.strip()[1:] for link in links if link.strip().startswith("#")]
        classes = (element.get("class") or "").split()
        for word in (etree.QName(element).localname, element.get("id"), *classes):
            names += self._styled.get(str(word), ())
        return (self._named[name] for name in dict.fromkeys(names) if name in self._named)


def _styled(root: etree._Element) -> Iterator[tuple[str, list[str]]]:
    """Yield a class, name or identity that a selector has, with the elements that its rule draws."""
    text = "".join(str(words) for style in root.iter(f"{_SVG}style") for words in style.itertext())
    found: dict[str, list[str]] = {}
    for rule in tinycss2.parse_stylesheet(text):
        if rule.type == "qualified-rule":
            names = _URL.findall(tinycss2.serialize(rule.content))
            words = {str(part.value) for part in rule.prelude if part.type in ("ident", "hash")}
            for word in words if names else ():
                found.setdefault(word, []).extend(names)
    return iter(found.items())
