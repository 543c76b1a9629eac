"""The resolved book in; HTML and stylesheets of its sections and of its furniture, CSS of its EPUB out."""

from stonehand.compose.kept import still_known
from stonehand.compose.print_sections import compose_print, compose_section, furniture
from stonehand.compose.stylesheets import epub_css, furniture_stylesheets, print_stylesheets

__all__ = [
    "compose_print",
    "compose_section",
    "epub_css",
    "furniture",
    "furniture_stylesheets",
    "print_stylesheets",
    "still_known",
]
