"""WeasyPrint 70.0 in, the same with its layout functions wrapped for documents with split notes out.

A wrapper acts only where the layout context is a `NotesContext`; every other document is laid out as
WeasyPrint does it. Only those that spare what would be done twice (`styles_twins`, `styles_used`,
`lines_glyphs`) act everywhere, and change no result, and `gradients`, without which some readers show none.
Nothing is put in place unless all names and signatures are the ones that the wrappers were written for.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from weasyprint import css, document, draw, layout, pdf, stacking, svg, text
from weasyprint.layout import block, inline, page

from stonehand.model.footnotes import FOOTNOTES, FootnoteSettings
from stonehand.press.pdf import (
    displays_pages,
    excerpt_pages,
    gradients,
    index_columns,
    index_continued,
    initials_draw,
    lines_cut,
    lines_draw,
    lines_glyphs,
    notes_lines,
    notes_pages,
    pages_grid,
    pages_hooks,
    styles_twins,
    styles_used,
    tables_continued,
    tags_write,
)
from stonehand.press.pdf.displays_area import DisplaysContext, Placed
from stonehand.press.pdf.hooks_fit import check
from stonehand.press.pdf.lines_setter import LineSetter
from stonehand.press.pdf.notes_area import NotesContext
from stonehand.press.pdf.pages_spread import Spreads
from stonehand.press.pdf.task import Excerpt

Step = Callable[..., Any]


def install() -> tuple[str, ...]:
    """Put the hooks in place once a process; return the misfits, and then nothing is changed."""
    misfits = check()
    if not misfits and not hasattr(page.make_page, "__wrapped__"):
        _replace(block, "iter_line_boxes", _iter_line_boxes)
        _replace(block, "_linebox_layout", _linebox_layout)
        _replace(block, "table_layout", _only_for_notes(tables_continued.lay_table))
        _replace(block, "columns_layout", _only_for_notes(index_columns.lay_columns))
        _replace(block, "block_level_layout", index_continued.lay_entry)
        _replace(block, "block_level_layout", pages_grid.fill_block)
        _replace(page, "block_level_layout", _step("lay_block"))
        _replace(page, "make_page", _step("make_page"))
        _replace(page, "remake_page", _step("remake_page", 1))
        _replace(layout, "make_all_pages", _step("make_all_pages"))
        _replace(inline, "get_next_linebox", lines_cut.next_line)
        _replace(inline, "get_next_linebox", pages_grid.level_line)
        _replace(inline, "split_inline_box", lines_cut.split_inline_box)
        _replace(inline, "split_text_box", lines_cut.split_text_box)
        _replace(inline, "text_align", lines_cut.text_align)
        _replace(draw.text, "draw_first_line", lines_glyphs.draw_first_line)
        _replace(draw.text, "draw_first_line", lines_draw.draw_first_line)
        _replace(stacking, "_dispatch", initials_draw.dispatch)
        _replace(draw, "draw_inline_level", initials_draw.draw_inline_level)
        _replace(svg, "draw_gradient", gradients.draw_gradient)
        _replace(pdf, "add_tags", _add_tags)
        for owner in (block, inline):
            _replace(owner, "resolve_percentages", styles_used.resolve_percentages)
        for owner in (inline, text.line_break):
            _replace(owner, "strut", styles_used.strut)
        _replace(css.StyleFor, "set_computed_styles", styles_twins.set_computed_styles)
        _replace(css.ComputedStyle, "__missing__", styles_twins.missing)
    return misfits


def _replace(owner: Any, name: str, wrapper: Callable[[Step], Step]) -> None:
    original = getattr(owner, name)
    setattr(owner, name, wraps(original)(wrapper(original)))


def _only_for_notes(step: Step, place: int = 0) -> Callable[[Step], Step]:
    """Return a wrapper that goes another way where the argument at `place` is a NotesContext."""

    def wrapper(original: Step) -> Step:
        def hooked(*args: Any, **kwargs: Any) -> Any:
            if isinstance(args[place], NotesContext):
                return step(original, *args, **kwargs)
            return original(*args, **kwargs)

        return hooked

    return wrapper


STEPS = (excerpt_pages, index_continued, notes_pages, displays_pages, pages_hooks)
"""Whose steps of making pages stand before WeasyPrint's: the last is asked first."""


def _step(name: str, place: int = 0) -> Callable[[Step], Step]:
    """Return the wrapper of a step of making pages: spreads, displays, notes, index, excerpt."""
    layers = [getattr(module, name) for module in STEPS if hasattr(module, name)]

    def step(original: Step, *args: Any, **kwargs: Any) -> Any:
        for layer in layers:
            original = partial(layer, original)
        return original(*args, **kwargs)

    return _only_for_notes(step, place)


def _linebox_layout(original: Step) -> Step:
    """Tell the lines that follow which block they belong to, and give their notes back with the result."""

    def hooked(
        context: Any, box: Any, index: int, child: Any, lines: Any, page_is_empty: bool, *rest: Any
    ) -> Any:
        if not isinstance(context, NotesContext) or context.in_area:
            return original(context, box, index, child, lines, page_is_empty, *rest)
        run = notes_lines.Run(box, child, lines, page_is_empty, bottom_space=rest[3], decorated=rest[8])
        context.runs.append(run)
        try:
            abort, stop, resume_at, position_y, notes, max_lines = original(
                context, box, index, child, lines, page_is_empty, *rest
            )
        finally:
            context.runs.pop()
        return abort, stop, resume_at, position_y, [*notes, *run.notes], max_lines

    return hooked


def _iter_line_boxes(original: Step) -> Step:
    def hooked(context: Any, child: Any, *args: Any) -> Any:
        if not isinstance(context, NotesContext) or context.in_area:
            return original(context, child, *args)
        return notes_lines.watch_lines(context, original, context.runs[-1], child, *args)

    return hooked


def _add_tags(original: Step) -> Step:
    def hooked(made: Any, laid: Any, version: Any, streams: Any) -> None:
        if isinstance(laid, NotedDocument):
            tags_write.write_tags(made, laid, streams)
        else:
            original(made, laid, version, streams)

    return hooked


class NotedDocument(document.Document):
    """A document with split notes and planned paragraphs. `noted_document` sets the settings."""

    settings = FOOTNOTES
    lines: LineSetter | None = None
    placed: list[Placed]
    grid = pages_grid.Grid()
    spreads: Spreads | None = None
    excerpt: Excerpt | None = None

    @classmethod
    def _build_layout_context(cls, *args: Any) -> DisplaysContext:
        context = DisplaysContext(super()._build_layout_context(*args), cls.settings, cls.lines)
        context.placed = cls.placed
        context.grid, context.spreads, context.excerpt = cls.grid, cls.spreads, cls.excerpt
        return context


def noted_document(
    settings: FootnoteSettings,
    lines: LineSetter,
    grid: pages_grid.Grid,
    spreads: Spreads | None,
    placed: list[Placed],
    excerpt: Excerpt | None = None,
) -> type[NotedDocument]:
    """Return the class of document that lays out its notes, lines, grid and spreads with these.

    `placed` is filled with where its figures and tables have come to stand. `excerpt`: the part to be made.
    """
    parts = {"settings": settings, "lines": lines, "grid": grid, "spreads": spreads, "placed": placed}
    parts["excerpt"] = excerpt
    return type("NotedDocument", (NotedDocument,), parts)
