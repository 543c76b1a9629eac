"""Citations in copy: what notes and text print, first, short and ibid., and the notes that a style makes."""

import pytest

from samples.cited_copy import AUTHOR_DATE, body, cited, needs_processor, notes, settings
from stonehand.bibliography.locators import label_and_value
from stonehand.model.element import walk
from stonehand.model.inline import Citation, Link, NoteReference, Phrase

pytestmark = needs_processor

HALLEY = "Edmond Halley, On Comets (London: Smith, 1705)"
HAND = "Ada Hand, Type and Ink (Leeds: Presswork, 2001)"


def note(*typed, **options):
    """Return the words of the notes of one section, each typed as given."""
    calls = "".join(f"word[^{number}] " for number, _ in enumerate(typed, 1))
    written = "\n\n".join(f"[^{number}]: {text}" for number, text in enumerate(typed, 1))
    (found,) = notes(f"{calls}\n\n{written}", **options)
    return found


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("[@halley]", f"{HALLEY}."),
        ("[@halley].", f"{HALLEY}."),
        ("[@halley, 12-14]", f"{HALLEY}, 12–14."),
        ("[see @halley, 12; also @hand, ch. 3]", f"See {HALLEY}, 12; also {HAND}, ch.\u00a03."),
        ("[*E.g.* @halley, 3, and *passim*]", f"E.g. {HALLEY}, 3, and passim."),
        ("[@halley, {app. 2}]", f"{HALLEY}, app. 2."),
        ("See more in [@halley, 3], which is long.", f"See more in {HALLEY}, 3, which is long."),
        ("As @hand [3] says.", f"As {HAND}, 3 says."),
        ("“An author's *own* words” [-@nib].", "“An author’s own words” ‘Red “Ink”’, Quoin 4 (1999): 5–9."),
        ("[*Halley*, 1705, 3]{.cite key=halley locator=3}", "Halley, 1705, 3"),
    ],
)
def test_a_note(typed, printed):
    assert note(typed) == [printed]


def test_first_short_and_ibid():
    typed = [
        "[@halley, 1]",
        "[@halley, 2]",
        "[@hand]",
        "[@halley, 3]",
        "See [@halley, 4].",
        "[@halley; @hand]",
        "[@hand]",
    ]
    assert note(*typed) == [
        f"{HALLEY}, 1.",
        "Ibid., 2.",
        f"{HAND}.",
        "Halley, On Comets, 3.",
        "See ibid., 4.",
        "Halley, On Comets; Hand, Type and Ink.",
        "Hand, Type and Ink.",
    ]


def test_words_that_stand_for_a_citation_count_as_the_first():
    assert note("[Halley, *Comets*.]{.cite key=halley}", "[@halley, 2]")[1] == "Ibid., 2."


def test_a_note_without_a_citation_ends_ibid():
    assert note("[@halley]", "Something else.", "[@halley]")[2] == "Halley, On Comets."


TWO = "A[^a].\n\n[^a]: [@halley]", "B[^b].\n\n[^b]: [@halley]"


@pytest.mark.parametrize("reset, second", [("chapter", f"{HALLEY}."), ("book", "Halley, On Comets.")])
def test_a_chapter_begins_anew_unless_the_book_says_otherwise(reset, second):
    assert notes(*TWO, chosen=settings(reset=reset))[1] == [second]


def test_ibid_never_leads_from_one_series_of_notes_to_another():
    text = "A[^a] b[^b]{series=editor} c[^c].\n\n[^a]: [@halley]\n\n[^b]: [@halley]\n\n[^c]: [@halley]"
    assert notes(text) == [[f"{HALLEY}.", "Halley, On Comets.", "Halley, On Comets."]]


def test_a_head_can_begin_anew():
    head = "A[^a].\n\n## Ink {.reset-citation-positions}\n\nB[^b].\n\n[^a]: [@halley]\n\n[^b]: [@halley]"
    assert notes(head) == [[f"{HALLEY}.", f"{HALLEY}."]]


def test_a_citation_in_the_text_becomes_a_note_behind_the_stop():
    text = "It burns [@halley, 3]. Then[^n] more.\n\n[^n]: [@halley, 4]"
    assert notes(text) == [[f"{HALLEY}, 3.", "Ibid., 4."]]
    assert body(text) == "It burns. Then more."
    book, _ = cited(text)
    marks = [node.mark for node in walk(book.sections[0].blocks) if isinstance(node, NoteReference)]
    assert marks == ["1", "2"]


def test_an_author_in_the_text_stays_there():
    text = "As @halley [3] says."
    assert body(text) == "As Edmond Halley says."
    assert notes(text) == [["On Comets (London: Smith, 1705), 3."]]


def test_a_style_of_authors_and_dates_sets_no_note():
    options = {"chosen": settings(AUTHOR_DATE)}
    assert body("It burns [see @halley, 3], as @hand [4] says.", **options) == (
        "It burns (see Halley 1705, 3), as Hand (2001, 4) says."
    )
    assert notes("It burns [@halley].", **options) == [[]]


def test_a_note_that_is_a_citation_of_authors_and_dates_has_no_brackets():
    options = {"chosen": settings(AUTHOR_DATE)}
    found = note("[@halley, 3]", "[@halley; @hand, 4].", "So too [@hand].", **options)
    assert found == ["Halley 1705, 3.", "Halley 1705; Hand 2001, 4.", "So too (Hand 2001)."]


def test_an_unknown_key_prints_as_typed_and_changes_no_other_citation():
    assert note("[@haley, 3; @hand]", "[@hand]") == ["[@haley, 3; @hand]", f"{HAND}."]


def test_ibid_without_a_capital_keeps_its_small_letter_at_the_head_of_a_note():
    first, second, third = note(
        "[@halley]", "[@halley, 3]", "[see @halley, 4]", chosen=settings("oscola"), language="en-GB"
    )
    assert (first[0], second, third[:8]) == ("E", "ibid 3.", "See ibid")


def test_initials_and_numbers_keep_together():
    assert note("[@hand, {by J. F. Kennedy, p. 3}]")[0].endswith("by J.\u00a0F.\u00a0Kennedy, p.\u00a03.")


def test_a_foreign_title_has_its_language_and_its_spaces():
    book, _ = cited("A[^a].\n\n[^a]: [@encre]")
    (phrase,) = [node for node in walk(book.sections[0].notes) if isinstance(node, Phrase)]
    assert (phrase.language, phrase.content[0].text) == ("fr", "Encre\u00a0: une vie")


@pytest.mark.parametrize(
    "language, printed",
    [("en-US", "As in van den Nib, “Red ‘Ink,’” too."), ("en-GB", "As in van den Nib, ‘Red “Ink”’, too.")],
)
def test_a_comma_after_a_title_in_quotation_marks(language, printed):
    assert note("[@nib]", "[@hand]", "As in [@nib], too.", language=language)[2] == printed


@pytest.mark.parametrize(
    "language, printed", [("de", "Halley, On Comets, Kap.\u00a03"), ("fr", "Halley, On Comets, chap.\u00a03")]
)
def test_a_locator_is_named_in_the_language_of_the_book(language, printed):
    options = {"language": language, "chosen": settings("mhra-notes")}
    assert note("[@halley]", "[@hand]", "[@halley, ch. 3]", **options)[2].startswith(printed)


@pytest.mark.parametrize(
    "locator, label, value",
    [
        ("12-14", "page", "12-14"),
        ("pp. 12-14", "page", "12-14"),
        ("ch. 3", "chapter", "3"),
        ("§§ 3–5", "section", "3–5"),
        ("fol. 7r", "folio", "7r"),
        ("xii", "page", "xii"),
        ("Bd. 2", "volume", "2"),
        ("vv. 3-4", "verse", "3-4"),
    ],
)
def test_a_locator(locator, label, value):
    assert label_and_value(locator) == (label, value)


LISTED = "A[^a].\n\n[^a]: [@halley; @encre]\n\n::: refs\n:::"


def test_a_citation_leads_to_its_entry_and_the_entry_back():
    book, _ = cited(LISTED)
    (section,) = book.sections
    there = [node.target for node in walk(section.notes) if isinstance(node, Link)]
    back = [node.target for node in walk(section.blocks) if isinstance(node, Link)]
    (citation,) = [node for node in walk(section.notes) if isinstance(node, Citation)]
    assert there[0] == f"#work-{section.anchor}-halley"
    assert set(back) == {f"#{citation.anchor}"}


def test_a_chapter_lists_what_it_cites():
    book, _ = cited(LISTED, "B[^b].\n\n[^b]: [@hand]\n\n::: refs\n:::")
    assert [len(entries(section)) for section in book.sections] == [2, 1]


def entries(section):
    return [node.anchor for node in walk(section.blocks) if "work" in getattr(node, "classes", ())]


@pytest.mark.parametrize(
    "attributes, keys",
    [
        (".refs of=book", ["halley", "hand", "nib"]),
        (".refs of=book type=article", ["nib"]),
        (".refs of=book keyword=old", ["halley"]),
        (".refs of=book not-keyword=old", ["hand", "nib"]),
        ("#refs of=book", ["halley", "hand", "nib"]),
    ],
)
def test_a_list_by_keyword_or_type(attributes, keys):
    works = settings().files[0].text.replace("title={On Comets}", "title={On Comets}, keywords={old, sky}")
    book, _ = cited(
        f"A[^a].\n\n[^a]: [@halley; @hand; @nib]\n\n::: {{{attributes}}}\n:::", chosen=settings(works=works)
    )
    assert [anchor.removeprefix("work-") for anchor in entries(book.sections[0])] == keys


def test_an_annotated_list():
    works = (
        settings()
        .files[0]
        .text.replace("title={On Comets}", "title={On Comets}, annotation={An \\emph{old} one.}")
    )
    text = "A[^a].\n\n[^a]: [@halley]\n\n::: {.refs .annotated}\n:::"
    assert body(text, chosen=settings(works=works)).endswith("An old one.")


def test_a_work_that_is_not_cited_is_listed_when_asked_for():
    chosen = settings(uncited=("hand",))
    book, _ = cited("A[^a].\n\n[^a]: [@halley]\n\n::: {.refs of=book}\n:::", chosen=chosen)
    assert entries(book.sections[0]) == ["work-halley", "work-hand"]
