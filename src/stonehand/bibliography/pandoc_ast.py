"""Words in, pandoc's inline nodes out, and the way back (pandoc-types 1.23)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stonehand.model.citation import Look, Styled, Words

Node = dict[str, Any]

VERSION = [1, 23, 1]

_FACES: dict[str, Look] = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "small-caps",
    "Superscript": "superior",
    "Subscript": "inferior",
    "Underline": "underlined",
}
_NODES = {look: kind for kind, look in _FACES.items()}
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_WORD = re.compile(r"[ \n]+|[^ \n]+")
_QUOTE = re.compile("([“”])")


class UnexpectedAnswer(Exception):
    """Report that pandoc answered with something that has no place in a citation."""


def node(kind: str, *content: Any) -> Node:
    """Return a node of pandoc's."""
    if not content:
        return {"t": kind}
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)}


def to_pandoc(words: Iterable[Words]) -> list[Node]:
    """Return words as pandoc's inline nodes."""
    return [made for item in words for made in (texts(item) if isinstance(item, str) else [_styled(item)])]


def texts(text: str) -> list[Node]:
    """Return a text as words and spaces."""
    return [
        node("Space") if found[0][0] in " \n" else node("Str", found[0]) for found in _WORD.finditer(text)
    ]


def _styled(item: Styled) -> Node:
    content = to_pandoc(item.content)
    if item.look in _NODES:
        return node(_NODES[item.look], content)
    if item.look == "link":
        return node("Link", ["", [], []], content, [item.target, ""])
    classes = ["nocase"] if item.look == "as-written" else []
    return span(content, classes, item.target if item.look == "language" else "")


def span(content: list[Node], classes: Sequence[str] = (), language: str = "") -> Node:
    """Return a span."""
    return node("Span", ["", list(classes), [["lang", language]] if language else []], content)


def with_quotations(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes with each “quotation” as a node, so that a style can alternate its marks."""
    out: list[Node] = []
    held: list[Node] | None = None
    for each in _divided(nodes):
        mark = each.get("c") if each["t"] == "Str" else None
        if mark == "“" and held is None:
            held = []
        elif mark == "”" and held is not None:
            out.append(node("Quoted", node("DoubleQuote"), held))
            held = None
        else:
            (out if held is None else held).append(each)
    return out if held is None else [*out, node("Str", "“"), *held]


def _divided(nodes: Iterable[Node]) -> Iterator[Node]:
    for each in nodes:
        if each["t"] == "Str":
            yield from (node("Str", part) for part in _QUOTE.split(each["c"]) if part)
        else:
            yield each


def from_pandoc(nodes: Iterable[Node]) -> tuple[Words, ...]:
    """Return pandoc's inline nodes as words, texts joined. Raises UnexpectedAnswer."""
    out: list[Words] = []
    for each in nodes:
        for item in _words(each):
            if isinstance(item, str) and out and isinstance(out[-1], str):
                out[-1] += item
            else:
                out.append(item)
    return tuple(out)


def _words(each: Node) -> tuple[Words, ...]:
    kind: str = each["t"]
    content: Any = each.get("c")
    match kind:
        case "Str":
            return (str(content),)
        case "Space" | "SoftBreak" | "LineBreak":
            return (" ",)
        case "Span":
            return _of_span(content)
        case "Link":
            return (_of_link(content),)
        case "Quoted":
            marks = _QUOTES[content[0]["t"]]
            return (marks[0], *from_pandoc(content[1]), marks[1])
        case "Cite":
            return from_pandoc(content[1])
        case "Note":
            return from_pandoc(inner for block in content for inner in block["c"])
    if kind in _FACES:
        return (Styled(_FACES[kind], from_pandoc(content)),)
    raise UnexpectedAnswer(f"a node {kind} in a citation")


def _of_span(content: Any) -> tuple[Words, ...]:
    (_, classes, pairs), inner = content[0], from_pandoc(content[1])
    language = dict(pairs).get("lang", "")
    if language:
        return (Styled("language", inner, language),)
    # The label of a numbered list stands in a column of its own; here a space parts it from the entry.
    return (*inner, " ") if "csl-left-margin" in classes else inner


def _of_link(content: Any) -> Words:
    target, inner = content[2][0], from_pandoc(content[1])
    if target.startswith("#ref-"):
        return Styled("work", inner, target.removeprefix("#ref-"))
    return Styled("link", inner, target)
