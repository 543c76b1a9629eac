"""Elements of WeasyPrint's cascade in, their styles out: computed once for all that differ in a name alone.

WeasyPrint 70.0 shares the style of elements to which the same declarations apply. But an `id` is a
declaration to it, so that each paragraph of a book with anchors has a style of its own, and computes all of
it anew.
"""

from collections.abc import Callable
from typing import Any

OWN = ("anchor", "link")
"""Properties that are no one else's: the name of an element and where it leads. No child inherits them."""

SPECIFIED = ("position", "float", "display")
"""Properties of which WeasyPrint keeps the specified value beside the computed one."""

Step = Callable[..., Any]
"""A function of WeasyPrint that a hook stands before."""


def set_computed_styles(original: Step) -> Step:
    """After `StyleFor.set_computed_styles`: find the twin of the new style, the first one of its kind."""

    def hooked(
        styles: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        *rest: Any,
        **named: Any,
    ) -> None:
        original(styles, element, parent, root, pseudo_type, *rest, **named)
        style = styles.get_computed_styles()[element, pseudo_type]
        twins = styles.__dict__.setdefault("twins", {})
        twin = twins.setdefault(_kind(style), style)
        if twin is not style:
            style.twin = twin
            style.anonymous_style = twin.anonymous_style

    return hooked


def _kind(style: Any) -> tuple[Any, ...]:
    """Return what two styles have in common that differ in their own properties alone.

    Values are told apart by their identity: each style keeps those that it was made of.
    """
    parent = getattr(style.parent_style, "twin", None) or style.parent_style
    values = (
        (name, value if type(value) is str else id(value), precedence, layer, *specificity)
        for name, (value, (precedence, layer, specificity)) in style.cascaded.items()
        if name not in OWN
    )
    return style.is_root_element, id(parent), style.pseudo_type, *values


def missing(original: Step) -> Step:
    """Before `ComputedStyle.__missing__`: take the value from the twin."""

    def hooked(style: Any, name: str) -> Any:
        twin = style.__dict__.get("twin")
        if twin is None or name in OWN:
            return original(style, name)
        value = style[name] = twin[name]
        if name in SPECIFIED:
            style.specified[name] = twin.specified[name]
        return value

    return hooked
