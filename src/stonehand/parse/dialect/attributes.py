"""Attributes in braces: `{#anchor .class key=value}` -> Attributes, with the place of each value."""

import re
from dataclasses import dataclass
from functools import lru_cache

ITEM = re.compile(
    r"""\s*(?:
        \#(?P<anchor>[\w:.\-]+)
      | \.(?P<name>[\w\-]+)
      | (?P<dash>-)(?=[\s}])
      | (?P<key>[\w:\-]+)=(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s{}"']*))
    )(?=[\s}])""",
    re.VERBOSE,
)
CLOSE = re.compile(r"\s*\}")
AT_END = re.compile(r"(?:^|(?<=[ \t\n]))\{[^{}]*\}\Z")
ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in one pair of braces. `places` are (key, start, end) of values.

    `end` is the offset after the closing brace.
    """

    anchor: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()
    start: int = 0
    end: int = 0

    def value(self, key: str) -> str:
        """Return the value of a key, or an empty string."""
        return dict(self.values).get(key, "")

    @property
    def language(self) -> str | None:
        """The language that `lang=` names."""
        return self.value("lang") or None

    def without(self, *keys: str) -> tuple[tuple[str, str], ...]:
        """Return the values but those of some keys."""
        return tuple(item for item in self.values if item[0] not in keys)


NONE = Attributes()


@lru_cache(maxsize=8)
def last_place(text: str, mark: str) -> int:
    """Return where a mark stands last, remembered: brackets ask for it one after another."""
    return text.rfind(mark)


def read_attributes(text: str, start: int) -> Attributes | None:
    """Read the attributes that begin with the brace at `start`; None if they are no attributes."""
    if not text.startswith("{", start):
        return None
    found: list[re.Match[str]] = []
    position = start + 1
    while item := ITEM.match(text, position):
        found.append(item)
        position = item.end()
    close = CLOSE.match(text, position)
    return _attributes(found, start, close.end()) if found and close else None


def read_class_or_attributes(text: str) -> Attributes | None:
    """Read what follows the colons of a division: a bare class name or attributes."""
    words = text.strip().rstrip(":").rstrip()
    if re.fullmatch(r"[\w\-]+", words):
        return Attributes(classes=(words,))
    start = text.find("{")
    attributes = read_attributes(text, start) if start >= 0 and not text[:start].strip() else None
    return attributes if attributes and not text[attributes.end :].strip(" \t:") else None


def split_attributes(text: str) -> tuple[str, Attributes | None]:
    """Take the attributes off the end of a block's text, if it ends with some that stand alone."""
    found = AT_END.search(text, max(text.rfind("{") - 1, 0)) if text.endswith("}") else None
    attributes = read_attributes(text, found.start()) if found else None
    if attributes is None or attributes.end != len(text):
        return text, None
    return text[: attributes.start].rstrip(), attributes


def _attributes(found: list[re.Match[str]], start: int, end: int) -> Attributes:
    anchors = [item["anchor"] for item in found if item["anchor"]]
    classes = tuple(item["name"] or "unnumbered" for item in found if item["name"] or item["dash"])
    valued = [(item["key"], _kind(item), item) for item in found if item["key"]]
    values = tuple((key, ESCAPE.sub(r"\1", item[kind])) for key, kind, item in valued)
    places = tuple((key, item.start(kind), item.end(kind)) for key, kind, item in valued)
    return Attributes(anchors[-1] if anchors else "", classes, values, places, start, end)


def _kind(item: re.Match[str]) -> str:
    return next(kind for kind in ("double", "single", "bare") if item[kind] is not None)
