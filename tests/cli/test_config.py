"""What a project wants of `lacuna check`: which checks run, lacuna.json, and findings that are accepted."""

import json
import unittest

from bilingual_files import VI_EN, VI_EN_FOUND, bilingual
from lacuna_cli import CliTest, page_blocks, run

RULES = {rule for _, rule, _, _, _ in VI_EN_FOUND}


class ConfigTest(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))

    def report(self, *arguments, file=None):
        """The report of a check in the test's folder, as parsed JSON."""
        done = self.succeed("check", file or "notice.po", "--json", "-", *arguments, cwd=self.folder)
        return json.loads(done.stdout)

    def rules(self, *arguments, **keywords):
        return {f["rule"] for f in self.report(*arguments, **keywords)["findings"]}

    def configure(self, config, name="lacuna.json"):
        return self.write(name, config if isinstance(config, str) else json.dumps(config, ensure_ascii=False, indent=1))

    def refuse_config(self, config):
        self.configure(config)
        return self.refuse("check", "notice.po", "--json", "out.json", cwd=self.folder)


class Selection(ConfigTest):
    def test_off_and_on(self):
        self.assertEqual(self.rules(), RULES)
        self.assertEqual(self.rules("--disable", "number"), RULES - {"number"})
        self.assertEqual(self.rules("--disable", "number,email", "--disable", "empty"), {"doubled-word", "bracket"})
        self.assertEqual(self.rules("--disable", "all"), set())
        self.assertEqual(self.rules("--disable", "all", "--enable", "number,bracket"), {"number", "bracket"})
        self.assertEqual(self.rules("--disable", "all", "--enable", "number", "--enable", "empty"), {"number", "empty"})
        self.assertEqual(self.rules("--disable", "number", "--enable", "number"), RULES - {"number"})

    def test_one_that_is_off_by_default(self):
        units = [("one", "Xóa tệp đã chọn.", "Remove the chosen file."), ("two", "Gỡ bỏ tệp được chọn.", "Remove the chosen file.")]
        file = self.write("same.tsv", bilingual("tsv", units, "vi", "en"))
        self.assertNotIn("inconsistent-source", self.rules(file=file))
        self.assertIn("inconsistent-source", self.rules("--enable", "inconsistent-source", file=file))
        self.assertIn("inconsistent-source", self.rules("--enable", "all", file=file))

    def test_a_check_that_nobody_knows(self):
        for option in ("--enable", "--disable"):
            for wrong, nearest in (("numbr", "number"), ("bracket,spellin", "spelling"), ("URL", "url")):
                said = self.refuse("check", self.file, option, wrong)
                self.assertIn(f"no check is called '{wrong.split(',')[-1]}'; the nearest is '{nearest}'", said)

    def test_the_checks_that_looked_are_counted(self):
        checks = {c["rule"]: c for c in self.report()["checks"]}
        self.assertEqual((checks["bracket"]["opportunities"], checks["bracket"]["violations"]), (5, 1))
        self.assertEqual((checks["empty"]["opportunities"], checks["empty"]["violations"]), (6, 1))
        self.assertEqual({c["rule"] for c in self.report("--disable", "all", "--enable", "bracket")["checks"]}, {"bracket"})

    def test_spelling_without_a_dictionary_says_so(self):
        remarks = self.report("--enable", "spelling", "--tgt-lang", "xx")["remarks"]
        self.assertTrue(any("spelling is not checked" in remark and "xx" in remark for remark in remarks), remarks)
        self.assertFalse(any("spelling" in remark for remark in self.report("--tgt-lang", "xx")["remarks"]))


class Config(ConfigTest):
    def test_the_one_of_the_working_folder(self):
        self.configure({"checks": {"disable": ["number"]}})
        self.assertEqual(self.rules(), RULES - {"number"})
        self.assertEqual(self.rules("--no-config"), RULES)
        other = self.configure({"checks": {"disable": ["empty"]}}, "other.json")
        self.assertEqual(self.rules("--config", other), RULES - {"empty"})
        self.assertIn("excludes", self.refuse("check", self.file, "--config", other, "--no-config"))
        done = self.succeed("check", self.file, "--json", "-", cwd="/")
        self.assertEqual({f["rule"] for f in json.loads(done.stdout)["findings"]}, RULES)

    def test_the_command_line_outweighs_it(self):
        self.configure({"checks": {"disable": ["number", "bracket"]}})
        self.assertEqual(self.rules("--enable", "number"), RULES - {"bracket"})
        self.assertEqual(self.rules("--enable", "all") & RULES, RULES)
        self.configure({"checks": {"disable": ["all"], "enable": ["number", "empty"]}})
        self.assertEqual(self.rules(), {"number", "empty"})
        self.assertEqual(self.rules("--disable", "number"), {"empty"})
        self.assertEqual(self.rules("--disable", "all", "--enable", "bracket"), {"bracket"})

    def test_severities(self):
        self.configure({"checks": {"severity": {"number": "critical", "empty": "minor"}}})
        severities = {f["rule"]: f["severity"] for f in self.report()["findings"]}
        self.assertEqual((severities["number"], severities["empty"], severities["email"]), ("critical", "minor", "major"))

    def test_lengths(self):
        self.assertNotIn("max-length", self.rules())
        self.configure({"checks": {"max_characters": 40}})
        found = [f for f in self.report()["findings"] if f["rule"] == "max-length"]
        self.assertEqual(sorted(f["unit"] for f in found), [0, 1, 3])
        self.assertNotIn("max-length", self.rules("--max-length", "100"))  # the command line wins

    def test_terms(self):
        (self.folder / "terms").mkdir()
        self.write("terms/house.csv", "vi,en\nphòng vé,box office\nđò,ferry\n")
        self.write("terms/house.tbx", '<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX" xml:lang="vi"><text><body>'
                   '<termEntry id="t1"><langSet xml:lang="vi"><tig><term>giải nhất</term></tig></langSet>'
                   '<langSet xml:lang="en"><tig><term>top prize</term></tig></langSet></termEntry></body></text></martif>\n')
        self.configure({"terms": ["terms/house.csv", "terms/house.tbx"]})
        found = [f for f in self.report()["findings"] if f["rule"] == "term"]
        self.assertEqual(sorted(f["source"]["text"] for f in found), ["Phòng vé", "giải nhất"])
        self.configure({})
        named = self.report("--terms", "terms/house.csv", "--terms", "terms/house.tbx")
        self.assertEqual([f for f in named["findings"] if f["rule"] == "term"], found)
        # Its path is seen from the folder of the configuration.
        moved = self.configure({"terms": ["house.csv"]}, "terms/moved.json")
        self.assertIn("term", self.rules("--config", moved))

    def test_patterns(self):
        self.configure({"patterns": [
            {"id": "a-day", "source": r"mỗi (\w+)", "target": "each", "message": "each, not a", "severity": "critical"},
            {"id": "no-thanks", "forbid": r"\bThank\b"},
            {"id": "german", "forbid": "ferry", "languages": ["de"]},
            {"id": "other-file", "forbid": "ferry", "files": ["*.xlf"]}]})
        found = {f["rule"]: f for f in self.report()["findings"]}
        self.assertEqual(set(found), RULES | {"a-day", "no-thanks"})
        self.assertEqual(found["a-day"]["severity"], "critical")
        self.assertEqual(found["a-day"]["source"]["text"], "mỗi ngày")
        self.assertEqual(found["a-day"]["message"], "each, not a: mỗi ngày")
        self.assertEqual(found["no-thanks"]["target"]["text"], "Thank")
        self.assertEqual(self.rules("--disable", "a-day"), RULES | {"no-thanks"})
        self.assertEqual(self.rules("--disable", "all", "--enable", "a-day"), {"a-day"})
        self.assertEqual(self.rules("--disable", "pattern"), RULES)
        self.assertIn("the nearest is 'no-thanks'", self.refuse("check", "notice.po", "--disable", "no-thank", cwd=self.folder))

    def test_ids_of_patterns_in_the_same_file(self):
        self.configure({"checks": {"disable": ["first"], "severity": {"second": "major"}},
                        "patterns": [{"id": "first", "forbid": "ferry"}, {"id": "second", "forbid": "ferry"}],
                        "suppressions": [{"rule": "second", "reason": "looked at"}]})
        report = self.report()
        self.assertEqual({f["rule"] for f in report["findings"]}, RULES)
        self.assertEqual([(s["finding"]["rule"], s["finding"]["severity"]) for s in report["suppressed"]],
                         [("second", "major")])

    def test_errors_name_line_and_byte(self):
        for config, place in (
                ('{\n "checks": {"disable": [}}', r"lacuna\.json:2: byte 26: not JSON"),
                ('{\n "checks": {"disable": ["numbr"]}}', r"lacuna\.json:2: byte 26: checks: no check is called 'numbr'"),
                ('{"check": {}}', r"lacuna\.json:1: byte 1: configuration: unknown key 'check'; there are: .*checks"),
                ('{\n\n"checks": {"severity": {"number": "bad"}}}', r"lacuna\.json:3: byte 37: .*minor, major or critical"),
                ('{"patterns": [{"id": "x", "forbid": "(a"}]}', r"lacuna\.json:1: byte 36: patterns\[0\]: .*\(a"),
                ('{"patterns": [{"id": "url", "forbid": "a"}]}', r"lacuna\.json:1: byte 14: .*'url' is taken"),
                ('{"suppressions": [{"rule": "url"}]}', r"lacuna\.json:1: byte 18: suppressions\[0\]: 'reason' is missing"),
                ('{"suppressions": [{"rule": "url", "reason": "r", "expires": "1.2.2027"}]}',
                 r"lacuna\.json:1: byte 60: .*YYYY-MM-DD"),
                ('{"terms": ["none.csv"]}', "none.csv: cannot open"),
                ("", r"lacuna\.json:1: byte 0: "),
                (b"{\xff}", r"lacuna\.json:1: byte 1: not valid UTF-8")):
            with self.subTest(config=config):
                self.write("lacuna.json", config)
                said = self.refuse("check", "notice.po", "--json", "out.json", cwd=self.folder)
                self.assertRegex(said, place)
                self.assertFalse((self.folder / "out.json").exists())
        self.assertIn("cannot open", self.refuse("check", self.file, "--config", self.folder / "none.json"))
        self.assertIn("is a directory", self.refuse("check", self.file, "--config", self.folder))

    def test_a_term_list_that_is_broken(self):
        self.write("bad.csv", 'vi,en\n"a,b\n')
        self.configure({"terms": ["bad.csv"]})
        self.assertIn("bad.csv:2: byte 6: a field's quote is never closed",
                      self.refuse("check", "notice.po", cwd=self.folder))

    def test_a_pattern_that_takes_too_long_is_named(self):
        file = self.write("long.tsv", "source\ttarget\n" + "Một chuỗi dài.\t" + "a" * 20_000 + "!\n")
        self.configure({"patterns": [{"id": "slow", "forbid": "(a+)+$"}]})
        said = self.refuse("check", file, "--disable", "all", "--enable", "slow", cwd=self.folder, timeout=120)
        self.assertIn("pattern 'slow'", said)


class Suppressions(ConfigTest):
    def suppressed(self, *suppressions, today="2026-06-15"):
        """Rules that are left, and the report, with these suppressions."""
        self.configure({"suppressions": [dict(s, reason=s.get("reason", "looked at")) for s in suppressions]})
        report = self.report("--today", today)
        return {f["rule"] for f in report["findings"]}, report

    def test_each_condition(self):
        fingerprint = next(f["fingerprint"] for f in self.report()["findings"] if f["rule"] == "number")
        for condition, gone in (({"fingerprint": fingerprint}, {"number"}), ({"rule": "number"}, {"number"}),
                                ({"rule": "*"}, RULES), ({"rule": "?mail"}, {"email"}), ({"source": "^Đò"}, {"doubled-word"}),
                                ({"target": "(?i)PIER"}, {"doubled-word", "bracket"}), ({"message": "1\\.250"}, {"number"}),
                                ({"file": "*.po"}, RULES), ({"file": "notice.*", "rule": "b*"}, {"bracket"}),
                                ({"rule": "number", "source": "^Đò"}, set()), ({"file": "*.xlf"}, set())):
            with self.subTest(condition=condition):
                left, report = self.suppressed(condition)
                self.assertEqual(left, RULES - gone)
                self.assertEqual({s["finding"]["rule"] for s in report["suppressed"]}, gone)
                for accepted in report["suppressed"]:
                    self.assertEqual((accepted["reason"], accepted["suppression"]), ("looked at", 0))

    def test_a_fingerprint_holds_in_another_format_and_place(self):
        fingerprint = next(f["fingerprint"] for f in self.report()["findings"] if f["rule"] == "number")
        self.suppressed({"fingerprint": fingerprint})
        moved = self.write("moved.xlf", bilingual("xlf", VI_EN[::-1], "vi", "en"))
        self.assertEqual(self.rules(file=moved), RULES - {"number"})

    def test_they_do_not_count_for_the_limit(self):
        self.suppressed({"rule": "*"})
        self.assertEqual(run("check", "notice.po", "-q", "--max-findings", "0", cwd=self.folder).returncode, 0)

    def test_unused_and_expired_ones_are_told(self):
        left, report = self.suppressed({"rule": "number", "expires": "2026-06-15"},
                                       {"rule": "empty", "expires": "2026-06-14", "owner": "lan"},
                                       {"rule": "url", "owner": "minh"}, {"file": "*.xlf", "rule": "url"})
        self.assertEqual(left, RULES - {"number"})
        self.assertEqual([(u["conditions"], u["matched"], u["expired"], u["owner"]) for u in report["suppressions"]],
                         [("rule number", 1, False, ""), ("rule empty", 1, True, "lan"), ("rule url", 0, False, "minh")])
        said = self.succeed("check", "notice.po", "--today", "2026-06-15", cwd=self.folder).stdout.decode()
        lines = (self.folder / "lacuna.json").read_text().split("\n")
        empty = next(i for i, line in enumerate(lines) if '"empty"' in line)
        self.assertIn("1 finding is suppressed\n", said)
        self.assertIn(f"lacuna.json:{empty}: suppression of rule empty expired on 2026-06-14, and would hide 1 finding (lan)\n",
                      said)
        self.assertRegex(said, r"lacuna\.json:\d+: suppression of rule url is unused \(minh\)\n")
        self.assertNotIn("rule number", said)
        self.assertNotIn("*.xlf", said)  # it is for other files
        page = self.folder / "report.html"
        self.succeed("check", "notice.po", "--html", page, "-q", "--today", "2026-06-16", cwd=self.folder)
        uses = page_blocks(page.read_text(encoding="utf-8"))["head"]["runs"][0]["suppressions"]
        self.assertEqual([use["expires"] for use in uses if use["expired"] and use["conditions"] == "rule number"],
                         ["2026-06-15"])

    def test_the_day(self):
        for today in ("nonsense", "2026-02-30", "15.6.2026", "2026-6-15"):
            self.assertIn("YYYY-MM-DD", self.refuse("check", self.file, "--today", today))
        left, _ = self.suppressed({"rule": "number", "expires": "2000-01-01"}, today="1999-12-31")
        self.assertEqual(left, RULES - {"number"})
        self.assertIn("number", self.rules())  # today is later


class Markers(ConfigTest):
    """Marks in the file itself."""

    MARKED = {
        "po": 'msgid ""\nmsgstr "Language: en\\nX-Source-Language: vi\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
              '# lacuna:ignore bracket, number: as printed\nmsgid "Lan (19 tuổi) thắng giải nhất."\n'
              'msgstr "Lan (aged 18 won first prize."\n\n'
              'msgid "Lan (20 tuổi) thắng giải nhì."\nmsgstr "Lan (aged 20 won second prize."\n\n'
              '#, lacuna-ignore-doubled-word\nmsgid "Đò đã rời bến."\nmsgstr "The the ferry has left."\n',
        "xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="vi" '
               'target-language="en" datatype="plaintext"><body>\n<trans-unit id="1"><source>Lan (19 tuổi) thắng giải '
               'nhất.</source><target>Lan (aged 18 won first prize.</target><note>lacuna:ignore bracket, number: as printed'
               '</note></trans-unit>\n<trans-unit id="2"><source>Lan (20 tuổi) thắng giải nhì.</source><target>Lan (aged 20 '
               'won second prize.</target></trans-unit>\n<trans-unit id="3"><source>Đò đã rời bến.</source><target>The the '
               'ferry has left.</target><note>lacuna:ignore all</note></trans-unit>\n</body></file></xliff>\n',
        "tmx": '<tmx version="1.4"><header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="none" '
               'adminlang="en" srclang="vi" datatype="plaintext"/><body>\n<tu><note>lacuna:ignore bracket, number: as printed'
               '</note><tuv xml:lang="vi"><seg>Lan (19 tuổi) thắng giải nhất.</seg></tuv><tuv xml:lang="en"><seg>Lan (aged 18 '
               'won first prize.</seg></tuv></tu>\n<tu><tuv xml:lang="vi"><seg>Lan (20 tuổi) thắng giải nhì.</seg></tuv><tuv '
               'xml:lang="en"><seg>Lan (aged 20 won second prize.</seg></tuv></tu>\n<tu><note>lacuna:ignore all</note><tuv '
               'xml:lang="vi"><seg>Đò đã rời bến.</seg></tuv><tuv xml:lang="en"><seg>The the ferry has left.</seg></tuv></tu>\n'
               '</body></tmx>\n',
    }

    def test_they_switch_off_what_they_name_for_their_unit(self):
        for ending, text in self.MARKED.items():
            with self.subTest(ending=ending):
                file = self.write(f"marked.{ending}", text)
                report = self.report(file=file)
                self.assertEqual([(f["unit"], f["rule"]) for f in report["findings"]], [(1, "bracket")])
                self.assertEqual({(s["finding"]["unit"], s["finding"]["rule"]) for s in report["suppressed"]},
                                 {(0, "bracket"), (0, "number"), (2, "doubled-word")})
                self.assertEqual({(s["reason"], s["suppression"]) for s in report["suppressed"]}, {("marked in the file", None)})
                self.assertEqual([s["finding"]["severity"] for s in report["suppressed"]], ["major", "minor", "minor"])
                self.assertIn(b"3 findings are suppressed", self.succeed("check", file, cwd=self.folder).stdout)

    def test_they_survive_notes(self):
        for ending, text in self.MARKED.items():
            file = self.write(f"marked.{ending}", text)
            self.succeed("check", file, "--annotate", file, "-q")
            self.assertIn("lacuna:ignore", file.read_text(encoding="utf-8"))
            self.assertEqual(len(self.report(file=file)["suppressed"]), 3)
            self.succeed("check", file, "--annotate", file, "-q", "--disable", "all")
            self.assertEqual(file.read_text(encoding="utf-8"), text)


if __name__ == "__main__":
    unittest.main()
