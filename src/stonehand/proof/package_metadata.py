"""A finished EPUB in, the properties of its package document out."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

_OPF = "{http://www.idpf.org/2007/opf}"
# A compression that zipfile does not know is a NotImplementedError.
_UNREADABLE = (BadZipFile, StopIteration, etree.XMLSyntaxError, EOFError, NotImplementedError, OSError)


def package_properties(epub: bytes) -> tuple[tuple[str, str], ...]:
    """Return property and value of each `meta` and `link`, in order; nothing if it cannot be read."""
    try:
        with ZipFile(BytesIO(epub)) as opened:
            name = next(name for name in opened.namelist() if name.endswith(".opf"))
            tree = etree.fromstring(opened.read(name), etree.XMLParser(resolve_entities=False))
    except _UNREADABLE:
        return ()
    return tuple(_properties(tree))


def _properties(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for item in tree.iter(f"{_OPF}meta", f"{_OPF}link"):
        name = item.get("property") or item.get("rel")
        if name:
            yield name, item.text or item.get("href") or ""
