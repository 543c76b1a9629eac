from samples.small_epub import CALL, NOTE, package, with_note
from stonehand.diagnostics import Report
from stonehand.press.epub import epub_words, press_epub
from stonehand.press.epub.package import EpubPackage


def words(made: EpubPackage) -> tuple[list[str], list[tuple[str, str]]]:
    found = epub_words(press_epub(made, Report()))
    return [" ".join(texts) for _, texts in found.sections], [
        (at, " ".join(texts)) for at, texts in found.notes
    ]


def test_calls_and_markers_are_no_words() -> None:
    assert words(with_note("A <i>note</i>.")) == (["A title Words."], [("n1", "A note.")])


def test_blocks_and_line_breaks_end_a_word_and_inline_elements_do_not() -> None:
    (body,), _ = words(
        package("<h1>A<br/>B</h1><p>c<b>d</b>e</p><table><tr><td>f</td><td>g</td></tr></table>")
    )
    assert body == "A B cde f g"


def test_the_folio_of_an_entry_is_text() -> None:
    (body,), _ = words(package('<h1>A</h1><p>Comets <span class="folio">12</span></p>'))
    assert body == "A Comets 12"


def test_what_the_reader_does_not_see_is_no_word() -> None:
    (body,), _ = words(package('<h1>A</h1><p hidden="hidden">unseen</p><h2 class="generated">Notes</h2>'))
    assert body == "A"


def test_sections_come_in_the_order_of_the_spine_under_their_anchors() -> None:
    found = epub_words(press_epub(package("<h1>A</h1>", "<h1>B</h1>"), Report()))
    assert found.sections == (("one", ("A",)), ("two", ("B",)))


def test_a_lost_note_is_seen() -> None:
    whole = package(f"<h1>A</h1><p>w{CALL.format(1)}</p>{NOTE.format(1, 'lost')}")
    _, notes = words(whole)
    assert notes == [("n1", "lost")]
    assert words(package(f"<h1>A</h1><p>w{CALL.format(1)}</p>"))[1] == []
