"""Write the expected rows of all cases anew: `python -m tests.cases.regenerate`, then look at what changed.

An expected file that says what is right where the tool is wrong keeps its words, until the tool finds them.
"""

from __future__ import annotations

import sys

from tests.cases.case_rows import WRONG, cases, expected_file, read_expected, rows_in_short


def main() -> None:
    """Rewrite each expected file whose rows have changed, and name it on standard output."""
    for case in cases():
        path, found = expected_file(case), rows_in_short(case)
        if path.exists():
            rows, reason = read_expected(case)
            if reason is not None and rows != found:
                sys.stdout.write(f"{path.name}: still {WRONG}{reason}\n")
                continue
            if reason is None and rows == found:
                continue
        path.write_text(found, encoding="utf-8")
        sys.stdout.write(f"{path.name}: written anew\n")


if __name__ == "__main__":
    main()
