"""``python -m multipub``."""

from multipub.cli import main

if __name__ == "__main__":
    main()
