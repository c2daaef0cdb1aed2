"""`lacuna check FILE`: files that hold both languages, in every format, and documents; notes written back into them."""

import gzip
import html
import json
import re
import subprocess
import sys
import unittest

from bilingual_files import DE_FR, DE_FR_FOUND, FORMATS, VI_EN, VI_EN_FOUND, bilingual, line_of
from lacuna_cli import ROOT, CliTest, page_blocks, run

NOTED = ("tmx", "xlf", "xlf2", "po")


def in_utf16(text):
    """The text as a file of UTF-16 declares itself."""
    return text.replace('encoding="UTF-8"', 'encoding="UTF-16"')


def utf16(text, order="le"):
    text = in_utf16(text)
    return b"\xff\xfe" + text.encode("utf-16-le") if order == "le" else b"\xfe\xff" + text.encode("utf-16-be")


class FilesTest(CliTest):
    def report(self, path, *arguments, **keywords):
        """The report of one file, as parsed JSON."""
        out = self.folder / "report.json"
        self.succeed("check", path, "--json", out, "--no-config", *arguments, **keywords)
        return json.loads(out.read_bytes())

    @staticmethod
    def found(report):
        """(unit, rule, severity, words of the source, words of the target) of each finding."""
        def words(span):
            return None if span is None else span["text"]

        return {(report["units"][f["unit"]]["place"]["name"], f["rule"], f["severity"], words(f["source"]),
                 words(f["target"])) for f in report["findings"]}

    def assert_spans(self, report, text, decode):
        """Each span's text is what the bytes of the file say, and findings lie in their units."""
        content = text.encode()
        spans = 0
        for item in report["units"] + report["findings"]:
            for side in ("source", "target"):
                span = item[side]
                if span is None:
                    continue
                place = span.get("file", span)
                self.assertEqual(decode(content[place["begin"]:place["end"]].decode()), span["text"])
                spans += 1
                if "unit" in item:
                    unit = report["units"][item["unit"]][side]
                    self.assertLessEqual(unit["begin"], span["begin"])
                    self.assertLessEqual(span["end"], unit["end"])
        self.assertGreater(spans, 6)

    def validate(self, schema, path):
        done = subprocess.run([sys.executable, ROOT / "tests" / "support" / "validate_json.py",
                               ROOT / "reports" / "schema" / schema, path], capture_output=True, check=False)
        if done.returncode == 77:
            self.skipTest(done.stdout.decode())
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())


DECODE = {
    "tsv": lambda s: s,
    "csv": lambda s: s.replace('""', '"'),
    "jsonl": lambda s: json.loads(f'"{s}"'),
    "tmx": html.unescape,
    "xlf": html.unescape,
    "xlf2": html.unescape,
    "po": lambda s: s.replace('\\"', '"').replace("\\\\", "\\"),
}


class Findings(FilesTest):
    def test_the_same_findings_in_every_format(self):
        for ending in FORMATS:
            with self.subTest(ending=ending):
                text = bilingual(ending, VI_EN, "vi", "en")
                report = self.report(self.write(f"notice.{ending}", text))
                self.assertEqual(self.found(report), VI_EN_FOUND)
                self.assert_spans(report, text, DECODE[ending])
                self.assertEqual([u["source"]["text"] for u in report["units"]], [source for _, source, _ in VI_EN])
                self.assertEqual([u["target"] and u["target"]["text"] for u in report["units"]],
                                 [target or None for _, _, target in VI_EN])
                self.assertEqual([u["place"] for u in report["units"]],
                                 [{"name": name, "line": line_of(ending, text, name), "index": i}
                                  for i, (name, _, _) in enumerate(VI_EN)])
                for document, language in zip(report["documents"], ("vi", "en")):
                    self.assertEqual(document["language"], language)
                    self.assertEqual(document["bytes"], len(text.encode()))
                self.assertEqual(report["pack"]["name"], "vi-en")
                self.assertEqual(report["remarks"], [])

    def test_packed_and_in_utf_16(self):
        for ending in FORMATS:
            text = bilingual(ending, VI_EN, "vi", "en")
            plain = self.report(self.write(f"notice.{ending}", text))
            for name, content in ((f"notice.{ending}.gz", gzip.compress(text.encode())),
                                  (f"little.{ending}", utf16(text, "le")), (f"big.{ending}", utf16(text, "be")),
                                  (f"marked.{ending}", b"\xef\xbb\xbf" + text.encode())):
                with self.subTest(name=name):
                    report = self.report(self.write(name, content))
                    self.assertEqual(self.found(report), VI_EN_FOUND)
                    self.assertEqual([f["fingerprint"] for f in report["findings"]],
                                     [f["fingerprint"] for f in plain["findings"]])
                    if not name.endswith(".gz"):
                        declared = text if name.startswith("marked") else in_utf16(text)
                        self.assert_spans(report, "\ufeff" + declared, DECODE[ending])

    def test_a_suggestion_mends_what_was_found(self):
        for ending in FORMATS:
            text = bilingual(ending, VI_EN, "vi", "en")
            report = self.report(self.write(f"notice.{ending}", text))
            content = text.encode()
            fixes = [(f["target"]["file"], f["suggestion"]) for f in report["findings"] if f["suggestion"] is not None]
            self.assertGreaterEqual(len(fixes), 2)
            for place, suggestion in sorted(fixes, key=lambda fix: -fix[0]["begin"]):
                content = content[:place["begin"]] + suggestion.encode() + content[place["end"]:]
            mended = self.found(self.report(self.write(f"mended.{ending}", content)))
            self.assertEqual({f[1] for f in mended}, {f[1] for f in VI_EN_FOUND} - {"number", "doubled-word"} - (
                {"email"} if any(s and "@" in s for _, s in fixes) else set()))

    def test_the_limit_decides_the_exit_code(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        for limit, code in ((0, 1), (4, 1), (5, 0), (100, 0)):
            self.assertEqual(run("check", path, "-q", "--max-findings", limit).returncode, code, limit)
        self.assertEqual(run("check", path, "-q").returncode, 0)

    def test_reports_are_as_their_schemas_say(self):
        for ending in FORMATS:
            path = self.write(f"notice.{ending}", bilingual(ending, VI_EN, "vi", "en"))
            whole, lines = self.folder / "report.json", self.folder / "units.jsonl"
            self.succeed("check", path, "--json", whole, "--jsonl", lines)
            self.validate("check.schema.json", whole)
            self.validate("unit.schema.json", lines)
            report = json.loads(whole.read_bytes())
            units = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
            self.assertEqual([u["place"] for u in units], [u["place"] for u in report["units"]])
            self.assertEqual(sum(len(u["findings"]) for u in units), len(report["findings"]))

    def test_the_page_holds_the_texts_escaped(self):
        units = [("a<b>", "Bấm <b>Lưu</b> & đóng \"cửa sổ\".", "Press <b>Save & close the <script>alert(1)</script>.")]
        for ending in ("jsonl", "csv"):
            page = self.folder / "report.html"
            self.succeed("check", self.write(f"notice.{ending}", bilingual(ending, units, "vi", "en")), "--html", page)
            content = page.read_text(encoding="utf-8")
            # Before the script has run there are the worst findings; the application has the whole.
            first = re.search(r'<div id="app">(.*?)<script', content, re.S).group(1)
            self.assertNotIn("alert(1)<", first)
            self.assertIn("alert(1)&lt;/script&gt;.", first)
            self.assertEqual(content.count("<script>"), 1, "the application's")
            unit = page_blocks(content)["part-0"][0]
            self.assertEqual((unit["name"], unit["source"], unit["target"]), units[0])

    def test_what_the_console_says(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
            said = self.succeed("check", path, env=environment).stdout.decode()
            self.assertNotIn("\x1b", said)
            self.assertIn("6 passages, 5 findings: 1 critical, 2 major, 2 minor\n", said)
            self.assertIn("vi, 6 texts", said)
            self.assertRegex(said, r"1  critical  empty  \d\d %  closed, line 23\n +no translation\n"
                                   r" +vi  »Phòng vé đóng cửa.«\n +en  \(nothing\)\n")
            self.assertRegex(said, r"number changed: 1\.250 became 1,520\n +suggestion: “1,250”\n")
        self.assertIn("… and 4 more findings in the full report", self.succeed("check", path, "--show", "1").stdout.decode())

    def test_fields_that_are_named(self):
        text = "".join(f"{b}|{a}\n".replace("|", "\t") for _, a, b in VI_EN if b)
        report = self.report(self.write("notice.txt", text), "--from", "tsv", "--source-field", "2", "--target-field", "1")
        self.assertEqual({f[1] for f in self.found(report)}, {"number", "email", "doubled-word", "bracket"})
        nested = "".join(json.dumps({"t": {"x": a, "y": b}}) + "\n" for _, a, b in VI_EN)
        report = self.report(self.write("notice.jsonl", nested), "--source-field", "t.x", "--target-field", "t.y")
        self.assertEqual(len(report["findings"]), len(VI_EN_FOUND))

    def test_standard_input(self):
        text = bilingual("po", VI_EN, "vi", "en").encode()
        for arguments in (["--from", "po"], []):  # PO shows what it is
            done = self.succeed("check", "-", *arguments, "--json", "-", stdin=text)
            report = json.loads(done.stdout)
            self.assertEqual(self.found(report), VI_EN_FOUND)
            self.assertEqual(report["documents"][0]["path"], "<stdin>")


class WithoutPack(FilesTest):
    def test_the_same_findings_in_every_format(self):
        for ending in FORMATS:
            with self.subTest(ending=ending):
                text = bilingual(ending, DE_FR, "de", "fr")
                named = ["--src-lang", "de", "--tgt-lang", "fr"] if ending == "jsonl" else []  # the others say so
                report = self.report(self.write(f"notice.{ending}", text), *named)
                self.assertEqual(self.found(report), DE_FR_FOUND)
                self.assert_spans(report, text, DECODE[ending])
                self.assertIsNone(report["pack"])
                self.assertEqual(report["remarks"], ["no language pack is used, so omissions and additions are not looked "
                                                     "for: no pack is for de to fr"])
                self.assertEqual([d["language_detected"] for d in report["documents"]], [False, False])

    def test_languages_that_nobody_names_are_found(self):
        source = self.write("a.txt", "".join(a + "\n" for _, a, _ in DE_FR))
        target = self.write("b.txt", "".join(b + "\n" for _, _, b in DE_FR))
        report = self.check(source, target, "--parallel")
        self.assertEqual([(d["language"], d["language_detected"]) for d in report["documents"]], [("de", True), ("fr", True)])
        self.assertEqual({f["rule"] for f in report["findings"]}, {"number", "email", "bracket"})

    def test_languages_that_nobody_knows(self):
        report = self.check(self.write("a.txt", "Zqx wvb (7).\n"), self.write("b.txt", "Kjh gfd (7.\n"), "--parallel")
        self.assertEqual([d["language"] for d in report["documents"]], ["", ""])
        self.assertEqual([f["rule"] for f in report["findings"]], ["bracket"])
        said = self.succeed("check", self.folder / "a.txt", self.folder / "b.txt").stdout.decode()
        self.assertIn("language unknown, 1 sentence", said)

    def test_the_remark_is_on_standard_error_when_standard_output_is_taken(self):
        path = self.write("notice.po", bilingual("po", DE_FR, "de", "fr"))
        self.assertIn(b"omissions and additions are not looked for", self.succeed("check", path).stdout)
        done = self.succeed("check", path, "--jsonl", "-")
        self.assertIn(b"warning: no language pack", done.stderr)
        self.assertEqual(self.succeed("check", path, "--jsonl", "-", "-q").stderr, b"")

    def test_swapped_languages(self):
        swapped = [(name, b, a) for name, a, b in VI_EN if b]
        for ending in FORMATS:
            path = self.write(f"swapped.{ending}", bilingual(ending, swapped, "vi", "en"))
            said = self.refuse("check", path, "--json", self.folder / "out.json")
            self.assertIn("swapped", said)
            self.assertFalse((self.folder / "out.json").exists())


class Annotate(FilesTest):
    """Notes in the file itself."""

    def annotate(self, path, out, *arguments):
        self.succeed("check", path, "--annotate", out, "-q", "--no-config", *arguments)
        return out.read_bytes()

    def test_a_note_for_each_finding_and_not_a_byte_changed(self):
        for ending in NOTED:
            with self.subTest(ending=ending):
                text = bilingual(ending, VI_EN, "vi", "en")
                noted = self.annotate(self.write(f"notice.{ending}", text), self.folder / f"noted.{ending}").decode()
                added = [line for line in noted.splitlines() if line not in text.splitlines()]
                notes = [line for line in added if "lacuna" in line]
                self.assertEqual(len(notes), len(VI_EN_FOUND))
                self.assertIn("number: number changed: 1.250 became 1,520 (suggestion: “1,250”)", "\n".join(notes))
                rest = [line for line in noted.splitlines() if line not in added]
                self.assertEqual(rest, text.splitlines())
                self.assertEqual(self.found(self.report(self.folder / f"noted.{ending}")), VI_EN_FOUND)

    def test_twice_is_once_and_in_place(self):
        for ending in NOTED:
            text = bilingual(ending, VI_EN, "vi", "en")
            path = self.write(f"notice.{ending}", text)
            once = self.annotate(path, self.folder / f"once.{ending}")
            self.assertEqual(self.annotate(self.folder / f"once.{ending}", self.folder / f"twice.{ending}"), once)
            self.assertEqual(self.annotate(path, path), once)
            self.assertEqual(self.annotate(path, path), once)

    def test_notes_go_when_there_is_nothing_to_say(self):
        for ending in NOTED:
            text = bilingual(ending, VI_EN, "vi", "en")
            path = self.write(f"notice.{ending}", text)
            self.annotate(path, path)
            fixed = path.read_text(encoding="utf-8").replace("sells 1,520", "sells 1,250")
            fixed = self.annotate(self.write(f"fixed.{ending}", fixed), self.folder / f"fixed.{ending}").decode()
            self.assertNotIn("1,520", fixed)
            self.assertEqual(fixed.count("lacuna"), path.read_text(encoding="utf-8").count("lacuna") - 1)
            self.assertEqual(self.annotate(path, path, "--disable", "all").decode(), text)

    def test_packed_by_name_and_in_its_encoding(self):
        for ending in NOTED:
            text = bilingual(ending, VI_EN, "vi", "en")
            noted = self.annotate(self.write(f"notice.{ending}", text), self.folder / f"noted.{ending}")
            packed = self.annotate(self.folder / f"notice.{ending}", self.folder / f"noted.{ending}.gz")
            self.assertEqual(gzip.decompress(packed), noted)
            wide = self.annotate(self.write(f"wide.{ending}", utf16(text)), self.folder / f"wide-noted.{ending}")
            self.assertEqual(wide, utf16(noted.decode()))

    def test_what_is_suppressed_gets_no_note(self):
        config = self.write("accepted.json", '{"suppressions": [{"rule": "number", "reason": "as the author says"}]}')
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        self.succeed("check", path, "--annotate", path, "-q", "--config", config)
        self.assertNotIn("lacuna: number", path.read_text(encoding="utf-8"))
        self.assertIn("lacuna: bracket", path.read_text(encoding="utf-8"))

    def test_formats_without_a_place_for_notes(self):
        out, json_out = self.folder / "out", self.folder / "out.json"
        for ending in ("tsv", "csv", "jsonl"):
            path = self.write(f"notice.{ending}", bilingual(ending, VI_EN, "vi", "en"))
            said = self.refuse("check", path, "--annotate", out, "--json", json_out)
            self.assertIn(f"a {ending} file has no place for notes", said)
            self.assertFalse(out.exists() or json_out.exists())

    def test_two_texts_and_standard_input(self):
        source, target = self.write("a.txt", "Một con đò.\n"), self.write("b.txt", "One ferry.\n")
        out = self.folder / "out"
        self.refuse("check", source, target, "--parallel", "--annotate", out)
        said = self.refuse("check", "-", "--from", "po", "--annotate", out,
                           stdin=bilingual("po", VI_EN, "vi", "en").encode())
        self.assertIn("standard input cannot be annotated", said)
        self.assertFalse(out.exists())


HTML = {
    "vi": '<!DOCTYPE html>\n<html lang="vi"><head><title>Phòng vé</title></head><body>\n<h1>Giờ mở cửa</h1>\n'
          "<p>Phòng vé mở cửa lúc 7 giờ 30 và bán <b>1.250</b> vé mỗi ngày &amp; đêm.</p>\n"
          "<p>Lan (19 tuổi) thắng giải nhất tại hội làng.</p>\n<!-- lacuna:ignore bracket: as printed -->\n"
          "<p>Minh (20 tuổi) thắng giải nhì tại hội làng.</p>\n</body></html>\n",
    "en": '<!DOCTYPE html>\n<html lang="en"><head><title>Ticket office</title></head><body>\n<h1>Opening hours</h1>\n'
          "<p>The ticket office opens at 7:30 and sells <b>1,520</b> tickets each day &amp; night.</p>\n"
          "<p>Lan (aged 19 won the first prize at the village festival.</p>\n"
          "<!-- lacuna:ignore bracket: as printed -->\n"
          "<p>Minh (aged 20 won the second prize at the village festival.</p>\n</body></html>\n",
}
MARKDOWN = {
    "vi": "# Giờ mở cửa\n\nPhòng vé mở cửa lúc 7 giờ 30 và bán **1.250** vé mỗi ngày.\n\n"
          "- Lan (19 tuổi) thắng giải nhất tại hội làng.\n\n<!-- lacuna:ignore bracket -->\n\n"
          "Minh (20 tuổi) thắng giải nhì tại hội làng.\n",
    "en": "# Opening hours\n\nThe ticket office opens at 7:30 and sells **1,520** tickets each day.\n\n"
          "- Lan (aged 19 won the first prize at the village festival.\n\n<!-- lacuna:ignore bracket -->\n\n"
          "Minh (aged 20 won the second prize at the village festival.\n",
}


class Documents(FilesTest):
    def documents(self, texts, ending, encode=str.encode):
        return [self.write(f"notice.{language}.{ending}", encode(texts[language])) for language in ("vi", "en")]

    def assert_words(self, report, texts, decode):
        for item in report["units"] + report["findings"]:
            for side, language in (("source", "vi"), ("target", "en")):
                if item[side] is not None:
                    place = item[side].get("file", item[side])
                    self.assertEqual(decode(texts[language].encode()[place["begin"]:place["end"]].decode()),
                                     item[side]["text"])

    def test_html(self):
        report = self.check(*self.documents(HTML, "html"))
        self.assertEqual([(f["rule"], f["target"]["text"]) for f in report["findings"]],
                         [("number", "1,520"), ("bracket", "(")])
        self.assertEqual([u["target"]["text"] for u in report["units"]][:2], ["Ticket office", "Opening hours"])
        self.assert_words(report, HTML, lambda s: html.unescape(re.sub("<[^>]*>", "", s)))
        self.assertEqual([d["bytes"] for d in report["documents"]], [len(HTML[x].encode()) for x in ("vi", "en")])

    def test_markdown(self):
        report = self.check(*self.documents(MARKDOWN, "md"))
        self.assertEqual([(f["rule"], f["target"]["text"]) for f in report["findings"]],
                         [("number", "1,520"), ("bracket", "(")])
        self.assert_words(report, MARKDOWN, lambda s: s.replace("**", ""))

    def test_a_mark_switches_off_what_it_names_in_its_block(self):
        for texts, ending in ((HTML, "html"), (MARKDOWN, "md")):
            report = self.check(*self.documents(texts, ending))
            self.assertEqual([(s["finding"]["rule"], s["suppression"]) for s in report["suppressed"]], [("bracket", None)])
            unit = report["units"][report["suppressed"][0]["finding"]["unit"]]
            self.assertTrue(unit["target"]["text"].startswith("Minh"))
            other = {language: text.replace("ignore bracket", "ignore quote") for language, text in texts.items()}
            report = self.check(*self.documents(other, ending))
            self.assertEqual([f["rule"] for f in report["findings"]], ["number", "bracket", "bracket"])
            self.assertEqual(report["suppressed"], [])

    def test_markdown_by_lines_is_checked_for_its_markup(self):
        texts = {"vi": "Xem [lịch chạy](lich.md) của bến **Cũ**.\n", "en": "See the [timetable] (lich.md) of the **Old** pier.\n"}
        report = self.check(*self.documents(texts, "md"), "--parallel")
        self.assertEqual([f["rule"] for f in report["findings"]], ["markdown"])

    def test_utf_16(self):
        plain = self.check(*self.documents(MARKDOWN, "txt"))
        wide = self.check(*self.documents(MARKDOWN, "txt", utf16))
        self.assertEqual([f["fingerprint"] for f in wide["findings"]], [f["fingerprint"] for f in plain["findings"]])
        self.assert_words(wide, {language: "\ufeff" + text for language, text in MARKDOWN.items()}, lambda s: s)
        self.assertEqual(wide["documents"][0]["bytes"], len(utf16(MARKDOWN["vi"])))


class BadInput(FilesTest):
    def refuse_all(self, path, *arguments, **keywords):
        """Exit code 2, and none of the outputs."""
        outputs = [self.folder / name for name in ("out.json", "out.jsonl", "out.html", "out.po")]
        said = self.refuse("check", path, "--json", outputs[0], "--jsonl", outputs[1], "--html", outputs[2],
                           "--annotate", outputs[3], *arguments, timeout=120, **keywords)
        self.assertEqual([o.name for o in outputs if o.exists()], [])
        return said

    def test_truncated_files(self):
        places = {"csv": "a field's quote is never closed", "jsonl": "not JSON", "tmx": "not well-formed XML",
                  "xlf": "not well-formed XML", "xlf2": "not well-formed XML", "po": "not PO"}
        for ending, reason in places.items():
            content = bilingual(ending, VI_EN, "vi", "en").encode()
            end = content.index("1,520".encode())
            path = self.write(f"cut.{ending}", content[:end])
            self.assertRegex(self.refuse_all(path), rf"cut\.{ending}:\d+: byte \d+: .*{reason}")
            self.assertIn("damaged gzip: unexpected end of file",
                          self.refuse_all(self.write(f"cut.{ending}.gz", gzip.compress(content)[:150])))

    def test_every_cut_is_refused_or_read(self):
        for ending in FORMATS:
            content = bilingual(ending, VI_EN[:2], "vi", "en").encode()
            for end in range(0, len(content), 61):
                done = run("check", self.write(f"cut.{ending}", content[:end]), "-q")
                self.assertIn(done.returncode, (0, 2), f"{ending} {end}")
                self.assertEqual(done.returncode == 2, done.stderr != b"", f"{ending} {end}: {done.stderr}")

    def test_another_format_than_named(self):
        names = {"tsv": "tsv", "csv": "csv", "jsonl": "jsonl", "tmx": "tmx", "xlf": "xliff", "po": "po"}
        for ending in names:
            path = self.write(f"notice.{ending}", bilingual(ending, VI_EN, "vi", "en"))
            for other, name in names.items():
                if other != ending and (ending, other) != ("tsv", "csv"):  # a table with tabs is read as CSV too
                    self.assertRegex(self.refuse_all(path, "--from", name), rf"notice\.{ending}:\d+: byte \d+: ")
        self.assertIn("no format is called 'docx'; there are", self.refuse_all(path, "--from", "docx"))

    def test_missing_fields(self):
        for ending in ("tsv", "csv"):
            path = self.write(f"notice.{ending}", bilingual(ending, VI_EN, "vi", "en"))
            said = self.refuse_all(path, "--source-field", "nope")
            self.assertIn(f'notice.{ending}:1: byte 0: no column "nope"; the columns are "id", "vi", "en"', said)
        path = self.write("notice.jsonl", bilingual("jsonl", VI_EN, "vi", "en"))
        self.assertIn('no key "nope"; the keys are', self.refuse_all(path, "--target-field", "nope"))

    def test_directories_missing_and_empty_files(self):
        for ending in FORMATS:
            (self.folder / f"folder.{ending}").mkdir()
            self.assertIn("is a directory", self.refuse_all(self.folder / f"folder.{ending}"))
            self.assertIn("cannot open", self.refuse_all(self.folder / f"none.{ending}"))
            for name, content in (("empty", b""), ("mark", b"\xff\xfe"), ("blank", b" \n\n")):
                self.assertIn(f"{name}.{ending}", self.refuse_all(self.write(f"{name}.{ending}", content)))

    def test_a_file_without_a_unit(self):
        for ending in FORMATS:
            said = self.refuse_all(self.write(f"none.{ending}", bilingual(ending, [], "vi", "en")))
            self.assertIn(f"none.{ending}", said)

    def test_a_name_and_content_that_say_nothing(self):
        path = self.write("notice.txt", bilingual("tsv", VI_EN, "vi", "en"))
        self.assertIn("name one of tsv, csv, jsonl, tmx, xliff, po", self.refuse_all(path))
        self.assertIn("<stdin>: its name and content do not say", self.refuse("check", "-", stdin=path.read_bytes()))

    def test_languages_that_are_not_in_it(self):
        path = self.write("notice.tmx", bilingual("tmx", VI_EN, "vi", "en"))
        self.assertIn("languages in it: en, vi", self.refuse_all(path, "--src-lang", "fr"))

    def test_two_files_where_one_is_meant(self):
        for ending in ("tmx", "xlf", "po"):
            path = self.write(f"notice.{ending}", bilingual(ending, VI_EN, "vi", "en"))
            text = self.write("notice.txt", "Ferries.\n")
            for pair in ((path, text), (text, path)):
                self.assertIn("check it alone", self.refuse("check", *pair))
        for option in (["--from", "po"], ["--source-field", "a"], ["--target-field", "b"]):
            self.assertIn("two texts", self.refuse("check", text, text, *option))
        for option in ("--parallel", "--soft-paragraphs"):
            self.assertIn("only one file", self.refuse("check", path, option))

    def test_an_output_that_cannot_be_written(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        before = path.read_bytes()
        for out in (self.folder, self.folder / "no" / "such"):
            self.refuse("check", path, "--annotate", out)
        self.assertEqual(path.read_bytes(), before)

    def test_an_output_that_is_the_file(self):
        path = self.write("notice.po", bilingual("po", VI_EN, "vi", "en"))
        before = path.read_bytes()
        self.assertIn("is an input", self.refuse("check", path, "--csv", path))
        self.assertIn("is an input", self.refuse("check", path, "--annotate", path, "--csv", path))
        self.assertIn("named for two", self.refuse("check", path, "--annotate", self.folder / "x", "--csv", self.folder / "x"))
        self.assertEqual(path.read_bytes(), before)
        self.succeed("check", path, "-q", "--annotate", path)  # its own place
        self.assertNotEqual(path.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
