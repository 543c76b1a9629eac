"""Books with a glossary and a list of abbreviations, for tests."""

from dataclasses import replace

from samples.copy_desk import entry, manuscript
from stonehand.diagnostics import Report
from stonehand.model.abbreviation import AbbreviationSettings, SpellOut
from stonehand.model.book import Book, Manuscript, Matter, Medium
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve


def with_lists(
    *texts: str, glossary: str = "", abbreviations: str = "", spell_out: SpellOut = "never"
) -> Manuscript:
    """Return a book of chapters, after them the sections of words that are not empty."""
    chapters = [entry(text, f"{number}.md") for number, text in enumerate(texts, 1)]
    lists = [
        replace(entry(text, f"{kind}.md"), kind=kind, matter=Matter.BACK)
        for kind, text in (("glossary", glossary), ("abbreviations", abbreviations))
        if text
    ]
    book = manuscript(*chapters, *lists)
    return replace(book, abbreviations=AbbreviationSettings(spell_out))


def resolved(copy: Manuscript, medium: Medium = "print") -> Book:
    """Return a book as set before its first setting."""
    report = Report()
    return resolve(parse(copy, report), Places(), report, medium)
