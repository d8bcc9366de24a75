"""`python -m safeguard_extract` is `extract`."""

from safeguard_extract.cli import main

if __name__ == "__main__":
    main()
