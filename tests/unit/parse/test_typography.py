"""Typography in its languages; English is in the conformance pairs."""

import pytest

from samples.copy_desk import blocks, content, parsed
from stonehand.model.book import Typography
from stonehand.model.inline import Text
from stonehand.model.plain import plain_text

FRENCH = Typography(("«", "»", "“", "”"), "spaced-en", french_spaces=True)
GERMAN = Typography(("„", "“", "‚", "‘"), "spaced-en")
BRITISH = Typography(("‘", "’", "“", "”"), "spaced-en")
RUSSIAN = Typography(("«", "»", "„", "“"))


ENGLISH = Typography()


def words(copy, book_language="en", typography=ENGLISH, **metadata):
    return plain_text(content(copy, book_language=book_language, typography=typography, **metadata))


@pytest.mark.parametrize(
    "typed, printed",
    [
        ('"Oui", dit-il.', "«\u202fOui\u202f», dit-il."),
        ("Quoi? Oui! Non; si: là", "Quoi\u202f? Oui\u202f! Non\u202f; si\u00a0: là"),
        ("Quoi ? Non ; si : là", "Quoi\u202f? Non\u202f; si\u00a0: là"),
        ("« Oui » et «non»", "«\u202fOui\u202f» et «\u202fnon\u202f»"),
        ("L'\"été\" -- l'an 5 : 12:30", "L’«\u202fété\u202f»\u00a0– l’an 5\u00a0: 12:30"),
        ("p. 12, t. IV, n° 5, 3 millions", "p.\u00a012, t.\u00a0IV, n°\u00a05, 3\u00a0millions"),
        ("chapitre 3, le 14 mars", "chapitre\u00a03, le 14\u00a0mars"),
    ],
)
def test_french(typed, printed):
    assert words(typed, "fr", FRENCH) == printed


def test_addresses_and_code_keep_their_colons():
    assert words("`a: b?` <https://a.example/?b=c>", "fr", FRENCH) == "a: b? https://a.example/?b=c"


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("\"Ja, 'so'\", S. 12 -- Bd. 2", "„Ja, ‚so‘“, S.\u00a012\u00a0– Bd.\u00a02"),
        ("Wie geht's?", "Wie geht’s?"),
        ('„typed" und "typed“', "„typed“ und „typed“"),
    ],
)
def test_german(typed, printed):
    assert words(typed, "de", GERMAN) == printed


def test_british_quotes_and_dashes():
    assert words("\"One 'two' three\" -- four", "en-GB", BRITISH) == "‘One “two” three’\u00a0– four"


def test_a_russian_dash_stands_between_spaces():
    assert (
        words('"Вега" -- станция, с. 5, 1986 г.', "ru", RUSSIAN)
        == "«Вега»\u00a0— станция, с.\u00a05, 1986\u00a0г."
    )


def test_a_section_in_another_language_has_its_own_typography():
    assert words('"Oui!"', "en", language="fr") == "«\u202fOui\u202f!\u202f»"


def test_a_division_in_another_language_has_its_own_typography():
    (division,) = blocks('::: {lang=de}\n"Ja"\n:::')
    assert plain_text(division.blocks[0].content) == "„Ja“"


def test_a_phrase_in_another_language_keeps_the_quotes_of_the_text_and_its_own_spaces():
    assert words('["Oui !" p. 5]{lang=fr} "yes!"') == "“Oui\u202f!” p.\u00a05 “yes!”"


def test_a_phrase_in_a_french_book_has_no_french_spaces():
    assert words("Oui! [yes: no!]{lang=en} non!", "fr", FRENCH) == "Oui\u202f! yes: no! non\u202f!"


def test_no_rule_touches_what_is_escaped():
    assert words(r"\"a\" \... b\-\-c") == '"a" ... b--c'


def test_a_line_end_becomes_a_space_that_does_not_break():
    assert [node.text for node in content("see p.\n12")] == ["see p.", "\u00a0", "12"]


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("'tis the '60s", "’tis the ’60s"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("the boys' 'own' book's", "the boys’ ‘own’ book’s"),
        ('"\'Tis," he said, "\'one\'"', "“’Tis,” he said, “‘one’”"),
        ("'A \"b\" c'", "‘A “b” c’"),
        ('("a")--"b"', "(“a”)—“b”"),
        ('"a"---"b"', "“a”—“b”"),
    ],
)
def test_english_marks(typed, printed):
    assert words(typed) == printed


def test_words_at_both_ends_of_a_dash_keep_their_places():
    one, dash, two = content("one -- two")
    assert [(node.text, node.span.column, node.span.end_column) for node in (one, dash, two)] == [
        ("one", 1, 4),
        ("—", 5, 7),
        ("two", 8, 11),
    ]


def test_what_was_typed_in_unicode_stays():
    typed = "“a” ‘b’ – — … ‚c‘ «d»\u00a0e\u202f! f′ 5″"
    assert content(typed)[0].text == typed
    assert isinstance(content(typed)[0], Text)


def test_typography_asks_nothing_of_sound_copy():
    _, report = parsed("\"One,\" 'two', the '60s, dogs' tails -- and so on...")
    assert not len(report)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("by J. F. Kennedy and Roger M. Bonnet", "by J.~F.~Kennedy and Roger M.~Bonnet"),
        ("than I. The war, vitamin C. then U.S. Congress", "than I. The war, vitamin C. then U.S. Congress"),
        ("March 14, 1986, in March 1986", "March~14, 1986, in March 1986"),
        ("14 March, 2 vols", "14~March, 2~vols"),
    ],
)
def test_names_and_dates_keep_together(typed, printed):
    assert words(typed).replace("\u00a0", "~") == printed
