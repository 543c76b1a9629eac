"""A hand-made book that holds every node of set copy, with sections of every kind of opening."""

from dataclasses import replace

from stonehand.model.block import (
    Cell,
    Closer,
    CodeBlock,
    ContentsEntry,
    ContentsList,
    Definition,
    DefinitionList,
    Division,
    Epigraph,
    Equation,
    Figure,
    Heading,
    IndexEntry,
    ListBlock,
    ListItem,
    NoteGroup,
    Ornament,
    Paragraph,
    Quotation,
    Row,
    Table,
    Verse,
    VerseLine,
)
from stonehand.model.book import Book, Design, Matter, Note, Section, Typography
from stonehand.model.inline import (
    Abbreviation,
    Citation,
    Code,
    Emphasis,
    Formula,
    Image,
    IndexAnchor,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Reference,
    SpelledOut,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    TermLink,
    Text,
)
from stonehand.model.metadata import Contributor, Metadata
from stonehand.source import Span

FILE = "manuscript/01-comet.md"
DESIGN = Design(width=442.2, height=663.31)

CALLING = (
    "A comet that returns every seventy-six years keeps an appointment made by nobody, and in the "
    "spring of 1986 five spacecraft from four agencies went to meet it. Their engineers had begun "
    "apart, each with a budget, a rocket and a list of instruments; they ended by handing one another"
    " positions, temperatures and warnings about dust. What follows is an account of how the handing "
    "over was arranged, who was allowed to know what, and why an agreement that was never signed as a"
    " treaty was kept to the letter by people who could not telephone each other without leave. "
)
MORE = (
    "The first meeting was held at Padua in September 1981, in a room lent by the university, and the"
    " minutes run to eleven pages. They record no vote. Instead they list the questions on which the "
    "delegates found that they already agreed: that the nucleus was small and dark, that nobody knew "
    "where it was to better than a few hundred kilometres, and that whoever passed first would be "
    "able to tell those who came after. From that single practical remark grew the whole machinery of"
    " the pathfinder: two craft looking ahead so that a third might pass closer than its builders had"
    " dared to promise. "
)


def at(line: int = 1, column: int = 1, length: int = 0) -> Span:
    return Span(FILE, line, column, line, column + length)


def t(text: str, line: int = 1, column: int = 1) -> Text:
    return Text(text, at(line, column, len(text)))


def p(anchor: str, *content: object, **more: object) -> Paragraph:
    nodes = tuple(t(item) if isinstance(item, str) else item for item in content)
    return Paragraph(anchor=anchor, span=at(), content=nodes, **more)


def call(label: str, mark: str, section: str = "comet", first: bool = True) -> NoteReference:
    note = f"{section}-n{label}"
    return NoteReference(f"{note}-call" if first else f"{note}-call2", note, mark, at(), first)


def note(label: str, mark: str, *blocks: object, series: str = "numbered", section: str = "comet") -> Note:
    anchor = f"{section}-n{label}"
    return Note(anchor, label, series, blocks, at(), mark, f"{anchor}-call")


def cell(anchor: str, text: str, numeric: bool = False) -> Cell:
    return Cell(anchor=anchor, span=at(), content=(t(text),), numeric=numeric)


def verse(anchor: str) -> Verse:
    lines = (
        ("Nobody steered it, nobody could,", 0),
        ("it fell as the years fall,", 1),
        ("and we had built a window", 0),
    )
    stanza = tuple(VerseLine((t(text),), indent, at()) for text, indent in lines)
    last = VerseLine((t("to watch it pass,"), call("4", "4")), 2, at())
    return Verse(anchor=anchor, span=at(), stanzas=(stanza, (*stanza[:2], last)))


def table() -> Table:
    head = Row(
        anchor="comet-t1-r0",
        span=at(),
        cells=(
            cell("comet-t1-r0c1", "Spacecraft"),
            cell("comet-t1-r0c2", "Agency"),
            cell("comet-t1-r0c3", "Encounter"),
            cell("comet-t1-r0c4", "Distance, km", True),
        ),
    )
    rows = (
        ("Vega 1", "IKI", "6 March 1986", "8,890"),
        ("Suisei", "ISAS", "8 March 1986", "151,000"),
        ("Vega 2", "IKI", "9 March 1986", "8,030"),
        ("Sakigake", "ISAS", "11 March 1986", "6,990,000"),
        ("Giotto", "ESA", "14 March 1986", "596"),
    )
    body = tuple(
        Row(
            anchor=f"comet-t1-r{n}",
            span=at(),
            cells=tuple(cell(f"comet-t1-r{n}c{c}", text, c == 4) for c, text in enumerate(row, 1)),
        )
        for n, row in enumerate(rows, 1)
    )
    last = body[-1].cells[-1]
    noted = replace(last, content=(*last.content, call("t", "a")))
    body = (*body[:-1], replace(body[-1], cells=(*body[-1].cells[:-1], noted)))
    return Table(
        anchor="comet-t1",
        span=at(),
        head=(head,),
        body=body,
        caption=(t("Closest approach of the five spacecraft"),),
        number="Table 1",
        notes=("comet-nt",),
    )


def inlines() -> tuple[object, ...]:
    return (
        t("Every sort of inline: "),
        Emphasis(
            (
                t("an emphasis with "),
                Emphasis((t("roman"),), at()),
                t(" inside"),
            ),
            at(),
        ),
        t(", "),
        Strong((t("bold"),), at()),
        t(", "),
        Strikeout((t("struck out"),), at()),
        t(", m"),
        Superscript((t("2"),), at()),
        t(", H"),
        Subscript((t("2"),), at()),
        t("O, "),
        Phrase((t("nasa"),), at(), "comet-agency", ("smallcaps",)),
        t(", "),
        Phrase((t("l’espace <froid>"),), at(), None, (), "fr"),
        t(", "),
        Code("orbit --days 76", at(3, 1, 17)),
        t(", "),
        Link((t("a link"),), "https://example.org/?a=1&b=2", at()),
        t(", "),
        Link((t("no link"),), "javascript:alert(1)", at()),
        t(", "),
        Citation((t("Reinhard 1986"),), ("reinhard1986",), "comet-c1", at()),
        t(", "),
        Reference((t("figure 1"),), "comet-f1", at()),
        t(", "),
        IndexAnchor((t("Padua"),), "comet-i1", at()),
        TermLink((t("coma"),), "comet-d1", at()),
        SpelledOut((t("European Space Agency ("),), at()),
        Abbreviation((t("ESA"),), "European Space Agency", at()),
        t(")"),
        IndexAnchor((), "comet-i2", at()),
        t(", a sign "),
        Image("manuscript/figures/sign.svg", "the sign of a comet", at(), "1em"),
        Formula("x < y", "$x < y$", at()),
        t(" and a new line:"),
        LineBreak(at()),
        t("done. The same work again."),
        call("1", "1", first=False),
    )


def chapter() -> Section:
    item = ListItem(
        anchor="comet-l1-i1", span=at(), blocks=(p("comet-p40", "the position of the nucleus, from Vega;"),)
    )
    second = ListItem(
        anchor="comet-l1-i2", span=at(), blocks=(p("comet-p41", "the rate of dust, from everyone."),)
    )
    blocks = (
        Epigraph(
            anchor="comet-e1",
            span=at(),
            blocks=(p("comet-p0", "We shall not see it again, and it will not have noticed."),),
            source=(t("A letter of 1910"),),
        ),
        p("comet-p1", CALLING, "The archive is scattered.", call("1", "1"), " ", CALLING),
        p(
            "comet-p2",
            MORE,
            "Was it a treaty?",
            call("2", "2"),
            " It was not; ",
            Emphasis((t("it was better!"),), at()),
            call("3", "3"),
            " ",
            MORE,
        ),
        Heading(anchor="comet-h1", span=at(), level=2, content=(t("The Padua meeting and what it settled"),)),
        p("comet-p3", MORE),
        Quotation(anchor="comet-q1", span=at(), blocks=(p("comet-p4", CALLING),)),
        p(
            "comet-p5",
            "so the paragraph goes on after the extract, flush, because it begins in lower case. ",
            CALLING,
            flush=True,
        ),
        p("comet-p6", MORE),
        Verse(anchor="comet-v1", span=at(), stanzas=verse("x").stanzas),
        p("comet-p7", CALLING),
        Heading(anchor="comet-h2", span=at(), level=2, content=(t("Instruments"),), number="1.2"),
        Heading(anchor="comet-h3", span=at(), level=3, content=(t("Dust "), Emphasis((t("in situ"),), at()))),
        p("comet-p8", MORE),
        ListBlock(
            anchor="comet-l1", span=at(), ordered=True, items=(item, second), start=3, style="lower-alpha"
        ),
        p("comet-p9", *inlines()),
        table(),
        p("comet-p10", CALLING),
        Figure(
            anchor="comet-f1",
            span=at(),
            image=Image("manuscript/figures/orbit.svg", "An ellipse & a dot", at(), "60%"),
            caption=(t("The path of the comet in the spring of 1986, seen from the north of the ecliptic"),),
            credit=(t("Drawn for this book"),),
            number="Figure 1",
        ),
        Equation(
            anchor="eq-gauss", span=at(), formula=Formula("x_1 < y", "$$x_1 < y$$", at(), True), number="(1)"
        ),
        p("comet-p11", MORE),
        Ornament(anchor="comet-o1", span=at()),
        p("comet-p12", CALLING),
        CodeBlock(anchor="comet-k1", span=Span(FILE, 90, 1, 94, 1), text="T = 76\na = T ** (2 / 3)"),
        Division(anchor="comet-x1", span=at(), classes=("aside",), blocks=(p("comet-p13", "A division."),)),
        DefinitionList(
            anchor="comet-d1",
            span=at(),
            items=(
                Definition(
                    anchor="comet-d1-i1",
                    span=at(),
                    term=(t("coma"),),
                    definitions=((p("comet-p14", "The cloud of gas and dust around a nucleus."),),),
                ),
            ),
        ),
        p("comet-p15", CALLING, call("s", ""), MORE),
    )
    long_note = (
        p("comet-n2-p1", "The word ", Emphasis((t("treaty"),), at()), " occurs once, struck out. ", MORE),
        Quotation(
            anchor="comet-n2-q1",
            span=at(),
            blocks=(p("comet-n2-p2", "We agree to agree, and to say so later."),),
        ),
        p("comet-n2-p3", "The minutes say no more."),
    )
    notes = (
        note(
            "1", "1", p("comet-n1-p1", "See ", Emphasis((t("Giotto to the Comets"),), at()), ", pp. 12–19.")
        ),
        note("2", "2", *long_note),
        note("3", "3", p("comet-n3-p1", "Interview with a flight controller, Darmstadt, 14 March 1986.")),
        note("4", "4", verse_note()),
        note("t", "a", p("comet-nt-p1", "Dust hid the last images."), series="table"),
        note(
            "s",
            "",
            p("comet-ns-p1", "An earlier version of this chapter was read at Graz."),
            series="unnumbered",
        ),
    )
    return Section(
        anchor="comet",
        kind="chapter",
        matter=Matter.BODY,
        span=at(),
        blocks=blocks,
        notes=notes,
        title=(t("A Meeting with the Comet"),),
        subtitle=(t("Five spacecraft, four agencies, one dark nucleus"),),
        number="1",
        label="1",
    )


def verse_note() -> Verse:
    stanza = (VerseLine((t("a line of verse"),), 0, at()), VerseLine((t("in a note"),), 1, at()))
    return Verse(anchor="comet-n4-v1", span=at(), stanzas=(stanza,))


def page(kind: str, *lines: tuple[str, str]) -> Section:
    blocks = tuple(p(f"{kind}-p{n}", words, classes=(name,)) for n, (name, words) in enumerate(lines, 1))
    return Section(anchor=kind, kind=kind, matter=Matter.FRONT, span=at(), blocks=blocks, generated=True)


def front() -> tuple[Section, ...]:
    title = "A Meeting in the Dark"
    return (
        page("half-title", ("book-title", title)),
        page(
            "title-page",
            ("book-contributor", "Ada Lindqvist"),
            ("book-title", title),
            ("book-subtitle", "Spacecraft, Secrecy and the Comet of 1986"),
            ("book-contributor", "With a foreword by Jan Sokol"),
            ("book-edition", "Second edition, revised"),
            ("book-publisher", "The Specimen Press"),
            ("book-place", "Padua"),
        ),
        page(
            "imprint",
            ("imprint-publisher", "Published by The Specimen Press, Padua"),
            ("imprint-copyright", "© 2026 Ada Lindqvist"),
            (
                "imprint-rights",
                "All rights reserved. No part of this book may be stored, sent or printed without leave.",
            ),
            ("imprint-identifier", "ISBN 978-1-4028-9462-6 (hardback)"),
            ("imprint-identifier", "ISBN 978-3-16-148410-0 (EPUB)"),
            ("imprint-printing", "10 9 8 7 6 5 4 3 2 1"),
        ),
        page("dedication", ("", "To those who counted the dust")),
        contents(),
    )


def contents() -> Section:
    rows = (
        (1, "foreword", "", "Foreword", (), "vii"),
        (1, "part", "Part I", "Approach", (), "1"),
        (
            2,
            "chapter",
            "1",
            "A Meeting with the Comet: Five spacecraft, four agencies, one dark nucleus",
            (),
            "3",
        ),
        (2, "chapter", "2", "The Pathfinder", ("Jan Sokol", "Ines Duarte"), "31"),
        (1, "part", "Part II", "Departure", (), "57"),
        (2, "chapter", "3", "What the Dust Said", (), "59"),
        (2, "chapter", "14", "Afterwards", (), "104"),
        (1, "bibliography", "", "Bibliography", (), "131"),
    )
    entries = tuple(
        ContentsEntry(
            anchor=f"contents-{n}",
            span=at(),
            level=level,
            kind=kind,
            title=(t(title),),
            target="comet",
            number=number,
            contributors=", ".join(names),
            folio=folio,
        )
        for n, (level, kind, number, title, names, folio) in enumerate(rows)
    )
    listing = ContentsList(anchor="contents-list", span=at(), entries=entries)
    return Section(
        anchor="contents",
        kind="contents",
        matter=Matter.FRONT,
        span=at(),
        blocks=(listing,),
        title=(t("Contents"),),
        generated=True,
    )


def foreword() -> Section:
    closer = Closer(
        anchor="foreword-c1",
        span=at(),
        name=(t("Jan Sokol"),),
        place=(t("Prague"),),
        date=(t("May 2026"),),
        affiliation=(t("Emeritus Professor of Celestial Mechanics, Charles University"),),
    )
    blocks = (p("foreword-p1", CALLING), p("foreword-p2", MORE), closer)
    return Section(
        anchor="foreword",
        kind="foreword",
        matter=Matter.FRONT,
        span=at(),
        blocks=blocks,
        title=(t("Foreword"),),
        contributors=(Contributor("Jan Sokol", affiliation="Charles University"),),
    )


def abbreviations() -> Section:
    terms = (
        ("ESA", "European Space Agency"),
        ("IKI", "Space Research Institute of the Academy of Sciences, Moscow"),
        (
            "ISAS",
            "Institute of Space and Astronautical Science, Tokyo; the only agency here that sent two craft "
            "of its own design on a single new rocket, and the youngest",
        ),
    )
    items = tuple(
        Definition(
            anchor=f"abbreviations-d{n}",
            span=at(),
            term=(t(term),),
            definitions=((p(f"abbreviations-p{n}", words),),),
        )
        for n, (term, words) in enumerate(terms, 1)
    )
    return Section(
        anchor="abbreviations",
        kind="abbreviations",
        matter=Matter.FRONT,
        span=at(),
        title=(t("Abbreviations"),),
        blocks=(DefinitionList(anchor="abbreviations-d0", span=at(), items=items),),
    )


def part() -> Section:
    return Section(
        anchor="part-1",
        kind="part",
        matter=Matter.BODY,
        span=at(),
        blocks=(),
        title=(t("Approach"),),
        number="I",
        label="Part I",
        generated=True,
    )


def back() -> tuple[Section, ...]:
    works = (
        "Calder, Nigel. Giotto to the Comets. London: Presswork, 1992.",
        "Reinhard, Rüdeger. “The Giotto Encounter with Comet Halley.” Nature 321 (1986): 313–18.",
        "Sagdeev, Roald Z., et al. “Vega Spacecraft Encounters with Comet Halley.” Nature 321 (1986): "
        "259–62, and the papers that follow it in the same number.",
    )
    bibliography = Section(
        anchor="bibliography",
        kind="bibliography",
        matter=Matter.BACK,
        span=at(),
        title=(t("Bibliography"),),
        blocks=tuple(p(f"bibliography-p{n}", work) for n, work in enumerate(works, 1)),
    )
    entry = IndexEntry(
        anchor="index-vega-whole",
        span=at(),
        heading=(t("Vega"),),
        blocks=(p("index-vega", "Vega, 3"), p("index-vega-origin", "origin, 4")),
    )
    index = replace(bibliography, anchor="index", kind="index", title=(t("Index"),), blocks=(entry,))
    return (
        bibliography,
        index,
        replace(page("colophon", ("colophon", "Set in EB Garamond with Stonehand.")), matter=Matter.BACK),
    )


def notes_section() -> Section:
    group = NoteGroup(
        anchor="notes-comet",
        span=at(),
        notes=("comet-n1", "comet-n2"),
        section="comet",
        title=(t("1 A Meeting with the Comet"),),
    )
    return Section(
        anchor="notes", kind="notes", matter=Matter.BACK, span=at(), title=(t("Notes"),), blocks=(group,)
    )


def book(*sections: Section, design: Design = DESIGN, root: str = "") -> Book:
    metadata = Metadata(slug="meeting", title="A Meeting in the Dark", language="en-GB")
    return Book(root=root, metadata=metadata, design=design, typography=Typography(), sections=sections)


def whole(design: Design = DESIGN) -> Book:
    return book(*front(), foreword(), abbreviations(), part(), chapter(), *back(), design=design)
