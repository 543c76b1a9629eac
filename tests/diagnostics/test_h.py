"""Codes of letter H: house style, by the lint of copy."""

import pytest

from samples.linted import faults, linted
from stonehand.diagnostics import Code
from stonehand.model.book import Typography
from stonehand.model.copy_style import CopyStyle

FRENCH = {"language": "fr", "typography": Typography(("«", "»", "“", "”"))}
HEADS = "## The First of the Long Orbits\n\n## The second of the orbits\n\n## The third orbit by night\n"
ITALICS = "*The Sun King* and *The Sun King* and *The Sun King*; "
DACHA = "*dacha*, *dacha*, *dacha* "

POSITIVE = [
    (Code.H005, "Quoi? Oui.", "1:5"),
    (Code.H001, '“One” and “two” and "three”', "1:21"),
    (Code.H002, "In 1914-18 and on", "1:4"),
    (Code.H002, "Call 555-1234 now", "1:6"),
    (Code.H002, "Words.[^1]\n\n[^1]: See pp. 12-14.", "3:15"),
    (Code.H002, "The preface, xi-xv, says", "1:14"),
    (Code.H003, "It was - he said - late", "1:8"),
    (Code.H004, "One , two", "1:4"),
    (Code.H004, "Well ! It is", "1:5"),
    (Code.H004, "A ( b) c", "1:4"),
    (Code.H004, "He thought ,... and", "1:11"),
    (Code.H006, "One  two", "1:4"),
    (Code.H007, "Of 10,000 and 20,000 men, 30000 came.", "1:27"),
    (Code.H008, "One... two… three . . . four", "1:19"),
    (Code.H009, "It ended.. And then", "1:9"),
    (Code.H010, "a… b, c… d, e … f", "1:15"),
    (Code.H101, "It is the the end", "1:7"),
    (Code.H101, "It is *the*\nthe end", "1:8"),
    (Code.H101, "He said “the the end”", "1:10"),
    (Code.H102, "They organize, recognize and realise", "1:30"),
    (Code.H102, "A grey, grey and gray sky", "1:18"),
    (Code.H102, "They organize, recognize, are unorganised", "1:31"),
    (Code.H103, "5 per cent, 6 per cent, 7%", "1:26"),
    (Code.H104, "co-operation, co-operation, cooperation", "1:29"),
    (Code.H104, "co-operation, co-operation, co operation", "1:29"),
    (Code.H104, "A cooperation, a cooperation. Co-operation", "1:31"),
    (Code.H104, "co-operation, co-operation. “Well!” Cooperation", "1:37"),
    (Code.H104, "co-operation, co-operation. Co operation", "1:29"),
    (Code.H105, "The nineteenth century, the tenth century, the 20th century", "1:48"),
    (Code.H106, "On 3 May, 4 May and May 5, 1986", "1:21"),
    (Code.H107, "In the 1960s, the 1970s and the 1980’s", "1:33"),
    (Code.H108, "Dr Able, Dr Baker and Dr. Charlie", "1:23"),
    (Code.H109, "19th, 20th and 21^st^", "1:16"),
    (Code.H201, "A.[^1] B.[@b]\n\n[^1]: Ibid., 12.", "3:7"),
    (Code.H202, "One (two three", "1:5"),
    (Code.H202, "One two) three", "1:8"),
    (Code.H203, "He said “never.", "1:9"),
    (Code.H203, "He said “never, and “ever.”\n\n“So”", "1:9"),
    (Code.H204, "A word[^1], and\n\n[^1]: A note.", "1:7"),
    (Code.H205, f"{ITALICS}The Sun King again", "1:55"),
    (Code.H206, f"{DACHA} and a dacha", "1:34"),
    (Code.H207, HEADS, "1:4"),
    (Code.H901, 'One two. <!-- stonehand: waive H101 "as in the source" -->', "1:10"),
    (Code.H902, "One two. <!-- stonehand: waive H101 -->", "1:10"),
    (Code.H902, 'One two. <!-- stonehand: waive N001 "so" -->', "1:10"),
]

NEGATIVE = [
    (Code.H001, '“One” and ‘two’, it’s \\" and `"`'),
    (Code.H001, "\"One\" and 'two', it's"),
    (Code.H002, "1987-06, 2020-01-02, ISBN 978-3-16, 10-9, T-34-85, +7-95-123, a-b, https://x.org/1-2 `1-2`"),
    (Code.H002, "12–14, 1914--18, a 747-400, chs 1-1, 3-day, mix-up, vi-a"),
    (Code.H002, "> In 1914-18\n\n| 12-14\n\n[In 1914-18]{.cite key=b} and [12-14]{lang=de}"),
    (Code.H003, "pre- and post-war, one -- two, 3 - 2 = 1, `a - b`, one – two"),
    (Code.H004, "One, two; three: [mots !]{lang=fr} . . . [ . . .], .5 of it, a .22"),
    (Code.H004, "He thought ... and then; he went (to ...), .... And, .. and"),
    (Code.H005, "Mots, mots"),
    (Code.H006, "One two\nthree. Four\\\nfive"),
    (Code.H007, "10,000 and 20,000; box 12345, no. 54321, 1986, 4000, “30000”, 12345-6"),
    (Code.H008, "One... two… three"),
    (Code.H009, "One... two…. three.... a../b `..`"),
    (Code.H010, "a… b, c… d. … And"),
    (Code.H101, "She had had it that that was. Duran Duran; the *The Times*. one-one, no, no"),
    (Code.H101, "> Of of men\n\n| of of\n\n[the the end]{.cite key=b} and [mots mots]{lang=fr}"),
    (Code.H102, "They organize and advise, exercise; “they realise”, [realise]{lang=fr}, *realise*"),
    (Code.H103, "5 per cent. “6%”\n\n| a |\n|---|\n| 7% |"),
    (Code.H104, "co-operation, “cooperation”; re-form and reform; a re-entry and entry"),
    (Code.H104, "A good-man, a Goodman; the Co-operation Office, a cooperation. Re-form and reform"),
    (Code.H105, "The nineteenth century, “the 20th century”, the 20th of May"),
    (Code.H106, "3 May and 4 May, “May 5”, in May 1986"),
    (Code.H107, "In the 1960s; 1986’s comet; 1980’s budget"),
    (Code.H108, "Dr Able and Dr Baker, vol. 1 and vol. 2, “Dr. Who”"),
    (Code.H109, "19th, 20th, x^th^"),
    (Code.H201, "A.[^1]\n\n[^1]: Ibid., 12."),
    (Code.H201, "Ibid. in the text.[^1] [@b]\n\n[^1]: He wrote “ibid.”"),
    (Code.H202, "One (two [three]) a) four 2) five \\( `(`"),
    (Code.H203, "He said “never.\n\n“And ‘again’.”"),
    (Code.H203, "| “One\n| two”"),
    (Code.H203, "> “One and\\\n> “two and\\\n> “three.”"),
    (Code.H204, "A word,[^1] and[^1]---that\n\n[^1]: A note."),
    (Code.H205, f"{ITALICS}“The Sun King”, the sun king"),
    (Code.H205, "*The Sun King* and *The Sun King*; the coming of The Sun King"),
    (Code.H206, "A *dacha* is a house. The dacha stood; the dacha fell."),
    (Code.H207, "## The first orbit\n\n## The United States\n\n## The *Great Game* at night\n\n## War"),
    (Code.H901, 'The the end. <!-- stonehand: waive H101 "as in the source" -->'),
    (Code.H902, "One <!-- a remark --> two\n\n```\n<!-- stonehand: nothing -->\n```"),
]


@pytest.mark.parametrize("code, copy, place", POSITIVE)
def test_what_a_copyeditor_marks(code: Code, copy: str, place: str) -> None:
    options = FRENCH if code is Code.H005 else {}
    assert (code.value, place) in faults(copy, **options)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_what_is_right_is_not_marked(code: Code, copy: str) -> None:
    assert code.value not in dict(faults(copy))


RIGHT_IN_FRENCH = [
    (Code.H004, "Quoi ? Oui ; non : si"),
    (Code.H005, "Quoi ? Oui ; 12:30 https://x.org?a"),
    (Code.H005, "Un mot. [Who? Me!]{lang=en} Un mot"),
    (Code.H204, "Un mot[^1].\n\n[^1]: Note."),
]


@pytest.mark.parametrize("code, copy", RIGHT_IN_FRENCH)
def test_french_habits_are_right_in_french(code: Code, copy: str) -> None:
    assert code.value not in dict(faults(copy, **FRENCH))


PHRASE = "He said [il dit: oui! non; «là»]{lang=fr}: no!"
DIVISION = "::: {lang=fr}\nil dit: oui! non; «là»\n:::\n\n> oui!\n{lang=fr}\n\n## Quoi? {lang=fr}"


def test_a_french_phrase_in_an_english_book_has_the_spaces_that_are_typed() -> None:
    found = ["1:16", "1:21", "1:26", "1:28", "1:31"]
    assert faults(PHRASE) == [(Code.H005.value, place) for place in found]


def test_a_french_block_in_an_english_book_has_its_spaces_from_typography() -> None:
    assert faults(DIVISION) == []


def test_a_french_phrase_has_the_spaces_of_a_book_that_adds_them() -> None:
    spaced = Typography(("“", "”", "‘", "’"), french_spaces=True)
    assert faults(PHRASE, typography=spaced) == []


SETTLED = [
    (Code.H001, CopyStyle(quotes="typed"), 'It "is"', "1:4"),
    (Code.H007, CopyStyle(thousands="space"), "10,000 men", "1:1"),
    (Code.H008, CopyStyle(ellipsis="spaced"), "One… two", "1:4"),
    (Code.H102, CopyStyle(spelling="ise"), "They organize", "1:6"),
    (Code.H102, CopyStyle(words=("grey",)), "gray, gray, grey", "1:1"),
    (Code.H103, CopyStyle(percent="per cent"), "5 percent", "1:3"),
    (Code.H104, CopyStyle(words=("cooperation",)), "co-operation, co-operation, cooperation", "1:1"),
    (Code.H105, CopyStyle(centuries="words"), "the 20th century", "1:5"),
    (Code.H106, CopyStyle(dates="day-month"), "on May 5, 1986", "1:4"),
    (Code.H107, CopyStyle(decades="1980’s"), "the 1980s", "1:5"),
    (Code.H108, CopyStyle(stops="kept"), "Dr Able", "1:1"),
    (Code.H109, CopyStyle(ordinals="raised"), "the 21st of May", "1:5"),
    (Code.H204, CopyStyle(calls="before"), "A word.[^1]\n\n[^1]: A note.", "1:7"),
    (Code.H207, CopyStyle(heads="headline"), "## The first orbit", "1:4"),
]


@pytest.mark.parametrize("code, style, copy, place", SETTLED)
def test_the_house_settles_a_form(code: Code, style: CopyStyle, copy: str, place: str) -> None:
    assert (code.value, place) in faults(copy, style=style)


def test_a_call_after_its_mark_is_wrong_in_french() -> None:
    assert (Code.H204.value, "1:7") in faults("Un mot.[^1]\n\n[^1]: Note.", **FRENCH)


TOLD = [
    (f"{DACHA}and a dacha", "“dacha” in roman", "“dacha” in italics, which the book has 3 times"),
    ("19th and 21^st^", "“21st” with raised letters", "“19th” with level letters, which the book has once"),
    ("A grey and gray sky", "“gray”", "“grey”, which the book has once"),
]


@pytest.mark.parametrize("copy, stray, right", TOLD)
def test_the_message_says_in_what_the_forms_differ(copy: str, stray: str, right: str) -> None:
    (found,) = linted(copy).diagnostics
    assert found.message == f"{stray} is in another form than {right}"


def test_words_that_may_be_repeated() -> None:
    assert faults("A win win of it", style=CopyStyle(repeated=("win",))) == []
