"""The rules of the lint of copy, each by its code: passages and the style of the house in, findings out."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.read import BookCopy
from stonehand.proof.copy.rules.abbreviations import abbreviation_with_and_without_stop
from stonehand.proof.copy.rules.calls import call_beside_mark
from stonehand.proof.copy.rules.compounds import compound_in_two_forms
from stonehand.proof.copy.rules.dates import dates_in_two_forms
from stonehand.proof.copy.rules.doubled import doubled_word
from stonehand.proof.copy.rules.ellipses import ellipses_in_two_forms, ellipses_spaced_two_ways, odd_dots
from stonehand.proof.copy.rules.heads import heads_in_two_styles
from stonehand.proof.copy.rules.hyphens import hyphen_for_dash, range_with_hyphen
from stonehand.proof.copy.rules.ibid import ibid_by_hand
from stonehand.proof.copy.rules.italics import foreign_word_in_two_faces, title_in_two_faces
from stonehand.proof.copy.rules.numbers import centuries, decades, large_numbers, ordinals
from stonehand.proof.copy.rules.pairs import bracket_alone, typed_quote_alone
from stonehand.proof.copy.rules.quotes import straight_beside_typed
from stonehand.proof.copy.rules.spaces import bare_high_punctuation, space_before_mark, two_spaces
from stonehand.proof.copy.rules.spelling import percent_in_two_forms, two_spellings

Rule: TypeAlias = Callable[[BookCopy, CopyStyle], Iterable[Finding]]

RULES: Mapping[Code, Rule] = {
    Code.H001: straight_beside_typed,
    Code.H002: range_with_hyphen,
    Code.H003: hyphen_for_dash,
    Code.H004: space_before_mark,
    Code.H005: bare_high_punctuation,
    Code.H006: two_spaces,
    Code.H007: large_numbers,
    Code.H008: ellipses_in_two_forms,
    Code.H009: odd_dots,
    Code.H010: ellipses_spaced_two_ways,
    Code.H101: doubled_word,
    Code.H102: two_spellings,
    Code.H103: percent_in_two_forms,
    Code.H104: compound_in_two_forms,
    Code.H105: centuries,
    Code.H106: dates_in_two_forms,
    Code.H107: decades,
    Code.H108: abbreviation_with_and_without_stop,
    Code.H109: ordinals,
    Code.H201: ibid_by_hand,
    Code.H202: bracket_alone,
    Code.H203: typed_quote_alone,
    Code.H204: call_beside_mark,
    Code.H205: title_in_two_faces,
    Code.H206: foreign_word_in_two_faces,
    Code.H207: heads_in_two_styles,
}
