"""Codes S005 to S008: images, drawings and a book's own styles, judged before anything is made of them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from stonehand.compose import print_stylesheets
from stonehand.diagnostics import Code
from stonehand.diagnostics.stop import Stop
from stonehand.model.book import Design
from stonehand.store.images import image_flaw


def png(width: int) -> bytes:
    made = BytesIO()
    Image.new("1", (width, width)).save(made, "PNG")
    return made.getvalue()


def svg(content: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{content}</svg>'.encode()


def image(body: bytes) -> Code | None:
    flaw = image_flaw(body)
    return flaw[0] if flaw else None


def style(folder: Path, text: bytes) -> Code | None:
    (folder / "styles").mkdir()
    (folder / "styles" / "own.css").write_bytes(text)
    try:
        print_stylesheets(Design(442, 663), str(folder))
    except Stop as stop:
        return stop.diagnostic.code
    return None


POSITIVE = {
    "image": [
        (Code.S005, png(9)[:-20]),
        (Code.S006, png(8_000)),
        (Code.S007, svg("<script>1</script>")),
    ],
    "style": [(Code.S008, b"p { color: \xff }")],
}
NEGATIVE = {
    "image": [
        (Code.S005, png(9)),
        (Code.S006, png(100)),
        (Code.S007, svg("<circle r='4'/>")),
    ],
    "style": [(Code.S008, b"p { color: black }")],
}


@pytest.mark.parametrize("code, body", POSITIVE["image"])
def test_an_image_is_refused(code: Code, body: bytes) -> None:
    assert image(body) is code


@pytest.mark.parametrize("code, body", NEGATIVE["image"])
def test_a_sound_image_is_not(code: Code, body: bytes) -> None:
    assert image(body) is None


@pytest.mark.parametrize("code, text", POSITIVE["style"])
def test_a_style_that_cannot_be_read_ends_the_command(code: Code, text: bytes, tmp_path: Path) -> None:
    assert style(tmp_path, text) is code


@pytest.mark.parametrize("code, text", NEGATIVE["style"])
def test_a_sound_style_does_not(code: Code, text: bytes, tmp_path: Path) -> None:
    assert style(tmp_path, text) is None
