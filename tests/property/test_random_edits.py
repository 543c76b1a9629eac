"""Edits at random change what they say and nothing else."""

from random import Random

import pytest
from random_edits import (
    NEW_WORD,
    blocks_of,
    image_changed,
    images_of,
    note_replaced,
    paragraph_moved,
    with_figures,
    word_in_italics,
    word_replaced,
)

PARAGRAPHS = "\n\n".join(
    f"Paragraph *{n}* has [a link](https://example.org) and words.[^{n}]" for n in range(9)
)
TEXT = f"# One\n\n{PARAGRAPHS}\n\n> A quotation.\n\n- A list.\n\n[^1]: Note of one.\n\n    And more.\n"
FILES = with_figures({"one.md": TEXT.encode(), "book.toml": b""})
SEEDS = range(20)


def test_figures_come_after_paragraphs() -> None:
    texts = [block.text for block in blocks_of(FILES)]

    assert list(images_of(FILES)) == ["figure-1.png", "figure-2.png"]
    assert [texts[texts.index(block.text) - 1][:11] for block in images_of(FILES).values()] == [
        "Paragraph *",
        "Paragraph *",
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_words_are_replaced_in_the_text_or_in_a_note(seed: int) -> None:
    for replace, is_note in ((word_replaced, False), (note_replaced, True)):
        files, edit = replace(FILES, Random(seed))
        text = files["one.md"].decode()
        changed = text.split("\n")[edit.lines[-1] - 1]

        assert text.replace(NEW_WORD, edit.word) == FILES["one.md"].decode()
        assert (NEW_WORD in changed, changed.startswith("[^1]: ")) == (True, is_note)


@pytest.mark.parametrize("seed", SEEDS)
def test_italics_are_put_on_a_word_that_has_none(seed: int) -> None:
    files, edit = word_in_italics(FILES, Random(seed))
    text, before = files["one.md"].decode(), FILES["one.md"].decode()

    assert text.count("*") == before.count("*") + 2
    assert text.replace(f"*{edit.word}*", edit.word) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_paragraphs_are_moved_whole_and_far(seed: int) -> None:
    files, edit = paragraph_moved(FILES, Random(seed))
    before, after = ([block.text for block in blocks_of(its)] for its in (FILES, files))
    moved = next(block.text for block in blocks_of(files) if block.line == edit.lines[0])

    assert sorted(before) == sorted(after)
    assert [text for text in before if text != moved] == [text for text in after if text != moved]
    assert abs(before.index(moved) - after.index(moved)) >= 3


def test_an_image_is_changed_and_no_text() -> None:
    files, _ = image_changed(FILES, Random(1))

    assert files["one.md"] == FILES["one.md"]
    assert sum(files[name] != FILES[name] for name in FILES) == 1
