"""Numbers as printed: roman numerals and the letters of note series."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """Return a number of 1 or more in capital roman numerals."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def from_roman(numeral: str) -> int:
    """Return the value of a roman numeral below 1000, in letters of either case, or 0."""
    return next((number for number in range(1, 1000) if roman(number) == numeral.upper()), 0)


def letters(number: int) -> str:
    """Return 1 as a, 26 as z, 27 as aa."""
    word = ""
    while number:
        number, rest = divmod(number - 1, 26)
        word = chr(ord("a") + rest) + word
    return word


def folio_range(first: str, last: str) -> str:
    """Join two folios as `23–41`, or give the one where they are equal or one is unknown."""
    if not last or first == last:
        return first
    return f"{first}–{last}" if first else last
