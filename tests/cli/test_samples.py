"""The approved samples in reports/samples that the program itself makes of a document in corpora/samples."""

import pathlib
import re
import socket
import sys
import unittest

from lacuna_cli import ROOT, SAMPLES, CliTest, run

sys.path.insert(0, str(ROOT / "tests" / "support"))
from check_xlsx import Workbook, dump  # noqa: E402
from compare_sample import difference  # noqa: E402

APPROVED = ROOT / "reports" / "samples"
TEXTS = ("source.vi.txt", "candidate.en.txt")
SCORE = ("score", "reference.en.txt", "-i", "candidate.en.txt", "-m", "bleu", "chrf", "ter")
# Name of the sample, which begins with that of the document, and the command, in the document's folder.
COMMANDS = {
    "health.txt": ("check", *TEXTS),
    "health.table.txt": ("check", *TEXTS, "--format", "table"),
    "health.md": ("check", *TEXTS, "--format", "markdown", "--show", "10"),
    "health.csv": ("check", *TEXTS, "--format", "csv"),
    "health.tsv": ("check", *TEXTS, "--format", "tsv"),
    "health.json": ("check", *TEXTS, "--format", "json"),
    "health.jsonl": ("check", *TEXTS, "--format", "jsonl"),
    "health.sarif": ("check", *TEXTS, "--format", "sarif"),
    "health.xlsx.txt": ("check", *TEXTS, "--format", "xlsx"),
    "contract.score.json": (*SCORE, "-f", "json"),
    "contract.score.txt": (*SCORE, "-f", "text"),
    "contract.score.tex": (*SCORE, "-f", "latex"),
}


def scrubbed(name, text):
    """Without Lacuna's version, which changes while reports do not."""
    version = re.escape(run("--version").stdout.decode().split()[1])
    text = re.sub(rf"(?m)\b(lacuna |version:){version}\b", r"\g<1>0.0.0", text)
    text = re.sub(rf'("name": "lacuna",\s*"(?:version|semanticVersion)": "){version}"', r'\g<1>0.0.0"', text)
    return re.sub(rf'("version": "){version}"', r'\g<1>0.0.0"', text) if name.endswith(".score.json") else text


class Corpora(CliTest):
    def test_each(self):
        for name, command in COMMANDS.items():
            with self.subTest(sample=name):
                made = self.succeed(*command, cwd=SAMPLES / name.partition(".")[0]).stdout
                if name.endswith(".xlsx.txt"):
                    path = self.folder / "made.xlsx"
                    path.write_bytes(made)
                    made = dump(Workbook(path)).encode()
                said = difference(APPROVED / name, scrubbed(name, made.decode()).encode())
                if said:
                    self.fail(said)

    def test_nothing_of_this_machine(self):
        for path in APPROVED.iterdir():
            text = path.read_text(encoding="utf-8")
            for hint in (str(ROOT), str(pathlib.Path.home()) + "/", socket.gethostname()):
                if len(hint) > 6:
                    self.assertNotIn(hint, text, path.name)


if __name__ == "__main__":
    unittest.main()
