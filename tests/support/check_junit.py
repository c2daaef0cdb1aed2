#!/usr/bin/env python3
"""check_junit.py SCHEMA FILE SUITES TESTS FAILURES ERRORS SKIPPED: a JUnit report follows the schema, and a program that
reads JUnit counts in it what is expected, in the report and in each suite what their attributes say.

Exit code 0: so it is; 1: it is not; 2: usage; 77: python3-lxml or python3-junitparser is not installed (ctest: skipped).
"""
import collections
import sys

try:
    import junitparser
    from lxml import etree
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-lxml, python3-junitparser)")
    sys.exit(77)

KINDS = ("failures", "errors", "skipped")
OUTCOMES = {junitparser.Failure: "failures", junitparser.Error: "errors", junitparser.Skipped: "skipped"}


def schema_problems(schema, path):
    validator = etree.XMLSchema(etree.parse(schema))
    validator.validate(etree.parse(path))
    return [f"line {error.line}: {error.message}" for error in validator.error_log]


def counted(suite):
    """What a reader finds in the suite's test cases."""
    counts = collections.Counter(tests=0, failures=0, errors=0, skipped=0)
    for case in suite:
        counts["tests"] += 1
        results = case.result if isinstance(case.result, list) else [case.result] if case.result else []
        counts.update(OUTCOMES[type(result)] for result in results)
    return counts


def count_problems(path, expected):
    report = junitparser.JUnitXml.fromfile(path)
    suites = list(report)
    total = collections.Counter(suites=len(suites))
    problems = []
    for suite in suites:
        found = counted(suite)
        said = collections.Counter({kind: getattr(suite, kind) for kind in ("tests", *KINDS)})
        if found != said:
            problems.append(f"suite {suite.name}: it says {dict(said)}, there are {dict(found)}")
        problems += [f"case {case.name}: of another suite than {suite.name}" for case in suite
                     if case.classname != suite.name]
        total.update(found)
    root = etree.parse(path).getroot()  # not every version of junitparser has all of its attributes
    problems += [f"the report says {root.get(kind)} {kind}, there are {total[kind]}" for kind in ("tests", *KINDS)
                 if root.get(kind) != str(total[kind])]
    problems += [f"{number} {kind} expected, there are {total[kind]}" for kind, number in expected.items()
                 if total[kind] != number]
    return problems


def main():
    if len(sys.argv) != 8:
        print(__doc__)
        return 2
    expected = dict(zip(("suites", "tests", *KINDS), map(int, sys.argv[3:])))
    problems = schema_problems(sys.argv[1], sys.argv[2]) + count_problems(sys.argv[2], expected)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "valid, and counted as expected")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
