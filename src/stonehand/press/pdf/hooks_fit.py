"""The installed WeasyPrint in; why the hooks do not fit it, function by function, out."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any

import weasyprint
from weasyprint import css, document, draw, layout, pdf, stacking, svg, text
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, block, inline, page, percent

VERSION = "70.0"

Step = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Fit:
    """A function that is hooked or called, with the parameters that it must have."""

    owner: Any
    name: str
    parameters: str

    def misfit(self) -> str:
        """Return what is wrong with it, or an empty string."""
        function = getattr(self.owner, self.name, None)
        if function is None:
            return f"{self.owner.__name__}.{self.name} is gone"
        found = " ".join(_parameters(getattr(function, "__wrapped__", function)))
        return "" if found == self.parameters else f"{self.owner.__name__}.{self.name} takes ({found})"


LINE_ARGUMENTS = (
    "context box position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
    " first_letter_style first_line_style"
)
RUN_ARGUMENTS = (
    "context box index child new_children page_is_empty absolute_boxes fixed_boxes adjoining_margins"
    " bottom_space position_y skip_stack first_letter_style first_line_style draw_bottom_decoration max_lines"
)
BLOCK_ARGUMENTS = (
    "context box bottom_space skip_stack containing_block page_is_empty absolute_boxes fixed_boxes"
    " adjoining_margins first_letter_style first_line_style discard max_lines"
)
NEXT_LINE_ARGUMENTS = LINE_ARGUMENTS.replace("box", "linebox", 1)
INLINE_ARGUMENTS = (
    "context box position_x max_x bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
    " line_placeholders waiting_floats line_children first_letter_style first_line_style"
)
TABLE_ARGUMENTS = (
    "context table bottom_space skip_stack containing_block page_is_empty absolute_boxes fixed_boxes"
)
COLUMNS_ARGUMENTS = (
    "context box bottom_space skip_stack containing_block page_is_empty absolute_boxes fixed_boxes"
    " adjoining_margins first_letter_style first_line_style"
)
PAGE_ARGUMENTS = "context root_box page_type resume_at page_number page_state"

HOOKED = (
    Fit(block, "iter_line_boxes", LINE_ARGUMENTS),
    Fit(block, "_linebox_layout", RUN_ARGUMENTS),
    Fit(block, "table_layout", TABLE_ARGUMENTS),
    Fit(block, "columns_layout", COLUMNS_ARGUMENTS),
    Fit(block, "block_level_layout", BLOCK_ARGUMENTS),
    Fit(page, "block_level_layout", BLOCK_ARGUMENTS),
    Fit(page, "make_page", PAGE_ARGUMENTS),
    Fit(page, "remake_page", "index context root_box html"),
    Fit(layout, "make_all_pages", "context root_box html pages"),
    Fit(inline, "get_next_linebox", NEXT_LINE_ARGUMENTS),
    Fit(inline, "split_inline_box", INLINE_ARGUMENTS),
    Fit(inline, "split_text_box", "context box available_width skip is_line_start"),
    Fit(inline, "text_align", "context line available_width last"),
    Fit(draw.text, "draw_first_line", "stream textbox text_overflow block_ellipsis matrix"),
    Fit(stacking, "_dispatch", "box page child_contexts blocks floats blocks_and_cells"),
    Fit(draw, "draw_inline_level", "stream page box offset_x text_overflow block_ellipsis"),
    Fit(
        css.StyleFor,
        "set_computed_styles",
        "self element parent root pseudo_type base_url target_collector",
    ),
    Fit(css.ComputedStyle, "__missing__", "self key"),
    Fit(block, "resolve_percentages", "box containing_block"),
    Fit(inline, "resolve_percentages", "box containing_block"),
    Fit(inline, "strut", "style"),
    Fit(text.line_break, "strut", "style"),
    Fit(svg, "draw_gradient", "svg node gradient font_size opacity stroke"),
    Fit(pdf, "add_tags", "pdf document pdf_version page_streams"),
)
CALLED = (
    Fit(inline, "iter_line_boxes", LINE_ARGUMENTS),
    Fit(block, "remove_placeholders", "context box_list absolute_boxes fixed_boxes"),
    Fit(build, "create_anonymous_boxes", "box"),
    Fit(boxes.Box, "deepcopy", "self"),
    Fit(boxes.Box, "descendants", "self placeholders"),
    Fit(boxes.FootnoteAreaBox, "__init__", "self page style"),
    Fit(
        inline, "atomic_box", "context box position_x skip_stack containing_block absolute_boxes fixed_boxes"
    ),
    Fit(percent, "resolve_percentages", "box containing_block"),
    Fit(inline, "avoid_collisions", "context box containing_block outer"),
    Fit(text.line_break, "line_size", "line style"),
    Fit(text.line_break, "get_log_attrs", "text lang"),
    Fit(text.line_break, "Layout", "style justification_spacing max_width"),
    Fit(draw, "draw_stacking_context", "stream stacking_context"),
    Fit(stacking.StackingContext, "from_box", "box page child_contexts"),
    Fit(document.Document, "_render", "html font_config counter_style color_profiles options"),
    Fit(document.Document, "_build_layout_context", "html font_config counter_style color_profiles options"),
    Fit(
        LayoutContext,
        "__init__",
        "self style_for get_image_from_uri font_config counter_style target_collector",
    ),
    Fit(LayoutContext, "overflows", "bottom position_y"),
    Fit(LayoutContext, "overflows_page", "self bottom_space position_y"),
    Fit(LayoutContext, "unlayout_footnote", "self footnote"),
)


def _parameters(function: Step) -> list[str]:
    return [
        name for name, item in signature(function).parameters.items() if item.kind != Parameter.VAR_KEYWORD
    ]


def check() -> tuple[str, ...]:
    """Return why the hooks do not fit the installed WeasyPrint; empty if they do."""
    if weasyprint.__version__ != VERSION:
        return (f"WeasyPrint is {weasyprint.__version__}, not {VERSION}",)
    return tuple(misfit for fit in (*HOOKED, *CALLED) if (misfit := fit.misfit()))
