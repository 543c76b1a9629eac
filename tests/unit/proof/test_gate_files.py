"""A baseline as files, and pictures of pages as marks."""

from pathlib import Path

import pytest
from PIL import Image

from samples.accepted_pages import accepted, baseline, line, page
from stonehand.proof.gate.ink import BAND, SCALE, STRIP, hash_of, in_words, ink_of, runs_of
from stonehand.proof.gate.written import PAGES, baseline_files, read_baseline


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    for name, data in baseline_files(baseline()).items():
        (tmp_path / name).write_bytes(data)
    assert read_baseline(tmp_path) == baseline()


def test_a_page_stands_on_a_line() -> None:
    first, second = baseline_files(baseline())[PAGES].decode().splitlines()
    assert '["body","p0",[10.0,30.0,200.0,10.0,"One word"],[10.0,42.0,200.0,10.0,"and another"]]' in first
    assert "Three" in second


def test_a_line_that_goes_on_without_a_space_is_marked() -> None:
    broken = page(
        line("a com-", hyphen="auto"), line("et—", number=1, end=9), line("came", number=2, start=9)
    )
    assert [row.join for row in accepted(broken).reduced[0].rows] == ["-", "", " "]


def drawn(colour: str, left: int, top: int) -> Image.Image:
    """Return a page of 120 × 120 points with a dot of one pixel."""
    picture = Image.new("RGB", (120 * SCALE, 120 * SCALE), "white")
    picture.putpixel((left * SCALE, top * SCALE), Image.new("RGB", (1, 1), colour).getpixel((0, 0)))
    return picture


def test_one_pixel_makes_another_picture_at_its_place() -> None:
    one, other = drawn("black", 50, 100), drawn("black", 50, 40)
    was, now = ink_of(one), ink_of(other)
    assert hash_of(one) != hash_of(other)
    assert list(runs_of(was.across, now.across, BAND, 120)) == [(36, 42), (96, 102)]
    assert list(runs_of(was.down, now.down, STRIP, 120)) == [(48, 60)]


@pytest.mark.parametrize(
    "was, now, said",
    [
        ("white", "black", "darker"),
        ("black", "grey", "lighter"),
        ("white", "#221e1f", "darker"),
        ("black", "navy", "in another colour"),
        ("red", "blue", "in another colour"),
    ],
)
def test_what_became_of_the_ink(was: str, now: str, said: str) -> None:
    assert in_words(ink_of(drawn(was, 5, 5)), ink_of(drawn(now, 5, 5))) == said


def test_a_dot_that_moved_leaves_the_page_as_dark() -> None:
    assert in_words(ink_of(drawn("black", 5, 5)), ink_of(drawn("black", 6, 5))) == "as dark as accepted"


def test_pages_of_two_sizes_differ_whole() -> None:
    assert list(runs_of("abcdef", "abc", BAND, 24)) == [(0, 24)]
