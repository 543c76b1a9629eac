"""The options that say what a book is set with: arguments in, the limits of a task out."""

import click

from stonehand.cli.settings import F
from stonehand.store.limits import LIMITS, Limits

MEGABYTE = 1_000_000

OPTIONS = (
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        envvar="STONEHAND_JOBS",
        metavar="N",
        help="Processes that set sections (default: as many as there are cores).",
    ),
    click.option(
        "--task-memory",
        type=click.IntRange(256),
        envvar="STONEHAND_TASK_MEMORY",
        metavar="MB",
        default=LIMITS.memory // MEGABYTE,
        show_default=True,
        help="Address space that a section may take.",
    ),
    click.option(
        "--task-time",
        type=click.IntRange(1),
        envvar="STONEHAND_TASK_TIME",
        metavar="S",
        default=LIMITS.cpu,
        show_default=True,
        help="Seconds of CPU that a section may take; twice as many by the clock.",
    ),
    click.option(
        "--scheduler",
        envvar="STONEHAND_SCHEDULER",
        metavar="tcp://HOST:PORT",
        default="",
        help="Set on the workers of a Dask scheduler instead.",
    ),
)


def on_a_plant(command: F) -> F:
    """Give a command the options that say what it sets with."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def on_this_machine(command: F) -> F:
    """Give a command the same options but for those that lead to other machines."""
    for option in reversed(OPTIONS[:-1]):
        command = option(command)
    return command


def limits_of(memory: int, seconds: int) -> Limits:
    """Return the limits of a task: megabytes, and seconds of CPU."""
    return Limits(memory * MEGABYTE, seconds, 2 * seconds)
