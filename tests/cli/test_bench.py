"""`lacuna bench omission`: on a benchmark made from the sample documents, and on gold written by hand."""

import json
import unittest

from lacuna_cli import PACK, SAMPLES, CliTest

KINDS = ("word1", "phrase", "list_item", "clause", "sentence")


def sample_lines():
    """The paragraphs of all samples and of their reference translations."""
    texts = {"source.vi.txt": [], "reference.en.txt": []}
    for sample in sorted(p for p in SAMPLES.iterdir()):
        for name, lines in texts.items():
            lines += [line for line in (sample / name).read_text(encoding="utf-8").splitlines() if line]
    return texts.values()


class BenchTest(CliTest):
    def setUp(self):
        super().setUp()
        source, target = sample_lines()
        self.assertEqual(len(source), len(target))
        self.source = self.write("a.vi", "\n".join(source) + "\n")
        self.target = self.write("a.en", "\n".join(target) + "\n")
        self.gold = self.folder / "gold.jsonl"

    def make(self, *arguments):
        return self.succeed("bench", "omission", self.source, self.target, "--src-lang", "vi", "--tgt-lang", "en",
                            "--bootstrap", "0", "--write", self.gold, *arguments)

    def read(self, path):
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


class Omission(BenchTest):
    def test_a_benchmark_is_made_and_measured(self):
        figures = self.folder / "figures.json"
        done = self.make("--json", figures)
        groups = json.loads(figures.read_bytes())["groups"]
        whole = {g["kind"]: g for g in groups if g["error"] == "omission" and not g["length_matched"]}
        self.assertEqual(list(whole), [*KINDS, "all"])
        for group in groups:
            self.assertEqual(group["pairs"], 2 * group["damaged"])
        for method in ("lacuna", "length"):
            self.assertTrue(0.5 < whole["all"][method]["auc"]["value"] <= 1.0)
        self.assertGreater(whole["all"]["lacuna"]["auc"]["value"], 0.7)
        self.assertGreater(whole["sentence"]["lacuna"]["span_f1"]["value"], 0.4)
        self.assertIn(f"{whole['all']['lacuna']['auc']['value']:.3f}".encode(), done.stdout)

    def test_the_gold_is_what_it_says(self):
        self.make()
        items = self.read(self.gold)
        self.assertEqual(len({item["id"] for item in items}), len(items))
        for item in items:
            side = "tgt" if item["y_omission"] else "src"
            if item["kind"] != "none":
                begin = item["del_pos"]
                self.assertEqual(item[side + "_full"][begin:begin + len(item["deleted"])], item["deleted"])
                self.assertLess(len(item[side]), len(item[side + "_full"]))
            for key, text in (("omission_spans", item["src"]), ("addition_spans", item["tgt"])):
                for span in item[key]:
                    self.assertEqual(text[span["start"]:span["end"]], span["text"])
        self.assertTrue(any(item["omission_spans"] for item in items))
        self.assertTrue(any(item["addition_spans"] for item in items))

    def test_the_written_gold_gives_the_same_figures(self):
        made = self.make("--predictions", self.folder / "made.jsonl").stdout
        again = self.succeed("bench", "omission", self.gold, "--bootstrap", "0", "--predictions", self.folder / "again.jsonl")
        self.assertEqual(again.stdout, made)
        self.assertEqual((self.folder / "again.jsonl").read_bytes(), (self.folder / "made.jsonl").read_bytes())

    def test_the_same_bytes_for_any_number_of_threads(self):
        outputs = []
        for threads in ("1", "4"):
            names = [self.folder / f"{name}{threads}" for name in ("figures", "predictions", "gold")]
            done = self.succeed("bench", "omission", self.source, self.target, "--src-lang", "vi", "--tgt-lang", "en",
                                "--bootstrap", "50", "--threads", threads, "--json", names[0], "--predictions", names[1],
                                "--write", names[2])
            outputs.append([done.stdout] + [name.read_bytes() for name in names])
        self.assertEqual(outputs[0], outputs[1])

    def test_predictions_score_as_the_table_says(self):
        """Area and spans counted from the predictions in another way."""
        figures, predictions = self.folder / "figures.json", self.folder / "predictions.jsonl"
        self.make("--json", figures, "--predictions", predictions)
        said = {p["id"]: p for p in self.read(predictions)}
        phrases = [item for item in self.read(self.gold) if item["match_kind"] == "phrase"]
        bad = [said[i["id"]]["score"] for i in phrases if i["y_omission"]]
        good = [said[i["id"]]["score"] for i in phrases if not i["y_omission"]]
        area = sum((b > g) + (b == g) / 2 for b in bad for g in good) / (len(bad) * len(good))
        won = sum((s := said[i["id"]]["score"]) > (w := said[i["id"] + "#full"]["score"]) or (s == w) / 2
                  for i in phrases if i["y_omission"]) / len(bad)
        group = next(g for g in json.loads(figures.read_bytes())["groups"] if g["kind"] == "phrase" and not g["length_matched"])
        self.assertAlmostEqual(group["lacuna"]["auc"]["value"], area, 12)
        self.assertAlmostEqual(group["lacuna"]["pairwise"]["value"], won, 12)
        for item in self.read(self.gold):
            text = item["tgt" if item["match_kind"].startswith("add_") else "src"]
            for start, end in said[item["id"]]["spans"]:
                self.assertTrue(0 <= start < end <= len(text))
                self.assertEqual(text[start:end], text[start:end].strip())

    def test_seed_and_number_of_pairs(self):
        self.make("--per-kind", "3")
        first = self.gold.read_bytes()
        self.assertLessEqual(len(self.read(self.gold)), 2 * 3 * 2 * len(KINDS))
        self.make("--per-kind", "3", "--seed", "2")
        self.assertNotEqual(self.gold.read_bytes(), first)

    def test_gold_of_other_people(self):
        """Only what is required; no kinds, no languages."""
        items = [{"id": str(i), "src": "Nông dân đọc báo cáo của tỉnh.", "tgt": tgt, "y_omission": y}
                 for i, (tgt, y) in enumerate([("Farmers read the report of the province.", 0), ("Farmers read.", 1)])]
        gold = self.write("gold.jsonl", "\n".join(map(json.dumps, items)))
        self.assertIn("lp", self.refuse("bench", "omission", gold))
        done = self.succeed("bench", "omission", gold, "--pack", PACK, "--json", "-")
        group, = json.loads(done.stdout)["groups"]
        self.assertEqual((group["kind"], group["pairs"], group["damaged"]), ("all", 2, 1))
        self.assertEqual(group["lacuna"]["auc"]["value"], 1.0)
        self.assertIsNone(group["lacuna"]["pairwise"])


class BadInput(BenchTest):
    def test_messages_name_file_and_line(self):
        good = '{"id": "a", "src": "Một.", "tgt": "One.", "y_omission": 0, "lp": "vi-en"}\n'
        for content, said in ((good + "{}\n", "gold.jsonl:2: 'id' is missing"), (good + good, "gold.jsonl:2: "),
                              (good + "nothing\n", "gold.jsonl:2: expected a JSON object"), ("", "gold.jsonl: there is no item"),
                              (good.encode() + b"\xff\n", "gold.jsonl:2: ")):
            self.assertIn(said, self.refuse("bench", "omission", self.write("gold.jsonl", content)))
        self.assertIn("no-such", self.refuse("bench", "omission", self.folder / "no-such.jsonl"))

    def test_two_texts_need_their_languages_and_as_many_lines(self):
        self.assertIn("--src-lang", self.refuse("bench", "omission", self.source, self.target))
        short = self.write("short.en", "One line only.\n")
        self.assertIn("short.en", self.refuse("bench", "omission", self.source, short, "--src-lang", "vi", "--tgt-lang", "en"))
        tiny = [self.write(name, "Một.\n") for name in ("tiny.vi", "tiny.en")]
        self.assertIn("too little text", self.refuse("bench", "omission", *tiny, "--src-lang", "vi", "--tgt-lang", "en"))

    def test_usage(self):
        self.refuse("bench")
        self.refuse("bench", "omission")
        self.refuse("bench", "omission", self.source, self.target, self.target)
        self.make()
        self.assertIn("--write", self.refuse("bench", "omission", self.gold, "--write", self.folder / "copy.jsonl"))
        self.refuse("bench", "omission", self.gold, "--min-probability", "2")
        self.refuse("bench", "omission", self.gold, "--src-lang", "fr")

    def test_help_has_examples(self):
        for arguments in (["bench", "--help"], ["bench", "omission", "--help"]):
            self.assertIn(b"Examples:", self.succeed(*arguments).stdout)


if __name__ == "__main__":
    unittest.main()
