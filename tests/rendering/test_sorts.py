"""Words as Pango shapes them, kept as sorts: which of them a line may take, and who has them."""

from typing import Any

import pytest
from tiny import lay, p, text

from stonehand.press.pdf.lines_case import Case
from stonehand.press.pdf.lines_faces import Faces, house_fonts
from stonehand.press.pdf.lines_sorts import NO_BREAK, widened


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return the case of the text face of a page."""
    found: list[Case] = []
    original = Faces.face

    def face(self: Faces, style: Any) -> Any:
        made = original(self, style)
        found.extend([made._case] if made._case else [])
        return made

    monkeypatch.setattr(Faces, "face", face)
    lay(p("a", text(20), 1))
    return found[0]


def test_a_text_is_cast_word_by_word(case: Case) -> None:
    cast = case.cast("The forme, locked")
    assert [sort.text for sort in cast.sorts] == ["The", " ", "forme,", " ", "locked"]
    assert cast.starts == (0, 3, 4, 10, 11)
    assert len(list(cast.advances())) == len(cast.text)


def test_a_word_is_shaped_once(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    first = case.cast("the quoin")
    monkeypatch.setattr("stonehand.press.pdf.lines_case.shape", None)
    assert case.cast("quoin the").sorts == tuple(reversed(first.sorts))


def test_figures_are_kept_by_the_script_about_them(case: Case) -> None:
    case.cast("in 1905")
    case.cast("В 1905")
    assert {script for script, word in case.kept if word == "1905"} == {"latin", "cyrillic"}


@pytest.mark.parametrize("words", ["Ελλάδα and Greece", "1905, 1917", "two  spaces", f"a{NO_BREAK} b"])
def test_what_pango_would_shape_together_is_not_taken_apart(case: Case, words: str) -> None:
    cast = case.cast(words)
    assert not cast.may_stand(cast.sorts)


def test_a_broken_word_is_cast_anew_with_its_hyphen(case: Case) -> None:
    cast = case.cast("a furniture gauge")
    assert [sort.text for sort in cast.part(0, 5, "‐", case.cast)] == ["a", " ", "fur‐"]
    assert [sort.text for sort in cast.part(5, 17, "", case.cast)] == ["niture", " ", "gauge"]


def test_what_is_left_of_a_word_must_have_a_letter(case: Case) -> None:
    assert not case.cast("anno 1905/06").part(10, 12, "", case.cast)


@pytest.mark.parametrize(
    ("growth", "edge", "width", "shift"),
    [(7, "", 107, 3), (-7, "", 93, -3), (7, "start", 107, 0), (7, "end", 107, 7), (2048, "", 2148, 1024)],
)
def test_a_space_is_widened_on_both_sides(growth: int, edge: Any, width: int, shift: int) -> None:
    assert widened((3, 100, 0, 0), growth, edge) == (3, width, shift, 0)


def test_documents_of_a_process_share_their_faces() -> None:
    lay(p("a", text(20), 1))
    faces = dict(house_fonts().faces)
    lay(p("b", text(20), 1))
    assert faces
    assert house_fonts().faces == faces


def test_a_document_with_fonts_of_its_own_shares_none() -> None:
    shared = house_fonts()
    lay(p("a", text(20), 1))
    shared.add_font_face({"src": (), "font_family": "Own"}, None)
    assert not shared.faces
    assert house_fonts() is not shared
