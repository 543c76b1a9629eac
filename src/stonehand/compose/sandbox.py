"""A book's own templates, which may come from strangers: no file outside, no endless work, every fault told.

Jinja's sandbox keeps templates from Python's insides; this adds what it leaves open.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.nodes import Filter, For, Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stonehand.compose.house import book_folders
from stonehand.diagnostics import Code, Diagnostic
from stonehand.diagnostics.stop import Stop
from stonehand.errors import StonehandError
from stonehand.source import Span

STEPS = 30_000_000
"""The most turns of loops of one rendering, each call counted for ten: ten times what a long book takes."""

LONGEST = 10_000_000
"""The most characters, or the largest number of bits, that a multiplication may make."""

Loaded = tuple[str, str, Callable[[], bool]]


class BoundLoader(FileSystemLoader):
    """Load templates whose files are in their folders when links are followed."""

    def get_source(self, environment: Environment, template: str) -> Loaded:
        """Return the source of a template. Raises TemplateError where it is outside or not in UTF-8."""
        for folder in map(Path, self.searchpath):
            path = folder / template
            if path.is_file() and not path.resolve().is_relative_to(folder.resolve()):
                raise TemplateError(f"the template “{template}” leads out of the folder")
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise TemplateError(f"the template “{template}” is not in UTF-8") from error


class BoundEnvironment(ImmutableSandboxedEnvironment):
    """Count the steps of templates, and raise SecurityError when they are too many."""

    intercepted_binops = frozenset(["*", "**"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0
        self.filters["counted"] = self._counted

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        """Count a call, and make it."""
        self._step(10)
        return super().call(context, called, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse a product that would take all the memory there is."""
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            size = left.bit_length() * abs(right)
        else:
            size = max(_length(left) * _count(right), _length(right) * _count(left))
        if size > LONGEST:
            raise SecurityError(f"“{operator}” would make something too large")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(For):
            loop.iter = Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._step()
            yield item

    def _step(self, number: int = 1) -> None:
        self.steps += number
        if self.steps > STEPS:
            raise SecurityError(f"the templates take more than {STEPS:,} steps")


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


@contextmanager
def own_templates(root: str) -> Iterator[None]:
    """Turn whatever a book's own templates raise into Stop, with S008."""
    own = book_folders(root, "templates")
    try:
        yield
    except StonehandError:
        raise
    # The boundary to a stranger's template, which can raise whatever it makes Python stumble over.
    except Exception as error:
        if not own:
            raise
        raise Stop(_told(error, own[0])) from error


def _told(error: Exception, folder: Path) -> Diagnostic:
    message = str(error) or type(error).__name__
    return Diagnostic.of(
        Code.S008,
        f"a template of the book fails: {message[:300]}",
        _place(error, folder),
        hint="mend it, or delete the file: the house's own template is used then",
    )


def _place(error: Exception, folder: Path) -> Span:
    frames = [(frame.filename, frame.lineno or 1) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    inside = [(Path(name).name, line) for name, line in frames if Path(name).is_relative_to(folder)]
    return Span.point(f"templates/{inside[-1][0]}", inside[-1][1]) if inside else Span.point("templates")
