"""Write a synthetic scholarly book, the same for the same seed: what a build costs, on any number of pages.

    python benchmarks/book_generator.py FOLDER [--chapters N] [--words N] [--notes N] [--seed N]

A chapter of the usual 7,300 words and 25 notes comes to about 25 pages. Its sentences mean nothing, but their
words, names, years and notes are about as long and as many as those of a book of history.
"""

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path


def _list(words: str) -> list[str]:
    return words.split()


NOUNS = _list("""
archive letter merchant province treaty council harbour guild parish ledger manuscript bishop frontier
minister garrison embassy chronicle charter tribute dynasty settlement parliament assembly reform rebellion
census tariff inheritance estate household village workshop labour currency harvest river port fleet captain
notary magistrate trial sentence exile doctrine sermon pilgrimage monastery university printer pamphlet
newspaper audience memory monument inscription survey landscape epidemic hospital physician childhood
kinship neighbourhood language translation grammar testimony evidence document signature historian argument
controversy interpretation administration commission petition statute constitution sovereignty jurisdiction
authority occupation resistance negotiation compromise alliance campaign fortress logistics telegraph
machinery manufacture commodity consumer costume architecture procession theatre correspondence friendship
ambition experience tradition continuity modernity election franchise movement association philanthropy
property cultivation expedition navigation observation instrument statistic population
""")
VERBS = _list("""
examined considered described revealed demonstrated challenged rejected accepted emphasised neglected
transformed undermined reinforced established abolished negotiated defended resisted recorded preserved
collected published translated circulated reconstructed compared distinguished questioned complicated
illustrated organised governed regulated exploited protected supported financed purchased inherited
contested settled postponed remembered commemorated criticised condemned justified authorised prohibited
encouraged suppressed tolerated
""")
ADJECTIVES = _list("""
early late regional imperial provincial urban rural maritime commercial agrarian political social cultural
religious military diplomatic foreign private official clandestine popular learned vernacular fragmentary
contemporary considerable modest central decisive ambiguous persistent gradual unprecedented familiar
obscure neglected fragile complex systematic arbitrary legitimate ordinary impoverished vulnerable itinerant
anonymous conservative pragmatic reluctant sceptical
""")
ADVERBS = _list("""
gradually rapidly rarely frequently largely deliberately repeatedly openly formally eventually notably
""")
NAMES = _list("""
Ashworth Beaumont Calderón Dimitrov Eriksson Fairfax Grünwald Hartmann Jankowski Keller Lefèvre Marchetti
Novák Petrov Quintero Rosenthal Sørensen Thackeray Vandermeer Whitcombe Zieliński
""")
FIRST_NAMES = _list("Anna Edward Maria Johann Sofia Peter Eleanor Giovanni Katarina Henri Isabel Thomas")
PLACES = _list("""
Trieste Vienna Lisbon Antwerp Genoa Kraków Bristol Odessa Hamburg Seville Lübeck Zürich Dublin
""")
JOURNALS = ("Annals of the Provinces", "Review of Maritime History", "Studies in Administration")
OPENERS = ("However, ", "Moreover, ", "In contrast, ", "By then ", "As a result ", "To be sure, ", "Even so ")
JOINS = (", and ", ", but ", "; ", " while ", " because ", ", although ")
WORDS_A_PARAGRAPH = 125
HEADS = 6


@dataclass(slots=True)
class Author:
    """One who writes the same book for the same seed."""

    dice: random.Random
    notes: list[str] = field(default_factory=list)

    def pick(self, words: list[str]) -> str:
        """Return a word, early ones more often than late ones."""
        return words[int(len(words) * self.dice.random() ** 1.7)]

    def chance(self, share: float) -> bool:
        """Tell whether something is done that is done in this share of cases."""
        return self.dice.random() < share

    def thing(self, depth: int = 0) -> str:
        """Return a noun phrase, sometimes a person or a place."""
        if self.chance(0.12):
            return f"{self.pick(FIRST_NAMES)} {self.pick(NAMES)}"
        if self.chance(0.05):
            return self.pick(PLACES)
        adjective = f"{self.pick(ADJECTIVES)} " if self.chance(0.45) else ""
        phrase = f"the {adjective}{self.pick(NOUNS)}"
        if depth < 2 and self.chance(0.32):
            phrase += self.dice.choice((" of ", " in ", " for ")) + self.thing(depth + 1)
        return f"*{phrase}*" if self.chance(0.03) else phrase

    def clause(self) -> str:
        """Return who did what."""
        adverb = f"{self.pick(ADVERBS)} " if self.chance(0.25) else ""
        return f"{self.thing()} {adverb}{self.pick(VERBS)} {self.thing()}"

    def sentence(self) -> str:
        """Return a sentence of one or two clauses."""
        text = self.clause()
        if self.chance(0.3):
            text += self.dice.choice(JOINS) + self.clause()
        elif self.chance(0.15):
            text = f"in {self.dice.randint(1480, 1939)} {text}"
        elif self.chance(0.08):
            text += f", as one witness put it, “{self.clause()}”"
        text = self.dice.choice(OPENERS) + text if self.chance(0.18) else text
        start = next(index for index, letter in enumerate(text) if letter.isalpha())
        return text[:start] + text[start].upper() + text[start + 1 :] + "."

    def text(self, words: int) -> str:
        """Return sentences of at least so many words."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def title(self) -> str:
        """Return a title of three words."""
        return f"{self.pick(ADJECTIVES).title()} {self.pick(NOUNS).title()} in {self.pick(PLACES)}"

    def citation(self) -> str:
        """Return a book or an article as a note cites it."""
        person, page = f"{self.pick(FIRST_NAMES)} {self.pick(NAMES)}", self.dice.randint(3, 420)
        year, pages = self.dice.randint(1890, 2023), f"{page}–{page + self.dice.randint(1, 30)}"
        if self.chance(0.55):
            return f"{person}, *The {self.title()}* ({self.pick(PLACES)}, {year}), {pages}."
        return f"{person}, “{self.title()},” *{self.dice.choice(JOURNALS)}* {year - 1880} ({year}): {pages}."

    def note(self) -> str:
        """Return a citation, two, or words and a citation."""
        kind = self.dice.random()
        if kind < 0.45:
            return self.citation()
        if kind < 0.7:
            return f"{self.citation()} See also {self.citation()}"
        return f"{self.text(self.dice.randint(10, 45))} {self.citation()}"

    def paragraph(self, is_noted: bool) -> str:
        """Return a paragraph, with a note at its end if it is to have one."""
        text = self.text(self.dice.randint(70, 170))
        if is_noted:
            self.notes.append(f"[^{len(self.notes) + 1}]: {self.note()}")
            text += f"[^{len(self.notes)}]"
        return text

    def table(self) -> str:
        """Return a table of eight rows."""
        rows = (f"| {self.pick(PLACES)} | {self.dice.randint(10, 9999)} |" for _ in range(8))
        return "\n".join(("| Place | Number |", "|:------|-----:|", *rows, "", f": {self.title()}"))

    def chapter(self, words: int, notes: int) -> str:
        """Return a chapter with six heads, a table, a list and some extracts."""
        paragraphs = words // WORDS_A_PARAGRAPH
        noted = set(self.dice.sample(range(paragraphs), min(notes, paragraphs)))
        blocks = [f"# {self.title()}"]
        for number in range(paragraphs):
            head, place = divmod(number, max(1, paragraphs // HEADS))
            if not place:
                blocks.append(f"## {self.title()}")
            blocks.append(self.paragraph(number in noted))
            if self.chance(0.07):
                blocks.append("> " + self.text(self.dice.randint(40, 90)))
            if not place and head == 2:
                blocks.append(self.table())
            if not place and head == 4:
                blocks.append("\n".join(f"{item}. {self.text(15)}" for item in range(1, 6)))
        return "\n\n".join((*blocks, *self.notes)) + "\n"


BOOK = """\
[book]
slug = "synthetic"
title = "The Ledger and the Province"
language = "en-GB"

[[book.contributors]]
name = "Anna Ashworth"

[matter]
front = ["title-page", "contents"]
body = [{names}]
"""


def write_book(folder: Path, chapters: int = 12, words: int = 7300, notes: int = 25, seed: int = 1) -> None:
    """Write the manuscript of a book of so many chapters into a folder."""
    manuscript = folder / "manuscript"
    manuscript.mkdir(parents=True, exist_ok=True)
    names = [f"chapter-{number:02}.md" for number in range(1, chapters + 1)]
    for number, name in enumerate(names):
        author = Author(random.Random(seed * 1000 + number))
        (manuscript / name).write_text(author.chapter(words, notes), encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (manuscript / "book.toml").write_text(BOOK.format(names=listed), encoding="utf-8")


def main() -> None:
    """Write the book asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    for name, usual in (("chapters", 12), ("words", 7300), ("notes", 25), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = vars(parser.parse_args())
    write_book(given.pop("folder"), **given)


if __name__ == "__main__":
    main()
