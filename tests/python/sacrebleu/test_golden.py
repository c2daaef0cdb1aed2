"""The results of sacreBLEU 2.6.0 that are part of the repository."""

from __future__ import annotations

import json
import unittest
from pathlib import Path

from golden_cases import GoldenCases
from lacuna.sacrebleu.metrics.bleu import _get_tokenizer

FOLDER = Path(__file__).resolve().parents[2] / "golden"


class GoldenTest(unittest.TestCase):
    def test_every_case_equals_sacrebleu_to_the_last_bit(self) -> None:
        golden = GoldenCases(FOLDER)
        count = 0
        complaints = []
        with open(FOLDER / "sacrebleu.jsonl", encoding="utf-8") as file:
            for line in file:
                complaints += golden.complaints(json.loads(line))
                count += 1
        self.assertEqual(complaints, [])
        self.assertGreater(count, 600)

    def test_every_token_equals_sacrebleu(self) -> None:
        golden = GoldenCases(FOLDER)
        count = 0
        with open(FOLDER / "tokens.jsonl", encoding="utf-8") as file:
            for line in file:
                case = json.loads(line)
                tokenizer = _get_tokenizer(case["tokenizer"])()
                lines = golden.lines(case["input"], {"strip": "rstrip"})
                self.assertEqual(len(lines), len(case["tokenized"]))
                for text, expected in zip(lines, case["tokenized"]):
                    self.assertEqual(tokenizer(text), expected, f"{case['tokenizer']} {text!r}")
                    count += 1
        self.assertGreater(count, 1000)


if __name__ == "__main__":
    unittest.main()
