"""A document that is too large is parted before heads and notes, and loses nothing."""

from stonehand.compose.epub_parts import parts

HEADS = (
    '<section id="one" class="s"><h1>A</h1><p>aaaa</p><h2>B</h2><p>bbbb</p><h2>C</h2><p>cccc</p></section>'
)


def test_a_small_document_is_whole() -> None:
    assert parts("one", HEADS) == (("one", HEADS),)


def test_a_large_one_goes_on_before_a_head() -> None:
    assert parts("one", HEADS, 60) == (
        ("one", '<section id="one" class="s"><h1>A</h1><p>aaaa</p><h2>B</h2><p>bbbb</p></section>'),
        ("one.2", "<section><h2>C</h2><p>cccc</p></section>"),
    )


def test_notes_may_stand_by_themselves() -> None:
    body = '<section id="one"><p>aaaa</p><div class="notes"><h2>Notes</h2><p>n</p></div></section>'
    (_, (name, second)) = parts("one", body, 40)
    assert (name, second) == ("one.2", '<section><div class="notes"><h2>Notes</h2><p>n</p></div></section>')


def test_without_a_head_there_is_no_seam() -> None:
    body = f'<section id="one"><p>{"a" * 99}</p></section>'
    assert parts("one", body, 40) == (("one", body),)
