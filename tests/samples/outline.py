"""A Draft as an outline: one S-expression a block, without anchors and spans unless asked for."""

from dataclasses import fields

from stonehand.model.inline import Text

LEFT_OUT = {
    "anchor",
    "span",
    "number",
    "mark",
    "call",
    "kind",
    "matter",
    "counted",
    "generated",
    "contributors",
}
SPACES = {0xA0: "<nbsp>", 0x202F: "<nnbsp>"}
PLAIN = {"content", "blocks", "items", "cells", "stanzas", "text", "definitions"}


def outline(section):
    """Return the outline of a section: title, blocks, notes."""
    parts = [_named("title", section.title), _named("subtitle", section.subtitle)]
    parts += [_node(block) for block in section.blocks]
    parts += [_node(note) for note in section.notes]
    return "\n".join(part for part in parts if part)


def _node(node):
    if isinstance(node, Text):
        return f'"{node.text.translate(SPACES)}"'
    parts = [type(node).__name__.lower()]
    for field in fields(node):
        value = getattr(node, field.name)
        given = field.name not in LEFT_OUT or (field.name == "anchor" and field.default is None)
        if given and value != field.default and value not in ((), "", None, False):
            parts.append(_field(field.name, value))
    return f"({' '.join(parts)})"


def _field(name, value):
    if name == "classes":
        return " ".join(f".{item}" for item in value)
    if name == "values":
        return " ".join(f"{key}={item}" for key, item in value)
    if name in PLAIN:
        return _values(value)
    return _named(name, value)


def _named(name, value):
    if isinstance(value, tuple):
        return f"({name} {_values(value)})" if value else ""
    return f"{name}={_values(value)}"


def _values(value):
    if isinstance(value, tuple):
        nested = (f"[{_values(item)}]" if isinstance(item, tuple) else _values(item) for item in value)
        return " ".join(nested)
    return _node(value) if hasattr(value, "__dataclass_fields__") else repr(value).replace("'", '"')
