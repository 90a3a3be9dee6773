"""``python -m pressminer`` is the same as the script ``pressminer``."""

from pressminer.cli import main

if __name__ == "__main__":
    main()
