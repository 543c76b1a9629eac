"""The dialect as a whole: markdown-it's CommonMark with our rules, made once; text -> tokens."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from stonehand.parse.dialect import (
    citations,
    divisions,
    grid_tables,
    line_blocks,
    mathematics,
    notes,
    references,
    scripts,
    spans,
    tables,
)
from stonehand.parse.dialect.attributes import split_attributes
from stonehand.parse.dialect.positions import DEEPEST, PlacedBlockParser, PlacedInlineParser

CONTAINERS = ["paragraph", "reference", "blockquote", "list"]
BLOCK_RULES: tuple[tuple[str, str, RuleFuncBlockType, list[str]], ...] = (
    ("fence", "division", divisions.division, CONTAINERS),
    ("code", "pipe_table", tables.pipe_table, ["paragraph", "reference"]),
    ("hr", "grid_table", grid_tables.grid_table, []),
    ("hr", "simple_table", tables.simple_table, []),
    ("code", "line_block", line_blocks.line_block, []),
    ("reference", "note_definition", notes.note_definition, CONTAINERS),
)
INLINE_RULES = (
    ("escape", "escaped_space", scripts.escaped_space),
    ("backticks", "mathematics", mathematics.mathematics),
    ("strikethrough", "script", scripts.script),
    ("link", "inline_note", notes.inline_note),
    ("link", "note_call", notes.note_call),
    ("link", "bracketed_span", spans.bracketed_span),
    ("link", "references", references.references),
    ("link", "cluster", citations.cluster),
    ("autolink", "bare_key", citations.bare_key),
    ("entity", "trailing_attributes", spans.trailing_attributes),
)
CARRIERS = {"heading_open", "paragraph_open"}


@cache
def commonmark() -> MarkdownIt:
    """Return the core: CommonMark alone, with positions."""
    machine = MarkdownIt("commonmark")
    machine.inline, machine.block = PlacedInlineParser(), PlacedBlockParser()
    machine.configure("commonmark", {"maxNesting": DEEPEST + 1, "store_labels": True})
    machine.inline.ruler2.disable("fragments_join")
    machine.core.ruler.disable("text_join")
    return machine


@cache
def dialect() -> MarkdownIt:
    """Return the dialect: the core, our rules, definition lists and strikeout."""
    machine = commonmark.__wrapped__()
    machine.validateLink = lambda url: True  # type: ignore[method-assign]  # judged, and reported, by `inlines.links`
    for before, name, block_rule, ended in BLOCK_RULES:
        machine.block.ruler.before(before, name, block_rule, {"alt": ended})
    for before, name, inline_rule in INLINE_RULES:
        machine.inline.ruler.before(before, name, inline_rule)
    machine.use(deflist_plugin)
    machine.enable("strikethrough")
    machine.core.ruler.before("inline", "block_attributes", block_attributes)
    return machine


def block_attributes(state: StateCore) -> None:
    """Take the attributes off the ends of headings and paragraphs, before their content is parsed."""
    for opener, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "inline" and opener.type in CARRIERS:
            token.content, attributes = split_attributes(token.content)
            if attributes is not None:
                opener.meta["attributes"] = attributes


def tokenize(text: str) -> tuple[list[Token], dict[str, int]]:
    """Return the tokens of a file's text, and the line, from 0, of each link definition in it, by label."""
    env: dict[str, Any] = {}
    tokens = dialect().parse(text, env)
    return tokens, {label: item["map"][0] for label, item in env.get("references", {}).items()}


def tokenize_inline(text: str) -> list[Token]:
    """Return the tokens of some inline copy."""
    return dialect().inline.parse(text, dialect(), {}, [])
