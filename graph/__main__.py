"""`python -m graph` and the installed command `liaison`."""

import sys


def main() -> None:
    """Runs the command; an error that a user can act upon is one line on stderr and exit code 1."""
    from graph.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
