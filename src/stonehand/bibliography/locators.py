"""A locator as typed in (`12-14`, `ch. 3`, `fol. 7`), CSL's label and the value out."""

import re

LABELS = {
    "page": "p pp page pages pg pgs S Seite Seiten s str с",
    "chapter": "ch chs chap chaps chapter chapters Kap Kapitel cap capp гл",
    "volume": "vol vols volume volumes Bd Bde Band t tome tomes T т",
    "issue": "no nos number numbers issue issues Nr n° nº № H Heft",
    "note": "n nn note notes Anm fn",
    "line": "l ll line lines Z Zeile Zeilen ligne lignes",
    "section": "sec secs sect section sections § §§ Abschn",
    "paragraph": "para paras par paragraph paragraphs ¶ ¶¶ Abs",
    "figure": "fig figs figure figures Abb ill",
    "folio": "fol fols f ff folio folios Bl",
    "book": "bk bks book books livre liv Buch",
    "part": "pt pts part parts partie Teil",
    "column": "col cols column columns Sp Spalte",
    "verse": "v vv verse verses",
    "opus": "op opp opus",
    "sub-verbo": "s.v s.vv sub.verbo",
}
"""The words and abbreviations for each label, without their stop."""

_BY_WORD = {word: label for label, words in LABELS.items() for word in words.split()}
_TYPED = re.compile(
    r"(?:(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)?|[§¶]+|n[°º])\.?[\s\u00a0]*)(?P<value>.+)", re.DOTALL
)
_ROMAN = re.compile(r"[ivxlcdm]+(?:\s*[-–].*)?", re.IGNORECASE)


def label_and_value(locator: str) -> tuple[str, str]:
    """Return what a locator counts and what it says; pages, where it does not say what."""
    typed = _TYPED.fullmatch(locator.strip())
    label = _BY_WORD.get(typed["word"], _BY_WORD.get(typed["word"].lower(), "")) if typed else ""
    if typed is None or not label or _ROMAN.fullmatch(locator.strip()):
        return "page", locator.strip()
    return label, typed["value"].strip()
