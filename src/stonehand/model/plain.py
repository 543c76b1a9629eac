"""The words of inline copy, without markup."""

from collections.abc import Iterable

from stonehand.model.inline import CitationCluster, Code, CrossReference, Formula, LineBreak, Text


def plain_text(content: Iterable[object]) -> str:
    """Return the text of inline nodes in order: no calls, a line break as a space, a citation as typed."""
    return "".join(_plain(node) for node in content)


def _plain(node: object) -> str:
    match node:
        case Text() | Code():
            return node.text
        case LineBreak():
            return " "
        case CitationCluster() | CrossReference() | Formula():
            return node.typed
    return plain_text(getattr(node, "content", ()))
