"""The command `stonehand`."""
