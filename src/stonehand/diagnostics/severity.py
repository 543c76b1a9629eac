"""How much a diagnostic weighs."""

from enum import Enum


class Severity(Enum):
    """Rank a diagnostic.

    ERROR: the output would be wrong, and publication is withheld. WARNING: to be fixed before print.
    QUERY: a human must decide.
    """

    ERROR = "error"
    WARNING = "warning"
    QUERY = "query"
