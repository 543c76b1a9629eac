"""After any two blocks the text stands level with the facing page: on the grid of the leading."""

from dataclasses import replace
from pathlib import Path

import pytest
import sample

from stonehand.compose import compose_print
from stonehand.diagnostics import Report
from stonehand.model import block
from stonehand.model.book import Matter, Note, Section
from stonehand.press.pdf.fonts import prepare
from stonehand.press.pdf.set import SectionTask, set_section

LEAD = 14
TALL = replace(sample.DESIGN, height=14_000.0)
INLINES = sample.inlines()[:-1]


def blocks(kind: str, anchor: str) -> block.Block:
    """Return a block of a kind with as little in it as will do."""
    same = {"anchor": anchor, "span": sample.at()}
    inner = sample.p(f"{anchor}-p", "text")
    made = {
        "paragraph": sample.p(anchor, *INLINES),
        "h2": block.Heading(**same, level=2, content=(sample.t("Head"),)),
        "h3": block.Heading(**same, level=3, content=(sample.t("Head"),)),
        "quotation": block.Quotation(**same, blocks=(inner,)),
        "epigraph": block.Epigraph(**same, blocks=(inner,), source=(sample.t("Source"),)),
        "verse": block.Verse(**same, stanzas=sample.verse_note().stanzas * 2),
        "epigraph of two": block.Epigraph(**same, blocks=(inner, sample.p(f"{anchor}-p2", "text"))),
        "list": block.ListBlock(**same, ordered=True, items=items(anchor, 1)),
        "loose list of two": block.ListBlock(**same, ordered=False, items=items(anchor, 2), tight=False),
        "loose list of three": block.ListBlock(**same, ordered=False, items=items(anchor, 3), tight=False),
        "definitions": block.DefinitionList(**same, items=definitions(anchor)),
        "table": replace(sample.table(), anchor=anchor, notes=()),
        "code": block.CodeBlock(**same, text="one\ntwo"),
        "ornament": block.Ornament(**same),
        "closer": block.Closer(**same, name=(sample.t("A"),), affiliation=(sample.t("B"),)),
    }
    return made[kind]


def items(anchor: str, count: int) -> tuple[block.ListItem, ...]:
    texts = [(f"{anchor}-i{n}", sample.p(f"{anchor}-i{n}-p", "text")) for n in range(count)]
    return tuple(block.ListItem(anchor=name, span=sample.at(), blocks=(text,)) for name, text in texts)


def definitions(anchor: str) -> tuple[block.Definition, ...]:
    texts = [(f"{anchor}-d{n}", sample.p(f"{anchor}-d{n}-p", "text")) for n in range(3)]
    return tuple(
        block.Definition(anchor=name, span=sample.at(), term=(sample.t("term"),), definitions=((text,),))
        for name, text in texts
    )


KINDS = (
    "paragraph",
    "h2",
    "h3",
    "quotation",
    "epigraph",
    "epigraph of two",
    "verse",
    "list",
    "loose list of two",
    "loose list of three",
    "definitions",
    "table",
    "code",
    "ornament",
    "closer",
)


def baselines(first: str) -> dict[str, float]:
    """Set the pairs that begin with one kind on one tall page; return where the text after each stands."""
    content = [sample.p("start", "text")]
    for kind in KINDS:
        content += [blocks(first, f"a-{kind}"), blocks(kind, f"b-{kind}"), sample.p(kind, "text")]
    section = Section(anchor="a", kind="chapter", matter=Matter.BODY, span=sample.at(), blocks=tuple(content))
    composed = compose_print(sample.book(section, design=TALL))
    task = SectionTask("a", composed.sections[0].html, composed.stylesheets, fonts=fonts())
    (page,) = set_section(task).map.pages
    return {line.block: line.baseline for line in page.lines if line.block in ("start", *KINDS)}


def fonts():
    return prepare(sample.DESIGN, Path(), Report())


@pytest.mark.parametrize("first", KINDS)
def test_text_is_on_the_grid_after_two_blocks(first: str) -> None:
    found = baselines(first)
    off = {kind: round((found[kind] - found["start"] + 1) % LEAD - 1, 1) for kind in KINDS}
    assert off == dict.fromkeys(KINDS, 0)


@pytest.mark.parametrize("above", ["h2", "h3", "ornament"])
@pytest.mark.parametrize("below", ["quotation", "verse", "list", "definitions"])
def test_what_follows_a_head_is_on_the_grid(above: str, below: str) -> None:
    content = sample.p("start", "text"), blocks(above, "above"), blocks(below, "below")
    section = Section(anchor="a", kind="chapter", matter=Matter.BODY, span=sample.at(), blocks=content)
    composed = compose_print(sample.book(section, design=TALL))
    task = SectionTask("a", composed.sections[0].html, composed.stylesheets, fonts=fonts())
    (page,) = set_section(task).map.pages
    first = next(line for line in page.lines if line.block.startswith("below"))
    assert (first.baseline - page.lines[0].baseline + 1) % LEAD - 1 == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("mark", ["1", ""])
def test_a_call_does_not_push_its_line_down(mark: str) -> None:
    note = Note("a-n1", "1", "numbered", (sample.p("a-n1-p1", "note"),), sample.at(), mark, "a-n1-call")
    called = sample.p("called", "words ", sample.call("1", mark, "a"))
    section = Section(
        anchor="a",
        kind="chapter",
        matter=Matter.BODY,
        span=sample.at(),
        blocks=(sample.p("start", "text"), called, sample.p("end", "text")),
        notes=(note,),
    )
    composed = compose_print(sample.book(section))
    (page,) = set_section(
        SectionTask("a", composed.sections[0].html, composed.stylesheets, fonts=fonts())
    ).map.pages
    start, line, end = (line.baseline for line in page.lines if line.area == "body")
    assert (round(line - start, 2), round(end - line, 2)) == (LEAD, LEAD)
