"""All results of sacreBLEU 2.6.0, on third-party texts that are not part of the repository.

Skipped unless the environment's LACUNA_SHARED_DIR names the folder of them.
"""

from __future__ import annotations

import collections
import json
import os
import unittest
from pathlib import Path
from typing import Any, Dict, List

from golden_cases import GoldenCases
from lacuna.sacrebleu.metrics.bleu import _get_tokenizer
from lacuna.sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

FOLDER = Path(os.environ.get("LACUNA_SHARED_DIR") or "/nonexistent") / "golden"


@unittest.skipUnless((FOLDER / "golden.json").exists(), "LACUNA_SHARED_DIR has no golden/golden.json")
class GoldenSharedTest(unittest.TestCase):
    golden: Dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        cls.golden = json.loads((FOLDER / "golden.json").read_text(encoding="ascii"))

    def test_every_case_equals_sacrebleu_to_the_last_bit(self) -> None:
        cases = GoldenCases(FOLDER)
        complaints = []
        equal: "collections.Counter[str]" = collections.Counter()
        for case in self.golden["cases"]:
            found = cases.complaints(case)
            complaints += found
            equal[case["level"]] += not found
        print(f"{sum(equal.values())} of {len(self.golden['cases'])} cases equal to the last bit: {dict(equal)}")
        self.assertEqual(complaints, [])
        self.assertGreater(sum(equal.values()), 2000)

    def test_every_token_equals_sacrebleu(self) -> None:
        cases = GoldenCases(FOLDER)
        tokenizers: List[Any] = [
            (_get_tokenizer(name)(), inputs, "rstrip") for name, inputs in self.golden["extra"]["tokenized"].items()
        ]
        tokenizers += [
            (TercomTokenizer(**json.loads(options)), inputs, "rstrip")
            for options, inputs in self.golden["extra"]["ter_tokenized"].items()
        ]
        count = 0
        for tokenizer, inputs, strip in tokenizers:
            for name, tokenized in inputs.items():
                path = name if name.startswith("inputs/") else f"inputs/{name}.txt"
                for text, expected in zip(cases.lines(path, {"strip": strip}), tokenized):
                    self.assertEqual(tokenizer(text), expected, f"{tokenizer.signature()} {text!r}")
                    count += 1
        self.assertGreater(count, 3000)


if __name__ == "__main__":
    unittest.main()
