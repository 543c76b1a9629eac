"""Numbers, tags, sizes and addresses: which pass, which do not, and what they become."""

import pytest

from stonehand.manuscript.facts import date_fault, role_fault, slug_fault, url_fault
from stonehand.manuscript.identifiers import (
    bare_doi,
    bare_orcid,
    doi_fault,
    isbn_fault,
    issn_fault,
    orcid_fault,
)
from stonehand.manuscript.languages import language_fault
from stonehand.manuscript.lengths import SIZES, bleed_fault, length, trim, trim_fault
from stonehand.manuscript.relators import RELATORS, WORDS
from stonehand.manuscript.shape import Check
from stonehand.model.habits import QUOTES, habits

GOOD = [
    (isbn_fault, "9780306406157 979-10-90636-07-1 0-306-40615-2 080442957X 080442957x"),
    (issn_fault, "0378-5955 2434-561X 2434-561x"),
    (orcid_fault, "0000-0002-1825-0097 0000-0001-5109-3700 https://orcid.org/0000-0002-1694-233X"),
    (doi_fault, "10.1000/182 10.1000.10/x doi:10.5555/y https://doi.org/10.1016/S0140-6736(20)30183-5"),
    (
        language_fault,
        "en en-GB de-CH-1996 sr-Latn-RS zh-Hant es-419 grc x-klingon sl-rozaj-biske en-u-co-phonebk",
    ),
    (date_fault, "1986 1986-03 1986-03-14 2024-02-29"),
    (url_fault, "https://example.org http://example.org/a?b#c"),
    (slug_fault, "a comet-and-committee 1986"),
    (role_fault, "aut edt trl wpr ctb"),
    (trim_fault, "156mmx234mm 6x9in royal B-Format us_trade 432ptx648pt 15.6cm×23.4cm"),
    (bleed_fault, "0 0mm 3mm 0.125in 9pt"),
]

BAD = [
    (isbn_fault, "9780306406158 978030640615 9770306406157 0306406153 X306406152 97803064061570"),
    (issn_fault, "03785955 0378-5954 0378-595 0378-59555"),
    (orcid_fault, "0000-0002-1825-0098 0000000218250097 0000-0002-1825-009 orcid.org/0000-0002-1825-0097"),
    (doi_fault, "10.1000 11.1000/182 10.10/ http://example.org/10.1000/182 doi"),
    (language_fault, "english e en_GB en-GB- en--GB en-a français x 123"),
    (date_fault, "86 1986-3 1986-13 1986-02-30 1986-03-14T00:00 0000-01-01 March"),
    (url_fault, "example.org javascript:alert(1) file:///etc/passwd https:// //example.org http://["),
    (slug_fault, "A a_b -a a- a--b ../a a.b é"),
    (role_fault, "author AUT xyz clb"),
    (trim_fault, "156x234 royl 156mm 1mmx1mm 2000mmx2000mm 156kmx234km -1mmx234mm"),
    (bleed_fault, "3 -3mm 100mm mm 3px"),
]


@pytest.mark.parametrize("check, text", [(check, text) for check, texts in GOOD for text in texts.split()])
def test_what_is_right_passes(check: Check, text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize("check, text", [(check, text) for check, texts in BAD for text in texts.split()])
def test_what_is_wrong_does_not(check: Check, text: str) -> None:
    fault = check(text)
    assert fault
    assert fault.hint


def test_the_addresses_of_resolvers_are_dropped() -> None:
    assert bare_doi("https://doi.org/10.1000/182") == "10.1000/182"
    assert bare_orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"


SIZES_IN_POINTS = [
    ("royal", 442.2047, 663.3071),
    ("156mm x 234mm", 442.2047, 663.3071),
    ("15.6 cm × 23.4 cm", 442.2047, 663.3071),
    ("6 x 9 in", 432, 648),
    ('6" x 9"', 432, 648),
    ("US Trade", 432, 648),
    ("100pt x 200pt", 100, 200),
]


@pytest.mark.parametrize("text, width, height", SIZES_IN_POINTS)
def test_sizes_are_in_points(text: str, width: float, height: float) -> None:
    assert trim(text) == (width, height)


@pytest.mark.parametrize("name", SIZES)
def test_every_named_size_can_be_bound(name: str) -> None:
    assert trim_fault(name) is None


def test_lengths_are_in_points() -> None:
    assert (length("3mm"), length("0.125in"), length("0")) == (8.5039, 9, 0)


HABITS = [
    ("en-GB", "“”‘’", "em", "none"),
    ("en-US", "“”‘’", "em", "none"),
    ("de", "„“‚‘", "spaced-en", "none"),
    ("de-CH", "«»‹›", "spaced-en", "none"),
    ("de-AT", "„“‚‘", "spaced-en", "none"),
    ("fr", "«»“”", "spaced-en", "french"),
    ("ru-RU", "«»„“", "em", "none"),
    ("tlh", "“”‘’", "em", "none"),
]


@pytest.mark.parametrize("language, quotes, dash, spaces", HABITS)
def test_languages_have_their_habits(language: str, quotes: str, dash: str, spaces: str) -> None:
    found = habits(language)
    assert ("".join(QUOTES[found.quotes]), found.dash, found.spaces) == (quotes, dash, spaces)


def test_relators_are_codes_of_three_letters() -> None:
    assert {len(code) for code in RELATORS} == {3}
    assert set(WORDS.values()) <= RELATORS
