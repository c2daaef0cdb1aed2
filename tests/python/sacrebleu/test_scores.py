"""Score and signature objects: fields and text forms."""

from __future__ import annotations

import json
import unittest

from lacuna.sacrebleu import BLEU, CHRF, TER, __version__
from lacuna.sacrebleu.metrics import BLEUScore, CHRFScore, TERScore
from lacuna.sacrebleu.metrics.base import Score, Signature


class ScoreTest(unittest.TestCase):
    def test_text_has_name_number_and_what_is_verbose(self) -> None:
        score = BLEUScore(38.625, [3, 1], [4, 2], [75.0, 50.0], 0.5, 4, 8)
        self.assertEqual(
            str(score), "BLEU = 38.62 75.0/50.0 (BP = 0.500 ratio = 0.500 hyp_len = 4 ref_len = 8)"
        )
        self.assertTrue(score.format(width=1, signature="nrefs:1|v:2").startswith("BLEU|nrefs:1|v:2 = 38.6 75.0/"))
        self.assertEqual(score.format(score_only=True), "38.62")
        self.assertEqual(score.format(score_only=True, is_json=True, width=0), "39")

    def test_ratio_without_a_reference_is_0(self) -> None:
        self.assertEqual(BLEUScore(0.0, [0], [0], [0.0], 1.0, 0, 0).ratio, 0)

    def test_json_has_the_fields_of_the_signature(self) -> None:
        score = Score("chrF2", 12.345)
        score._mean, score._ci = 12.0, 0.5
        fields = json.loads(score.format(width=1, signature="nrefs:1|case:mixed|version:2.6.0", is_json=True))
        self.assertEqual(
            list(fields.items()),
            [
                ("name", "chrF2"),
                ("score", 12.3),
                ("signature", "nrefs:1|case:mixed|version:2.6.0"),
                ("confidence_mean", 12.0),
                ("confidence_var", 0.5),
                ("confidence", "μ = 12.0 ± 0.5"),
                ("nrefs", "1"),
                ("case", "mixed"),
                ("version", "2.6.0"),
            ],
        )
        self.assertNotIn("\\u", score.format(signature="nrefs:1", is_json=True))

    def test_interval_stands_behind_the_number(self) -> None:
        score = Score("TER", 50.0)
        score.estimate_ci([Score("TER", float(value)) for value in range(80)])
        # 80 / 40 values are outside at either end.
        self.assertEqual((score._mean, score._ci), (39.5, 0.5 * (77 - 2)))
        self.assertEqual(str(score), "TER = 50.00 (μ = 39.50 ± 37.50)")
        self.assertEqual(score.format(score_only=True, width=1), "50.0 (μ = 39.5 ± 37.5)")

    def test_names(self) -> None:
        self.assertEqual(CHRFScore(1.0, 6, 2, 3).name, "chrF3++")
        ter = TERScore(25.0, 2.0, 8.0)
        self.assertEqual((ter.name, ter.num_edits, ter.ref_length), ("TER", 2, 8.0))
        self.assertIsInstance(ter.num_edits, int)


class SignatureTest(unittest.TestCase):
    def test_version_is_last_and_names_are_short_on_demand(self) -> None:
        bleu = BLEU(smooth_method="floor", lowercase=True)
        bleu.corpus_score(["a b"], [["a b"], [None]])
        signature = bleu.get_signature()
        self.assertEqual(
            str(signature), f"nrefs:1|case:lc|eff:no|tok:13a|smooth:floor[0.10]|version:{__version__}"
        )
        self.assertEqual(signature.format(short=True), f"#:1|c:lc|e:no|tok:13a|s:floor[0.10]|v:{__version__}")
        signature.update("lang", "en-de")
        signature.update("mine", True)
        self.assertIn("|lang:en-de|", str(signature))
        self.assertIn("|mine:yes|", str(signature))
        self.assertIn("|l:en-de|", signature.format(short=True))

    def test_of_the_other_metrics(self) -> None:
        chrf = CHRF(word_order=2, eps_smoothing=True, whitespace=True)
        chrf.corpus_score(["a"], [["a"]])
        self.assertEqual(
            str(chrf.get_signature()), f"nrefs:1|case:mixed|eff:no|nc:6|nw:2|space:yes|version:{__version__}"
        )
        ter = TER(no_punct=True)
        ter.corpus_score(["a"], [["a"]])
        self.assertEqual(
            ter.get_signature().format(short=True), f"#:1|c:lc|t:tercom|nr:no|pn:no|as:no|v:{__version__}"
        )

    def test_varying_numbers_of_references(self) -> None:
        bleu = BLEU()
        bleu.corpus_score(["a", "b"], [["a", "b"], ["a", None]])
        self.assertTrue(str(bleu.get_signature()).startswith("nrefs:var|"))

    def test_is_unknown_before_the_first_score(self) -> None:
        with self.assertRaisesRegex(ValueError, "number of references"):
            BLEU().get_signature()
        self.assertEqual(Signature({"num_refs": 3}).info["nrefs"], 3)


if __name__ == "__main__":
    unittest.main()
