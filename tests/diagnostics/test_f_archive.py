"""What an archive file cannot have: the codes of its profile."""

import pytest

from samples.screen_page import PAGES, screen_page
from stonehand.diagnostics import Code, Leaf, Place, Report
from stonehand.press.pdf.archive import Archive, archived

POSITIVE: dict[str, tuple[Code, bytes, Place | None, str]] = {
    "inks": (
        Code.F020,
        screen_page(b"0 0 0 1 k\n0 0 9 9 re f"),
        Leaf(1, "i"),
        "something is drawn in CMYK, which an archive file cannot have",
    ),
    "an image of inks": (
        Code.F020,
        screen_page(colours="DeviceCMYK"),
        Leaf(1, "i"),
        "an image is in CMYK, which an archive file cannot have",
    ),
    "no structure": (
        Code.F021,
        screen_page(tagged=False),
        None,
        "the archive file has no tags: it is PDF/A-3u, not PDF/A-3a",
    ),
}
NEGATIVE = {
    "red, green and blue": (Code.F020, screen_page(b"0 0 0 rg 1 0 0 RG\n0 0 9 9 re f")),
    "grey": (Code.F020, screen_page(b"0.5 g 0 0 9 9 re f", colours="DeviceGray")),
    "tags": (Code.F021, screen_page()),
}


def found(screen: bytes) -> Report:
    report = Report()
    archived(screen, Archive("PDF/A-3a"), PAGES, report)
    return report


@pytest.mark.parametrize("code, screen, place, message", POSITIVE.values(), ids=POSITIVE)
def test_what_is_reported(code: Code, screen: bytes, place: Place | None, message: str) -> None:
    assert [(each.code, each.place, each.message) for each in found(screen)] == [(code, place, message)]


@pytest.mark.parametrize("code, screen", NEGATIVE.values(), ids=NEGATIVE)
def test_what_is_not_reported(code: Code, screen: bytes) -> None:
    assert code not in [each.code for each in found(screen)]
