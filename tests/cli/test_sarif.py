"""`lacuna check --sarif`: each region names the finding's words in the file itself, whatever format and encoding it has."""

import gzip
import html
import json
import os
import pathlib
import subprocess
import sys
import unittest
import urllib.parse

from bilingual_files import FORMATS, VI_EN, bilingual
from lacuna_cli import CANDIDATE, ROOT, SOURCE, CliTest

sys.path.insert(0, str(ROOT / "tests" / "support"))
import sarif_rules  # noqa: E402  (it lies in another folder)

DECODE = {
    "tsv": lambda s: s,
    "csv": lambda s: s.replace('""', '"'),
    "jsonl": lambda s: json.loads(f'"{s}"'),
    "tmx": html.unescape,
    "xlf": html.unescape,
    "xlf2": html.unescape,
    "po": lambda s: s.replace('\\"', '"').replace("\\\\", "\\"),
}
# Characters of two code units stand before what is found.
UNITS = [(name, "👩🏽‍🚀 " + source, target and "👩🏽‍🚀 " + target) for name, source, target in VI_EN]
LEVELS = {"critical": "error", "major": "warning", "minor": "note"}


class SarifTest(CliTest):
    def reports(self, *arguments):
        """The same check as JSON and as a run of SARIF, whose promises are kept."""
        self.succeed("check", *arguments, "--json", "report.json", "--sarif", "report.sarif", cwd=self.folder)
        path = self.folder / "report.sarif"
        self.assertEqual(list(sarif_rules.problems(path, self.folder)), [])
        return json.loads((self.folder / "report.json").read_bytes()), json.loads(path.read_bytes())["runs"][0]

    def assert_same(self, report, run):
        """The results are the findings, in order, suppressed ones last."""
        findings = report["findings"] + [s["finding"] for s in report["suppressed"]]
        self.assertEqual([(r["ruleId"], r["level"], r["partialFingerprints"]["lacuna/v1"]) for r in run["results"]],
                         [(f["rule"], LEVELS[f["severity"]], f["fingerprint"]) for f in findings])
        self.assertEqual([len(r["suppressions"]) for r in run["results"]],
                         [0] * len(report["findings"]) + [1] * len(report["suppressed"]))
        return list(zip(findings, run["results"]))

    def words(self, location):
        """What stands in the file where a location says."""
        place = location["physicalLocation"]
        content = sarif_rules.path_of(place["artifactLocation"], self.folder).read_bytes()
        return sarif_rules.region_text(place["region"], content)

    def assert_words(self, report, run, decode):
        """Regions are the words of the finding; of the whole unit, where the finding has none on that side."""
        compared = 0
        for finding, result in self.assert_same(report, run):
            unit = report["units"][finding["unit"]]
            target, source = (finding[side] or unit[side] for side in ("target", "source"))
            spans = [span for span in (target, source) if span is not None]
            locations = result["locations"] + result.get("relatedLocations", [])
            self.assertEqual([decode(self.words(location)) for location in locations], [s["text"] for s in spans])
            compared += len(spans)
        return compared


class Regions(SarifTest):
    def encodings(self, text):
        declared = text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        return {"plain": text.encode(), "marked": b"\xef\xbb\xbf" + text.encode(),
                "lines": text.replace("\n", "\r\n").encode(),
                "little": b"\xff\xfe" + declared.encode("utf-16-le"), "big": b"\xfe\xff" + declared.encode("utf-16-be")}

    def test_files_of_both_languages(self):
        for ending in FORMATS:
            for name, content in self.encodings(bilingual(ending, UNITS, "vi", "en")).items():
                with self.subTest(ending=ending, name=name):
                    self.write(f"{name} tệp.{ending}", content)
                    report, run = self.reports(f"{name} tệp.{ending}", "--no-config")
                    self.assertGreaterEqual(self.assert_words(report, run, DECODE[ending]), 9)
                    regions = [location["physicalLocation"]["region"] for result in run["results"]
                               for location in result["locations"]]
                    self.assertEqual({"byteOffset" in region for region in regions}, {name not in ("little", "big")})
                    self.assertEqual({location["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]
                                      for location in result["locations"]},
                                     {urllib.parse.quote(f"{name} tệp.{ending}")})

    def test_whole_documents_and_lines(self):
        for ending, more in ((("\n", ()), ("\r\n", ()), ("\n", ("--parallel",)))):
            for name, path in (("source.txt", SOURCE), ("target.txt", CANDIDATE)):
                lines = path.read_text(encoding="utf-8").split("\n")
                self.write(name, ("\ufeff" + ending.join(lines[:12])).encode())
            report, run = self.reports("source.txt", "target.txt", "--no-config", *more)
            self.assertGreater(self.assert_words(report, run, lambda s: s), 4)

    def test_markdown_and_html(self):
        self.write("a.md", "# Giờ mở cửa\n\nPhòng vé bán **1.250** vé &amp; đóng cửa lúc 5 giờ.\n")
        self.write("b.html", "<h1>Opening hours</h1>\n<p>The ticket office sells <b>1,520</b> tickets &amp; closes at 5.</p>\n")
        report, run = self.reports("a.md", "b.html", "--no-config")
        self.assertEqual([self.words(result["locations"][0]) for result in run["results"]],
                         [finding["target"]["text"] for finding in report["findings"]])
        self.assertIn("1,520", [self.words(result["locations"][0]) for result in run["results"]])

    def test_an_archive_has_no_places(self):
        for name in ("notice.po.gz", "notice.po"):
            self.write(name, gzip.compress(bilingual("po", VI_EN, "vi", "en").encode()))
            report, run = self.reports(name, "--no-config")
            self.assertEqual(len(self.assert_same(report, run)), 5)
            for result in run["results"]:
                self.assertEqual(result["locations"][0]["physicalLocation"]["region"], sarif_rules.SOMEWHERE)

    def test_standard_input_has_no_file(self):
        text = bilingual("po", VI_EN, "vi", "en").encode()
        done = self.succeed("check", "-", "--sarif", "-", "--no-config", stdin=text)
        results = json.loads(done.stdout)["runs"][0]["results"]
        self.assertEqual(len(results), 5)
        for result in results:
            self.assertNotIn("locations", result)


class Contents(SarifTest):
    def test_fixes_mend_the_file(self):
        for ending in FORMATS:
            with self.subTest(ending=ending):
                content = self.write(f"notice.{ending}", bilingual(ending, UNITS, "vi", "en")).read_bytes()
                report, run = self.reports(f"notice.{ending}", "--no-config")
                fixes = [(finding, result["fixes"][0]["artifactChanges"][0]["replacements"][0])
                         for finding, result in self.assert_same(report, run) if "fixes" in result]
                self.assertGreaterEqual(len(fixes), 2)
                for finding, fix in sorted(fixes, key=lambda f: -f[1]["deletedRegion"]["byteOffset"]):
                    self.assertEqual(fix["insertedContent"]["text"], finding["suggestion"])
                    begin = fix["deletedRegion"]["byteOffset"]
                    content = (content[:begin] + fix["insertedContent"]["text"].encode()
                               + content[begin + fix["deletedRegion"]["byteLength"]:])
                self.write(f"notice.{ending}", content)
                mended, _ = self.reports(f"notice.{ending}", "--no-config")
                self.assertEqual(len(mended["findings"]), len(report["findings"]) - len(fixes))

    def test_suppressions(self):
        self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        self.write("lacuna.json", json.dumps({"suppressions": [
            {"rule": "number", "reason": "as printed", "owner": "lan", "expires": "2999-01-01"}]}))
        report, run = self.reports("notice.po", "--config", "lacuna.json")
        self.assert_same(report, run)
        suppression = run["results"][-1]["suppressions"][0]
        self.assertEqual((suppression["kind"], suppression["justification"], suppression["properties"]["owner"]),
                         ("external", "as printed", "lan"))

    def test_the_file_that_is_annotated_is_told_as_it_was(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        before = path.read_bytes()
        self.succeed("check", "notice.po", "--annotate", "notice.po", "--sarif", "report.sarif", "--no-config", cwd=self.folder)
        self.assertNotEqual(path.read_bytes(), before)
        path.write_bytes(before)
        self.assertEqual(list(sarif_rules.problems(self.folder / "report.sarif", self.folder)), [])

    def test_the_same_bytes(self):
        self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        logs = {self.succeed("check", "notice.po", "-q", "--no-config", "--sarif", "-", "--threads", threads,
                             cwd=self.folder).stdout for threads in (1, 4)}
        self.assertEqual(len(logs), 1)

    def test_an_output_that_cannot_be_written(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        self.refuse("check", path, "--sarif", self.folder)


class Standard(SarifTest):
    def test_the_schema(self):
        schema = pathlib.Path(os.environ["LACUNA_SHARED_DIR"], "schemas", "sarif-schema-2.1.0.json")
        for ending in FORMATS:
            self.write(f"notice.{ending}", bilingual(ending, UNITS, "vi", "en"))
            self.reports(f"notice.{ending}", "--no-config")
            done = subprocess.run([sys.executable, ROOT / "tests" / "support" / "validate_json.py",
                                   "--skip-without-schema", schema, self.folder / "report.sarif"],
                                  capture_output=True, check=False)
            if done.returncode == 77:
                self.skipTest(done.stdout.decode())
            self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
