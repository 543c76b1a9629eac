"""An amendment in, the classes, the style and the data attributes of its block out (docs/html.md)."""

from stonehand.model.makeup import Amendment


def amended_classes(amendment: Amendment) -> tuple[str, ...]:
    """Return the classes of breaks and of what keeps together."""
    classes = ("break-before",) if amendment.breaks else ()
    return (*classes, f"keep-{amendment.keep}") if amendment.keep else classes


def amended_style(amendment: Amendment) -> str:
    """Return the white before the block.

    It is a border, for margins and paddings belong to the house style, and a page top drops a margin.
    """
    return f"border-top:calc({amendment.lead:g} * var(--lead)) solid transparent" if amendment.lead else ""


def amended_data(amendment: Amendment) -> tuple[tuple[str, str], ...]:
    """Return what the setting of lines reads: (name of the attribute, value)."""
    values = (
        ("data-looseness", f"{amendment.lines}" if amendment.lines else ""),
        ("data-tracking", f"{amendment.tracking:g}" if amendment.tracking else ""),
        ("data-cuts", " ".join(map(str, amendment.cuts))),
    )
    return tuple((name, value) for name, value in values if value)
