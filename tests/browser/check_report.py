#!/usr/bin/env python3
"""check_report.py --chromium PROGRAM --scheme light|dark --samples FOLDER

Opens the HTML reports that write_sample_report made, in a headless chromium, and checks what a reader would get: no
message on the browser's console, no script that ran, the marks in place, columns beside each other on a desk and below each
other on a phone, nothing to scroll sideways, readable contrast, filters that filter.

Exit code 0: fine; 1: not; 77: no chromium (ctest: skipped).
"""
import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PHONE, TABLET, DESK = 390, 900, 1440
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def run_chromium(program, scheme, page, folder):
    """The DOM after loading, and the messages on the console."""
    profile = tempfile.mkdtemp(dir=folder)
    flags = ["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-extensions", f"--user-data-dir={profile}",
             "--enable-logging=stderr", "--window-size=1600,1200",
             f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}", "--dump-dom"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    done = subprocess.run([program, *flags, "file://" + page], capture_output=True, timeout=120, check=False)
    log = done.stderr.decode("utf-8", "replace")
    console = [line for line in log.splitlines() if re.search(r":CONSOLE[:(]", line)]
    expect(done.returncode == 0, f"{page}: chromium ended with {done.returncode}: {log[-500:]}")
    return done.stdout.decode("utf-8", "replace"), console


def harness(pages, probe):
    """A page with each report in a frame of the given width."""
    frames = "".join(
        f'<iframe name="{name}" width="{width}" height="800" style="border:0" srcdoc="{html.escape(text)}"></iframe>\n'
        for name, width, text in pages)
    return f'<!doctype html><meta charset="utf-8"><pre id="facts"></pre>{frames}<script>{probe}</script>'


def facts_of(dom):
    found = re.search(r'<pre id="facts">(.*?)</pre>', dom, re.S)
    facts = json.loads(html.unescape(found.group(1))) if found and found.group(1) else {"error": "no facts"}
    if isinstance(facts, dict):
        sys.exit(f"the probe failed: {facts['error']}")
    return {fact["name"]: fact for fact in facts}


def check_every_page(name, fact, scheme, notes_apart=True):
    expect(fact["dark"] == (scheme == "dark"), f"{name}: the colour scheme was not {scheme}")
    expect(fact["title"], f"{name}: no title")
    expect(not fact["broken"], f"{name}: a script of the texts ran")
    expect(fact["foreign"] == 0, f"{name}: {fact['foreign']} elements that a report never has")
    expect(fact["scrollWidth"] <= fact["clientWidth"],
           f"{name}: {fact['scrollWidth']} pixels wide in a window of {fact['clientWidth']}")
    expect(not fact["lowContrast"], f"{name}: low contrast: {fact['lowContrast'][:5]}")
    for mark in fact["marks"]:
        expect(mark["line"] == "underline", f"{name}: {mark['text']!r} is told by colour alone")
        expect(mark["background"] != "rgba(0, 0, 0, 0)", f"{name}: {mark['text']!r} has no background")
        if notes_apart:
            expect(mark["described"], f"{name}: {mark['text']!r} does not name its note")
    for place in fact["places"]:
        expect(place["width"] >= 6, f"{name}: a place cannot be seen")
        expect(place["label"], f"{name}: a place without a label")


def check_sample(name, fact, report, width):
    expect(fact["layout"] == ("below" if width == PHONE else "beside"), f"{name}: the columns are {fact['layout']}")
    texts = [side["text"] for unit in report["units"] for side in (unit["source"], unit["target"]) if side]
    expect(fact["texts"] == texts, f"{name}: the texts are not those of the documents")
    marks = [(mark["look"], mark["text"]) for mark in fact["marks"]]
    for wanted in (("omission", "Thường trực"), ("omission", "người mắc bệnh nền"), ("number", "1.250"),
                   ("number", "1,520"), ("untranslated", "đau tại chỗ tiêm"), ("repetition", "usually within"),
                   ("addition", "For more stories like this one, sign up for our weekly newsletter.")):
        expect(wanted in marks, f"{name}: no mark {wanted}")
    expect([place["next"] for place in fact["places"]] == ["Deputy Director of t", "health workers and p", "."],
           f"{name}: places before {[place['next'] for place in fact['places']]}")
    expect(fact["scrolled"] > 0 and abs(fact["barTop"]) < 1, f"{name}: the summary does not stay in view")

    findings = report["findings"]
    additions = sum(finding["rule"] == "addition" for finding in findings)
    flagged = len({finding["unit"] for finding in findings})
    filtered = fact["filtered"]
    total = filtered["all"]
    expect(total["findings"] == total["notes"] == len(findings), f"{name}: {total} of {len(findings)} findings")
    expect(total["units"] == len(report["units"]), f"{name}: {total['units']} units")
    rules = [finding["rule"].capitalize() for finding in findings]
    expect(sorted(filtered["each"]) == sorted([["All", len(rules), len(rules)]] +
                                              [[rule, rules.count(rule), rules.count(rule)] for rule in set(rules)]),
           f"{name}: filters: {filtered['each']}")
    expect(filtered["addition"] == {"findings": additions, "notes": additions, "units": len(report["units"]),
                                    "underlined": additions}, f"{name}: only additions: {filtered['addition']}")
    expect(filtered["additionFlagged"]["units"] == additions, f"{name}: {filtered['additionFlagged']}")
    expect(filtered["flagged"]["units"] == flagged, f"{name}: flagged: {filtered['flagged']}")
    expect(filtered["again"] == total, f"{name}: filters do not switch off")


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

    def sample(file_name):
        with open(os.path.join(arguments.samples, file_name), encoding="utf-8") as file:
            return file.read()

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "probe.js"), encoding="utf-8") as file:
        probe = file.read()
    report = json.loads(sample("sample.json"))
    hostile = json.loads(sample("hostile.json"))
    pages = [(f"{name}-{width}", width, sample(name + ".html"))
             for name in ("sample", "hostile", "empty") for width in (PHONE, TABLET, DESK)]
    # Escaping alone has to hold, without the policy as a second wall.
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    unguarded, removed = policy.subn("", sample("hostile.html"))
    expect(removed == 1, "hostile.html: no policy")
    pages.append((f"unguarded-{DESK}", DESK, unguarded))

    with tempfile.TemporaryDirectory() as folder:
        def open_page(text):
            path = os.path.join(folder, "page.html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return run_chromium(program, arguments.scheme, path, folder)

        # First the tests of the test: a console that speaks is heard, a breach of the policy speaks, a script is seen.
        broken = sample("sample.html").replace("<h1>", '<h1 style="color: red">', 1)
        expect(open_page(broken)[1], "a breach of the policy was not heard: this test cannot see console messages")
        breach = sample("empty.html").replace("<h1>", "<script>window.lacunaBroken = 1</script><h1>", 1)
        dom, _ = open_page(harness([("breach", DESK, policy.sub("", breach)), ("guarded", DESK, breach)], probe))
        breaches = facts_of(dom)
        expect(breaches["breach"]["broken"], "a script that ran was not seen")
        expect(not breaches["guarded"]["broken"], "the policy lets scripts run")

        for file_name in ("sample.html", "hostile.html", "empty.html"):
            _, console = open_page(sample(file_name))
            expect(not console, f"{file_name}: on the console: {console}")
        dom, console = open_page(harness(pages, probe))
        expect(not console, f"on the console: {console}")
        facts = facts_of(dom)

    for name, width, _ in pages:
        check_every_page(name, facts[name], arguments.scheme)
        if name.startswith("sample"):
            check_sample(name, facts[name], report, width)
    for name in (f"hostile-{DESK}", f"unguarded-{DESK}"):
        fact = facts[name]
        expect(fact["directions"][0] == "rtl" and fact["directions"][1] == "ltr", f"{name}: directions")
        expect(fact["texts"][0] == hostile["units"][0]["source"]["text"], f"{name}: {fact['texts'][0]!r}")
        expect(fact["texts"][1] == hostile["units"][0]["target"]["text"], f"{name}: {fact['texts'][1]!r}")
        expect("<script>window.lacunaBroken = 1</script>" in [mark["text"] for mark in fact["marks"]],
               f"{name}: the hostile words are not marked")

    for problem in problems:
        print(problem)
    print(f"{len(pages)} pages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
