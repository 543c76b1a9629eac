"""A finished EPUB in, the properties of its package document out."""

from collections.abc import Iterator

from lxml import etree

from stonehand.proof.package import OPF, UnreadableEpub, opened_epub


def package_properties(epub: bytes) -> tuple[tuple[str, str], ...]:
    """Return property and value of each `meta` and `link`, in order; nothing if it cannot be read."""
    try:
        with opened_epub(epub) as opened:
            return tuple(_properties(opened.package))
    except UnreadableEpub:
        return ()


def _properties(package: etree._Element) -> Iterator[tuple[str, str]]:
    for item in package.iter(f"{OPF}meta", f"{OPF}link"):
        name = item.get("property") or item.get("rel")
        if name:
            yield name, item.text or item.get("href") or ""
