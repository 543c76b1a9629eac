"""The order of the stages: a book's folder in, finished files out. Nothing else knows this order."""

from stonehand.pipeline.commands import clean, fonts, lint, new
from stonehand.pipeline.epub import build_epub
from stonehand.pipeline.flaws import Wanted, flaws
from stonehand.pipeline.pdf import build_pdf
from stonehand.pipeline.plant import Plant, plant_of

__all__ = [
    "Plant",
    "Wanted",
    "build_epub",
    "build_pdf",
    "clean",
    "flaws",
    "fonts",
    "lint",
    "new",
    "plant_of",
]
