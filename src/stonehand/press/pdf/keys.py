"""A task in, the key under which what comes of it may be kept out."""

from dataclasses import fields

from stonehand.model.book import Design
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.task import SectionTask
from stonehand.store.cache import content_key

ELSEWHERE = frozenset(("root", "fonts"))
"""Fields that are paths of this machine; what lies there counts instead."""


def task_key(task: SectionTask, toolchain: str) -> str:
    """Return the key of a task by all that it holds but the images that its HTML names."""
    given = (repr(getattr(task, item.name)) for item in fields(task) if item.name not in ELSEWHERE)
    return content_key("section", toolchain, *given, *fonts_parts(task.fonts))


def plans_key(anchor: str, toolchain: str) -> str:
    """Return the key of the plans that the last setting of a section used; each has a key of its own."""
    return content_key("plans", toolchain, anchor)


def furniture_key(
    html: str, stylesheets: tuple[str, ...], design: Design, fonts: FontSet, toolchain: str
) -> str:
    """Return the key of the furniture of a book."""
    size = f"{design.width} {design.height}"
    return content_key("furniture", toolchain, html, *stylesheets, size, *fonts_parts(fonts))


def fingerprint_key(fonts: FontSet, toolchain: str) -> str:
    """Return the key of what a pagination depends on besides its book."""
    return content_key("fingerprint", toolchain, *fonts_parts(fonts))


def converted_key(toolchain: str) -> str:
    """Return the key of the content streams of the last print of a book; each has a key of its own."""
    return content_key("converted", toolchain)


def fonts_parts(fonts: FontSet | None) -> tuple[str, ...]:
    """Return what a font set is made of, without where it lies."""
    if fonts is None:
        return ("system",)
    faces = (f"{face.name} {face.postscript_name} {face.sha256}" for face in fonts.faces)
    return (repr(fonts.generic), *faces)
