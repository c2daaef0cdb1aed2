#!/usr/bin/env python3
"""check_refused.py SCHEMA FILE.jsonl: every line must be JSON that the schema refuses.

Exit code 0: all are refused; 1: one is valid; 77: python3-jsonschema is not installed (ctest: skipped).
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: the Python module jsonschema is missing (Debian: python3-jsonschema)")
    sys.exit(77)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    with open(sys.argv[2], encoding="utf-8") as file:
        lines = file.read().splitlines()
    wrong = [line for line in lines if validator.is_valid(json.loads(line))]
    for line in wrong:
        print(f"valid: {line}")
    print(f"{len(lines)} lines, {len(wrong)} of them valid")
    return 1 if wrong or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
