#!/usr/bin/env python3
"""validate_json.py [--skip-without-schema] SCHEMA FILE: checks a JSON file, or each line of a .jsonl file, against a
JSON Schema, of the draft that it names. A schema may refer to those beside it by their $id.

Exit code 0: valid; 1: not valid, or not JSON; 2: usage; 77: python3-jsonschema is not installed, or the schema is not
there and need not be (ctest: skipped).
"""
import glob
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


def with_whole_references(part, name):
    """A schema whose references within itself name it."""
    if isinstance(part, list):
        return [with_whole_references(item, name) for item in part]
    if not isinstance(part, dict):
        return part
    return {key: name + value if key == "$ref" and value.startswith("#") else with_whole_references(value, name)
            for key, value in part.items()}


def validator_of(path):
    """A validator that finds the schemas which lie in the same folder."""
    schemas = {}
    for name in sorted(glob.glob(os.path.join(os.path.dirname(path), "*.schema.json"))):
        with open(name, encoding="utf-8") as file:
            schema = json.load(file)
        if "$id" in schema:
            schemas[schema["$id"]] = schema
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    draft = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
    draft.check_schema(schema)
    if draft is not jsonschema.Draft202012Validator:  # not one of ours, which may refer to each other
        return draft(schema)
    try:
        import referencing
    except ImportError:  # jsonschema before 4.18, which takes "#/…" for the schema it began with
        schemas = {key: with_whole_references(value, key) for key, value in schemas.items()}
        schema = with_whole_references(schema, schema.get("$id", ""))
        resolver = jsonschema.RefResolver(schema.get("$id", ""), schema, store=schemas)
        return draft(schema, resolver=resolver)
    resources = [(key, referencing.Resource.from_contents(value)) for key, value in schemas.items()]
    return draft(schema, registry=referencing.Registry().with_resources(resources))


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
    validator = validator_of(arguments[0])
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
