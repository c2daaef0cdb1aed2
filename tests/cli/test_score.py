"""`lacuna score` as a drop-in for the `sacrebleu` command, and what it has beyond."""

import gzip
import json
import subprocess
import unittest

from lacuna_cli import BINARY, CANDIDATE, REFERENCE, SOURCE, CliTest, run


class Score(CliTest):
    def lines(self, name, *lines):
        return self.write(name, "".join(f"{line}\n" for line in lines))

    def out(self, *arguments, **keywords):
        return self.succeed("score", *arguments, **keywords).stdout.decode()

    def json(self, *arguments, **keywords):
        return json.loads(self.out(*arguments, **keywords))


class DropIn(Score):
    def test_one_metric_is_one_object_with_sacrebleus_keys(self):
        found = self.json(REFERENCE, "-i", CANDIDATE)
        self.assertEqual(list(found)[:4], ["name", "score", "signature", "verbose_score"])
        self.assertEqual(found["name"], "BLEU")
        self.assertTrue(found["signature"].startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:"))
        self.assertEqual({"nrefs": "1", "tok": "13a"}, {k: found[k] for k in ("nrefs", "tok")})
        self.assertEqual(found["score"], round(found["score"], 1))

    def test_several_metrics_are_an_array_in_sacrebleus_order(self):
        found = self.json(REFERENCE, "-i", CANDIDATE, "-m", "ter", "chrf", "bleu")
        self.assertEqual([entry["name"] for entry in found], ["BLEU", "chrF2", "TER"])

    def test_text_lines_are_aligned_and_signed(self):
        text = self.out(REFERENCE, "-i", REFERENCE, "-m", "bleu", "chrf", "chrf++", "-f", "text", "-w", "2")
        self.assertEqual(len({line.index(" = ") for line in text.splitlines()}), 1)
        for name in ("BLEU", "chrF2", "chrF2\\+\\+"):
            self.assertRegex(text, rf"(?m)^ *{name}\|nrefs:1\|\S*version:\S* = 100\.00")

    def test_score_only(self):
        self.assertEqual(self.out(REFERENCE, "-i", REFERENCE, "-b"), "100.0\n")
        self.assertEqual(self.out(REFERENCE, "-i", REFERENCE, "-b", "-w", "3", "-m", "chrf"), "100.000\n")

    def test_short_options_of_several_letters(self):
        reference = self.lines("ref", "The Cat sat on the mat .", "A dog")
        hypothesis = self.lines("hyp", "the cat sat on the mat .", "a dog")
        found = self.json(reference, "-i", hypothesis, "-tok", "none", "-lc", "-s", "floor", "-sv", "0.5")
        self.assertEqual((found["score"], found["tok"], found["case"], found["smooth"]), (100.0, "none", "lc", "floor[0.50]"))
        chrf = self.json(reference, "-i", hypothesis, "-m", "chrf", "-cc", "4", "-cw", "1", "--chrf-lowercase")
        self.assertEqual((chrf["name"], chrf["nc"], chrf["nw"], chrf["score"]), ("chrF2+", "4", "1", 100.0))
        self.assertIn("#:1|c:mixed|e:no|tok:13a|s:exp|v:", self.out(REFERENCE, "-i", CANDIDATE, "-sh", "-f", "text"))

    def test_ter_options(self):
        reference, hypothesis = self.lines("ref", "The cat, sat."), self.lines("hyp", "the cat sat")
        plain = self.json(reference, "-i", hypothesis, "-m", "ter")
        self.assertEqual((plain["case"], plain["norm"], plain["punct"], plain["asian"]), ("lc", "no", "yes", "no"))
        found = self.json(reference, "-i", hypothesis, "-m", "ter", "--ter-normalized", "--ter-no-punct", "--ter-asian-support")
        self.assertEqual((found["norm"], found["punct"], found["asian"], found["score"]), ("yes", "no", "yes", 0.0))
        self.assertGreater(self.json(reference, "-i", hypothesis, "-m", "ter", "--ter-case-sensitive")["score"], plain["score"] - 1)

    def test_sentence_level(self):
        reference = self.lines("ref", "one two three four five", "six seven")
        hypothesis = self.lines("hyp", "one two three four five", "six eight")
        lines = self.out(reference, "-i", hypothesis, "-sl").splitlines()
        self.assertEqual(len(lines), 2)
        self.assertRegex(lines[0], r"^BLEU\|nrefs:1\|case:mixed\|eff:yes\|\S+ = 100\.0 ")
        self.assertEqual(self.out(reference, "-i", hypothesis, "-sl", "-b").splitlines()[0], "100.0")
        columns = self.json(reference, "-i", hypothesis, "-sl", "-f", "json", "-m", "bleu", "chrf")
        self.assertEqual([len(column["scores"]) for column in columns], [2, 2])
        self.assertAlmostEqual(columns[1]["scores"][0], 100.0)
        table = self.out(reference, "-i", hypothesis, "-sl", "-m", "bleu", "chrf").splitlines()
        self.assertEqual(len(table), 3)
        self.assertEqual(table[1].split("\t")[0:2], ["1", "100.0"])

    def test_standard_input_has_systems_between_tabs(self):
        reference = self.lines("ref", "a b c d e", "f g h i j")
        one = self.json(reference, stdin=b"a b c d e\nf g h i j\n")
        self.assertEqual(one["score"], 100.0)
        two = self.json(reference, stdin=b"a b c d e\tx\nf g h i j\ty\n")
        self.assertEqual(two, [{"system": "System 1", "BLEU": "100.0"}, {"system": "System 2", "BLEU": "0.0"}])
        tested = self.json(reference, "-pbs", "-pbsn", "10", stdin=b"a b c d e\tx\nf g h i j\ty\n")
        self.assertEqual([system["system"] for system in tested], ["Baseline", "System 1"])

    def test_references_between_tabs(self):
        reference = self.lines("ref", "x y z w\ta b c d", "e f g h\tq")
        hypothesis = self.lines("hyp", "a b c d", "e f g h")
        found = self.json(reference, "-i", hypothesis, "-nr", "2")
        self.assertEqual((found["score"], found["nrefs"]), (100.0, "2"))
        self.assertEqual(self.json(self.lines("ref", "x y z w\ta b c d", "e f g h"), "-i", hypothesis, "-nr", "0")["nrefs"], "var")
        self.assertIn(":2: expected 2", self.refuse("score", self.lines("ref", "a\tb", "c"), "-i", hypothesis, "-nr", "2"))

    def test_language_pair_chooses_the_tokeniser(self):
        reference = self.lines("ref", "今天天气很好。")
        self.assertEqual(self.json(reference, "-i", reference, "-l", "en-zh")["tok"], "zh")
        self.assertEqual(self.json(reference, "-i", reference, "-l", "en-de")["tok"], "13a")
        self.refuse("score", reference, "-i", reference, "-l", "zh")

    def test_encoding(self):
        latin = self.write("latin", "Café au lait pour tous\n".encode("latin-1"))
        utf8 = self.lines("utf8", "Café au lait pour tous")
        self.assertEqual(self.json(latin, "-i", latin, "-e", "latin-1")["score"], 100.0)
        self.assertIn(f"{latin}:1:", self.refuse("score", utf8, "-i", latin))
        self.refuse("score", utf8, "-i", utf8, "-e", "no-such-encoding")

    def test_gzip(self):
        zipped = self.write("ref.gz", gzip.compress(REFERENCE.read_bytes()))
        self.assertEqual(self.json(zipped, "-i", CANDIDATE), self.json(REFERENCE, "-i", CANDIDATE))
        self.assertIn("gzip", self.refuse("score", self.write("cut.gz", zipped.read_bytes()[:-20]), "-i", CANDIDATE))

    def test_variables_of_sacrebleu(self):
        text = self.out(REFERENCE, "-i", CANDIDATE, env={"SACREBLEU_FORMAT": "text"})
        self.assertTrue(text.startswith("BLEU|"))
        seeds = [self.json(REFERENCE, "-i", CANDIDATE, "-ci", env={"SACREBLEU_SEED": seed})["seed"]
                 for seed in ("7", "none")]
        self.assertEqual(seeds, ["7", "none"])
        self.refuse("score", REFERENCE, "-i", CANDIDATE, "-ci", env={"SACREBLEU_SEED": "x"})

    def test_what_corpora_does_instead(self):
        for option in (["--list"], ["--citation"], ["--download", "wmt17"]):
            self.assertIn("lacuna corpora", self.refuse("score", *option, "-i", CANDIDATE))


class Tests(Score):
    def corpus(self):
        reference = [f"the number {i} is followed by {i + 1} and by {i * 3 % 17}" for i in range(60)]
        good = [line if i % 3 else line.replace("followed", "trailed") for i, line in enumerate(reference)]
        poor = [line.replace("number", "count") if i % 2 else line.replace(" and by", ",") for i, line in enumerate(reference)]
        return self.lines("ref", *reference), self.lines("poor", *poor), self.lines("good", *good)

    def test_confidence(self):
        reference, poor, _ = self.corpus()
        found = self.json(reference, "-i", poor, "-ci", "-cin", "200")
        self.assertIn("|bs:200|seed:12345|", found["signature"])
        self.assertEqual(found["confidence"], f"μ = {found['confidence_mean']} ± {found['confidence_var']}")

    def test_paired(self):
        reference, poor, good = self.corpus()
        for option, number, count, field in (("-pbs", "-pbsn", "300", "bs"), ("-par", "-part", "400", "ar")):
            systems = self.json(reference, "-i", poor, good, "-m", "bleu", "chrf", option, number, count)
            self.assertEqual(systems[0]["system"], f"Baseline: {poor}")
            self.assertIsNone(systems[0]["BLEU"]["p_value"])
            self.assertEqual(systems[1]["BLEU"]["p_value"], 1 / (int(count) + 1))
            text = self.out(reference, "-i", poor, good, option, number, count, "-f", "text")
            self.assertIn(f"nrefs:1|{field}:{count}|seed:12345|", text)
            self.assertIn(r"\begin{tabular}", self.out(reference, "-i", poor, good, option, number, count, "-f", "latex"))
        both = self.out(reference, "-i", poor, good, "-par", "-part", "100", "-parci", "-f", "text")
        self.assertIn("|bs:2000|ar:100|seed:12345|", both)
        self.assertIn("μ", both)

    def test_compare(self):
        reference, poor, good = self.corpus()
        documents = self.lines("documents", *(f"doc{i // 5}" for i in range(60)))
        found = self.json(reference, "-i", poor, good, "-m", "bleu", "chrf", "--compare", "--documents", documents)[1]
        self.assertTrue(found["BLEU"]["significant"])
        self.assertIn("|documents:12|", found["BLEU"]["signature"])
        self.assertLess(found["BLEU"]["interval"][0], found["BLEU"]["difference"])
        self.assertGreater(found["BLEU"]["human_agreement"], 50)
        text = self.out(reference, "-i", poor, good, "--compare", "-f", "text")
        self.assertIn("each on its own", text)
        self.assertIn("--documents", text)

    def test_any_number_of_threads(self):
        reference, poor, good = self.corpus()
        for option in ("-pbs", "-par", "--compare"):
            one = self.out(reference, "-i", poor, good, "-m", "bleu", "chrf", option, "--threads", "1")
            for threads in ("2", "7"):
                self.assertEqual(self.out(reference, "-i", poor, good, "-m", "bleu", "chrf", option, "--threads", threads), one)

    def test_refusals(self):
        reference, poor, good = self.corpus()
        self.refuse("score", reference, "-i", poor, "-pbs")
        self.refuse("score", reference, "-i", poor, good, "-pbs", "-par")
        self.refuse("score", reference, "-i", poor, good, "-sl", "-pbs")
        self.assertIn("twice", self.refuse("score", reference, "-i", poor, poor))
        self.assertIn("61", self.refuse("score", reference, "-i", poor, good, "--compare", "--documents",
                                        self.lines("documents", *["d"] * 61)))
        self.refuse("score", reference, "-i", poor, good, "--documents", reference)


class Resegment(Score):
    REFERENCE = ("The old lamp stood on the table.", "Ida sold it in May, for 12.50.", "", "Why? Nobody knows to this day.")
    LINES = ("The old lamp was on the table.", "Ida has sold it in May, for 12.50.", "", "Why? Nobody knows it to this day.")

    def setUp(self):
        super().setUp()
        self.reference = self.lines("ref", *self.REFERENCE)
        self.cut = self.lines("lines", *self.LINES)
        self.metrics = ("-m", "bleu", "chrf", "ter", "length", "-w", "6")

    def scores(self, *arguments, **keywords):
        return [entry["score"] for entry in self.json(*arguments, *self.metrics, **keywords)]

    def test_any_lines_get_the_scores_of_the_references_lines(self):
        expected = self.scores(self.reference, "-i", self.cut)
        words = " ".join(self.LINES).split()
        for name, text in (("one line", " ".join(words)), ("a word a line", "\n".join(words)),
                           ("CRLF and blank lines", "\r\n\r\n" + "\r\n \r\n".join(self.LINES) + "\r\n"),
                           ("other lines", " ".join(words[:9]) + "\n" + " ".join(words[9:]) + "\n"),
                           ("the same lines", self.cut.read_text())):
            with self.subTest(name):
                out = self.folder / "out"
                hypothesis = self.write("hyp", text)
                self.assertEqual(self.scores(self.reference, "-i", hypothesis, "--resegment", "--write-resegmented", out), expected)
                self.assertEqual(out.read_bytes(), self.cut.read_bytes())
                self.assertEqual(self.scores(self.reference, "--resegment", stdin=text.encode()), expected)

    def test_signatures_say_so_and_only_then(self):
        plain = self.json(self.reference, "-i", self.cut, *self.metrics)
        found = self.json(self.reference, "-i", self.cut, *self.metrics, "--resegment")
        for before, after in zip(plain, found):
            self.assertEqual(after["signature"], before["signature"] + "|reseg:mwer")
            self.assertEqual(after["reseg"], "mwer")
            self.assertNotIn("reseg", before)
        self.assertIn("|reseg:mwer = ", self.out(self.reference, "-i", self.cut, "--resegment", "-f", "text"))
        self.assertIn("|reseg:mwer = ", self.out(self.reference, "-i", self.cut, "--resegment", "-sl"))
        self.assertIn("|reseg:mwer", self.out(self.reference, "-i", self.cut, "--resegment", "-f", "text", "-sh"))
        self.assertIn("|reseg:mwer", self.out(self.reference, "-i", self.cut, "--resegment", "-f", "text", "-ci", "-cin", "20"))

    def test_systems_are_cut_each_on_its_own(self):
        one = self.write("one", " ".join(self.LINES))
        other = self.write("other", "Ida sold it in May, for 12.50. Why?\nNobody knows to this day.")
        outputs = [self.folder / "a", self.folder / "b"]
        found = self.json(self.reference, "-i", one, other, "--resegment", "--compare", "--write-resegmented", *outputs)
        self.assertEqual([system["system"] for system in found], [f"Baseline: {one}", str(other)])
        self.assertIn("reseg:mwer", found[1]["BLEU"]["signature"])
        self.assertEqual(outputs[0].read_bytes(), self.cut.read_bytes())
        self.assertEqual(outputs[1].read_text().splitlines(), ["", self.REFERENCE[1], "", self.REFERENCE[3]])
        for threads in ("1", "3"):
            again = self.json(self.reference, "-i", one, other, "--resegment", "--compare", "--threads", threads)
            self.assertEqual(again, found)

    def test_systems_between_tabs(self):
        reference = self.lines("ref2", "a b c d e", "f g h i j")
        found = self.json(reference, "--resegment", stdin=b"a b c d\tx\ne f g h i j\ty\n")
        self.assertEqual(found, [{"system": "System 1", "BLEU": "100.0"}, {"system": "System 2", "BLEU": "0.0"}])
        self.assertIn("<stdin>:2: expected 2", self.refuse("score", reference, "--resegment", stdin=b"a\tb\nc\n"))

    def test_several_references(self):
        second = self.lines("ref2", *(line.upper() for line in self.LINES))
        tabs = self.lines("tabs", *(f"{a}\t{b.upper()}" for a, b in zip(self.REFERENCE, self.LINES)))
        one = self.write("one", " ".join(self.LINES))
        expected = self.scores(self.reference, second, "-i", self.cut)
        self.assertEqual(self.scores(self.reference, second, "-i", one, "--resegment"), expected)
        self.assertEqual(self.scores(tabs, "-i", one, "-nr", "2", "--resegment"), expected)

    def test_an_encoding_and_gzip(self):
        reference = self.write("latin", "Café au lait.\nPour tous, très cher.\n".encode("latin-1"))
        hypothesis = self.write("hyp", gzip.compress("Café au lait. Pour tous, très cher.".encode("latin-1")))
        self.refuse("score", reference, "-i", hypothesis, "--resegment")
        self.assertEqual(self.json(reference, "-i", self.write("h", "Café au\nlait. Pour tous, très cher.".encode("latin-1")),
                                   "-e", "latin-1", "--resegment")["score"], 100.0)
        utf8 = self.lines("utf8", "Café au lait.", "Pour tous, très cher.")
        zipped = self.write("zip", gzip.compress("Café au lait. Pour tous, très cher.".encode()))
        self.assertEqual(self.json(utf8, "-i", zipped, "--resegment")["score"], 100.0)

    def test_an_empty_translation_is_scored(self):
        out = self.folder / "out"
        for content in (b"", b"\n\n \r\n"):
            found = self.json(self.reference, "-i", self.write("empty", content), "--resegment", "--write-resegmented", out)
            self.assertEqual(found["score"], 0.0)
            self.assertEqual(out.read_bytes(), b"\n\n\n\n")

    def test_another_language_is_scored(self):
        other = self.write("other", "Совсем другой текст. " * 2000)
        self.assertEqual(self.json(REFERENCE, "-i", other, "--resegment")["score"], 0.0)

    def test_a_real_translation_in_one_line(self):
        out = self.folder / "out"
        hypothesis = self.write("one", b" ".join(CANDIDATE.read_bytes().split()))
        cut = self.json(REFERENCE, "-i", CANDIDATE, "-m", "bleu", "chrf", "-w", "3")
        found = self.json(REFERENCE, "-i", hypothesis, "--resegment", "-m", "bleu", "chrf", "-w", "3", "--write-resegmented", out)
        for before, after in zip(cut, found):
            self.assertAlmostEqual(before["score"], after["score"], delta=0.5)
        self.assertEqual(out.read_bytes().split(), CANDIDATE.read_bytes().split())

    def test_other_lines_without_the_option_are_refused_and_the_option_is_named(self):
        one = self.write("one", " ".join(self.LINES))
        for reference, hypothesis in ((self.reference, one), (one, self.reference)):
            said = self.refuse("score", reference, "-i", hypothesis)
            self.assertIn(f"{one}:2: has 1 line, but {self.reference} has 4 lines: line 2 is missing", said)
            self.assertIn("--resegment", said)
        self.assertNotIn("--resegment", self.refuse("score", self.reference, one, "-i", self.reference))

    def test_refusals(self):
        self.assertIn("--resegment", self.refuse("score", self.reference, "-i", self.cut, "--write-resegmented", self.folder / "out"))
        said = self.refuse("score", self.reference, "-i", self.cut, "--resegment", "--write-resegmented",
                           self.folder / "a", self.folder / "b")
        self.assertIn("2 files for 1 system", said)
        self.assertIn("twice", self.refuse("score", self.reference, "-i", self.cut, REFERENCE, "--resegment", "--write-resegmented",
                                           self.folder / "a", self.folder / "a"))
        self.assertFalse((self.folder / "a").exists())
        self.refuse("score", self.reference, "-i", self.cut, "--resegment", "--write-resegmented", self.folder / "none" / "out")
        self.assertIn("short:2:", self.refuse("score", self.reference, self.lines("short", "a"), "-i", self.cut, "--resegment"))
        empty = self.write("empty", b"")
        self.assertIn("empty", self.refuse("score", empty, "-i", self.cut, "--resegment"))
        bad = self.write("bad", b"a\nb \xff\n")
        self.assertIn(f"{bad}:2: byte 4", self.refuse("score", self.reference, "-i", bad, "--resegment"))
        self.assertIn(f"{bad}:2: byte 4", self.refuse("score", bad, "-i", self.cut, "--resegment"))
        scores = self.lines("scores", *range(4))
        self.refuse("score", "-i", self.cut, "--external", f"x={scores}", "--resegment")


class External(Score):
    def test_scores_of_another_tool_are_a_metric(self):
        reference = self.lines("ref", *"abcdefgh")
        a, b = self.lines("a", *"abcdefgh"), self.lines("b", *"abcdefgx")
        low = self.lines("low", *(0.1 * i for i in range(8)))
        high = self.write("high", json.dumps({"b": [{"COMET": 0.1 * i + 0.3} for i in range(8)]}))
        found = self.json(reference, "-i", a, b, "--external", f"COMET={low},{high}", "--compare")
        self.assertAlmostEqual(found[1]["COMET"]["difference"], 0.3)
        self.assertIn("BLEU", found[1])
        alone = self.json("-i", a, b, "--external", f"COMET={low},{high}", "-pbs", "-pbsn", "50")
        self.assertEqual(list(alone[1]), ["system", "COMET"])
        self.assertAlmostEqual(alone[0]["COMET"]["score"], 0.35)

    def test_refusals(self):
        reference = self.lines("ref", "a", "b")
        self.assertIn(":2:", self.refuse("score", reference, "-i", reference, "--external", f"x={self.lines('s', 1)}"))
        self.assertIn(":2:", self.refuse("score", reference, "-i", reference, "--external", f"x={self.lines('s', 1, 'y')}"))
        self.refuse("score", reference, "-i", reference, "--external", "x")
        self.refuse("score", reference, "-i", reference, "--external", f"x={reference},{reference}")


class BadInput(Score):
    def test_unequal_lengths_name_the_first_missing_line(self):
        long, short = self.lines("long", *"abcd"), self.lines("short", *"ab")
        self.assertIn(f"{short}:3:", self.refuse("score", long, "-i", short))
        self.assertIn(f"{short}:3:", self.refuse("score", short, "-i", long))

    def test_empty_files(self):
        empty = self.write("empty", b"")
        self.refuse("score", empty, "-i", empty)
        self.refuse("score", empty, "-i", CANDIDATE)
        self.refuse("score", CANDIDATE, "-i", empty)

    def test_not_utf_8(self):
        bad = self.write("bad", b"a\nb\xff\n")
        good = self.lines("good", "a", "b")
        said = self.refuse("score", good, "-i", bad)
        self.assertIn(f"{bad}:2:", said)
        self.assertIn("byte 3", said)

    def test_no_reference(self):
        self.refuse("score", "-i", CANDIDATE)
        self.refuse("score", REFERENCE, "-i", REFERENCE, "-m", "nonsense")
        self.refuse("score", "-", "-i", "-", stdin=b"a\n")

    def test_missing_file_among_many(self):
        self.assertIn("none", self.refuse("score", REFERENCE, "-i", CANDIDATE, self.folder / "none"))

    def test_a_warning_about_tokenised_text(self):
        reference = self.lines("ref", *["a b ."] * 150)
        self.assertIn("tokenised", run("score", reference, "-i", reference).stderr.decode())
        self.assertEqual(run("score", reference, "-i", reference, "--force").stderr, b"")

    def test_closed_pipe_does_not_hang(self):
        done = subprocess.run(["bash", "-c", f"'{BINARY}' score '{SOURCE}' -i '{SOURCE}' -sl | head -n 1"],
                              capture_output=True, timeout=60, check=False)
        self.assertTrue(done.stdout.startswith(b"BLEU|"))


if __name__ == "__main__":
    unittest.main()
