"""What one task may take, so that a manuscript cannot take the whole machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may take: bytes of address space, seconds of CPU, seconds by the clock."""

    memory: int
    cpu: int
    wall: int


LIMITS = Limits(memory=4_000_000_000, cpu=600, wall=1_200)
"""What a section may take where nothing else is said: some fifty times what a long chapter takes."""
