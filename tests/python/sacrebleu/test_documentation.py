"""eval/docs/sacrebleu.md says what is so."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
import unittest
from importlib import import_module
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[3] / "eval" / "docs" / "sacrebleu.md").read_text(encoding="utf-8")


class DocumentationTest(unittest.TestCase):
    def test_example_prints_what_it_says(self) -> None:
        (example,) = re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL)
        test = doctest.DocTestParser().get_doctest(example, {}, "example", "sacrebleu.md", 0)
        self.assertGreater(len(test.examples), 5)
        said: "list[str]" = []
        failed, _ = doctest.DocTestRunner().run(test, out=said.append)
        self.assertEqual(failed, 0, "".join(said))

    def test_another_librarys_imports_can_be_met(self) -> None:
        (lines,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
        program = f"""{lines}
import sacrebleu
from sacrebleu.metrics import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
assert BLEU is lacuna.sacrebleu.BLEU and sacrebleu.CHRF is CHRF
bleu = BLEU()
bleu.tokenizer = Tokenizer13a()
print(bleu.corpus_score(["a b."], [["a b."]]).counts[0])
"""
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, "3\n"), done.stderr)

    def test_modules_that_are_named_are_there(self) -> None:
        table = re.search(r"\| module \| has \|\n(.*?)\n\n", PAGE, re.DOTALL)
        assert table is not None
        modules: "set[str]" = set()
        for first, second in re.findall(r"^ *\| (.*?) \| (.*?) \|$", table[1], re.MULTILINE):
            names = re.findall(r"`([\w.]+)`", first)
            for name in names:
                if name == "tokenizers.tokenizer_NAME":
                    kinds = re.sub(r" \(.*?\)", "", second)
                    modules.update(f"tokenizers.tokenizer_{kind}" for kind in kinds.split(", "))
                else:
                    modules.add(f"metrics{name}" if name.startswith(".") else name)
        self.assertGreater(len(modules), 18)
        for module in modules:
            import_module(f"lacuna.sacrebleu.{module}")


if __name__ == "__main__":
    unittest.main()
