"""What a test asks a validator: a file and a standard in, the verdict out."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from validators import Verdict

Validate: TypeAlias = Callable[[Path, str], Verdict]
