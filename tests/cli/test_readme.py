"""The commands of the README and of CONTRIBUTING do what is said there."""

import json
import re
import shlex
import unittest

from lacuna_cli import CANDIDATE, REFERENCE, ROOT, SOURCE, CliTest


def shell_lines(document):
    """The command lines of the fenced `sh` blocks, without their comments."""
    text = (ROOT / document).read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words:
                yield words


FILES = {
    "memory.tsv": "source\ttarget\nChúng tôi mở cửa lúc 8 giờ.\tWe open at 8 o'clock.\n".encode(),
    "terms.csv": "source,target\ncầu đi bộ,footbridge\n".encode(),
    "messages.po": """msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, c-format
msgid "Còn %d trang"
msgstr "%s pages left"
""".encode(),
    "project.xlf": """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="a.txt" source-language="vi" target-language="en" datatype="plaintext">
  <body>
   <trans-unit id="1">
    <source>Cầu đi bộ mở cửa ngày 5 tháng 9.</source>
    <target>The footbridge opens on 6 September.</target>
   </trans-unit>
  </body>
 </file>
</xliff>
""".encode(),
}


class Commands(CliTest):
    def test_readme(self):
        for name, path in (("article.vi.txt", SOURCE), ("article.en.txt", CANDIDATE), ("source.vi.txt", SOURCE),
                           ("target.en.txt", CANDIDATE), ("reference.en.txt", REFERENCE), ("system.en.txt", CANDIDATE), ("baseline.en.txt", REFERENCE),
                           ("document.en.txt", CANDIDATE)):
            self.write(name, path.read_bytes())
        for name, content in FILES.items():
            self.write(name, content)
        tried = []
        for words in shell_lines("README.md"):
            if words[0] == "./lacuna.sh" and words[1] not in ("demo", "test") and not words[1].startswith("-"):
                with self.subTest(command=" ".join(words)):
                    self.succeed(*words[1:], cwd=self.folder)
                    tried.append(words[1])
                    for option in ("--html", "--json", "--jsonl", "-o", "--annotate"):
                        if option in words:
                            self.assertGreater((self.folder / words[words.index(option) + 1]).stat().st_size, 0)
        self.assertTrue({"check", "list", "convert", "score", "train", "align", "gate", "history", "report", "compare"} <= set(tried), tried)

    def test_presets_exist(self):
        presets = {p["name"] for p in json.loads((ROOT / "CMakePresets.json").read_text(encoding="utf-8"))["configurePresets"]}
        named = set()
        for document in ("README.md", "CONTRIBUTING.md", ".ci/run"):
            text = (ROOT / document).read_text(encoding="utf-8")
            named |= set(re.findall(r"--preset[ =]([a-z]+)", text))
        self.assertTrue(named)
        self.assertLessEqual(named, presets)

    def test_links_lead_somewhere(self):
        for document in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "eval/docs/architecture.md", "eval/docs/checks.md", "eval/docs/formats.md", "eval/docs/gate.md", "eval/docs/gate_platforms.md",
                         "eval/docs/history.md", "eval/docs/install.md", "eval/docs/reports.md", "eval/docs/compare.md", "eval/docs/meta.md", "reports/samples/README.md",
                         "corpora/README.md"):
            text = (ROOT / document).read_text(encoding="utf-8")
            prose = re.sub(r"(`+).+?\1", "", text, flags=re.DOTALL)  # code that shows a link is none
            for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", prose):
                if "://" not in target:
                    self.assertTrue(((ROOT / document).parent / target).exists(), f"{document}: {target}")


if __name__ == "__main__":
    unittest.main()
