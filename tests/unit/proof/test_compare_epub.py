"""Two EPUBs in: texts, navigation, metadata, images that differ, and bytes that are no EPUB."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from stonehand.proof.compare.epub import EpubChange, epub_changes, read_package
from stonehand.proof.package import UnreadableEpub

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'
ITEMS = (
    ("one.xhtml", "application/xhtml+xml", ""),
    ("nav.xhtml", "application/xhtml+xml", "nav"),
    ("press.png", "image/png", ""),
    ("book.css", "text/css", ""),
    ("caslon.woff2", "font/woff2", ""),
)
CALL = '<a epub:type="noteref" href="#n">{}</a>'


def opf(title: str, files: Mapping[str, bytes], modified: str) -> str:
    manifest = "".join(
        f'<item id="{name}" href="{name}" media-type="{media}" properties="{properties}"/>'
        for name, media, properties in ITEMS
        if name in files
    )
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f'<dc:title>{title}</dc:title><meta property="dcterms:modified">{modified}</meta></metadata>'
        f"<manifest>{manifest}</manifest></package>"
    )


def epub(
    text: str = "<p>Ink quoin forme.</p>",
    title: str = "A Small Book",
    nav: str = "<ol><li>One</li></ol>",
    modified: str = "2026-01-01",
    **others: bytes,
) -> bytes:
    """Return an EPUB of one chapter; `others` stand in the places of image, style sheet and font."""
    files = {
        "one.xhtml": PAGE.format(text).encode(),
        "nav.xhtml": PAGE.format(nav).encode(),
        "press.png": others.get("image", b"image"),
        "book.css": others.get("style", b"p { margin: 0 }"),
        "caslon.woff2": others.get("font", b"font"),
    }
    files = {name: content for name, content in files.items() if content}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("OEBPS/book.opf", opf(title, files, modified))
        for name, content in files.items():
            archive.writestr(f"OEBPS/{name}", content)
    return stream.getvalue()


def changes(new: bytes, old: bytes | None = None) -> list[EpubChange]:
    return list(epub_changes(read_package(old or epub()), read_package(new)))


def test_two_equal_epubs_have_no_change() -> None:
    assert changes(epub()) == []


@pytest.mark.parametrize("new", [epub(modified="2026-02-02"), epub(font=b"other subset")])
def test_what_follows_from_the_rest_is_no_change(new: bytes) -> None:
    assert changes(new) == []


def test_a_word_is_named_with_the_one_before_it() -> None:
    (change,) = changes(epub("<p>Ink quoin chase.</p>"))
    assert change == EpubChange("text", "OEBPS/one.xhtml", "quoin forme.", "quoin chase.")


def test_a_new_block_is_named_whole() -> None:
    (change,) = changes(epub("<p>Ink quoin forme.</p><p>Hell box.</p>"))
    assert (change.kind, change.old, change.new) == ("text", "", "Hell box.")


def test_the_number_of_a_note_is_left_out() -> None:
    old, new = (epub(f"<p>Ink{CALL.format(number)} quoin.</p>") for number in (7, 8))
    assert changes(new, old) == []
    (change,) = changes(epub("<p>Ink quoin.</p>"), old)
    assert (change.old, change.new) == ("Ink[note]", "Ink")


def test_the_title_is_metadata() -> None:
    (change,) = changes(epub(title="A Large Book"))
    assert (change.kind, change.old, change.new) == ("metadata", "A Small", "A Large")


def test_the_contents_are_navigation() -> None:
    (change,) = changes(epub(nav="<ol><li>Two</li></ol>"))
    assert (change.kind, change.old, change.new) == ("navigation", "One", "Two")


@pytest.mark.parametrize(
    "kind, new", [("image", epub(image=b"other image")), ("style", epub(style=b"p { margin: 1em }"))]
)
def test_other_bytes_of_an_image_or_a_style_sheet_are_a_change(kind: str, new: bytes) -> None:
    (change,) = changes(new)
    assert change.kind == kind
    assert change.old != change.new


def test_an_image_gone_and_what_is_read_out_for_another() -> None:
    shown = '<p>Ink.</p><p><img src="press.png" alt="{}"/></p>'
    (change,) = changes(epub(shown.format("A forme")), epub(shown.format("A press")))
    assert (change.kind, change.new) == ("text", "A forme]")
    (change,) = changes(epub(image=b""))
    assert (change.kind, change.file, change.new) == ("image", "OEBPS/press.png", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        epub()[:200],
        epub("<p>Ink"),
        epub("&quoin;"),
        epub().replace(b"OEBPS/n", b"OEBPS/m"),
    ],
)
def test_what_is_no_epub_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableEpub):
        read_package(data)


def test_an_archive_without_a_package_document_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(UnreadableEpub, match="no package document"):
        read_package(stream.getvalue())
