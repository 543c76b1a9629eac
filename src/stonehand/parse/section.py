"""One file of the manuscript -> a section of draft copy."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from stonehand.diagnostics import Code, Report
from stonehand.model.book import Note, NoteSeries, Section, SectionEntry, SectionMetadata
from stonehand.model.inline import DraftInline
from stonehand.parse.anchors import Anchors, slug
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.dialect.machine import tokenize, tokenize_inline
from stonehand.parse.galley import Galley
from stonehand.parse.notes import Notes
from stonehand.parse.place import Fixed, Lines, Place, Stretch
from stonehand.parse.rules import RULES
from stonehand.parse.tree import BlockNode, block_tree
from stonehand.parse.typography.style import Style

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
LONG_WORD = re.compile(r"[^\W_]{1001,}")
UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read as blocks. `definitions` are the lines of link definitions by label; `used` are in use."""

    entry: SectionEntry
    lines: Lines
    blocks: list[BlockNode]
    definitions: Mapping[str, int]
    used: frozenset[str]

    @property
    def title(self) -> BlockNode | None:
        """The first block, if it is a head of level 1."""
        copy = [node for node in self.blocks if node.name != "note_definition"]
        first = copy[0] if copy else None
        return first if first is not None and first.name == "heading" and first.token.tag == "h1" else None


def read_section(entry: SectionEntry, report: Report) -> Reading:
    """Read the blocks of a file; characters that no page can show are reported and replaced."""
    lines = Lines(entry.source.file, _clean(entry.source.file, entry.source.text, report))
    body = lines.starts[entry.body_line - 1] if entry.body_line <= len(lines.starts) else len(lines.text)
    blank = re.sub(r"[^\n]", "", lines.text[:body])
    tokens, definitions = tokenize(blank + lines.text[body:])
    _shift(tokens, body - len(blank))
    return Reading(entry, lines, block_tree(tokens), definitions, frozenset(_labels(tokens)))


def title_anchor(reading: Reading) -> str:
    """Return the anchor that the author gave to the section's title, or an empty string."""
    attributes: Attributes = reading.title.token.meta.get("attributes", NONE) if reading.title else NONE
    return slug(attributes.anchor) if attributes.anchor else ""


def make_section(
    reading: Reading,
    anchor: str,
    aliases: Mapping[str, str],
    anchors: Anchors,
    style: Style,
    report: Report,
    root: str = "",
    files: set[str] | None = None,
) -> Section[DraftInline]:
    """Make the copy of a section: title, blocks and notes; `root` is the book's folder.

    The files in it that were looked at are added to `files`.
    """
    metadata = reading.entry.metadata
    notes = Notes(_note_anchors(reading, anchor, anchors), report)
    galley = Galley(reading.lines, anchors, notes, style, report, aliases, RULES, anchor, root, files)
    with galley.in_language(metadata.language):
        title = _title(reading, galley)
        heading = reading.title if title is not None else None
        blocks = galley.blocks([node for node in reading.blocks if node is not heading])
        _take_notes(reading, galley)
        subtitle = _front_matter("subtitle", metadata.subtitle, reading, galley)
        title = title if title is not None else _front_matter("title", metadata.title, reading, galley)
    _check(reading, report)
    return Section(
        anchor=anchor,
        kind=reading.entry.kind,
        matter=reading.entry.matter,
        span=reading.lines.span(0, len(reading.lines.text)),
        blocks=blocks,
        notes=notes.all(),
        title=title,
        subtitle=subtitle,
        number=metadata.number or "",
        counted=metadata.number is None,
        short_title=metadata.short_title,
        contributors=metadata.contributors,
        abstract=metadata.abstract,
        keywords=metadata.keywords,
        doi=metadata.doi,
        language=metadata.language,
        running_heads=metadata.running_heads,
    )


def _clean(file: str, text: str, report: Report) -> str:
    if not FORBIDDEN.search(text):
        return text
    lines = Lines(file, text)
    for found in FORBIDDEN.finditer(text):
        message = f"the character U+{ord(found[0]):04X} cannot be printed"
        report.add(Code.P014, message, lines.span(*found.span()), "delete it")
    return FORBIDDEN.sub(UNKNOWN, text)


def _shift(tokens: list[Token], distance: int) -> None:
    """Move offsets from the text that was read to the whole file, whose front matter was left blank."""
    for token in tokens if distance else ():
        if "starts" in token.meta:
            token.meta["starts"] = [start + distance for start in token.meta["starts"]]
        if "at" in token.meta:
            token.meta["at"] += distance


def _labels(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from _labels(token.children)
        elif "label" in token.meta and token.type in ("link_open", "image"):
            yield token.meta["label"]


def _definitions(nodes: list[BlockNode]) -> Iterator[BlockNode]:
    for node in nodes:
        if node.name == "note_definition":
            yield node
        yield from _definitions(node.children)


def _note_anchors(reading: Reading, section: str, anchors: Anchors) -> dict[str, str]:
    """Make the anchors of all notes of a section, so that calls can come before their notes."""
    made: dict[str, str] = {}
    for node in _definitions(reading.blocks):
        label = node.token.meta["label"]
        if label not in made:
            place = reading.lines.block(node.token.meta["at"], (node.token.map or (0, 0))[1])
            made[label] = anchors.made(f"{section}-n{slug_of_label(label)}", place)
    return made


def slug_of_label(label: str) -> str:
    """Return a note's label as the end of an anchor."""
    return re.sub(r"[^\w.]+", "-", label).strip("-") or "x"


def _take_notes(reading: Reading, galley: Galley) -> None:
    for node in _definitions(reading.blocks):
        span = galley.span(node)
        typed = node.token.meta["label"]
        label = galley.notes.free_label(typed, span)
        if label not in galley.notes.anchors:
            galley.notes.anchors[label] = galley.anchors.made(
                f"{galley.section}-n{slug_of_label(label)}", span
            )
        anchor = galley.notes.anchors[label]
        with galley.inside_note(anchor):
            blocks = galley.blocks(node.children)
        series: NoteSeries = "unnumbered" if typed.startswith("*") else "numbered"
        galley.notes.define(Note(anchor, label, series, blocks, span))


def _title(reading: Reading, galley: Galley) -> tuple[DraftInline, ...] | None:
    """Return the title that the first head gives; None if there is no such head or another title."""
    node, written = reading.title, reading.entry.metadata.title
    if node is None:
        return None
    if written and _words(written) != _words(node.children[0].token.content):
        hint = "delete one of them; that of the front matter is used"
        message = "the first head is not the title that the front matter gives"
        galley.report.add(Code.P013, message, galley.span(node), hint)
        return None
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    if attributes.anchor and slug(attributes.anchor) != galley.section:
        galley.anchors.given(attributes.anchor, galley.span(node))
    return galley.copy(node)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def _front_matter(key: str, value: str, reading: Reading, galley: Galley) -> tuple[DraftInline, ...]:
    if not value:
        return ()
    place = _value_place(key, value, reading.entry.metadata, reading.lines)
    return galley.inlines(galley.tree(tokenize_inline(value), place), place)


def _value_place(key: str, value: str, metadata: SectionMetadata, lines: Lines) -> Place:
    """Return the places of a value's characters if it stands in the file as it is, else one for all."""
    span = metadata.span(key)
    if span is None:
        return Fixed(lines.span(0, 0))
    if span.line != span.end_line:
        return Fixed(span)
    start = lines.starts[span.line - 1] + span.column - 1
    for quote in (0, 1):
        if lines.text.startswith(value, start + quote):
            return Stretch(lines, start + quote)
    return Fixed(span)


def _check(reading: Reading, report: Report) -> None:
    """Report words that no line can hold, and link definitions that nothing uses."""
    for found in LONG_WORD.finditer(reading.lines.text):
        message = f"a word of {len(found[0])} letters: is it one?"
        report.add(
            Code.P010, message, reading.lines.span(*found.span()), "divide it, or take it out of the text"
        )
    for label, line in reading.definitions.items():
        if label not in reading.used:
            place = reading.lines.block(reading.lines.starts[line], line + 1)
            message = f"nothing uses the link definition “{label}”, and it is not printed"
            report.add(Code.P015, message, place, "delete it; a note is written “[^label]: …”")
