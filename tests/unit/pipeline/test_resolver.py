"""A book is resolved again only where a place that it asked for is another one now."""

import pytest

from stonehand.diagnostics import Code, Report
from stonehand.model.places import Places, Position
from stonehand.pipeline import resolver as module
from stonehand.pipeline.resolver import Resolver

ONE, TWO, FAR = Position(1, "1"), Position(2, "2"), Position(9, "9")


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was said of “one” each time that the book was resolved."""
    answers: list[str] = []

    def resolve(_: object, places: Places, report: Report) -> str:
        report.add(Code.X005, "moved")
        answers.append(places.folio("one"))
        return f"book {len(answers)}"

    monkeypatch.setattr(module, "resolve", resolve)
    return answers


def books(*settings: dict[str, Position]) -> list[object]:
    resolver, report = Resolver(None), Report()  # type: ignore[arg-type]
    made = [resolver.resolve(Places(positions), report) for positions in settings]
    assert [item.code for item in report] == [Code.X005]
    return made


def test_a_place_that_was_not_asked_for_may_move(turns: list[str]) -> None:
    assert books({"one": ONE, "two": TWO}, {"one": ONE, "two": FAR}) == ["book 1", "book 1"]


def test_a_place_that_was_asked_for_and_moves_is_printed_anew(turns: list[str]) -> None:
    assert books({"one": ONE}, {"one": FAR}) == ["book 1", "book 2"]
    assert turns == ["1", "9"]


def test_so_is_one_that_was_not_known(turns: list[str]) -> None:
    assert books({"two": TWO}, {"one": ONE, "two": TWO}) == ["book 1", "book 2"]


def test_the_first_places_at_all_are_new_ones(turns: list[str]) -> None:
    assert books({}, {"two": TWO}) == ["book 1", "book 2"]
