#!/usr/bin/env python3
"""check_gate.py --chromium PROGRAM --scheme light|dark --samples FOLDER

Opens the pages of gates that write_sample_gate_pages made, as check_report.py does with reports: nothing on the console, no
script that ran, nothing to scroll sideways on a phone, readable contrast, the verdict first, a drawing for each interval.

Exit code 0: fine; 1: not; 77: no chromium (ctest: skipped).
"""
import argparse
import json
import os
import shutil
import sys
import tempfile

from check_report import DESK, PHONE, check_every_page, expect, facts_of, harness, problems, run_chromium

GATES = {"failing": "fail", "passing": "pass", "without_baseline": "fail", "broken": "error", "hostile": "fail",
         "empty": "pass"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chromium", required=True)
    parser.add_argument("--scheme", choices=["light", "dark"], required=True)
    parser.add_argument("--samples", required=True)
    arguments = parser.parse_args()
    program = shutil.which(arguments.chromium)
    if not program:
        print("skipped: chromium is missing (Debian: chromium)")
        return 77

    def sample(name, ending):
        with open(os.path.join(arguments.samples, f"gate_{name}.{ending}"), encoding="utf-8") as file:
            return file.read()

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "probe.js"), encoding="utf-8") as file:
        probe = file.read()
    pages = [(f"{name}-{width}", width, sample(name, "html")) for name in GATES for width in (PHONE, DESK)]
    with tempfile.TemporaryDirectory() as folder:
        for name in GATES:
            path = os.path.join(folder, name + ".html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(sample(name, "html"))
            _, console = run_chromium(program, arguments.scheme, path, folder)
            expect(not console, f"{name}: on the console: {console}")
        path = os.path.join(folder, "pages.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(harness(pages, probe))
        dom, console = run_chromium(program, arguments.scheme, path, folder)
        expect(not console, f"on the console: {console}")
        facts = facts_of(dom)

    for name, width, _ in pages:
        fact = facts[name]
        check_every_page(name, fact, arguments.scheme, notes_apart=False)
        gate = name.rsplit("-", 1)[0]
        expect(GATES[gate] in fact["heading"].lower(), f"{name}: the heading is {fact['heading']!r}")
        report = json.loads(sample(gate, "json"))
        intervals = sum(metric["gain"] is not None for suite in report["suites"] for metric in suite["metrics"])
        expect(fact["drawings"] >= intervals, f"{name}: {fact['drawings']} drawings for {intervals} intervals")

    for problem in problems:
        print(problem)
    print(f"{len(pages)} pages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
