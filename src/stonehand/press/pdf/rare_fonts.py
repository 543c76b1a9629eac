"""WeasyPrint's imports of fontTools in, stand-ins out that import it only when it is called.

It is needed for variable fonts, and where HarfBuzz cannot subset; to import it takes a sixth of the time in
which a process gets ready to set.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

SUBSET, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"


class Subsetter(ModuleType):
    """A stand-in for the module of subsets."""

    def __getattr__(self, name: str) -> Any:
        """Return what is asked for from the module itself."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(SUBSET), name)


def instantiate(*args: Any, **kwargs: Any) -> Any:
    """Do as `fontTools.varLib.instancer.instantiateVariableFont`."""
    function: Callable[..., Any] = import_module(INSTANCER).instantiateVariableFont
    return function(*args, **kwargs)


@contextmanager
def when_called() -> Iterator[None]:
    """Have stand-ins imported in place of what is not imported yet."""
    instancer = ModuleType(INSTANCER)
    instancer.__dict__["instantiateVariableFont"] = instantiate
    standing = {SUBSET: Subsetter(SUBSET), INSTANCER: instancer}
    put = {name: module for name, module in standing.items() if name not in sys.modules}
    sys.modules.update(put)
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]
