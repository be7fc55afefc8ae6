"""``python -m legalnlp`` is the command ``legalnlp``."""

from legalnlp.cli import main

if __name__ == "__main__":
    main()
