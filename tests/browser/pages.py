"""Pages without script in a headless chromium: what a reader would get, measured in frames by probe.js."""
import html
import json
import os
import re
import subprocess
import sys
import tempfile

PHONE, DESK = 390, 1440
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


def harness(pages):
    """A page with each of (name, width, text) in a frame of that width."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "probe.js"), encoding="utf-8") as file:
        probe = file.read()
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


def check_every_page(name, fact, scheme):
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
    for place in fact["places"]:
        expect(place["width"] >= 6, f"{name}: a place cannot be seen")
        expect(place["label"], f"{name}: a place without a label")
