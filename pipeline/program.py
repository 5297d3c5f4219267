"""The program `planex` as it is started: it can be ended quietly before anything large is loaded."""

from __future__ import annotations

from pipeline.signals import at_signals, gone


def main() -> None:
    """The console script."""
    # Loading takes the first second, in which nothing is begun that would have to be put back.
    at_signals(gone)
    from pipeline.cli import main as command

    command()


if __name__ == "__main__":
    main()
