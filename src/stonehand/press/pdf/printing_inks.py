"""Colours as a screen has them in, inks out: neutral ones are black ink alone, others by the ICC profile."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

NEUTRAL = 2
"""Steps of 255 by which the channels of an image may differ that counts as grey: what JPEG adds to it."""

INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black: 0 to 1."""


def tint(grey: float) -> Ink:
    """Return a grey (0 black, 1 white) as a tint of black."""
    return (0, 0, 0, round(1 - grey, 4))


@dataclass(frozen=True)
class Inks:
    """What a press has: four inks, and the profile that says how they look; empty: nobody knows."""

    profile: bytes = b""
    _known: dict[tuple[str, tuple[int, ...]], Ink] = field(default_factory=dict)

    def of_rgb(self, red: float, green: float, blue: float) -> Ink | None:
        """Return a colour of sRGB (0 to 1) in inks; None where that takes a profile and there is none."""
        if red == green == blue:
            return tint(red)
        return self._converted("RGB", tuple(_byte(value) for value in (red, green, blue)))

    def of_lab(self, lightness: float, a: float, b: float) -> Ink | None:
        """Return a colour of CIELAB (0 to 100; -128 to 127) in inks, or None as for sRGB."""
        if a == b == 0:
            return tint(_grey(lightness))
        return self._converted("LAB", (_byte(lightness / 100), round(a) + 128, round(b) + 128))

    def _converted(self, mode: str, colour: tuple[int, ...]) -> Ink | None:
        if not self.profile:
            return None
        key = (mode, colour)
        if key not in self._known:
            pixel = ImageCms.applyTransform(Image.new(mode, (1, 1), colour), self._transforms[mode])
            self._known[key] = _ink(pixel)
        return self._known[key]

    @cached_property
    def digest(self) -> bytes:
        """The hash of the profile."""
        return sha256(self.profile).digest()

    @cached_property
    def _transforms(self) -> dict[str, Any]:
        sources = {"RGB": ImageCms.createProfile("sRGB"), "LAB": ImageCms.createProfile("LAB")}
        return {mode: self._transform(profile, mode) for mode, profile in sources.items()}

    def _transform(self, source: Any, mode: str) -> Any:
        target = ImageCms.getOpenProfile(BytesIO(self.profile))
        return ImageCms.buildTransform(source, target, mode, "CMYK", INTENT, FLAGS)

    def image(self, picture: Image.Image) -> Image.Image | None:
        """Return a picture in RGB as one in CMYK, or in greys (L) if it has no other; None without a profile.

        A profile that the picture bears says what its RGB is; without one it is sRGB.
        """
        if _is_neutral(picture):
            return picture.getchannel("G")
        if not self.profile:
            return None
        own = picture.info.get("icc_profile")
        transform = self._own_transform(own) if own else None
        return ImageCms.applyTransform(picture, transform or self._transforms["RGB"])

    def _own_transform(self, profile: bytes) -> Any:
        try:
            opened = ImageCms.getOpenProfile(BytesIO(profile))
            return self._transform(opened, "RGB") if opened.profile.xcolor_space == "RGB " else None
        except (OSError, ImageCms.PyCMSError):
            return None


@lru_cache(maxsize=4)
def inks_of(profile: bytes) -> Inks:
    """Return the inks of a profile, with what has been converted by it before."""
    return Inks(profile)


def _grey(lightness: float) -> float:
    """Return the grey of sRGB (0 to 1) that is as light as a lightness of CIELAB (0 to 100)."""
    linear = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _byte(value: float) -> int:
    return round(max(0.0, min(1.0, value)) * 255)


def _ink(pixel: Any) -> Ink:
    """Return the colour of a picture of one pixel."""
    cyan, magenta, yellow, black = (round(value / 255, 4) for value in pixel.getpixel((0, 0)))
    return cyan, magenta, yellow, black


def _is_neutral(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    widest = max(_extent(red, green), _extent(green, blue))
    return widest <= NEUTRAL


def _extent(one: Image.Image, other: Image.Image) -> int:
    most = ImageChops.difference(one, other).getextrema()[1]
    assert isinstance(most, int)
    return most
