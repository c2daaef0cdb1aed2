"""What comes out of `lacuna check`: the same bytes on every machine, spans that are the file's bytes, reports that agree."""

import hashlib
import json
import re
import subprocess
import unittest

from lacuna_cli import CANDIDATE, REFERENCE, SAMPLES, SOURCE, CliTest, page_blocks, run


class SameBytes(CliTest):
    def outputs(self, *arguments, **keywords):
        """The bytes of every report of one run."""
        names = ["report.json", "units.jsonl", "report.html"]
        done = self.succeed("check", SOURCE, CANDIDATE, "--json", self.folder / names[0], "--jsonl", self.folder / names[1],
                            "--html", self.folder / names[2], *arguments, **keywords)
        return [done.stdout] + [(self.folder / name).read_bytes() for name in names]

    def test_any_number_of_threads(self):
        one = self.outputs("--threads", "1")
        for threads in ("1", "2", "7", "0"):
            self.assertEqual(self.outputs("--threads", threads), one, f"{threads} threads")

    def test_any_folder_and_environment(self):
        self.assertEqual(self.outputs(cwd="/", env={"TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "40"}), self.outputs())

    def test_a_locale_with_a_decimal_comma(self):
        try:
            subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", "--no-archive", self.folder / "de_DE.UTF-8"],
                           capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            self.skipTest(f"cannot make a locale (Debian package locales): {error}")
        env = {"LOCPATH": str(self.folder), "LC_ALL": "de_DE.UTF-8"}
        point = subprocess.run(["locale", "decimal_point"], env={"PATH": "/usr/bin:/bin", **env}, capture_output=True, check=True)
        self.assertEqual(point.stdout.strip(), b",")
        self.assertEqual(self.outputs(env=env), self.outputs())


class Report(CliTest):
    def test_spans_are_the_bytes_of_the_files(self):
        for sample in sorted(p.name for p in SAMPLES.iterdir()):
            files = {"source": SAMPLES / sample / "source.vi.txt", "target": SAMPLES / sample / "candidate.en.txt"}
            report = self.check(files["source"], files["target"])
            self.assertTrue(report["units"])
            for item in report["units"] + report["findings"]:
                for side, path in files.items():
                    if item[side] is not None:
                        span = item[side]
                        self.assertEqual(path.read_bytes()[span["begin"]:span["end"]], span["text"].encode())

    def test_units_follow_both_documents(self):
        report = self.check(SOURCE, REFERENCE)
        for side in ("source", "target"):
            spans = [u[side] for u in report["units"] if u[side] is not None]
            self.assertTrue(all(a["end"] <= b["begin"] for a, b in zip(spans, spans[1:])), side)
            path = SOURCE if side == "source" else REFERENCE
            covered = "".join(s["text"] for s in spans)
            self.assertEqual("".join(covered.split()), "".join(path.read_text(encoding="utf-8").split()), "nothing is lost")
        self.assertEqual([u["id"] for u in report["units"]], list(range(len(report["units"]))))

    def test_findings_lie_in_their_units(self):
        report = self.check(SOURCE, CANDIDATE, "--min-probability", "0.3")
        self.assertTrue(report["findings"])
        for finding in report["findings"]:
            unit = report["units"][finding["unit"]]
            self.assertIn(finding["severity"], ("critical", "major", "minor"))
            self.assertTrue(0.3 <= finding["probability"] <= 1.0, finding)
            self.assertRegex(finding["fingerprint"], r"^[0-9a-f]{32}$")
            for side in ("source", "target"):
                if finding[side] is not None and finding[side]["text"]:
                    self.assertLessEqual(unit[side]["begin"], finding[side]["begin"])
                    self.assertLessEqual(finding[side]["end"], unit[side]["end"])

    def test_documents_are_identified(self):
        report = self.check(SOURCE, CANDIDATE)
        for document, path, language in zip(report["documents"], (SOURCE, CANDIDATE), ("vi", "en")):
            self.assertEqual(document["path"], str(path))
            self.assertEqual(document["language"], language)
            self.assertEqual(document["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())

    def test_a_fingerprint_survives_a_change_elsewhere(self):
        before = self.check(SOURCE, CANDIDATE)
        after = self.check(self.write("source.txt", "Bản tin buổi sáng\n\n".encode() + SOURCE.read_bytes()),
                           self.write("target.txt", b"Morning news\n\n" + CANDIDATE.read_bytes()))
        old = {f["fingerprint"] for f in before["findings"]}
        new = {f["fingerprint"] for f in after["findings"]}
        self.assertGreaterEqual(len(old & new), 0.8 * len(old))

    def test_probability_limit(self):
        every = self.check(SOURCE, CANDIDATE, "--min-probability", "0.1")["findings"]
        sure = self.check(SOURCE, CANDIDATE, "--min-probability", "0.9")["findings"]
        self.assertLess(len(sure), len(every))
        self.assertTrue(all(f["probability"] >= 0.9 for f in sure))

    def test_reports_agree(self):
        page, lines = self.folder / "report.html", self.folder / "units.jsonl"
        report = self.check(SOURCE, CANDIDATE, "--html", page, "--jsonl", lines)
        units = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(units), len(report["units"]))
        blocks = page_blocks(page.read_text(encoding="utf-8"))
        self.assertEqual(sorted(blocks), ["head", "part-0"])
        self.assertEqual(blocks["head"]["runs"][0]["units"]["count"], len(units))
        self.assertEqual(len(blocks["part-0"]), len(units))
        for unit, line, shown in zip(report["units"], units, blocks["part-0"]):
            for side in ("source", "target"):
                text = unit[side]["text"] if unit[side] else None
                self.assertEqual(line[side]["text"] if line[side] else None, text)
                self.assertEqual(shown[side], text and re.sub(r"\s", " ", text))
            self.assertEqual(line["rendered"], unit["rendered"])
            self.assertEqual(len(shown["rendered"]), 5 * len(unit["rendered"]))
            self.assertEqual(bool(unit["rendered"]), bool(unit["source"] and unit["target"]))
        self.assertNotRegex(page.read_text(encoding="utf-8"), r"""(src|href)\s*=\s*["']?(https?:)?//""")

    def test_standard_output_and_input(self):
        done = self.succeed("check", "-", CANDIDATE, "--src-lang", "vi", "--json", "-", stdin=SOURCE.read_bytes())
        self.assertEqual(len(json.loads(done.stdout)["units"]), len(self.check(SOURCE, CANDIDATE)["units"]))

    def test_quiet_says_nothing(self):
        for threads in ("0", "1", "7"):  # libraries that warn of too many threads included
            done = self.succeed("check", SOURCE, CANDIDATE, "--quiet", "--threads", threads)
            self.assertEqual((done.stdout, done.stderr), (b"", b""), f"{threads} threads")

    def test_no_colour_without_a_terminal(self):
        done = self.succeed("check", SOURCE, CANDIDATE)
        self.assertNotIn(b"\x1b", done.stdout + done.stderr)

    def test_parallel_gives_a_unit_per_line(self):
        lines = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line]
        translated = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line]
        report = self.check(self.write("a.txt", "\n".join(lines) + "\n"), self.write("b.txt", "\n".join(translated) + "\n"),
                            "--parallel")
        self.assertEqual([u["source"]["text"] for u in report["units"]], lines)
        self.assertEqual([u["target"]["text"] for u in report["units"]], translated)


class Help(CliTest):
    def test_every_command_explains_itself(self):
        for arguments in (["--help"], ["check", "--help"], ["score", "--help"], ["train", "--help"]):
            done = self.succeed(*arguments)
            self.assertIn(b"Examples:", done.stdout)
            self.assertEqual(done.stderr, b"")

    def test_version(self):
        self.assertRegex(run("--version").stdout, rb"^lacuna \d+\.\d+\.\d+\n$")



class WholeDocuments(CliTest):
    """What is missing, what is new and what only stands elsewhere, in documents that nobody aligned."""

    FOREIGN = "The ferry to the northern islands leaves every morning from the old pier, and bicycles travel free of charge."

    def setUp(self):
        super().setUp()
        self.text = REFERENCE.read_text(encoding="utf-8")
        self.sentence = next(s for s in re.findall(r"Attending and directing[^.]*\.", self.text))

    def findings(self, target, *arguments):
        report = self.check(SOURCE, self.write("target.txt", target), *arguments)
        return [f for f in report["findings"] if f["rule"] == "moved" or f["severity"] == "critical"
                or (f["target"] and f["target"]["text"] == self.FOREIGN)]

    def test_a_sentence_that_stands_elsewhere_is_moved_not_dropped_and_added(self):
        found = self.findings(self.text.replace(self.sentence, "").rstrip("\n") + "\n\n" + self.sentence + "\n")
        self.assertEqual([f["rule"] for f in found], ["moved"])
        self.assertEqual(found[0]["severity"], "minor")
        self.assertTrue(found[0]["source"]["text"].startswith("Dự và chỉ đạo Hội nghị"))
        self.assertEqual(found[0]["target"]["text"], self.sentence)

    def test_a_sentence_that_is_gone(self):
        found = self.findings(self.text.replace(self.sentence, ""))
        self.assertEqual([f["rule"] for f in found], ["omission"])
        self.assertTrue(found[0]["source"]["text"].startswith("Dự và chỉ đạo Hội nghị"))
        self.assertTrue(found[0]["source"]["text"].endswith("."))
        self.assertGreater(found[0]["probability"], 0.8)

    def test_a_sentence_that_another_has_replaced(self):
        found = self.findings(self.text.replace(self.sentence, self.FOREIGN))
        self.assertEqual(sorted(f["rule"] for f in found), ["addition", "omission"])

    def test_documents_that_have_nothing_to_do_with_each_other(self):
        other = SAMPLES / "travel" / "reference.en.txt"
        done = self.succeed("check", SOURCE, other)
        self.assertIn("hardly translate each other: 0 %", done.stderr.decode())
        self.assertNotIn("warning", self.succeed("check", SOURCE, CANDIDATE).stderr.decode())
        self.assertEqual(self.succeed("check", "-q", SOURCE, other).stderr, b"")

    def test_a_sentence_across_pages(self):
        broken = self.text.replace(" and Minister of", "\n\n17\n\nand Minister of", 1)
        self.assertNotEqual(broken, self.text)
        whole = self.check(SOURCE, self.write("target.txt", broken), "--soft-paragraphs")
        self.assertEqual(len(whole["units"]), len(self.check(SOURCE, REFERENCE)["units"]))
        self.assertGreater(self.check(SOURCE, self.write("target.txt", broken))["documents"][1]["segments"],
                           whole["documents"][1]["segments"])


if __name__ == "__main__":
    unittest.main()
