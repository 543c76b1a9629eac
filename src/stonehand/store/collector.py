"""Python's collector of cyclic garbage, kept from looking through a document that grows.

While pages are laid out hardly anything is garbage, and each round of the collector looks at all there is.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Let the collector rest; in a rest, only rest. What has become garbage waits for `look_around`."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def look_around() -> None:
    """Have the collector do one round, and give back what it freed: to be called when nobody waits."""
    gc.collect()
    give_back()


def give_back() -> None:
    """Give memory that is free back to the system, where the C library would keep it (malloc_trim(3))."""
    import ctypes  # of use to those alone who have much to give back

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def seldom() -> None:
    """Have the collector look around seldom, in a process that holds a book and makes little garbage."""
    gc.set_threshold(200_000, 20, 100)


def pass_over() -> None:
    """Have the collector never again look at what there is now, such as modules and what they hold."""
    gc.collect()
    gc.freeze()
