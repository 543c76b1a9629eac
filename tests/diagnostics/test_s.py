"""Each code of the letter S: what is refused, and what is near to it and is not."""

from pathlib import Path

import pytest
from tiny import lay, p

from stonehand.diagnostics import Code, Diagnostic
from stonehand.source import Span

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


def image(source: str) -> str:
    return f'<img alt="" src="{source}"/>'


POSITIVE: tuple[tuple[Code, str, str], ...] = (
    (
        Code.S001,
        image("https://example.org/x.png"),
        "refused “https://example.org/x.png”: only files of the book",
    ),
    (
        Code.S002,
        image("file:///etc/passwd"),
        "refused “file:///etc/passwd”: it lies outside the book's folder",
    ),
    (Code.S003, image("data:text/plain,x"), "refused “data:text/plain,x”: it is not an image"),
    (
        Code.S004,
        '<a href="javascript:alert(1)">x</a>',
        "the link to “javascript:alert(1)” is left out of the PDF",
    ),
)
NEGATIVE: tuple[tuple[Code, str], ...] = (
    (Code.S001, image("data:image/svg+xml," + SVG)),
    (Code.S002, image("inner/../good.svg")),
    (Code.S003, image("good.svg")),
    (Code.S004, '<a href="https://example.org/">x</a> <a href="#elsewhere">y</a>'),
)


@pytest.fixture
def root(tmp_path: Path) -> str:
    """Return a folder with an image and a folder in it."""
    (tmp_path / "good.svg").write_text(SVG)
    (tmp_path / "inner").mkdir()
    return str(tmp_path)


def found(code: Code, html: str, root: str) -> list[Diagnostic]:
    return [item for item in lay(p("a", html, line=5), root=root).diagnostics if item.code is code]


@pytest.mark.parametrize("code, html, message", POSITIVE)
def test_a_code_is_reported(code: Code, html: str, message: str, root: str) -> None:
    (diagnostic,) = found(code, html, root)
    assert diagnostic.place == Span.point("copy.md", 5)
    assert diagnostic.message.startswith(message)


@pytest.mark.parametrize("code, html", NEGATIVE)
def test_a_code_is_not_reported(code: Code, html: str, root: str) -> None:
    assert found(code, html, root) == []
