#!/usr/bin/env python3
"""check_gate.py --chromium PROGRAM --scheme light|dark --samples FOLDER

Opens the pages of gates that write_sample_gate_pages made, in a headless chromium: nothing on the console, no script
that ran, nothing to scroll sideways on a phone, readable contrast, the verdict first, a drawing for each interval.

Exit code 0: fine; 1: not; 77: no chromium (ctest: skipped).
"""
import argparse
import json
import os
import re
import shutil
import sys
import tempfile

from pages import DESK, PHONE, check_every_page, expect, facts_of, harness, problems, run_chromium

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

    pages = [(f"{name}-{width}", width, sample(name, "html")) for name in GATES for width in (PHONE, DESK)]
    # Escaping alone has to hold, without the policy as a second wall.
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    unguarded, removed = policy.subn("", sample("hostile", "html"))
    expect(removed == 1, "hostile: no policy")
    pages.append((f"hostile-unguarded-{DESK}", DESK, unguarded))
    with tempfile.TemporaryDirectory() as folder:
        def open_page(text):
            path = os.path.join(folder, "page.html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return run_chromium(program, arguments.scheme, path, folder)

        # First the tests of the test: a console that speaks is heard, a breach of the policy speaks, a script is seen.
        broken = sample("passing", "html").replace("<h1>", '<h1 style="color: red">', 1)
        expect(open_page(broken)[1], "a breach of the policy was not heard: this test cannot see console messages")
        breach = sample("empty", "html").replace("<h1>", "<script>window.lacunaBroken = 1</script><h1>", 1)
        dom, _ = open_page(harness([("breach", DESK, policy.sub("", breach)), ("guarded", DESK, breach)]))
        breaches = facts_of(dom)
        expect(breaches["breach"]["broken"], "a script that ran was not seen")
        expect(not breaches["guarded"]["broken"], "the policy lets scripts run")

        for name in GATES:
            _, console = open_page(sample(name, "html"))
            expect(not console, f"{name}: on the console: {console}")
        dom, console = open_page(harness(pages))
        expect(not console, f"on the console: {console}")
        facts = facts_of(dom)

    for name, width, _ in pages:
        fact = facts[name]
        check_every_page(name, fact, arguments.scheme)
        gate = name.split("-")[0]
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
