"""A document as pandoc reads it in, the lines of a list out as plain text, with asterisks for its faces."""

from collections.abc import Iterable, Iterator
from typing import Any

INDENT = "    "

_MARKS = {"Strong": "**", "Emph": "*"}
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def list_text(blocks: Iterable[Any]) -> str:
    """Return the text of a list: a line a paragraph, quotations and lists indented. Heads are left out."""
    return "".join(f"{line}\n" for line in _lines(blocks, ""))


def _lines(blocks: Iterable[Any], indent: str) -> Iterator[str]:
    for block in blocks:
        content: Any = block.get("c")
        match block["t"]:
            case "Para" | "Plain":
                yield from (indent + line for line in _text(content).split("\n"))
            case "LineBlock":
                yield from (indent + _text(line).replace("\xa0", " ") for line in content)
            case "BlockQuote":
                yield from _lines(content, indent + INDENT)
            case "BulletList":
                yield from (line for item in content for line in _lines(item, indent + INDENT))
            case "OrderedList":
                yield from (line for item in content[1] for line in _lines(item, indent + INDENT))
            case "Div":
                yield from _lines(content[1], indent)


def _text(nodes: Iterable[Any]) -> str:
    return "".join(map(_inline, nodes))


def _inline(node: Any) -> str:
    kind, content = node["t"], node.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak" | "LineBreak":
            return _SPACES[kind]
        case "Strong" | "Emph":
            return f"{_MARKS[kind]}{_text(content)}{_MARKS[kind]}"
        case "Quoted":
            before, after = tuple(_QUOTES[content[0]["t"]])
            return f"{before}{_text(content[1])}{after}"
        case "Span" | "Link":
            return _text(content[1])
        case "SmallCaps" | "Underline" | "Superscript" | "Subscript" | "Strikeout":
            return _text(content)
    return ""
