#!/usr/bin/env python3
"""check_sarif.py FILE ROOT: a SARIF log keeps what Lacuna promises beyond the schema (sarif_rules.py); its relative paths
are in the folder ROOT.

Exit code 0: it does; 1: it does not; 2: usage.
"""
import sys

import sarif_rules


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    found = list(sarif_rules.problems(sys.argv[1], sys.argv[2]))
    for problem in found:
        print(problem)
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
