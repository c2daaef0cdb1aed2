"""Values worked out by hand, and what the classes do with their arguments."""

from __future__ import annotations

import copy
import logging
import math
import multiprocessing
import pickle
import threading
import unittest
from typing import Any, Dict, List, Optional

import numpy

from lacuna import sacrebleu
from lacuna.sacrebleu import BLEU, CHRF, TER
from lacuna.sacrebleu.metrics.base import Metric, Score
from lacuna.sacrebleu.metrics.bleu import BLEUScore
from lacuna.sacrebleu.metrics.lib_ter import translation_edit_rate
from lacuna.sacrebleu.metrics.native import NativeMetric, SegmentStatistics
from lacuna.sacrebleu.tokenizers.tokenizer_base import BaseTokenizer
from lacuna.sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp

HYPOTHESES = ["the cat sat on the mat", "a dog", "Hello, world! It's 1,000.50 here."]
REFERENCES = [
    ["the cat is on the mat", "one dog", "Hello world, it is 1,000.50 here."],
    ["there is a cat on the mat", "a dog barks", "Hello, world!"],
]


def _score_much(_: int) -> float:
    """Enough for all processors."""
    score: BLEUScore = BLEU().corpus_score(HYPOTHESES * 3000, [stream * 3000 for stream in REFERENCES], n_bootstrap=5)
    return score.score + score._mean


class BleuTest(unittest.TestCase):
    def test_by_hand(self) -> None:
        score = sacrebleu.corpus_bleu(["a b c d e"], [["a b c d x y"]])
        self.assertEqual((score.counts, score.totals), ([4, 3, 2, 1], [5, 4, 3, 2]))
        self.assertEqual((score.sys_len, score.ref_len, score.bp), (5, 6, math.exp(1 - 6 / 5)))
        expected = score.bp * math.exp(sum(math.log(100 * c / t) for c, t in zip(score.counts, score.totals)) / 4)
        self.assertAlmostEqual(score.score, expected, places=10)
        self.assertTrue(all(isinstance(count, int) for count in [*score.counts, *score.totals, score.sys_len]))

    def test_smoothing_by_add_k_is_seen_in_the_counts(self) -> None:
        bleu = BLEU(smooth_method="add-k", smooth_value=0.5)
        score = bleu.corpus_score(["a b c d"], [["a b x y"]])
        self.assertEqual((score.counts, score.totals), ([2, 1.5, 0.5, 0.5], [4, 3.5, 2.5, 1.5]))
        self.assertEqual(BLEU(smooth_method="add-k").corpus_score(["a b"], [["a c"]]).counts, [1, 1, 1, 1])
        # Nothing matches, so nothing is smoothed.
        self.assertEqual(bleu.corpus_score(["a b"], [["c d"]]).totals, [2, 1, 0, 0])

    def test_smoothing_by_0_is_none(self) -> None:
        texts = (["a b c d e f"], [["a x c y e z"]])
        self.assertEqual(BLEU(smooth_method="floor", smooth_value=0.0).corpus_score(*texts).score, 0.0)
        self.assertGreater(BLEU(smooth_method="floor").corpus_score(*texts).score, 0.0)
        # A method without a value has no use for one.
        self.assertEqual(
            BLEU(smooth_method="exp", smooth_value=3.0).corpus_score(*texts).score, BLEU().corpus_score(*texts).score
        )

    def test_unknown_names_are_errors(self) -> None:
        with self.assertRaisesRegex(AssertionError, "Unknown smooth_method 'linear'"):
            BLEU(smooth_method="linear")
        with self.assertRaisesRegex(ValueError, "no tokeniser '14a'.*13a"):
            BLEU(tokenize="14a")
        with self.assertRaisesRegex(ValueError, "order"):
            BLEU(max_ngram_order=17).corpus_score(["a"], [["a"]])
        with self.assertRaisesRegex(ValueError, "positive"):
            BLEU(smooth_method="floor", smooth_value=-1).corpus_score(["a"], [["a"]])

    def test_target_language_chooses_the_tokeniser(self) -> None:
        self.assertEqual(BLEU(trg_lang="zh").tokenizer_signature, "zh")
        self.assertEqual(BLEU(trg_lang="de").tokenizer_signature, "13a")
        with self.assertLogs("sacrebleu", "WARNING") as logs:
            self.assertEqual(BLEU(trg_lang="zh", tokenize="13a").tokenizer_signature, "13a")
        self.assertIn("'zh'", logs.output[0])

    def test_counts_alone_have_a_score(self) -> None:
        score = BLEU.compute_bleu([4, 3, 2, 1], [5, 4, 3, 2], 5, 6)
        self.assertEqual(score.score, sacrebleu.corpus_bleu(["a b c d e"], [["a b c d x y"]]).score)
        self.assertEqual(BLEU.compute_bleu([1], [2], 2, 2, max_ngram_order=1).precisions, [50.0])
        with self.assertRaisesRegex(ValueError, "4 orders"):
            BLEU.compute_bleu([1], [2], 2, 2)

    def test_callers_lists_stay_as_they_are(self) -> None:
        correct, total = [2, 1, 0, 0], [4, 3, 2, 1]
        smoothed = BLEU.compute_bleu(correct, total, 4, 4, smooth_method="add-k")
        self.assertEqual((correct, total), ([2, 1, 0, 0], [4, 3, 2, 1]))
        self.assertEqual(smoothed.counts, [2, 2, 1, 1])

    def test_tokenised_text_is_noticed_once_there_is_much_of_it(self) -> None:
        few, many = ["a b ."] * 99, ["a b ."] * 100
        with self.assertLogs("sacrebleu", "WARNING") as logs:
            BLEU().corpus_score(many, [many])
        self.assertIn("force", logs.output[-1])
        with self.assertLogs("sacrebleu", "WARNING") as logs:
            logging.getLogger("sacrebleu").warning("nothing but this")
            BLEU().corpus_score(few, [few])
            BLEU(force=True).corpus_score(many, [many])
            CHRF().corpus_score(many, [many])
        self.assertEqual(logs.output, ["WARNING:sacrebleu:nothing but this"])

    def test_sentence_uses_the_effective_order(self) -> None:
        self.assertAlmostEqual(sacrebleu.sentence_bleu("a dog", ["a dog"]).score, 100.0)
        self.assertEqual(BLEU().sentence_score("a dog", ["a dog"]).score, 0.0)


class ChrfTest(unittest.TestCase):
    def test_by_hand(self) -> None:
        # Characters: 1 of 2 match in either direction; bigrams: none of 1.
        score = sacrebleu.corpus_chrf(["ab"], [["ac"]], char_order=2)
        self.assertAlmostEqual(score.score, 25.0)
        self.assertEqual((score.name, score.beta, score.char_order, score.word_order), ("chrF2", 2, 2, 0))

    def test_best_reference_of_a_segment_counts(self) -> None:
        chrf = CHRF()
        both = chrf.corpus_score(["the cat"], [["a dog"], ["the cat"]])
        self.assertEqual(both.score, 100.0)

    def test_beta_must_be_whole(self) -> None:
        self.assertEqual(CHRF(beta=2.0).corpus_score(["ab"], [["ac"]]).name, "chrF2.0")  # type: ignore[arg-type]
        with self.assertRaisesRegex(ValueError, "whole number"):
            CHRF(beta=0.5).corpus_score(["ab"], [["ac"]])  # type: ignore[arg-type]


class TerTest(unittest.TestCase):
    def test_by_hand(self) -> None:
        score = sacrebleu.corpus_ter(["d e f a b c"], [["a b c d e f"]])
        self.assertEqual((score.num_edits, score.ref_length, score.score), (1, 6.0, 100 * (1 / 6)))

    def test_of_several_references_the_mean_length_counts(self) -> None:
        score = sacrebleu.sentence_ter("a b", ["a b", "a b c d"])
        self.assertEqual((score.num_edits, score.ref_length, score.score), (0, 3.0, 0.0))

    def test_without_a_word_in_the_reference(self) -> None:
        self.assertEqual(sacrebleu.sentence_ter("a b", [""]).score, 100.0)
        self.assertEqual(sacrebleu.sentence_ter("", [""]).score, 0.0)

    def test_of_words(self) -> None:
        self.assertEqual(translation_edit_rate("a b c".split(), "a x c d".split()), (2, 4))
        self.assertEqual(translation_edit_rate([], []), (0, 0))
        with self.assertRaisesRegex(ValueError, "not one word"):
            translation_edit_rate(["a b"], ["a"])


class ArgumentsTest(unittest.TestCase):
    def test_types_are_checked(self) -> None:
        for metric in (BLEU(), CHRF(), TER()):
            name = type(metric).__name__
            with self.subTest(name):
                for hypotheses, references, message in (
                    ("text", [["text"]], "`hyps` should be a sequence of strings"),
                    ([], [[]], "`hyps` should not be empty"),
                    (["a", None], [["a", "b"]], "Undefined line"),
                    (["a", 1], [["a", "b"]], "Each element of `hyps` should be a string"),
                    (["a"], "a", "Each element of `refs`"),
                    (["a"], [["a", "b"]], "Each element of `refs` should have the same length as `hyps`: there are 1 "),
                    (["a"], [[1]], "`refs` should be a sequence of sequence of strings"),
                ):
                    with self.assertRaisesRegex(TypeError, f"^{name}: {message}"):
                        metric.corpus_score(hypotheses, references)  # type: ignore[arg-type]
                with self.assertRaisesRegex(TypeError, f"^{name}: The argument `refs` should be a sequence"):
                    metric.sentence_score("a", "a")

    def test_a_segment_needs_a_reference(self) -> None:
        for metric in (BLEU(), CHRF(), TER()):
            with self.assertRaisesRegex(ValueError, "segment 2 has no reference"):
                metric.corpus_score(["a", "b"], [["a", None], ["b", None]])

    def test_without_references(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "No references provided"):
            BLEU().corpus_score(["a"], None)

    def test_an_empty_reference_is_one(self) -> None:
        bleu = BLEU()
        self.assertEqual(bleu.corpus_score(["a b"], [["a b"], [""]]).ref_len, 2)
        self.assertTrue(str(bleu.get_signature()).startswith("nrefs:2|"))

    def test_lone_surrogates_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            BLEU().corpus_score(["a \ud800"], [["a"]])


class ReferencesKeptTest(unittest.TestCase):
    def test_give_the_same_scores(self) -> None:
        makers: List[Any] = [BLEU, CHRF, TER]
        for make in makers:
            kept = make(references=REFERENCES)
            self.assertEqual(kept.num_refs, 2)
            for hypotheses in (HYPOTHESES, list(reversed(HYPOTHESES))):
                self.assertEqual(
                    kept.corpus_score(hypotheses, None).score, make().corpus_score(hypotheses, REFERENCES).score
                )

    def test_are_the_constructors_own(self) -> None:
        references = [list(stream) for stream in REFERENCES]
        kept = BLEU(references=references)
        before = kept.corpus_score(HYPOTHESES, None).score
        references[0][0] = references[1][0] = "something else"
        self.assertEqual(kept.corpus_score(HYPOTHESES, None).score, before)
        # Those of a call are not kept.
        kept.corpus_score(HYPOTHESES, references)
        self.assertEqual(kept.corpus_score(HYPOTHESES, None).score, before)

    def test_must_fit(self) -> None:
        with self.assertRaisesRegex(ValueError, "there are 1 hypotheses, but references for 3"):
            BLEU(references=REFERENCES).corpus_score(["a"], None)
        with self.assertRaisesRegex(ValueError, "different lengths: 2, 1"):
            BLEU(references=[["a", "b"], ["c"]])


class Words(Metric):
    """How many hypotheses have as many words as a reference, in percent: a metric of one's own."""

    def _preprocess_segment(self, sent: str) -> str:
        return sent.lower()

    def _extract_reference_info(self, refs: Any) -> Dict[str, Any]:
        return {"lengths": {len(ref.split()) for ref in refs}}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: Dict[str, Any]) -> List[int]:
        return [int(len(hypothesis.split()) in ref_kwargs["lengths"]), 1]

    def _compute_score_from_stats(self, stats: Any) -> Score:
        return Score("Words", 100.0 * float(stats[0]) / float(stats[1]))

    def _aggregate_and_compute(self, stats: Any) -> Score:
        return self._compute_score_from_stats([sum(column) for column in zip(*stats)])


class ExtensionTest(unittest.TestCase):
    def test_a_metric_of_ones_own(self) -> None:
        words = Words()
        score = words.corpus_score(HYPOTHESES, REFERENCES, n_bootstrap=50)
        self.assertAlmostEqual(score.score, 200 / 3)
        self.assertGreater(score._mean, 0)
        self.assertIn("bs:50|seed:12345", str(words.get_signature()))
        self.assertEqual(words.sentence_score("a", ["b c", "d"]).score, 100.0)
        with self.assertRaisesRegex(ValueError, "segment 1 has no reference"):
            words.corpus_score(["a"], [[None]])

    def test_a_tokeniser_of_ones_own(self) -> None:
        class Halves(BaseTokenizer):
            def signature(self) -> str:
                return "halves"

            def __call__(self, line: str) -> str:
                return f"{line[:len(line) // 2]} {line[len(line) // 2:]}"

        bleu = BLEU(max_ngram_order=1, lowercase=True)
        bleu.tokenizer = Halves()
        score = bleu.corpus_score(["abCD "], [["abxy"]])
        self.assertEqual((score.counts, score.totals), ([1], [2]))

    def test_a_class_derived_from_a_tokeniser(self) -> None:
        from lacuna.sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

        class WithoutStops(Tokenizer13a):
            def __call__(self, line: str) -> str:
                return super().__call__(line.replace(".", ""))

        bleu = BLEU()
        bleu.tokenizer = WithoutStops()
        self.assertEqual(bleu.corpus_score(["a b."], [["a b"]]).counts[0], 2)
        self.assertEqual(bleu.corpus_score(["a b."], [["a b"]]).totals[0], 2)

    def test_classes_that_prepare_segments_otherwise(self) -> None:
        class Stripped(CHRF):
            def _preprocess_segment(self, sent: str) -> str:
                return super()._preprocess_segment(sent).replace("-", "")

        self.assertEqual(Stripped(lowercase=True).corpus_score(["A-B-C-D-E-F"], [["abcdef"]]).score, 100.0)

    def test_options_may_change_later(self) -> None:
        bleu = BLEU()
        first = bleu.corpus_score(["A b c d"], [["a b c d"]]).score
        bleu.lowercase = True
        self.assertLess(first, bleu.corpus_score(["A b c d"], [["a b c d"]]).score)

    def test_copies_and_pickles(self) -> None:
        makers: List[Any] = [BLEU, CHRF, TER]
        for make in makers:
            metric = make(references=REFERENCES)
            score = metric.corpus_score(HYPOTHESES, None)
            for twin in (copy.deepcopy(metric), pickle.loads(pickle.dumps(metric))):
                self.assertEqual(twin.corpus_score(HYPOTHESES, None).score, score.score)
            self.assertEqual(str(pickle.loads(pickle.dumps(score))), str(score))

    def test_several_threads(self) -> None:
        expected = BLEU().corpus_score(HYPOTHESES * 50, [stream * 50 for stream in REFERENCES]).score
        found: List[Optional[float]] = [None] * 8

        def run(at: int) -> None:
            found[at] = BLEU().corpus_score(HYPOTHESES * 50, [stream * 50 for stream in REFERENCES]).score

        threads = [threading.Thread(target=run, args=(at,)) for at in range(len(found))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * len(found))

    def test_processes_that_fork_after_a_score(self) -> None:
        expected = _score_much(0)
        with multiprocessing.get_context("fork").Pool(2) as pool:
            self.assertEqual(pool.map_async(_score_much, range(4)).get(timeout=300), [expected] * 4)


class StatisticsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.metrics: List[NativeMetric] = [
            BLEU(), BLEU(lowercase=True, tokenize="intl", max_ngram_order=2), CHRF(word_order=2, lowercase=True),
            CHRF(whitespace=True), TER(), TER(normalized=True, no_punct=True),
        ]

    def test_are_a_sequence_of_rows(self) -> None:
        statistics = BLEU()._extract_corpus_statistics(HYPOTHESES, REFERENCES)
        self.assertIsInstance(statistics, SegmentStatistics)
        rows = list(statistics)
        self.assertEqual(len(statistics), 3)
        self.assertEqual(rows, [statistics[0], statistics[1], statistics[-1]])
        self.assertEqual(rows[1:], statistics[1:])
        self.assertEqual([sum(column) for column in zip(*rows)], statistics.sum())
        with self.assertRaises(IndexError):
            statistics[3]
        view = numpy.asarray(statistics)
        self.assertEqual((view.shape, view.dtype, view.flags.writeable), ((3, 10), numpy.float64, False))
        self.assertEqual(view.tolist(), rows)
        self.assertEqual(numpy.array(statistics, dtype="float32").dtype, numpy.float32)

    def test_rows_and_their_sum_have_scores(self) -> None:
        for metric in self.metrics:
            statistics = metric._extract_corpus_statistics(HYPOTHESES, REFERENCES)
            score = metric.corpus_score(HYPOTHESES, REFERENCES)
            self.assertEqual(metric._aggregate_and_compute(statistics).score, score.score)
            self.assertEqual(metric._aggregate_and_compute(list(statistics)).score, score.score)
            self.assertEqual(metric._compute_score_from_stats(statistics.sum()).score, score.score)
            sums: Any = numpy.array(statistics.sum())
            self.assertEqual(str(metric._compute_score_from_stats(sums)), str(score))

    def test_segment_by_segment_they_are_the_same(self) -> None:
        for metric in self.metrics:
            slow = []
            for hypothesis, *references in zip(HYPOTHESES, *REFERENCES):
                kept = metric._extract_reference_info([metric._preprocess_segment(line) for line in references])
                slow.append(metric._compute_segment_statistics(metric._preprocess_segment(hypothesis), kept))
            self.assertEqual(list(metric._extract_corpus_statistics(HYPOTHESES, REFERENCES)), slow)


class TokenizerTest(unittest.TestCase):
    def test_re_is_13a_for_plain_text(self) -> None:
        tokenizer = TokenizerRegexp()
        for text in (*HYPOTHESES, *REFERENCES[0], "3-4, 5.6,x (a)/b {c}~ 'd' e's [f] 1- -1 .5"):
            self.assertEqual(tokenizer(f" {text} "), BLEU().tokenizer(text))
        self.assertEqual(tokenizer.signature(), "re")

    def test_names_have_signatures(self) -> None:
        for name in ("13a", "intl", "char", "zh", "none"):
            self.assertEqual(BLEU(tokenize=name).tokenizer.signature(), name)
        self.assertEqual(TER().tokenizer.signature(), "tercom")


class BleuScoreTypeTest(unittest.TestCase):
    def test_functions_return_the_classes(self) -> None:
        self.assertIsInstance(sacrebleu.raw_corpus_bleu(["a"], [["a"]]), BLEUScore)
        self.assertEqual(sacrebleu.sentence_chrf("a", ["a"]).score, 100.0)
        self.assertEqual(sacrebleu.raw_corpus_bleu(["a , b"], [["a , b"]]).totals, [3, 2, 1, 0])


if __name__ == "__main__":
    unittest.main()
