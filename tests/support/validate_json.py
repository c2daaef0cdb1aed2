#!/usr/bin/env python3
"""validate_json.py [--skip-without-schema] SCHEMA FILE: checks a JSON file, or each line of a .jsonl file, against a
JSON Schema, of the draft that it names.

Exit code 0: valid; 1: not valid, or not JSON; 2: usage; 77: python3-jsonschema is not installed, or the schema is not
there and need not be (ctest: skipped).
"""
import json
import os
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: the Python module jsonschema is missing (Debian: python3-jsonschema)")
    sys.exit(77)


def documents(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if path.endswith(".jsonl"):
        lines = text.split("\n")
        if lines.pop() != "":
            raise ValueError("the last line has no line feed")
        for number, line in enumerate(lines, 1):
            yield f"{path}:{number}", json.loads(line)
    else:
        yield path, json.loads(text)


def main():
    arguments = sys.argv[1:]
    may_skip = "--skip-without-schema" in arguments
    if may_skip:
        arguments.remove("--skip-without-schema")
    if len(arguments) != 2:
        print(__doc__)
        return 2
    if may_skip and not os.path.exists(arguments[0]):
        print(f"skipped: there is no {arguments[0]}")
        return 77
    with open(arguments[0], encoding="utf-8") as file:
        schema = json.load(file)
    draft = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
    draft.check_schema(schema)
    validator = draft(schema)
    problems = 0
    seen = 0
    for place, document in documents(arguments[1]):
        seen += 1
        for error in validator.iter_errors(document):
            problems += 1
            print(f"{place}: {error.json_path}: {error.message}")
    if seen == 0:
        print(f"{arguments[1]}: nothing to validate")
        return 1
    print(f"{seen} valid" if problems == 0 else f"{problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
