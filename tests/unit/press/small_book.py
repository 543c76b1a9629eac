"""A book of two sections and a blank page, drawn by WeasyPrint, for tests of assembly."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.artefact import FurniturePage
from stonehand.model.book import Design, Matter, RunningHeads, Section
from stonehand.model.inline import SetInline
from stonehand.model.metadata import Contributor, Metadata
from stonehand.press.pdf import fonts
from stonehand.press.pdf.assemble import Volume
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import Furniture, set_furniture
from stonehand.press.pdf.pagination import furniture, number_pages, with_furniture
from stonehand.press.pdf.set import SectionTask, set_section
from stonehand.source import Span

DESIGN = Design(width=200, height=300)
METADATA = Metadata(
    slug="small",
    title="A Small Book",
    subtitle="For Tests",
    language="en-GB",
    date="1986-03-14",
    contributors=(Contributor("Ada Comet"),),
)
PRINT = """
    @page { size: 200pt 300pt; margin: 40pt 30pt; bleed: 9pt }
    html { font: 10pt/14pt "EB Garamond" } p { margin: 0 } h1 { font-size: 14pt; bookmark-level: none }
    .sc { font-variant-caps: small-caps } .asc { font-variant-caps: all-small-caps }
"""
FURNITURE = """
    html { font: 9pt/14pt "EB Garamond" } p { margin: 0 }
    .head { position: absolute; top: 20pt; left: 30pt } .folio { position: absolute; top: 20pt; right: 30pt }
"""
FRONT = (
    '<h1 id="preface-t" data-source="p.md:1:1" data-runs="0:1:1">Preface</h1>'
    '<p id="preface-p1" data-source="p.md:3:1" data-runs="0:3:1">See <a href="#one-t">One</a>,'
    ' <i>office</i>, <span class="sc">ab</span>.</p>'
)
ONE = (
    '<h1 id="one-t" data-source="o.md:1:1" data-runs="0:1:1">One</h1>'
    '<p id="one-p1" data-source="o.md:3:1" data-runs="0:3:1">Back to the <a href="#preface-p1">preface</a>'
    ' or <a href="#one-t">up</a>, <i>affix</i>, <span class="asc">AB</span>.</p>'
    '<p id="one-p2" data-source="o.md:5:1" data-runs="0:5:1" style="break-before: page">A second page.</p>'
)


@cache
def house() -> FontSet:
    return fonts.prepare(DESIGN, Path(), Report())


def section(anchor: str, matter: Matter, title: str) -> Section[SetInline]:
    span = Span.point(f"{anchor}.md")
    heads = RunningHeads("A Small Book", title)
    return Section(anchor=anchor, kind="chapter", matter=matter, span=span, blocks=(), running_heads=heads)


def document(anchor: str, body: str) -> str:
    section = f'<section id="{anchor}" data-source="{anchor}.md:1:1">{body}</section>'
    return (
        f'<html lang="en"><head><meta charset="utf-8"/><title>x</title></head><body>{section}</body></html>'
    )


def task(anchor: str, body: str) -> SectionTask:
    return SectionTask(anchor, document(anchor, body), (PRINT,), "recto", fonts=house())


def furniture_html(pages: Sequence[FurniturePage]) -> str:
    sheets = "".join(
        f'<div class="sheet {page.side}">'
        + (f'<p class="head">{page.head}</p>' if page.head else "")
        + (f'<p class="folio">{page.folio}</p>' if page.folio else "")
        + "</div>"
        for page in pages
    )
    return f"<html><head><title>x</title></head><body>{sheets}</body></html>"


def furniture_of(pages: Sequence[FurniturePage]) -> Furniture:
    return set_furniture(furniture_html(pages), (FURNITURE,), DESIGN, house())


@cache
def volume(front: str = FRONT, body: str = ONE) -> Volume:
    sections = (section("preface", Matter.FRONT, "Preface"), section("one", Matter.BODY, "One"))
    made = [set_section(task(s.anchor, html)) for s, html in zip(sections, (front, body), strict=True)]
    assert [diagnostic.message for each in made for diagnostic in each.diagnostics] == []
    maps = tuple(each.map for each in made)
    pages = number_pages(sections, maps, DESIGN)
    drawn = furniture_of(furniture(sections, pages))
    return Volume(
        metadata=METADATA,
        design=DESIGN,
        sections=sections,
        maps=maps,
        drawn=tuple(each.pdf for each in made),
        pages=with_furniture(pages, drawn.lines),
        furniture=(drawn,),
        fonts=house(),
    )
