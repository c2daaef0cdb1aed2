"""A corpus in parts: the report is that of one run, byte for byte, whoever measured which part, and whatever went wrong."""

import gzip
import json
import os
import pathlib
import random
import shutil
import subprocess
import unittest

from lacuna_cli import BINARY, CANDIDATE, PACK, REFERENCE, SOURCE, CliTest, run

CHUNK = 8000  # bytes: small, so that there are many
LANGUAGES = ("--src-lang", "vi", "--tgt-lang", "en", "--pack", PACK)
CHECK = (*LANGUAGES, "--chunk-bytes", CHUNK, "--keep", 5, "--no-config")
# What compares all units is left out of a corpus.
ALONE = ("--no-config", "--disable", "tone-style,inconsistent-target", "--source-field", 1, "--target-field", 2)


def lines_of(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def triples(count, seed=5):
    """Lines of source, translation and reference, some of them wrong, no two alike."""
    draw = random.Random(seed)
    texts = list(zip(lines_of(SOURCE), lines_of(CANDIDATE), lines_of(REFERENCE)))
    made = []
    for number in range(count):
        source, target, reference = draw.choice(texts)
        if draw.random() < 0.2:
            target = " ".join(target.split()[: draw.randrange(1, 12)])
        wrong = number + (1 if draw.random() < 0.1 else 0)
        made.append((f"{source} Số {number}.", f"{target} Number {wrong}.", f"{reference} Number {number}."))
    return made


class CorpusTest(CliTest):
    def setUp(self):
        super().setUp()
        self.triples = triples(300)
        table = "".join("\t".join(triple) + "\n" for triple in self.triples)
        self.table = self.write("corpus.tsv", table)

    def columns(self):
        return [self.write(name, "".join(triple[i] + "\n" for triple in self.triples))
                for i, name in enumerate(("a.vi", "a.en", "ref.en"))]

    def map(self, *arguments, out, **keywords):
        path = self.folder / out
        self.succeed("map", "check", *arguments, *CHECK, "-o", path, **keywords)
        return path

    def merged(self, *shards):
        path = self.folder / "merged.json"
        path.unlink(missing_ok=True)
        self.succeed("merge", *shards, "-o", path)
        return path.read_bytes()

    def whole(self, *files):
        path = self.folder / "whole.json"
        self.succeed("check", "--corpus", *files, *CHECK, "--json", path, "-q")
        return path.read_bytes()


class SameBytes(CorpusTest):
    def test_one_run_and_seven_shards_in_random_order_one_of_them_twice(self):
        whole = self.whole(self.table)
        report = json.loads(whole)
        self.assertEqual(report["corpus"]["units"], 300)
        self.assertGreater(sum(rule["major"] + rule["critical"] for rule in report["corpus"]["findings"]), 30)
        shards = [self.map(self.table, "--part", f"{i}/7", "--threads", 1 + i % 3, out=f"{i}.shard") for i in range(1, 8)]
        again = self.map(self.table, "--part", "3/7", out="again.shard.zst")
        draw = random.Random(11)
        for _ in range(3):
            order = [*shards, again]
            draw.shuffle(order)
            self.assertEqual(self.merged(*order), whole)
        # Any grouping: shards of shards.
        first = self.folder / "first.shard"
        rest = self.folder / "rest.shard.gz"
        self.succeed("merge", *shards[:3], again, "--shard", first)
        self.succeed("merge", *shards[2:], "--shard", rest)
        self.assertEqual(self.merged(rest, first, shards[0]), whole)
        joined = b"".join(shard.read_bytes() for shard in shards)
        self.assertEqual(self.succeed("merge", "-", "--format", "json", stdin=joined).stdout, whole)

    def test_byte_ranges(self):
        whole = self.whole(self.table)
        size = self.table.stat().st_size
        borders = [0, 1, size // 3, size // 2 + 7, size + 5]
        shards = [self.map(self.table, "--bytes", f"{a}-{b}", out=f"{a}.shard") for a, b in zip(borders, borders[1:])]
        self.assertEqual(self.merged(*shards), whole)

    def test_totals_are_those_of_a_check_of_the_whole(self):
        """In one chunk it is a check like any other."""
        path = self.folder / "plain.json"
        self.succeed("check", self.table, *LANGUAGES, *ALONE, "--json", path, "-q")
        plain = json.loads(path.read_bytes())
        self.succeed("check", "--corpus", self.table, *LANGUAGES, *ALONE, "--json", path, "-q", "--keep", 100000)
        corpus = json.loads(path.read_bytes())
        self.assertEqual(corpus["scores"], plain["scores"])
        self.assertEqual(corpus["checks"], plain["checks"])
        totals = sum(rule["minor"] + rule["major"] + rule["critical"] for rule in corpus["corpus"]["findings"])
        self.assertEqual(totals, len(plain["findings"]))
        prints = lambda report: sorted({finding["fingerprint"] for finding in report["findings"]})
        self.assertEqual(prints(corpus), prints(plain))
        # A finding is at the same place in the file, and its words are those bytes of it.
        bytes_of = self.table.read_bytes()
        lines = bytes_of.splitlines()
        for finding in corpus["findings"]:
            unit = corpus["units"][finding["unit"]]
            self.assertIn(unit["source"]["text"].encode(), lines[unit["place"]["line"] - 1])
            for side in ("source", "target"):
                if finding[side]:
                    place = finding[side]["file"]
                    self.assertEqual(bytes_of[place["begin"]:place["end"]].decode(), finding[side]["text"])

    def test_packed_files_json_lines_and_line_aligned_texts_say_the_same(self):
        source, target, _ = self.columns()
        rows = [{"src": a, "mt": b} for a, b, _ in self.triples]
        jsonl = self.write("corpus.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        packed = self.write("corpus.tsv.gz", gzip.compress(self.table.read_bytes()))

        def facts(report):
            report = json.loads(report)
            return report["scores"], report["checks"], report["corpus"]["findings"], report["corpus"]["distributions"]

        big = ("--chunk-bytes", 10_000_000)
        reports = []
        for files in ((self.table,), (packed,), (jsonl,), ("--parallel", source, target)):
            path = self.folder / "facts.json"
            self.succeed("check", "--corpus", *files, *LANGUAGES, *big, "--no-config", "--json", path, "-q")
            reports.append(facts(path.read_bytes()))
        for report in reports[1:]:
            self.assertEqual(report, reports[0])
        # Packed or not, the chunks are the same.
        one = json.loads(self.whole(self.table))
        other = json.loads(self.whole(packed))
        self.assertEqual([f["fingerprint"] for f in one["findings"]], [f["fingerprint"] for f in other["findings"]])
        shards = [self.map("--parallel", source, target, "--part", f"{i}/3", out=f"p{i}.shard") for i in (3, 1, 2)]
        self.assertEqual(self.merged(*shards), self.whole("--parallel", source, target))

    def test_many_files_are_one_corpus(self):
        half = len(self.triples) // 2
        files = [self.write(f"{name}.tsv", "".join("\t".join(t) + "\n" for t in part))
                 for name, part in (("b", self.triples[half:]), ("a", self.triples[:half]))]
        whole = self.whole(*files)
        self.assertEqual(self.whole(*reversed(files)), whole)
        report = json.loads(whole)
        self.assertEqual([row["path"] for row in report["corpus"]["inputs"]], sorted(map(str, files)))
        for finding in report["findings"]:
            place = report["units"][finding["unit"]]["place"]
            line = pathlib.Path(place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
            self.assertIn(report["units"][finding["unit"]]["source"]["text"], line)
        shards = [self.map(*files, "--part", f"{i}/4", out=f"{i}.shard") for i in range(1, 5)]
        alone = [self.map(file, out=f"{file.stem}.shard") for file in files]
        self.assertEqual(self.merged(*shards), whole)
        self.assertEqual(self.merged(*alone), whole, "a shard for each file")

    def test_the_report_is_read_by_everything_that_reads_reports(self):
        path = self.folder / "whole.json"
        path.write_bytes(self.whole(self.table))
        for ending in ("html", "xlsx", "md", "csv", "sarif", "jsonl"):
            self.succeed("report", path, "-o", self.folder / f"report.{ending}", cwd=self.folder)
        shown = self.succeed("report", path, "--format", "console").stdout.decode()
        self.assertIn("300", shown)


class Streams(CorpusTest):
    def test_lines_through_standard_input_to_standard_output(self):
        """As Spark's pipe and Hadoop's streaming do: any lines in, a shard out."""
        lines = self.table.read_bytes().splitlines(keepends=True)
        parts = [b"".join(lines[i::4]) for i in range(4)]
        shards = [self.succeed("map", "check", "-", *CHECK, "--name", f"part-{i:05}", stdin=part).stdout
                  for i, part in enumerate(parts)]
        report = json.loads(self.succeed("merge", "-", "--format", "json", stdin=b"".join(shards)).stdout)
        self.assertEqual(report["corpus"]["units"], 300)
        self.assertEqual([row["path"] for row in report["corpus"]["inputs"]], [f"part-{i:05}" for i in range(4)])
        # An engine that delivers a part twice, and in lines of any order.
        shuffled = b"".join(shards + [shards[2]]).splitlines(keepends=True)
        random.Random(3).shuffle(shuffled)
        again = self.succeed("merge", "-", "--format", "json", stdin=b"".join(shuffled)).stdout
        self.assertEqual(json.loads(again), report)

    def test_two_streams_of_one_name_are_not_taken_for_one(self):
        one = self.write("one.shard", self.succeed("map", "check", "-", *CHECK, stdin=b"m\xe1\xbb\x99t\tone\n").stdout)
        two = self.write("two.shard", self.succeed("map", "check", "-", *CHECK, stdin=b"hai\ttwo\n").stdout)
        said = self.refuse("merge", one, two)
        self.assertIn("chunk 0 of <stdin>", said)
        self.assertIn("--name", said)

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_the_recipe_for_gnu_parallel(self):
        whole = self.whole(self.table)
        command = f"parallel --will-cite -j2 {BINARY} map check {self.table} --part '{{}}/5' -o '{{}}.shard' " + \
            " ".join(map(str, CHECK)) + " ::: 1 2 3 4 5"
        subprocess.run(["sh", "-c", command], cwd=self.folder, check=True, timeout=300, stdin=subprocess.DEVNULL)
        self.assertEqual(self.merged(*(self.folder / f"{i}.shard" for i in (5, 3, 1, 2, 4))), whole)


class Scores(CorpusTest):
    METRICS = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", 2)

    def test_scores_are_those_of_score_byte_for_byte(self):
        _, target, reference = self.columns()
        other = self.write("other.en", target.read_bytes().replace(b" the ", b" a "))
        for files in ((reference, "-i", target), (reference, "-i", target, other), (reference, other, "-i", target)):
            expected = self.succeed("score", *files, *self.METRICS).stdout
            shards = []
            for i in range(1, 6):
                shards.append(self.folder / f"{i}.shard")
                self.succeed("map", "score", *files, *self.METRICS, "--part", f"{i}/5", "--chunk-bytes", CHUNK, "-o", shards[-1])
            random.Random(1).shuffle(shards)
            self.assertEqual(self.succeed("merge", *shards, shards[0]).stdout, expected)

    def test_a_table_with_references(self):
        _, target, reference = self.columns()
        expected = self.succeed("score", reference, "-i", target, *self.METRICS).stdout
        shards = []
        for i in range(1, 4):
            shards.append(self.folder / f"{i}.shard")
            self.succeed("map", "score", "--table", self.table, "--hypothesis-field", "2", "--reference-field", "3", *self.METRICS,
                         "--part", f"{i}/3", "--chunk-bytes", CHUNK, "-o", shards[-1])
        self.assertEqual(self.succeed("merge", *shards).stdout, expected)

    def test_text_and_latex(self):
        _, target, reference = self.columns()
        shard = self.folder / "a.shard"
        self.succeed("map", "score", reference, "-i", target, "-o", shard)
        for shape in ("text", "latex"):
            self.assertEqual(self.succeed("merge", shard, "--format", shape).stdout,
                             self.succeed("score", reference, "-i", target, "-f", shape).stdout)

    def test_what_sums_cannot_tell_is_refused(self):
        _, target, reference = self.columns()
        said = self.refuse("score", "--mpi", reference, "-i", target, "--confidence") if has_mpi() else "--confidence"
        self.assertIn("--confidence", said)


class BadInput(CorpusTest):
    def test_missing_and_damaged_shards_are_named(self):
        whole = self.whole(self.table)
        shards = [self.map(self.table, "--part", f"{i}/4", out=f"{i}.shard") for i in range(1, 5)]
        said = self.refuse("merge", *shards[:2], shards[3])
        self.assertRegex(said, r"there is no result of chunks \d+ to \d+ of .*corpus.tsv")
        cut = self.write("cut.shard", shards[2].read_bytes()[:-100])
        said = self.refuse("merge", *shards[:2], cut, shards[3])
        self.assertIn(f"{cut}:", said)
        self.assertRegex(said, r"no result of chunks")
        flipped = bytearray(shards[1].read_bytes())
        flipped[len(flipped) // 2] ^= 1
        self.write("flipped.shard", bytes(flipped))
        self.assertIn("flipped.shard:", self.refuse("merge", self.folder / "flipped.shard", "--shard", self.folder / "x.shard"))
        # A good copy makes up for it.
        done = run("merge", *shards, cut, "--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, whole)
        self.assertIn("make up for", done.stderr.decode())

    def test_shards_of_different_runs(self):
        one = self.map(self.table, "--part", "1/2", out="1.shard")
        two = self.folder / "2.shard"
        self.succeed("map", "check", self.table, *CHECK, "--min-probability", "0.5", "--part", "2/2", "-o", two)
        self.assertIn("least probability is '0.5', of the others it is '0.185'", self.refuse("merge", one, two))
        self.write("corpus.tsv", self.table.read_bytes() + b"m\xe1\xbb\x99t\tone\tone\n" * 2000)
        longer = self.map(self.table, "--part", "2/2", out="3.shard")
        self.assertIn("a shard of another", self.refuse("merge", one, longer))

    def test_errors_are_at_their_place_in_the_file(self):
        bad = self.write("bad.tsv", self.table.read_bytes() + b"one column\n")
        place = self.table.stat().st_size
        said = self.refuse("map", "check", bad, *CHECK)
        self.assertIn(f"bad.tsv:301: byte {place}: 1 field, but line 1 has 3", said)
        parts = [run("map", "check", bad, *CHECK, "--part", f"{i}/3", "-o", self.folder / f"{i}.shard") for i in (1, 2, 3)]
        self.assertEqual([part.returncode for part in parts], [0, 0, 2])
        self.assertIn(f"bad.tsv: byte {place}: 1 field", parts[2].stderr.decode())
        self.assertFalse((self.folder / "3.shard").exists())
        self.write("bad.tsv", self.table.read_bytes() + b"x\xff\ty\tz\n")
        self.assertIn(f"byte {place + 1}", self.refuse("map", "check", bad, *CHECK))
        source, target, _ = self.columns()
        self.write("a.en", target.read_bytes() + b"more\n")
        self.assertIn("goes on; line-aligned files need the same number of lines",
                      self.refuse("map", "check", "--parallel", source, target, *CHECK))

    def test_usage(self):
        for arguments in (("--part", "0/3"), ("--part", "4/3"), ("--part", "x"), ("--bytes", "5-5"), ("--bytes", "a-b")):
            self.assertIn(arguments[0], self.refuse("map", "check", self.table, *CHECK, *arguments))
        self.assertIn("--src-lang", self.refuse("map", "check", self.table, "--no-config"))
        self.assertIn("named twice", self.refuse("map", "check", self.table, self.table, *CHECK))
        self.assertIn("pairs", self.refuse("map", "check", "--parallel", self.table, *CHECK))
        self.assertIn("cannot be cut", self.refuse("map", "check", self.write("a.po", ""), *CHECK))
        self.assertIn("--corpus", self.refuse("check", self.table, self.table, self.table))
        shard = self.map(self.table, out="1.shard")
        self.assertIn("is an input", self.refuse("merge", shard, "--shard", shard))
        self.assertEqual(run("merge", shard, "-o", self.folder / "a.json", "--max-findings", 3).returncode, 1)
        self.assertIn("no shard that can be read", self.refuse("merge", self.table))

    def test_a_full_disk_leaves_nothing_half_written(self):
        self.assertIn("No space left", self.refuse("map", "check", self.table, *CHECK, "-o", "/dev/full"))
        if os.geteuid() != 0:
            self.skipTest("a small file system takes root to mount")
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", small], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("no file system can be mounted here")
        try:
            old = small / "1.shard"
            old.write_bytes(b"before")
            said = self.refuse("map", "check", self.table, *LANGUAGES, "--no-config", "--keep", 50, "-o", old)
            self.assertIn("No space left", said)
            self.assertEqual([path.name for path in small.iterdir()], ["1.shard"])
            self.assertEqual(old.read_bytes(), b"before")
        finally:
            subprocess.run(["umount", small], check=True)

    def test_two_merges_at_once(self):
        whole = self.whole(self.table)
        shards = [self.map(self.table, "--part", f"{i}/3", out=f"{i}.shard") for i in range(1, 4)]
        out = self.folder / "report.json"
        running = [subprocess.Popen([BINARY, "merge", *map(str, shards), "-o", str(out)]) for _ in range(4)]
        self.assertEqual([process.wait(timeout=300) for process in running], [0] * 4)
        self.assertEqual(out.read_bytes(), whole)
        self.assertEqual(list(self.folder.glob("*.part-*")), [])


def has_mpi():
    return json.loads(run("--version", "--json").stdout)["features"]["mpi"]


if __name__ == "__main__":
    unittest.main()
