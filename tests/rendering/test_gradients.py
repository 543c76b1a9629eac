"""Gradients of an SVG: every reader paints them."""

import subprocess
from base64 import b64encode
from io import BytesIO
from shutil import which

import pytest
from PIL import Image
from tiny import lay

STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
LINEAR = f'<linearGradient id="g">{STOPS}</linearGradient>'
RADIAL = f'<radialGradient id="g">{STOPS}</radialGradient>'
TURNED = f'<linearGradient id="g" gradientTransform="rotate(45 .5 .5)">{STOPS}</linearGradient>'


def drawing(gradient: str, attributes: str) -> str:
    """Return an image of a shape of 120 by 40 pixels."""
    shape = f'<rect width="120" height="40" {attributes}/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">{gradient}{shape}</svg>'
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"/>'


def pixels_by_poppler(pdf: bytes) -> Image.Image:
    """Return the first page, a pixel for each of CSS, as Poppler's Splash paints it."""
    made = subprocess.run(["pdftoppm", "-r", "96", "-l", "1"], input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(made.stdout))


@pytest.mark.skipif(not which("pdftoppm"), reason="Poppler's pdftoppm is not installed")
@pytest.mark.parametrize("gradient", [LINEAR, RADIAL, TURNED])
def test_a_gradient_by_the_box_of_its_shape_is_painted_by_poppler(gradient: str) -> None:
    result = lay(drawing(gradient, 'fill="url(#g)"'), style="@page { margin: 0; bleed: 0 }")
    painted = pixels_by_poppler(result.pdf)
    assert (255, 255, 255) not in {painted.getpixel((x, 20)) for x in range(5, 115)}
