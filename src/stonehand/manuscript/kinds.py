"""The name of a section's file and where it stands in, its kind out."""

import re

from stonehand.model.book import Matter
from stonehand.model.kind import KINDS

OTHERS = {Matter.FRONT: "preface", Matter.BODY: "chapter", Matter.BACK: "appendix"}
"""The kind of a section whose name says nothing, by matter."""

SYNONYMS = {
    "halftitle": "half-title",
    "titlepage": "title-page",
    "title": "title-page",
    "copyright": "imprint",
    "copyright-page": "imprint",
    "toc": "contents",
    "acknowledgments": "acknowledgements",
    "acknowledgement": "acknowledgements",
    "acknowledgment": "acknowledgements",
    "abbreviation": "abbreviations",
    "list-of-abbreviations": "abbreviations",
    "timeline": "chronology",
    "note-on-the-text": "note-on-text",
    "note-on-transliteration": "note-on-text",
    "translators-note": "note-on-text",
    "editors-note": "note-on-text",
    "intro": "introduction",
    "ch": "chapter",
    "chap": "chapter",
    "lecture": "chapter",
    "intermezzo": "interlude",
    "conclusions": "conclusion",
    "postscript": "afterword",
    "appendices": "appendix",
    "endnotes": "notes",
    "references": "bibliography",
    "works-cited": "bibliography",
    "illustration-credits": "credits",
    "picture-credits": "credits",
    "photo-credits": "credits",
    "list-of-contributors": "contributors",
    "notes-on-contributors": "contributors",
    "about-the-authors": "about-the-author",
    "about-the-editors": "about-the-author",
    "about-the-editor": "about-the-author",
    "about": "about-the-author",
    "author": "about-the-author",
}
"""Other names of kinds that files have."""

_ORDINAL = re.compile(r"^\d+(?:[-_. ]+|$)")
_COUNT = re.compile(r"[-_ ]*(?:\d+|(?<=[-_ ])(?:[ivxlc]+|[a-z]))$")


def kind_of(stem: str, matter: Matter) -> str:
    """Return the kind of a file by its name without suffix, in a part of the book.

    A number that only orders files (`01-foreword`) is dropped, a count at the end (`chapter-3`,
    `appendix-b`) too. Then the name is a kind, a synonym, or begins with a kind that may stand here
    (`chapter-3-the-comet`).
    """
    name = re.sub(r"[_ .]+", "-", _ORDINAL.sub("", stem.lower()))
    for candidate in (name, _COUNT.sub("", name)):
        known = SYNONYMS.get(candidate, candidate)
        if known in KINDS and known != "part":
            return known
    return _by_beginning(name, matter) or OTHERS[matter]


def _by_beginning(name: str, matter: Matter) -> str:
    words = name.split("-")
    for length in range(len(words) - 1, 0, -1):
        beginning = "-".join(words[:length])
        kind = KINDS.get(SYNONYMS.get(_COUNT.sub("", beginning), _COUNT.sub("", beginning)))
        if kind and matter in kind.places and not kind.generated and kind.name != "part":
            return kind.name
    return ""
