"""A page more moves all folios: what is below them is known, and they are read by themselves."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from samples.furnished_file import furnished, page, sheet, shown
from stonehand.model.layout import Page
from stonehand.proof.certificate.overs import read_overs
from stonehand.proof.certificate.pdf import SheetReading, read_sittings
from stonehand.proof.certificate.reader import Reader
from stonehand.proof.certificate.sheets import read_sheets
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf

OVERS = {read_sittings: "whole", read_overs: "over"}


@dataclass
class Reading(AtOnce):
    """An executor that notes what was read of sheets, whole or what is laid over them."""

    read: list[tuple[str, int]] = field(default_factory=list)

    def submit(self, function: Any, *given: Any) -> Any:  # type: ignore[override]
        if function in OVERS:
            self.read += [(OVERS[function], sitting.number) for sitting in given[1]]
        return super().submit(function, *given)


def read(folder: Path, data: bytes, *pages: Page) -> tuple[list[tuple[str, int]], tuple[SheetReading, ...]]:
    """Read a file; return what was read of its sheets, and what they say."""
    executor, rows = Reading(), tuple(map(repr, pages))
    texts = tuple(repr(each.lines[:1]) for each in pages)
    found = Reader(executor, Shelf(folder, b"secret"), rows, texts).read({"x.pdf": data}, pages)
    return executor.read, found["x.pdf"]


def under(text: bytes, over: bytes = shown("1", 50, 180)) -> str:
    """Return the name of what is drawn below a form."""
    ((found,), _) = read_sheets(furnished((text, over)), {})
    return found.under


def test_folios_alone_are_read_where_a_page_more_has_moved_them(tmp_path: Path) -> None:
    read(tmp_path, furnished(sheet("ink", "1"), sheet("tin", "2")), page("ink", "1"), page("tin", "2"))
    moved = furnished(sheet("new", "1"), sheet("ink", "2"), sheet("tin", "3"))
    done, found = read(tmp_path, moved, page("new", "1"), page("ink", "2"), page("tin", "3"))
    assert done == [("over", 1), ("over", 2), ("whole", 0)]
    assert [each.letters for each in found] == ["new1", "ink2", "tin3"]


def test_what_was_read_in_two_parts_is_what_is_read_at_once(tmp_path: Path) -> None:
    read(tmp_path, furnished(sheet("ink", "1")), page("ink", "1"))
    parts = read(tmp_path, furnished(sheet("ink", "7")), page("ink", "7"))
    at_once = read(tmp_path / "other", furnished(sheet("ink", "7")), page("ink", "7"))
    assert (parts[0], at_once[0]) == ([("over", 0)], [("whole", 0)])
    assert parts[1] == at_once[1]


@pytest.mark.parametrize(
    ("over", "fault"),
    [
        (shown("8", 50, 180), "“7” is not on the page, or reads “8”"),
        (shown("7", 50, 180, "1 g"), "“7” is on the page, but cannot be seen"),
        (shown("7", 50, 60), "“7” is on the page, but cannot be seen"),
    ],
    ids=["another", "white", "elsewhere"],
)
def test_a_folio_that_is_amiss_is_found(tmp_path: Path, over: bytes, fault: str) -> None:
    read(tmp_path, furnished(sheet("ink", "1")), page("ink", "1"))
    text, _ = sheet("ink", "7")
    done, ((_, faults, _),) = read(tmp_path, furnished((text, over)), page("ink", "7"))
    assert done == [("over", 0), ("whole", 0)]
    assert fault in [message for _, message in faults]


def test_on_paper_that_is_not_clear_all_is_read(tmp_path: Path) -> None:
    tab = b"q 0.8 g 0 170 90 20 re f Q "
    read(tmp_path, furnished(sheet("ink", "1", tab)), page("ink", "1"))
    done, _ = read(tmp_path, furnished(sheet("ink", "2", tab)), page("ink", "2"))
    assert done == [("whole", 0)]


def test_the_same_text_in_another_place_of_the_map_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, furnished(sheet("ink", "1")), page("ink", "1"))
    done, _ = read(tmp_path, furnished(sheet("ink", "2")), page("tin", "2"))
    assert done == [("whole", 0)]


def test_another_folio_leaves_what_is_below_as_it_is() -> None:
    assert under(shown("ink", 20, 100)) == under(shown("ink", 20, 100), shown("2", 50, 180)) != ""
    assert under(shown("ink", 20, 100)) != under(shown("tin", 20, 100))


@pytest.mark.parametrize(
    "over",
    [
        b"1 g 0 0 90 190 re f",
        b"1 g 0 0 90 190 re f*",
        b"0 0 m 90 90 l S",
        b"/Furniture Do",
        b"BT /F 10 Tf (f) Tj ET",
        b"/P sh",
    ],
)
def test_a_form_that_may_paint_over_the_text_is_read_with_it(over: bytes) -> None:
    assert under(shown("ink", 20, 100), over) == ""


@pytest.mark.parametrize("text", [b"q 2 0 0 2 0 0 cm", b"Q 2 0 0 2 0 0 cm q", b"BT (Q) Tj ET"])
def test_a_text_that_may_leave_its_state_to_the_form_is_read_with_it(text: bytes) -> None:
    assert under(text) == ""
