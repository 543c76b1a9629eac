"""Calls stay with the character before them."""

import pytest
import sample

from stonehand.compose.renderer import renderer
from stonehand.model.inline import Emphasis

CALL, OTHER = sample.call("1", "1"), sample.call("2", "2")


def inlines(*content: object) -> str:
    return renderer(sample.book(), "epub", "chapter").inlines(content)


@pytest.mark.parametrize("words", ["word", "word)", "word”", "1986"])
def test_a_word_needs_no_tie(words: str) -> None:
    assert "tie" not in inlines(sample.t(words), CALL)


@pytest.mark.parametrize("last", [".", ",", ":", "!", "?", "—", "–", "…"])
def test_the_last_character_is_tied_where_a_break_would_be_legal(last: str) -> None:
    html = inlines(sample.t("word" + last), CALL, OTHER, sample.t(" on"))
    assert html.startswith(f'word<span class="tie">{last}<a class="call"')
    assert html.endswith(">2</a></span> on")


def test_the_last_character_of_an_emphasis_is_tied() -> None:
    html = inlines(Emphasis((sample.t("oh!"),), sample.at()), CALL)
    assert html.startswith('<em>oh</em><span class="tie"><em>!</em><a')
