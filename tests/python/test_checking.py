"""`lacuna.check` and its report: the program's JSON, objects, tables, and what is wrong with input."""

import dataclasses
import json
import pickle
import unittest
import unittest.mock

import lacuna
from lacuna_python import CANDIDATE, LONE_SURROGATE, PACK, REFERENCE, SOURCE, PythonTest, lines_of, program

try:
    import pandas
except ImportError:
    pandas = None

VIETNAMESE = ["Giá là 25 đô la.", "Ông ấy không đến vào ngày 3 tháng 5 năm 2021.\nXem https://example.com/a nhé.", "Xin chào."]
ENGLISH = ["The price is 52 dollars.", "He came on 3 May 2021.\nSee https://example.com/b please.", "Hello."]
LANGUAGES = {"source_language": "vi", "target_language": "en"}


class Files(PythonTest):
    def test_json_is_the_programs(self):
        expected = program("check", SOURCE, CANDIDATE, "--no-config", "--json", "-", "-q")
        report = lacuna.check_files(SOURCE, CANDIDATE)
        self.assertEqual(report.to_json().encode(), expected)
        self.assertEqual(lacuna.Report.from_json(expected.decode()), report)
        self.assertTrue(report.findings and report.units and report.scores)
        self.assertEqual(report.pack.name, "vi-en")
        self.assertEqual(report.version, lacuna.__version__)

    def test_options_are_the_programs(self):
        expected = program("check", SOURCE, CANDIDATE, "--no-config", "--json", "-", "-q", "--min-probability", 0.5,
                           "--disable", "all", "--enable", "number,omission", "--src-lang", "vi", "--tgt-lang", "en",
                           "--pack", PACK, "--threads", 2)
        report = lacuna.check_files(str(SOURCE), str(CANDIDATE), min_probability=0.5, disable=["all"],
                                    enable=["number", "omission"], pack=PACK, threads=2, **LANGUAGES)
        self.assertEqual(report.to_json().encode(), expected)
        self.assertLessEqual({finding.rule for finding in report.findings}, {"number", "omission"})

    def test_a_file_that_holds_both(self):
        path = self.write("both.tsv", "source\ttarget\nGiá là 25 đô la.\tThe price is 52 dollars.\n")
        expected = program("check", path, "--no-config", "--json", "-", "-q", "--src-lang", "vi", "--tgt-lang", "en")
        report = lacuna.check_files(path, **LANGUAGES)
        self.assertEqual(report.to_json().encode(), expected)
        self.assertEqual(report.units[0].place["line"], 2)
        self.assertIsNone(report.units[0].segment)
        self.assertIsNotNone(report.findings[0].source.file)


class Texts(PythonTest):
    def test_the_same_as_files_but_for_their_names(self):
        of_files = json.loads(lacuna.check_files(SOURCE, CANDIDATE).to_json())
        of_texts = json.loads(lacuna.check(SOURCE.read_text(encoding="utf-8"),
                                           CANDIDATE.read_text(encoding="utf-8")).to_json())
        for document in of_files["documents"] + of_texts["documents"]:
            document["path"] = ""
        self.assertEqual(of_texts, of_files)

    def test_places_are_characters_of_the_text(self):
        source, target = SOURCE.read_text(encoding="utf-8"), CANDIDATE.read_text(encoding="utf-8")
        report = lacuna.check(source, target)
        self.assertTrue(report.findings)
        for finding in report.findings:
            self.assertIsNone(finding.segment)
            for text, span, place in ((source, finding.source, finding.source_range),
                                      (target, finding.target, finding.target_range)):
                self.assertEqual(text[slice(*place)] if place else None, span.text if span else None)


class Segments(PythonTest):
    def test_the_same_as_lines_of_files(self):
        source, target = lines_of(SOURCE), lines_of(REFERENCE)
        size = min(len(source), len(target))
        paths = [self.write(name, "".join(f"{line}\n" for line in lines[:size]))
                 for name, lines in (("a.vi", source), ("a.en", target))]
        of_files = json.loads(program("check", "--parallel", *paths, "--no-config", "--json", "-", "-q"))
        of_lists = json.loads(lacuna.check(source[:size], target[:size]).to_json())
        for document in of_files["documents"] + of_lists["documents"]:
            document["path"] = ""
        self.assertEqual(of_lists, of_files)

    def test_findings_name_segment_and_characters(self):
        report = lacuna.check(VIETNAMESE, ENGLISH, **LANGUAGES)
        rules = {finding.rule: finding for finding in report.findings}
        self.assertEqual(rules["number"].segment, 0)
        self.assertEqual(rules["url"].segment, 1)
        for finding in report.findings:
            for texts, span, place in ((VIETNAMESE, finding.source, finding.source_range),
                                       (ENGLISH, finding.target, finding.target_range)):
                if span is not None:
                    self.assertEqual(texts[finding.segment][slice(*place)].replace("\n", " "), span.text)

    def test_empty_segments_and_line_breaks_keep_their_places(self):
        report = lacuna.check(["", "Xin chào.\r\n", "", "Giá là 25 đô la.", ""], ["", "Hello.", "Extra.", "It costs 52.", ""],
                              **LANGUAGES)
        self.assertEqual([unit.segment for unit in report.units], [1, 2, 3])
        self.assertEqual({finding.rule: finding.segment for finding in report.findings},
                         {"addition": 2, "edge-space": 1, "omission": 3})

    def test_threads_change_nothing(self):
        one = lacuna.check(VIETNAMESE * 40, ENGLISH * 40, threads=1, **LANGUAGES)
        self.assertEqual(lacuna.check(VIETNAMESE * 40, ENGLISH * 40, threads=3, **LANGUAGES), one)

    def test_severity_and_term_lists(self):
        report = lacuna.check(VIETNAMESE, ENGLISH, severity={"url": "minor"}, **LANGUAGES)
        self.assertEqual({finding.severity for finding in report.findings if finding.rule == "url"}, {"minor"})
        terms = self.write("terms.csv", "source,target\nxin chào,good day\n")
        found = lacuna.check(VIETNAMESE, ENGLISH, terms=[terms], **LANGUAGES).findings
        self.assertIn(2, {finding.segment for finding in found if finding.rule == "term"})

    def test_progress_is_reported_and_may_refuse(self):
        seen = []
        lacuna.check(VIETNAMESE * 100, ENGLISH * 100, progress=lambda *step: seen.append(step), **LANGUAGES)
        self.assertTrue(seen)
        stage, done, total = seen[-1]
        self.assertIsInstance(stage, str)
        self.assertLessEqual(done, max(total, done))

        class Enough(Exception):
            pass

        def refuse(*_):
            raise Enough("enough")

        self.assertRaisesRegex(Enough, "enough", lacuna.check, VIETNAMESE, ENGLISH, progress=refuse)


class Objects(PythonTest):
    def setUp(self):
        super().setUp()
        self.report = lacuna.check(VIETNAMESE, ENGLISH, **LANGUAGES)

    def test_immutable_equal_and_readable(self):
        finding = self.report.findings[0]
        with self.assertRaises(dataclasses.FrozenInstanceError):
            finding.rule = "other"
        with self.assertRaises(dataclasses.FrozenInstanceError):
            self.report.findings = ()
        self.assertEqual(finding, dataclasses.replace(finding))
        self.assertNotEqual(finding, dataclasses.replace(finding, probability=0.0))
        self.assertEqual(len({finding, dataclasses.replace(finding)}), 1)
        self.assertTrue(repr(finding).startswith("Finding(rule="))

    def test_they_can_be_pickled(self):
        again = pickle.loads(pickle.dumps(self.report))
        self.assertEqual(again, self.report)
        self.assertEqual(again.to_json(), self.report.to_json())

    def test_json_of_something_else(self):
        for text in ("", "[]", "{}", '{"schema_version": 2}', self.report.to_json()[:-20],
                     self.report.to_json().replace('"unit": ', '"unit": 99')):
            self.assertRaises(lacuna.InputError, lacuna.Report.from_json, text)

    def test_checks_are_listed(self):
        checks = {check.id: check for check in lacuna.checks()}
        self.assertIn("omission", checks)
        self.assertIn(checks["number"].severity, ("minor", "major", "critical"))


class Tables(PythonTest):
    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_findings_and_units(self):
        report = lacuna.check(VIETNAMESE, ENGLISH, **LANGUAGES)
        findings = report.to_pandas()
        self.assertEqual(list(findings["rule"]), [finding.rule for finding in report.findings])
        self.assertEqual(findings["source_text"][0], report.findings[0].source.text)
        units = report.to_pandas("units")
        self.assertEqual(list(units["segment"]), [0, 1, 2])
        self.assertRaises(ValueError, report.to_pandas, "rows")
        self.assertEqual(list(lacuna.check(["Xin chào."], ["Hello."], **LANGUAGES).to_pandas().columns),
                         list(findings.columns))
        scores = lacuna.score(ENGLISH, ENGLISH).to_pandas()
        self.assertEqual(scores.shape, (3, 3))
        self.assertEqual(list(scores["TER"]), [0.0] * 3)

    def test_without_pandas(self):
        report = lacuna.check(VIETNAMESE, ENGLISH, **LANGUAGES)
        with unittest.mock.patch.dict("sys.modules", {"pandas": None}):
            self.assertRaisesRegex(ImportError, "needs pandas", report.to_pandas)


class BadInput(PythonTest):
    def test_lists_that_do_not_fit(self):
        self.assertRaisesRegex(lacuna.InputError, "2 source segments, but 1 target", lacuna.check, ["a", "b"], ["a"])
        self.assertRaises(lacuna.UsageError, lacuna.check, "text", ["a"])
        self.assertRaisesRegex(TypeError, "segment 1 of the target: expected str, not int", lacuna.check, ["a", "b"], ["a", 1])

    def test_no_text_at_all(self):
        for source, target in (("", ""), ([], []), ([" "], ["\n"])):
            with self.assertRaises(lacuna.InputError) as caught:
                lacuna.check(source, target, **LANGUAGES)
            self.assertEqual(caught.exception.code, "format")

    def test_lone_surrogates(self):
        self.assertRaisesRegex(lacuna.InputError, "segment 1 of the source: a lone surrogate", lacuna.check,
                               ["a", LONE_SURROGATE], ["a", "b"])
        self.assertRaisesRegex(lacuna.InputError, r"the target text: a lone surrogate.*U\+DC80 at character 1",
                               lacuna.check, "a", LONE_SURROGATE)

    def test_files(self):
        with self.assertRaises(lacuna.FileError) as caught:
            lacuna.check_files(self.folder / "none", CANDIDATE)
        self.assertEqual((caught.exception.code, caught.exception.path), ("io", str(self.folder / "none")))
        broken = self.folder / "broken"
        broken.write_bytes(b"one\ntwo \xff\n")
        with self.assertRaises(ValueError) as caught:
            lacuna.check_files(broken, CANDIDATE)
        error = caught.exception
        self.assertEqual((error.code, error.path, error.line, error.byte), ("encoding", str(broken), 2, 8))
        self.assertIn("broken:2", str(error))
        self.assertEqual(pickle.loads(pickle.dumps(error)).line, 2)

    def test_packs_and_options(self):
        with self.assertRaises(lacuna.PackError) as caught:
            lacuna.check(VIETNAMESE, ENGLISH, pack=self.folder)
        self.assertEqual(caught.exception.code, "pack")
        for options in ({"enable": ["no-such-check"]}, {"min_probability": 2}, {"severity": {"url": "awful"}},
                        {"today": "yesterday"}):
            self.assertRaises(lacuna.UsageError, lacuna.check, VIETNAMESE, ENGLISH, **options)
        self.assertRaises(lacuna.Error, lacuna.check, VIETNAMESE, ENGLISH, config=self.write("lacuna.json", "{"))

    def test_swapped_languages(self):
        source, target = CANDIDATE.read_text(encoding="utf-8"), SOURCE.read_text(encoding="utf-8")
        with self.assertRaises(lacuna.InputError) as caught:
            lacuna.check(source, target, **LANGUAGES)
        self.assertEqual(caught.exception.code, "mismatch")
