"""The command `stonehand`, also as `python -m stonehand`."""

from stonehand.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
