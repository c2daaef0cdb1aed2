"""Help of every command, its examples, the version, and the demo."""

import gzip
import json
import os
import re
import shlex
import unittest
from collections.abc import Iterator
from typing import Any

from lacuna_cli import CANDIDATE, REFERENCE, ROOT, SOURCE, CliTest, run

Command = dict[str, Any]
USAGE_ERROR = b"Run with --help for more information."
NAME = re.compile(r"^(-\w|--[a-z][a-z0-9]*(-[a-z0-9]+)*)$")


def tree() -> Command:
    """The commands as `lacuna manual --json` has them."""
    return json.loads(run("manual", "--json").stdout)


def commands(node: Command) -> Iterator[Command]:
    """A command, then everything under it."""
    yield node
    for verb in node["verbs"]:
        yield from commands(verb)


def words_of(example: str) -> list[str]:
    """The arguments of an example: what stands between `lacuna` and a comment, a pipe or a redirection."""
    words = shlex.split(example, comments=True)
    ends = [i for i, word in enumerate(words) if word in ("|", ">", "<")]
    return words[words.index("lacuna") + 1:min(ends, default=len(words))]


class Tree(CliTest):
    def test_every_command_has_two_examples_of_itself(self) -> None:
        for command in commands(tree()):
            with self.subTest(command=command["command"]):
                examples = command["examples"]
                self.assertEqual(len(examples), len(set(examples)))
                own = [example for example in examples if f"{example} ".startswith(command["command"] + " ")]
                self.assertGreaterEqual(len(own), 2)
                for example in examples:
                    self.assertRegex(example, r"^(mpirun -n \d+ )?lacuna ")

    def test_every_option_says_what_it_is(self) -> None:
        seen = 0
        for command in commands(tree()):
            self.assertRegex(command["summary"], r"^[A-Z].{10,}")
            for option in command["options"] + command["arguments"]:
                with self.subTest(command=command["command"], option=option["names"]):
                    seen += 1
                    self.assertGreater(len(option["description"].strip()), 3)
                    if option["kind"] != "none":
                        self.assertRegex(option["value"], r"^\S+$")
                        self.assertNotIn(option["value"], ("TEXT", "INT", "UINT", "FLOAT"), "a name says more than a type")
            for option in command["options"]:
                self.assertTrue(any(name.startswith("--") for name in option["names"]), option["names"])
                for name in option["names"]:
                    self.assertRegex(name, NAME)
        self.assertGreater(seen, 150)

    def test_help_shows_the_same(self) -> None:
        for command in commands(tree()):
            with self.subTest(command=command["command"]):
                path = command["command"].split()[1:]
                said = self.succeed(*path, "--help").stdout.decode()
                shown = set(re.findall(r"^  (?:-\w,)?(--[a-z0-9-]+)", said, re.MULTILINE))
                named = {next(n for n in o["names"] if n.startswith("--")) for o in command["options"]}
                self.assertEqual(shown, named)
                for example in command["examples"]:
                    self.assertIn(f"\n  {example}", said)
                for verb in command["verbs"]:
                    self.assertRegex(said, rf"(?m)^  {verb['command'].split()[-1]} ")

    def test_what_is_for_programs_is_not_shown(self) -> None:
        self.assertNotIn(b"\n  manual ", self.succeed("--help").stdout)


def score_lines(*scores: float) -> str:
    return "".join(f"{system}\t{score}\n" for system in ("a", "b", "c") for score in scores)


PAIRS = "Một con đò.\tOne ferry.\nHai cây cầu.\tTwo bridges.\n"
TEXT = "The first line.\nThe second line is longer.\nA third one.\n"
PO = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Đúng"\nmsgstr "Yes"\n'
XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="a.txt" source-language="vi" target-language="en" datatype="plaintext"><body>
  <trans-unit id="1"><source>Cầu mở ngày 5.</source><target>The bridge opens on 6.</target></trans-unit>
 </body></file>
</xliff>
"""
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="vi"><text><body><termEntry id="1">
 <langSet xml:lang="vi"><tig><term>cầu</term></tig></langSet><langSet xml:lang="en"><tig><term>bridge</term></tig></langSet>
</termEntry></body></text></martif>
"""
FILES: dict[str, str | bytes] = {
    "article.vi.txt": SOURCE.read_bytes(), "article.en.txt": CANDIDATE.read_bytes(),
    "reference.txt": TEXT, "translation.txt": TEXT, "baseline.txt": TEXT, "new.txt": TEXT, "a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT,
    "r1.txt": TEXT, "r2.txt": TEXT, "source.txt": TEXT, "ref-a.txt": TEXT, "ref-b.txt": TEXT, "document.txt": TEXT,
    "ids.txt": "x\nx\ny\n", "doc-ids.txt": "x\nx\ny\n", "a.zh.txt": "好。\n", "b.zh.txt": "不好。\n", "ref.zh.txt": "好。\n",
    "baseline.comet.json": "[0.1, 0.2, 0.3]", "new.comet.json": "[0.2, 0.3, 0.4]",
    "messages.po": PO, "project.xlf": XLIFF, "glossary.tbx": TBX, "dismissed.json": '{"suppressions": []}',
    "train.vi": "Một con đò.\n", "train.en": "One ferry.\n",
    "book.de": "Ein Haus.\nZwei Boote.\n", "book.fr": "Une maison.\nDeux bateaux.\n", "book.gold": "[0]:[0]\n[1]:[1]\n",
    "news.en": "one house\ntwo boats\n", "news.es": "una casa\ndos barcos\n",
    "export.csv": "Original,x,y\nMột,1,One\n", "corpus.tsv": PAIRS, "ref.txt": TEXT, "hyp.txt": TEXT,
    "scored.tsv.gz": gzip.compress("Một.\tOne.\tA one.\n".encode()),
    **{f"{name}.seg.score": score_lines(*scores) for name, scores in
       {"mqm": (1, 2, 3), "bleu": (1, 3, 2), "comet": (2, 3, 4), "BLEU": (1, 3, 2), "COMET": (2, 3, 4)}.items()},
}
# What they need is not made here (packs to train, test sets to fetch), or does not go with the others in one folder.
ONLY_PARSED = ("lacuna train ", "lacuna bench ", "lacuna gate ", "lacuna history ", "lacuna meta --data", "lacuna corpora ",
               "lacuna score -t ", "lacuna align texts/", "lacuna score --plugin", "lacuna --plugin",
               "lacuna convert memory.tmx news.vi", "lacuna convert news.vi", "mpirun ", "lacuna merge ", "lacuna slurm ",
               "lacuna map check -")


class Examples(CliTest):
    """Each line of every help is one that the program takes; most of them are run."""

    def setUp(self) -> None:
        super().setUp()
        for name, content in FILES.items():
            self.write(name, content)
        for name in ("run.json", "baseline.json", "monday.json"):
            self.succeed("check", "article.vi.txt", "article.en.txt", "-q", "--json", name, cwd=self.folder)
        for name in ("new.json", "friday.json"):
            self.succeed("check", SOURCE, REFERENCE, "-q", "--json", name, cwd=self.folder)

    def test_each_runs(self) -> None:
        lines = sorted({example for command in commands(tree()) for example in command["examples"]})
        self.assertGreater(len(lines), 30)
        ran = 0
        for line in lines:
            with self.subTest(example=line):
                environment = {"HOME": str(self.folder), "LACUNA_CACHE": str(self.folder / "cache"),
                               "https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"}
                done = run(*words_of(line), cwd=self.folder, env=environment, stdin=TEXT.encode())
                self.assertNotIn(USAGE_ERROR, done.stderr)
                if line.startswith(ONLY_PARSED) or any(part in line for part in ("packs/", "$(", "*")):
                    self.assertIn(done.returncode, (0, 1, 2), done.stderr.decode())
                else:
                    ran += 1
                    expected = (0, 1) if "--max-findings" in line else (0,)
                    self.assertIn(done.returncode, expected, done.stderr.decode())
        self.assertGreater(ran, 25)

    def test_a_line_that_is_wrong_would_be_seen(self) -> None:
        for line in ("check a.txt b.txt --no-such-option", "score", "list chequers", "check a.txt b.txt --format nonsense"):
            done = run(*line.split(), cwd=self.folder)
            self.assertEqual(done.returncode, 2)
            if line != "score":  # which reads standard input, and says itself what is missing
                self.assertIn(USAGE_ERROR, done.stderr)


class Version(CliTest):
    def test_one_line(self) -> None:
        self.assertRegex(self.succeed("--version").stdout, rb"\Alacuna \d+\.\d+\.\d+\n\Z")

    def test_json(self) -> None:
        said = self.succeed("--version", "--json").stdout
        self.assertEqual(said, self.succeed("--json", "--version").stdout)
        version = json.loads(said)
        self.assertEqual(list(version), ["name", "version", "commit", "build", "libraries", "features", "schemas"])
        self.assertEqual(f"lacuna {version['version']}\n".encode(), self.succeed("--version").stdout)
        if version["commit"] is not None:
            self.assertRegex(version["commit"], r"^[0-9a-f]{40}$")
        self.assertRegex(version["build"]["date"], r"^\d{4}-\d\d-\d\d$")
        self.assertRegex(version["build"]["compiler"], r"^\w+ \d+")
        for library in ("ICU", "Eigen", "TBB", "SentencePiece", "SQLite", "OpenSSL", "zlib", "expat"):
            self.assertRegex(version["libraries"][library], r"^\d+\.\d+", library)
        self.assertEqual("mecab" in version["libraries"], version["features"]["mecab"])

    def test_schemas_are_those_that_are_written(self) -> None:
        schemas = json.loads(self.succeed("--version", "--json").stdout)["schemas"]
        for name, number in schemas.items():
            schema = json.loads((ROOT / "reports" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
            wanted = schema["properties"]["schema_version"]
            self.assertTrue(wanted.get("const") == number or number in wanted.get("enum", []), (name, wanted))

    def test_json_is_for_the_version(self) -> None:
        self.refuse("--json")


class Demo(CliTest):
    def test_writes_a_report(self) -> None:
        said = self.succeed("demo", cwd=self.folder).stdout.decode()
        folder = self.folder / "lacuna-demo"
        self.assertEqual(sorted(p.name for p in folder.iterdir()), ["report.html", "report.json", "units.jsonl"])
        self.assertGreater(len(json.loads((folder / "report.json").read_bytes())["findings"]), 5)
        self.assertIn(str(folder.resolve() / "report.html"), said)
        self.assertEqual(self.succeed("demo", "-q", "--output-dir", "a/b", cwd=self.folder).stdout, b"")
        self.assertEqual((self.folder / "a/b/report.json").read_bytes(), (folder / "report.json").read_bytes())

    def test_nothing_where_nothing_can_be(self) -> None:
        taken = self.write("taken", "a file\n")
        self.refuse("demo", "--output-dir", taken)
        self.assertEqual(os.listdir(self.folder), ["taken"])
        self.refuse("demo", "article.txt")


if __name__ == "__main__":
    unittest.main()
