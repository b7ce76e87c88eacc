"""`python -m intake`: the same as the installed command."""

from intake.cli import main

if __name__ == "__main__":
    main()
