"""`lacuna align` of documents: formats, figures against gold, several pairs, bad input."""

import gzip
import json
import os
import pathlib
import signal
import subprocess
import sys
import unittest
import xml.etree.ElementTree

from lacuna_cli import BINARY, CANDIDATE, PACK, REFERENCE, ROOT, SAMPLES, SOURCE, CliTest, run

DE = "Die Küste liegt im Norden. Dort wohnen 1.200 Menschen.\n\nIm Jahr 1987 kam Herr Abel. Er blieb lange!\n"
FR = "La côte est au nord. Là vivent 1.200 personnes.\n\nEn 1987 est venu M. Abel. Il est resté longtemps !\n"


class Formats(CliTest):
    def align(self, *arguments, source=SOURCE, target=CANDIDATE):
        return self.succeed("align", source, target, *arguments).stdout.decode()

    def beads(self, *arguments, **texts):
        return json.loads(self.align("--format", "json", *arguments, **texts))["beads"]

    def test_tsv_is_the_default(self):
        lines = self.align().split("\n")
        self.assertEqual(lines.pop(), "")
        rows = [line.split("\t") for line in lines]
        self.assertTrue(all(len(row) == 3 for row in rows))
        self.assertTrue(all(0 <= float(row[2]) <= 1 for row in rows))
        self.assertEqual(" ".join(" ".join(row[0] for row in rows).split()), " ".join(SOURCE.read_text("utf-8").split()))
        self.assertTrue(any(not row[1] for row in rows), "the sample lacks a sentence")

    def test_vecalign_and_json_name_the_same_segments(self):
        lines = self.align("--format", "vecalign").splitlines()
        self.assertEqual([line.rsplit(":", 1)[0] for line in lines],
                         [f"{bead['source']}:{bead['target']}" for bead in self.beads()])
        for line, bead in zip(lines, self.beads()):
            self.assertAlmostEqual(float(line.rsplit(":", 1)[1]), 1 - bead["confidence"], places=5)

    def test_the_ladder_climbs_from_end_to_end(self):
        rungs = [tuple(map(float, line.split("\t"))) for line in self.align("--format", "hunalign").splitlines()]
        report = json.loads(self.align("--format", "json"))
        self.assertEqual(rungs[0][:2], (0, 0))
        self.assertEqual(rungs[-1][:2], tuple(document["count"] for document in report["documents"]))
        for (i, j, _), (k, l, _) in zip(rungs, rungs[1:]):
            self.assertTrue(i <= k and j <= l and (i, j) != (k, l))

    def test_json_holds_bytes_of_the_files(self):
        report = json.loads(self.align("--format", "json"))
        self.assertEqual(report["pack"]["name"], "vi-en")
        for document, path in zip(report["documents"], (SOURCE, CANDIDATE)):
            data = path.read_bytes()
            for segment in document["segments"]:
                self.assertEqual(data[segment["begin"]:segment["end"]].decode(), segment["text"])
        for side in ("source", "target"):
            numbers = [n for bead in report["beads"] for n in bead[side]]
            self.assertEqual(sorted(numbers), list(range(len(numbers))))

    def test_json_keeps_to_its_schema(self):
        path = self.write("a.json", self.align("--format", "json", "--no-pack"))
        done = subprocess.run([sys.executable, ROOT / "tests/support/validate_json.py",
                               ROOT / "reports/schema/alignment.schema.json", path], capture_output=True, check=False)
        if done.returncode == 77:
            self.skipTest("python3-jsonschema is missing")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_tmx_is_well_formed_and_trains(self):
        source = self.write("s.txt", DE + "Ein <Zeichen> & \x01\x0c noch eines.\n")
        target = self.write("t.txt", FR + "Un <signe> & \x02 encore un.\n")
        languages = ("--src-lang", "de", "--tgt-lang", "fr-CH")
        memory = self.align("--format", "tmx", *languages, source=source, target=target)
        root = xml.etree.ElementTree.fromstring(memory.encode())
        self.assertEqual((root.tag, root.get("version"), root.find("header").get("srclang")), ("tmx", "1.4", "de"))
        units = root.findall("body/tu")
        both = [bead for bead in self.beads(*languages, source=source, target=target) if bead["source"] and bead["target"]]
        self.assertEqual(len(units), len(both))
        for unit in units:
            self.assertEqual(unit.find("prop").get("type"), "x-confidence")
            self.assertEqual([v.get("{http://www.w3.org/XML/1998/namespace}lang") for v in unit.findall("tuv")], ["de", "fr-CH"])
            self.assertTrue(all(v.find("seg").text for v in unit.findall("tuv")))
        self.assertIn("--src-lang", self.refuse("align", "-q", source, target, "--no-pack", "--format", "tmx"))

    def test_lines_are_segments_with_their_numbers(self):
        source = self.write("s.txt", "Eins. Zwei.\n\nDrei 33.\n")
        target = self.write("t.txt", "\nUn. Deux.\n<p>\nTrois 33.\n")
        lines = self.align("--lines", "--format", "vecalign", source=source, target=target).splitlines()
        self.assertEqual([line.rsplit(":", 1)[0] for line in lines], ["[0]:[1]", "[2]:[3]"])
        ladder = self.align("--lines", "--format", "hunalign", source=source, target=target).splitlines()
        self.assertEqual([line.split("\t")[:2] for line in ladder], [["0", "0"], ["2", "3"], ["3", "4"]])

    def test_to_a_file_from_gzip_and_from_standard_input(self):
        plain = self.align()
        zipped = self.write("s.gz", gzip.compress(SOURCE.read_bytes()))
        out = self.folder / "out.tsv"
        self.assertEqual(self.align("-o", out, source=zipped), "")
        self.assertEqual(out.read_text("utf-8"), plain)
        self.assertEqual(self.succeed("align", "-", CANDIDATE, stdin=SOURCE.read_bytes()).stdout.decode(), plain)

    def test_the_same_bytes_with_any_number_of_threads(self):
        for pack in ([], ["--no-pack"]):
            one = self.align("--format", "json", "--threads", "1", *pack)
            self.assertEqual(one, self.align("--format", "json", "--threads", "3", *pack))

    def test_which_pack_is_said(self):
        said = lambda *a: self.succeed("align", *a).stderr.decode()
        self.assertIn("pack vi-en", said(SOURCE, CANDIDATE))
        self.assertEqual(said("--quiet", SOURCE, CANDIDATE), "")
        self.assertIn("without a pack", said(SOURCE, CANDIDATE, "--no-pack"))
        self.assertIn("without a pack", said(SOURCE, CANDIDATE, "--pack", "none"))
        self.assertIn("de to fr", said(self.write("s", DE), self.write("t", FR), "--src-lang", "de", "--tgt-lang", "fr"))
        self.assertIn("do not look like", said(self.write("s", DE), self.write("t", FR)))

    def test_help_has_examples(self):
        text = self.succeed("align", "--help").stdout.decode()
        self.assertGreaterEqual(text.count("  lacuna align "), 2)


class Evaluation(CliTest):
    def setUp(self):
        super().setUp()
        self.gold = self.folder / "gold"
        self.succeed("align", SOURCE, CANDIDATE, "--format", "vecalign", "-o", self.gold)

    def figures(self, gold, *arguments):
        done = self.succeed("align", "-q", SOURCE, CANDIDATE, "--eval", gold, "--format", "json", *arguments)
        return json.loads(done.stdout)["total"]

    def test_its_own_alignment_is_right(self):
        total = self.figures(self.gold)
        self.assertIsNone(total.pop("rungs"))
        for kind, figures in total.items():
            self.assertEqual((kind, figures["precision"], figures["recall"], figures["f1"]), (kind, 1, 1, 1))

    def test_a_ladder_is_gold_too(self):
        ladder = self.folder / "ladder"
        self.succeed("align", SOURCE, CANDIDATE, "--format", "hunalign", "-o", ladder)
        for kind in ("strict", "rungs"):
            self.assertEqual(self.figures(ladder)[kind]["f1"], 1)

    def test_figures_are_those_worked_out_by_hand(self):
        source, target = self.write("s", "a 1\nb 22\nc 333\n"), self.write("t", "x 1\ny 22\nz 333\n")
        gold = self.write("g", "[0]:[0]\n[1]:[1, 2]\n[2]:[]\n")
        done = self.succeed("align", source, target, "--lines", "--no-pack", "--eval", gold, "--format", "json")
        total = json.loads(done.stdout)["total"]
        predicted = self.succeed("align", source, target, "--lines", "--no-pack", "--format", "vecalign").stdout.decode()
        self.assertEqual([line.rsplit(":", 1)[0] for line in predicted.splitlines()], ["[0]:[0]", "[1]:[1]", "[2]:[2]"])
        self.assertEqual((total["strict"]["right_predicted"], total["strict"]["predicted"]), (1, 3))
        self.assertEqual((total["strict"]["right_gold"], total["strict"]["gold"]), (1, 2))
        self.assertEqual((total["lax"]["right_predicted"], total["lax"]["right_gold"]), (2, 2))
        self.assertEqual((total["null"]["precision"], total["null"]["recall"], total["null"]["f1"]), (None, 0, 0))

    def test_a_table_for_people_and_the_alignment_in_a_file(self):
        out = self.folder / "out"
        done = self.succeed("align", SOURCE, CANDIDATE, "--eval", self.gold, "-o", out, "--format", "vecalign")
        self.assertEqual([line.split()[0] for line in done.stdout.decode().splitlines()], ["precision", "strict", "lax", "null"])
        self.assertEqual(out.read_bytes(), self.gold.read_bytes())
        self.assertIn("standard output", self.refuse("align", SOURCE, CANDIDATE, "--eval", self.gold, "-o", "-"))

    def test_bad_gold_is_named_with_its_place(self):
        for text, place, part in (("[0]:[0]\n[1]:1\n", ":2: byte 12", "expected"), ("[0]:[9999]\n", ":1: byte 5", "9999"),
                                  ("0\t0\n9999\t1\n", ":2: byte 4", "9999"), ("words\n", ":1: byte 0", "expected"),
                                  ("", ":1: byte 0", "gold"), (b"[0]:[0]\n\xff\n", ":2: byte 8", "UTF-8")):
            bad = self.write("bad", text)
            said = self.refuse("align", "-q", SOURCE, CANDIDATE, "--eval", bad)
            self.assertIn(f"{bad}{place}", said)
            self.assertIn(part, said)
        self.refuse("align", SOURCE, CANDIDATE, "--eval", self.folder / "none")

    def test_no_alignment_is_written_when_the_gold_is_bad(self):
        out = self.folder / "out"
        self.refuse("align", "-q", SOURCE, CANDIDATE, "--eval", self.write("bad", "?"), "-o", out)
        self.assertFalse(out.exists())


class Pairs(CliTest):
    def setUp(self):
        super().setUp()
        self.names = sorted(sample.name for sample in SAMPLES.iterdir())
        for name in self.names:
            for folder, file, language in (("vi", "source.vi.txt", "vi"), ("en", "candidate.en.txt", "en")):
                path = self.folder / folder / "deep" / f"{name}.{language}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes((SAMPLES / name / file).read_bytes())
        self.vi, self.en, self.out = self.folder / "vi", self.folder / "en", self.folder / "out"

    def files(self, folder):
        return sorted(path.relative_to(folder).as_posix() for path in pathlib.Path(folder).rglob("*") if path.is_file())

    def test_folders_are_matched_by_name(self):
        done = self.succeed("align", self.vi, self.en, "--output-dir", self.out)
        self.assertEqual(self.files(self.out), [f"deep/{name}.tsv" for name in self.names])
        self.assertEqual(done.stdout, b"")
        for name in self.names:
            alone = self.succeed("align", self.vi / "deep" / f"{name}.vi.txt", self.en / "deep" / f"{name}.en.txt").stdout
            self.assertEqual((self.out / "deep" / f"{name}.tsv").read_bytes(), alone)

    def test_files_without_a_counterpart_are_named(self):
        (self.vi / "lonely.txt").write_text("Một mình.\n", encoding="utf-8")
        done = self.succeed("align", self.vi, self.en, "--output-dir", self.out, "--format", "hunalign")
        self.assertIn(str(self.vi / "lonely.txt"), done.stderr.decode())
        self.assertIn("1 file without", done.stderr.decode())
        self.assertEqual(self.files(self.out), [f"deep/{name}.ladder" for name in self.names])

    def test_folders_without_pairs_are_refused(self):
        other = self.folder / "other"
        other.mkdir()
        (other / "x.txt").write_text("x\n", encoding="utf-8")
        self.assertIn("no file has the name", self.refuse("align", self.vi, other, "--output-dir", self.out))
        self.assertFalse(self.out.exists())

    def write_list(self, *lines):
        return self.write("pairs.tsv", "".join("\t".join(map(str, line)) + "\n" for line in lines))

    def pair(self, name):
        return self.vi / "deep" / f"{name}.vi.txt", self.en / "deep" / f"{name}.en.txt"

    def test_a_list_names_its_outputs(self):
        outputs = [self.folder / f"{name}.aligned" for name in self.names]
        pairs = self.write_list(*((*self.pair(name), output) for name, output in zip(self.names, outputs)))
        self.succeed("align", "--list", pairs)
        self.assertTrue(all(output.stat().st_size for output in outputs))

    def test_one_bad_pair_does_not_stop_the_others(self):
        bad = self.write("bad.txt", b"\xff")
        pairs = self.write_list(self.pair(self.names[0]), (bad, self.pair(self.names[0])[1]), self.pair(self.names[1]))
        done = run("align", "--list", pairs, "--output-dir", self.out)
        self.assertEqual(done.returncode, 2)
        self.assertIn(f"{bad}:1: byte 0", done.stderr.decode())
        self.assertIn("1 failed", done.stderr.decode())
        self.assertEqual(self.files(self.out), [f"{name}.tsv" for name in self.names[:2]])

    def test_figures_are_pooled(self):
        self.succeed("align", self.vi, self.en, "--output-dir", self.folder / "gold", "--format", "vecalign")
        first = self.folder / "gold" / "deep" / f"{self.names[0]}.vecalign"
        first.write_text("[0]:[0]\n", encoding="utf-8")
        done = self.succeed("align", "-q", self.vi, self.en, "--eval", self.folder / "gold", "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual(len(report["pairs"]), len(self.names))
        for kind in ("strict", "lax", "null"):
            for count in ("right_predicted", "predicted", "right_gold", "gold"):
                self.assertEqual(report["total"][kind][count], sum(pair[kind][count] for pair in report["pairs"]))
        self.assertLess(report["total"]["strict"]["precision"], 1)
        self.assertEqual(report["pairs"][1]["strict"]["f1"], 1)
        table = self.succeed("align", "-q", self.vi, self.en, "--eval", self.folder / "gold").stdout.decode()
        self.assertIn(f"all {len(self.names)} pairs", table)
        pairs = self.write_list((*self.pair(self.names[0]), "", first), self.pair(self.names[1]))
        self.assertEqual(len(json.loads(self.succeed("align", "-q", "--list", pairs, "--format", "json").stdout)["pairs"]), 1)

    def test_gold_that_is_missing_is_an_error_of_its_pair(self):
        gold = self.folder / "gold"
        self.succeed("align", self.vi, self.en, "--output-dir", gold, "--format", "vecalign")
        (gold / "deep" / f"{self.names[0]}.vecalign").unlink()
        done = run("align", self.vi, self.en, "--eval", gold)
        self.assertEqual(done.returncode, 2)
        self.assertIn(str(gold / "deep" / self.names[0]), done.stderr.decode())
        self.assertIn(f"all {len(self.names) - 1} pairs", done.stdout.decode())

    def test_what_does_not_go_together(self):
        pairs = self.write_list(self.pair(self.names[0]))
        self.assertIn("--output-dir", self.refuse("align", "--list", pairs))
        self.assertIn("--output-dir", self.refuse("align", self.vi, self.en))
        self.assertIn("--output-dir", self.refuse("align", self.vi, self.en, "-o", self.out))
        self.assertIn("-o FILE", self.refuse("align", SOURCE, CANDIDATE, "--output-dir", self.out))
        self.assertIn("both", self.refuse("align", self.vi, CANDIDATE))
        self.assertIn("not both", self.refuse("align", SOURCE, CANDIDATE, "--list", pairs))
        self.assertIn("folder", self.refuse("align", self.vi, self.en, "--eval", pairs))
        self.assertIn(":1: byte 0", self.refuse("align", "--list", self.write("one", "alone\n"), "--output-dir", self.out))
        twice = self.write_list(self.pair(self.names[0]), self.pair(self.names[0]))
        self.assertIn("both be written", self.refuse("align", "--list", twice, "--output-dir", self.out))


class BadInput(CliTest):
    def test_a_side_that_is_no_text_is_named(self):
        for name, data, part in (("empty", b"", "no text"), ("blank", b" \n\n", "no text"), ("latin", b"caf\xe9\n", "byte 3"),
                                 ("binary", b"ab\0c", "byte 2"), ("wide", "One.".encode("utf-16")[:-1], "UTF-16"),
                                 ("unmarked", "One.".encode("utf-16-le"), "UTF-16"), ("spaces", "\u00a0\n\u3000\n", "no text")):
            bad = self.write(name, data)
            for pair in ((bad, CANDIDATE), (SOURCE, bad)):
                said = self.refuse("align", *pair)
                self.assertIn(f"{bad}:1:", said)
                self.assertIn(part, said)
        self.succeed("align", self.write("marked", SOURCE.read_text().encode("utf-16")), CANDIDATE, "-q")
        self.assertIn("none.txt", self.refuse("align", SOURCE, self.folder / "none.txt"))
        self.assertIn(f"{self.folder}: is a folder", self.refuse("align", SOURCE, self.folder))
        self.refuse("align", SOURCE)
        self.refuse("align")
        self.refuse("align", "-", "-")
        self.refuse("align", SOURCE, CANDIDATE, "--format", "xml")
        self.refuse("align", SOURCE, CANDIDATE, "-o", self.folder / "no" / "folder.tsv")
        self.refuse("align", SOURCE, CANDIDATE, "--no-pack", "--pack", self.folder)

    def test_swapped_languages(self):
        self.assertIn("swapped", self.refuse("align", CANDIDATE, SOURCE))
        self.assertIn("swapped", self.refuse("align", CANDIDATE, SOURCE, "--src-lang", "vi", "--tgt-lang", "en"))

    def test_a_pack_that_is_named_has_to_serve(self):
        self.refuse("align", SOURCE, CANDIDATE, "--pack", self.folder)
        pack = ROOT / "corpora" / "packs" / "vi-en"
        self.refuse("align", SOURCE, CANDIDATE, "--pack", pack, "--src-lang", "de", "--tgt-lang", "en")

    def test_unrelated_and_identical_documents_are_warned_of(self):
        other = SAMPLES / "travel" / "candidate.en.txt"
        done = self.succeed("align", SOURCE, other)
        self.assertRegex(done.stderr.decode(), r"hardly translate each other: \d+ % of the text")
        self.assertIn("the same text", self.succeed("align", REFERENCE, REFERENCE).stderr.decode())
        self.assertNotIn("warning", self.succeed("align", SOURCE, REFERENCE).stderr.decode())

    def test_five_megabytes_without_a_line_break(self):
        words = " ".join(f"w{i * 7919 % 4001} x{i % 97}" for i in range(400_000)).encode()[:5_000_000]
        long = self.write("long.txt", words)
        for lines in ([], ["--lines"]):
            self.succeed("align", "-q", long, self.write("short.txt", words[:100_000]), "--format", "vecalign", *lines)

    def test_a_reader_that_leaves(self):
        with subprocess.Popen([BINARY, "align", "-q", SOURCE, CANDIDATE, "--format", "json"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(1)
            process.stdout.close()
            said = process.stderr.read()
            process.wait(timeout=60)
        self.assertNotIn(b"terminate", said)


class Hostile(CliTest):
    """Texts that no one translated, or that are hardly texts: each segment is in one bead, and nothing else is asked."""

    def beads(self, source, target, *arguments):
        report = json.loads(self.succeed("align", "-q", source, target, "--format", "json", *arguments).stdout)
        for document, side, path in zip(report["documents"], ("source", "target"), (source, target)):
            data = path.read_bytes()
            rest = bytearray(data)
            for segment in document["segments"]:
                rest[segment["begin"]:segment["end"]] = b" " * (segment["end"] - segment["begin"])
            self.assertEqual(rest.decode().strip(" \r\n\ufeff"), "", "text outside of segments")
            numbers = [number for bead in report["beads"] for number in bead[side]]
            self.assertEqual(sorted(numbers), [segment["number"] for segment in document["segments"]])
        self.assertTrue(all(0 <= bead["confidence"] <= 1 for bead in report["beads"]))
        return report["beads"]

    def test_one_sentence_and_many(self):
        one = self.write("one", "Một câu.\n")
        many = self.write("many", "".join(f"This is sentence {i}, of a good length.\n" for i in range(3000)))
        for pack in ("none", PACK):
            for lines in ([], ["--lines"]):
                beads = self.beads(one, many, "--src-lang", "vi", "--tgt-lang", "en", "--pack", pack, *lines)
                self.assertLessEqual(len([bead for bead in beads if bead["source"]]), 1)
            self.beads(many, one, "--pack", "none", *lines)

    def test_the_same_line_over_and_over(self):
        source, target = self.write("s", "Một câu như nhau.\n" * 1000), self.write("t", "The same sentence.\n" * 1000)
        for bead in self.beads(source, target, "--lines", "--no-pack"):
            self.assertEqual(bead["source"], bead["target"])
        for bead in self.beads(source, target, "--lines", "--pack", PACK, "--src-lang", "vi", "--tgt-lang", "en"):
            self.assertEqual(bead["source"], bead["target"])
        fewer = self.write("f", "The same sentence.\n" * 900)
        beads = self.beads(source, fewer, "--lines", "--no-pack")
        self.assertGreater(len([bead for bead in beads if bead["source"] and bead["target"]]), 800)

    def test_lines_of_one_letter(self):
        letters = [self.write(f"l{k}", "".join("abcdefghij"[i * k % 97 % 10] + "\n" for i in range(2000))) for k in (3, 5)]
        for lines in ([], ["--lines"]):
            self.beads(*letters, "--no-pack", *lines)

    def test_long_lines(self):
        words = " ".join(f"w{i * 7919 % 4001}" for i in range(200_000))
        source = self.write("s", "\n".join(words[k:k + 300_000] for k in range(3)) + "\n")
        target = self.write("t", "\n".join(words[k:k + 290_000].upper() for k in range(3)) + "\n")
        self.assertEqual(len(self.beads(source, target, "--lines", "--no-pack")), 3)

    def test_any_script(self):
        texts = ("ذهب الولد إلى المدرسة. كان الجو باردا جدا! اشترى 15 كتابا في عام 1987.\n",
                 "הילד הלך לבית הספר. היה קר מאוד! הוא קנה 15 ספרים בשנת 1987.\n",
                 "小孩去了学校。天气非常冷！他在1987年买了15本书。\n",
                 "เด็กไปโรงเรียน อากาศหนาวมาก เขาซื้อหนังสือ 15 เล่มในปี 1987\n" * 3,
                 "😀😀 👍🏽!\n👨‍👩‍👧‍👦 🇻🇳\n❤️❤️❤️\n" * 4, "\u202eabc\u0301\u0302.\n", "…\n?!\n-\n")
        files = [self.write(str(i), text) for i, text in enumerate(texts)]
        for source, target in zip(files, files[1:] + files[:1]):
            for lines in ([], ["--lines"]):
                self.beads(source, target, "--no-pack", *lines)
        self.assertEqual([(bead["source"], bead["target"]) for bead in self.beads(files[0], files[2], "--no-pack")],
                         [([0], [0]), ([1], [1]), ([2], [2])])

    def test_byte_order_mark_and_line_ends_change_nothing(self):
        plain = self.succeed("align", "-q", SOURCE, CANDIDATE).stdout
        data = SOURCE.read_bytes()
        for name, other in (("bom", b"\xef\xbb\xbf" + data), ("crlf", data.replace(b"\n", b"\r\n"))):
            path = self.write(name, other)
            self.beads(path, CANDIDATE)
            self.assertEqual(self.succeed("align", "-q", path, CANDIDATE).stdout, plain)

    def test_an_interrupted_run_leaves_what_was_there(self):
        out = self.write("out", "what was there")
        with subprocess.Popen([BINARY, "align", "-q", "-", CANDIDATE, "-o", out], stdin=subprocess.PIPE) as process:
            process.stdin.write(SOURCE.read_bytes())
            process.stdin.flush()
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=60), -signal.SIGINT)
        self.assertEqual(out.read_text(), "what was there")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["out"])

    def test_an_output_that_cannot_be_is_said_first(self):
        long = "A sentence of the source, which is read only if there is a place for the result.\n" * 1000
        for out, said in ((self.folder / "no" / "x", str(self.folder / "no")), (self.folder, "is a directory"),
                          (SOURCE / "x", str(SOURCE))):
            self.assertIn(said, self.refuse("align", "-", self.folder / "none.txt", "-o", out, stdin=long.encode()))
        if os.geteuid() != 0:
            self.folder.chmod(0o555)
            self.assertIn("denied", self.refuse("align", "-q", SOURCE, CANDIDATE, "-o", self.folder / "x"))


if __name__ == "__main__":
    unittest.main()
