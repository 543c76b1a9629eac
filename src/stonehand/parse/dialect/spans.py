"""Bracketed spans `[x]{.class}`, and attributes that follow an image, a link or code at once."""

from markdown_it.rules_inline import StateInline

from stonehand.parse.dialect.attributes import Attributes, last_place, read_attributes
from stonehand.parse.dialect.notes import tokenize_between

CARRIERS = {"image", "link_close", "code_inline"}


def bracketed_span(state: StateInline, silent: bool) -> bool:
    """Take `[words]{attributes}`; a query is followed by its question in brackets."""
    source = state.src
    if source[state.pos] != "[" or last_place(source, "]{") < state.pos:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    attributes = read_attributes(source, end + 1) if end >= 0 else None
    if attributes is None:
        return False
    after, question = _question(state, attributes)
    if not silent:
        tokenize_between(state, "span", state.pos + 1, end, attributes=attributes, question=question)
    state.pos = after
    return True


def _question(state: StateInline, attributes: Attributes) -> tuple[int, str]:
    if "query" not in attributes.classes or not state.src.startswith("[", attributes.end):
        return attributes.end, ""
    end = state.md.helpers.parseLinkLabel(state, attributes.end)
    if end < 0:
        return attributes.end, ""
    return end + 1, " ".join(state.src[attributes.end + 1 : end].split())


def trailing_attributes(state: StateInline, silent: bool) -> bool:
    """Give attributes to the image, link or code that stands right before them."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    carrier = state.tokens[-1]
    if carrier.type not in CARRIERS or carrier.map is None or carrier.map[1] != state.pos:
        return False
    attributes = read_attributes(state.src, state.pos)
    if attributes is None:
        return False
    carrier.meta["attributes"] = attributes
    carrier.map[1] = state.pos = attributes.end
    return True
