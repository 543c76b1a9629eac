"""Transformations of a PDF (ISO 32000-1, 8.3.3): matrices and boxes in, matrices and boxes out."""

from collections.abc import Iterable, Sequence

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
UNIT = ((0, 0), (1, 0), (0, 1), (1, 1))
"""The corners of an image in its own space."""


def matrix_of(numbers: Iterable[object]) -> Matrix:
    """Return six numbers of a PDF as a matrix."""
    a, b, c, d, e, f = (float(str(number)) for number in numbers)
    return a, b, c, d, e, f


def after(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does `inner` first and then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def box_around(points: Sequence[tuple[float, float]], matrix: Matrix) -> Box:
    """Return left, bottom, right, top of points once a matrix has moved them."""
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in points]
    up = [b * x + d * y + f for x, y in points]
    return min(across), min(up), max(across), max(up)
