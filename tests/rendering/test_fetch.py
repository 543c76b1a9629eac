"""Untrusted copy: nothing is read but images of the book's folder, and nothing is fetched over a network."""

import shutil
import socket
from pathlib import Path

import pytest
from tiny import codes, lay, p

from stonehand.source import Span

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}</svg>"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de000000"
    "0c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with a book in it, and forbid the network."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "good.png").write_bytes(PNG)
    (folder / "link.png").symlink_to("../secret.png")
    for unwatched in ("build", ".store"):
        (folder / unwatched).mkdir()
        shutil.copy(folder / "good.png", folder / unwatched)
    (folder / "shelf").symlink_to(".store")
    (folder / "words.png").write_text("not an image")
    (folder / "inner.svg").write_text(SVG.format("<image href='../secret.png' width='9' height='9'/>"))
    (folder / "entity.svg").write_text("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("&a;"))
    (folder / "good.svg").write_text(SVG.format("<rect width='9' height='9'/>"))
    (folder / "broken.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>")
    return folder


@pytest.mark.parametrize(
    "name", ["good.png", "good.svg", "./good.png", "data:image/svg+xml," + SVG.format("")]
)
def test_images_of_the_book_are_printed(name: str, book: Path) -> None:
    assert codes(lay(p("a", f'<img alt="" src="{name}"/>'), root=str(book))) == []


@pytest.mark.parametrize(
    "source, code",
    [
        ("http://127.0.0.1:9/x.png", "S001"),
        ("https://example.org/x.png", "S001"),
        ("ftp://example.org/x.png", "S001"),
        ("//example.org/x.png", "S001"),
        ("file://example.org/x.png", "S001"),
        ("../secret.png", "S002"),
        ("%2e%2e/secret.png", "S002"),
        ("file:///etc/passwd", "S002"),
        ("/etc/passwd", "S002"),
        ("link.png", "S002"),
        ("build/good.png", "S002"),
        ("shelf/good.png", "S002"),
        ("words.png", "S003"),
        ("entity.svg", "S003"),
        ("data:text/plain,hello", "S003"),
        ("inner.svg", "S007"),
        ("missing.png", "L011"),
        ("broken.svg", "S005"),
    ],
)
def test_what_is_not_printed_is_reported(source: str, code: str, book: Path) -> None:
    result = lay(p("a", f'<img alt="" src="{source}"/> word', line=4), root=str(book))
    (found,) = (item for item in result.diagnostics if item.code.value == code)
    assert found.place == Span.point("copy.md", 4)
    assert codes(result) == [code]


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="stylesheet" href="words.png"/>',
        '<link rel="attachment" href="file:///etc/passwd"/>',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<object data="file:///etc/passwd"></object>',
        '<embed src="file:///etc/passwd"/>',
        "<style>@import url(file:///etc/passwd);</style>",
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) } p { font-family: x }</style>",
        "<style>p { background: url(file:///etc/passwd) }</style>",
        '<svg width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_other_ways_to_a_file_are_closed_and_told(html: str, book: Path) -> None:
    result = lay(html + p("a", "word"), root=str(book))
    assert {"S002", "S003", "S004"} & set(codes(result))
    assert b"root:" not in result.pdf


def test_without_a_folder_no_file_is_read() -> None:
    assert codes(lay(p("a", '<img alt="" src="file:///etc/passwd"/>'))) == ["S002"]


def test_the_names_of_folders_stay_out_of_the_pdf(book: Path) -> None:
    result = lay(p("a", '<a href="other.html">word</a> <img alt="" src="good.png"/>'), root=str(book))
    assert codes(result) == ["S004"]
    assert str(book).encode() not in result.pdf
