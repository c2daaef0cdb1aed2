"""Ctrl-C: the program ends within a fifth of a second, and what was there before is there afterwards, whole."""

import json
import os
import shutil
import signal
import statistics
import subprocess
import time
import unittest

from lacuna_cli import BINARY, CANDIDATE, PACK, SOURCE, CliTest

LIMIT = 0.2  # seconds, of the middle one of several; a single one may meet a busy machine


def lines_of(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Interrupted(CliTest):
    def setUp(self):
        super().setUp()
        count = min(len(lines_of(SOURCE)), len(lines_of(CANDIDATE)))
        self.source = self.write("a.vi", "\n".join(lines_of(SOURCE)[:count] * 400) + "\n")
        self.target = self.write("a.en", "\n".join(lines_of(CANDIDATE)[:count] * 400) + "\n")

    def interrupt(self, arguments, seconds, number=signal.SIGINT):
        """Starts the program, sends the signal, and returns how long it took to end, or None when it was done before."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        with subprocess.Popen([BINARY, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
                              env=environment) as process:
            time.sleep(seconds)
            process.send_signal(number)
            began = time.monotonic()
            process.communicate(timeout=60)
            took = time.monotonic() - began
        if process.returncode == 0:
            return None
        self.assertEqual(process.returncode, -number)
        return took

    def assert_nothing_left(self, names):
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted(names))

    def assert_quick(self, times):
        self.assertTrue(times, "the work was over before it was interrupted")
        self.assertLess(statistics.median(times), LIMIT, times)

    def test_a_check_at_any_moment(self):
        outputs = {"report.json": "--json", "report.html": "--html", "units.jsonl": "--jsonl"}
        for name in outputs:
            self.write(name, "before")
        arguments = ["check", self.source, self.target, "--pack", PACK, "--parallel"]
        for name, option in outputs.items():
            arguments += [option, name]
        began = time.monotonic()
        self.succeed(*arguments, cwd=self.folder)
        whole = time.monotonic() - began
        after = {name: (self.folder / name).read_bytes() for name in outputs}
        times = []
        for part in (0.02, 0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98):
            for name in outputs:
                self.write(name, "before")
            took = self.interrupt(arguments, whole * part)
            if took is not None:
                times.append(took)
            self.assert_nothing_left(["a.vi", "a.en", *outputs])
            now = {name: (self.folder / name).read_bytes() for name in outputs}
            self.assertIn(now, ({name: b"before" for name in outputs}, after))
        self.assert_quick(times)

    def test_scores_and_other_signals(self):
        arguments = ["score", self.target, "-i", self.target, "-m", "bleu", "chrf", "ter", "--confidence", "--confidence-n",
                     "1000000"]
        self.assert_quick([self.interrupt(arguments, 0.5, number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)])

    def test_training_leaves_the_old_pack(self):
        pack = self.folder / "pack"
        shutil.copytree(PACK, pack)
        before = {path.name: path.read_bytes() for path in pack.iterdir()}
        arguments = ["train", self.source, self.target, "--src-lang", "vi", "--tgt-lang", "en", "-o", pack]
        self.assert_quick([self.interrupt(arguments, seconds) for seconds in (0.3, 1.0, 1.5)])
        self.assertEqual({path.name: path.read_bytes() for path in pack.iterdir()}, before)
        self.assertTrue(json.loads(before["pack.json"]))

    def test_waiting_for_standard_input(self):
        with subprocess.Popen([BINARY, "check", "-", str(self.target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            began = time.monotonic()
            process.wait(timeout=60)
            self.assertLess(time.monotonic() - began, 5 * LIMIT)
            self.assertEqual(process.returncode, -signal.SIGINT)

    def test_what_is_ignored_stays_so(self):
        done = subprocess.run(["sh", "-c", f"trap '' HUP; '{BINARY}' check '{self.source}' '{self.target}' --parallel --json x.json & "
                               "sleep 0.3; kill -HUP $!; wait $!"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "x.json").exists())


if __name__ == "__main__":
    unittest.main()
