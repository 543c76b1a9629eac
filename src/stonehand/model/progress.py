"""How a build tells how far it is: stages take a `Progress`, the command line draws it."""

from typing import Protocol


class Progress(Protocol):
    """Follow a build, stage by stage and section by section."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage, which ends the one before it. `total`: how many steps it will take, if known."""

    def step(self, label: str) -> None:
        """Tell that the stage now works on `label`, mostly a section or a file."""

    def done(self) -> None:
        """End the last stage. May be called twice."""


class Silence:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Say nothing."""

    def step(self, label: str) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""
