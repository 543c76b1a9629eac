"""A stylesheet in, the font that it asks for on each element out: family, weight, slope and capitals only.

Rules inside `@media` and `@supports` are left aside: they are exceptions for one reading system or another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

READING_SYSTEM = """
address, cite, dfn, em, i, var { font-style: italic }
b, strong, th, h1, h2, h3, h4, h5, h6 { font-weight: bold }
code, kbd, pre, samp, tt { font-family: monospace }
"""
"""What every reading system does unasked (HTML Living Standard, section 15.3)."""

_FONT = ("font", "font-family", "font-style", "font-weight", "text-transform")
_SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger")
_NO_WORDS = ("head", "script", "style", "template")
_EMPTY = ("whitespace", "comment")


@dataclass(frozen=True, slots=True)
class FontRequest:
    """What the stylesheet asks for: families in order of preference, weight 1-1000, slope, capitals."""

    families: tuple[str, ...] = ("serif",)
    weight: int = 400
    italic: bool = False
    transform: str = "none"


@dataclass(frozen=True, slots=True)
class _Declaration:
    name: str
    value: tuple[Any, ...]
    important: bool


class FontCascade:
    """Answer what font each element of a document is asked to have."""

    def __init__(self, stylesheet: str) -> None:
        rules = _rules(stylesheet)
        self._variables = dict(_variables(rules))
        self._layers = (_matcher(_rules(READING_SYSTEM), {}), _matcher(rules, self._variables))
        self.generated = frozenset(_generated(rules))

    def requests(self, root: etree._Element) -> Iterator[tuple[etree._Element, str, FontRequest]]:
        """Yield (element, characters, request) for all text below `root`, in document order of elements."""
        found: dict[Any, FontRequest] = {None: FontRequest()}
        for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            own = self._computed(wrapper, found[wrapper.parent])
            found[wrapper] = own
            element = wrapper.etree_element
            if wrapper.local_name not in _NO_WORDS and _inside_body(wrapper):
                yield element, element.text or "", own
                for child in element:
                    yield element, child.tail or "", own

    def _computed(self, wrapper: Any, inherited: FontRequest) -> FontRequest:
        request = inherited
        for layer in self._layers:
            matched = [d for _, _, pseudo, block in layer.match(wrapper) if not pseudo for d in block]
            ranked = sorted(matched, key=lambda declaration: declaration.important)
            request = reduce(lambda now, d: _applied(now, d, inherited), ranked, request)
        return request


def _inside_body(wrapper: Any) -> bool:
    return all(ancestor.local_name not in _NO_WORDS for ancestor in wrapper.ancestors)


def _rules(stylesheet: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(stylesheet, skip_comments=True, skip_whitespace=True))


def _declarations(rule: Any) -> list[Any]:
    parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return [item for item in parsed if item.type == "declaration"]


def _style_rules(rules: Iterable[Any]) -> Iterator[Any]:
    return (rule for rule in rules if rule.type == "qualified-rule")


def _variables(rules: Iterable[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for rule in _style_rules(rules):
        for item in _declarations(rule):
            if item.name.startswith("--"):
                yield item.name, tuple(item.value)


def _generated(rules: Iterable[Any]) -> Iterator[str]:
    for rule in _style_rules(rules):
        for item in _declarations(rule):
            if item.name == "content":
                yield from "".join(token.value for token in item.value if token.type == "string")


def _namespaces(rules: Iterable[Any]) -> Iterator[tuple[str | None, str]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "namespace":
            words = [token for token in rule.prelude if token.type not in _EMPTY]
            yield (words[0].value if len(words) > 1 else None), words[-1].value


def _matcher(rules: list[Any], variables: Mapping[str, tuple[Any, ...]]) -> Any:
    matcher = cssselect2.Matcher()
    namespaces = dict(_namespaces(rules))
    for rule in _style_rules(rules):
        block = tuple(
            _Declaration(item.lower_name, tuple(_expanded(item.value, variables)), item.important)
            for item in _declarations(rule)
            if item.lower_name in _FONT
        )
        for selector in _selectors(rule, namespaces) if block else ():
            matcher.add_selector(selector, block)
    return matcher


def _selectors(rule: Any, namespaces: Mapping[str | None, str]) -> Sequence[Any]:
    try:
        return list(cssselect2.compile_selector_list(rule.prelude, namespaces))
    except cssselect2.SelectorError:
        return ()  # a reading system drops the rule as well


def _expanded(tokens: Iterable[Any], variables: Mapping[str, tuple[Any, ...]]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            name = next((part.value for part in token.arguments if part.type == "ident"), "")
            yield from variables.get(name, ())
        elif token.type not in _EMPTY:
            yield token


def _applied(request: FontRequest, declaration: _Declaration, inherited: FontRequest) -> FontRequest:
    words = [str(getattr(token, "lower_value", getattr(token, "value", ""))) for token in declaration.value]
    word = words[0] if words else ""
    match declaration.name:
        case "font-family":
            families = _families(declaration.value)
            return replace(request, families=inherited.families if word == "inherit" else families)
        case "font-weight":
            return replace(request, weight=_weight(declaration.value, inherited))
        case "font-style":
            return replace(request, italic=inherited.italic if word == "inherit" else _is_slanted(words))
        case "text-transform":
            return replace(request, transform=inherited.transform if word == "inherit" else word)
    return _shorthand(request, declaration.value, words)


def _shorthand(request: FontRequest, tokens: tuple[Any, ...], words: list[str]) -> FontRequest:
    """Apply `font: [style variant weight] size[/height] families` (CSS Fonts 4, section 2.7)."""
    kinds = [
        token.type in ("dimension", "percentage") or w in _SIZES
        for token, w in zip(tokens, words, strict=True)
    ]
    if not any(kinds):
        return request
    at = kinds.index(True)
    after = tokens[at + 3 :] if words[at + 1 : at + 2] == ["/"] else tokens[at + 1 :]
    weights = [
        t for t in tokens[:at] if t.type == "number" or getattr(t, "lower_value", "").startswith("bold")
    ]
    weight = _weight(tuple(weights), request) if weights else 400
    return replace(request, families=_families(after), weight=weight, italic=_is_slanted(words[:at]))


def _is_slanted(words: list[str]) -> bool:
    return any(word in ("italic", "oblique") for word in words)


def _weight(tokens: tuple[Any, ...], inherited: FontRequest) -> int:
    token = tokens[0]
    if token.type == "number":
        return int(token.value)
    named = {"normal": 400, "bold": 700, "bolder": 700 if inherited.weight < 600 else 900, "initial": 400}
    named["lighter"] = 100 if inherited.weight < 600 else 400
    return named.get(token.lower_value, inherited.weight)


def _families(tokens: Iterable[Any]) -> tuple[str, ...]:
    names: list[str] = [""]
    for token in tokens:
        if token == ",":
            names.append("")
        elif token.type in ("ident", "string"):
            names[-1] = f"{names[-1]} {token.value}".strip()
    return tuple(name for name in names if name)
