"""The world's faults, which end a command.

StonehandError
  MissingFile      a file that must be there cannot be read
  DamagedLock      the lock file holds frozen pages and cannot be read
  MissingLibrary   a library or program of the system is absent
  HookMisfit       WeasyPrint is not the version that the hooks were written for
  TaskLost         a task died or took too much; the others go on
  WorkerSpent      this process cannot do the task, a fresh one can
"""


class StonehandError(Exception):
    """End the command with exit status 3; the message says what to do."""


class MissingFile(StonehandError):
    """Report that a needed file is absent or unreadable."""


class DamagedLock(StonehandError):
    """Report that the frozen pages of a book cannot be read."""


class MissingLibrary(StonehandError):
    """Report that the system lacks a library or program; the message says how to install it."""


class HookMisfit(StonehandError):
    """Report that a hook does not fit the installed WeasyPrint."""


class TaskLost(StonehandError):
    """Report that a task was not finished; the message says why, without its subject: "it took ..."."""


class WorkerSpent(StonehandError):
    """Report that this process cannot do the task and a fresh one can."""
