"""The resolved book in; HTML and stylesheets of its sections, of its furniture and of its EPUB out."""

from stonehand.compose.epub_sections import compose_epub
from stonehand.compose.kept import still_known
from stonehand.compose.print_sections import compose_print, compose_section, furniture
from stonehand.compose.stylesheets import epub_css, furniture_stylesheets, print_stylesheets

__all__ = [
    "compose_epub",
    "compose_print",
    "compose_section",
    "epub_css",
    "furniture",
    "furniture_stylesheets",
    "print_stylesheets",
    "still_known",
]
