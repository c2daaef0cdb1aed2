"""sacreBLEU's intervals and paired tests: the program's numbers."""

import json
import unittest

import lacuna
from lacuna import _native
from lacuna_python import GOLDEN, PythonTest, lines_of, program

SYSTEMS = [GOLDEN / "inputs" / "nasty.hyp.txt", GOLDEN / "inputs" / "nasty.ref2.txt"]
REFERENCE = GOLDEN / "inputs" / "nasty.ref1.txt"


class Tests(PythonTest):
    def setUp(self):
        super().setUp()
        self.metrics = [lacuna.bleu(), lacuna.chrf()]
        reference = [[line.rstrip() for line in lines_of(REFERENCE)]]
        self.tables = [[metric.statistics([line.rstrip() for line in lines_of(path)], reference) for path in SYSTEMS]
                       for metric in self.metrics]

    def of_program(self, *arguments):
        return json.loads(program("score", REFERENCE, "-i", *SYSTEMS, "-m", "bleu", "chrf", "-f", "json", *arguments))

    def expect(self, found, expected):
        for system in range(2):
            for metric, name in enumerate(("BLEU", "chrF2")):
                wanted, result = expected[system][name], found[metric][system]
                self.assertEqual(result.score, wanted["score"])
                self.assertEqual(result.p_value, wanted["p_value"])
                self.assertEqual(result.interval.mean if result.interval else None, wanted["mean"])
                self.assertEqual(result.interval.half_width if result.interval else None, wanted["ci"])

    def test_bootstrap(self):
        self.expect(_native.paired_bootstrap(self.metrics, self.tables, samples=300),
                    self.of_program("--paired-bs", "--paired-bs-n", 300))

    def test_randomization(self):
        self.expect(_native.paired_randomization(self.metrics, self.tables, samples=300),
                    self.of_program("--paired-ar", "--paired-ar-n", 300))

    def test_interval(self):
        expected = json.loads(program("score", REFERENCE, "-i", SYSTEMS[0], "--confidence", "--confidence-n", 500, "-w", 12))
        scores = lacuna.score(lines_of(SYSTEMS[0]), lines_of(REFERENCE), metrics=["bleu"])
        interval = scores.interval("bleu", samples=500)
        self.assertAlmostEqual(interval.mean, expected["confidence_mean"], delta=1e-11)
        self.assertAlmostEqual(interval.half_width, expected["confidence_var"], delta=1e-11)
        self.assertNotEqual(scores.interval(samples=500, seed=1), interval)

    def test_what_does_not_fit(self):
        self.assertRaises(lacuna.UsageError, _native.paired_bootstrap, self.metrics, self.tables[:1])
        self.assertRaises(lacuna.UsageError, _native.paired_bootstrap, self.metrics, self.tables[::-1])
        self.assertRaises(lacuna.UsageError, _native.bootstrap_interval, self.metrics[0], self.tables[1][0])
        shorter = self.metrics[0].statistics(["a"], [["a"]])
        with self.assertRaises(lacuna.InputError) as caught:
            _native.paired_bootstrap(self.metrics[:1], [[self.tables[0][0], shorter]])
        self.assertEqual(caught.exception.code, "mismatch")
        self.assertRaises(lacuna.UsageError, _native.bootstrap_interval, self.metrics[0], self.tables[0][0], samples=0)


if __name__ == "__main__":
    unittest.main()
