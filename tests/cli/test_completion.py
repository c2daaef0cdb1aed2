"""Completion in the shells themselves: what is offered after what was typed."""

import pathlib
import shlex
import shutil
import subprocess
import unittest

from lacuna_cli import CliTest

BASH = r"""
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_lacuna
printf '%s\n' "${COMPREPLY[@]}"
"""

FISH = 'source $argv[1]; complete -C"$argv[2]"'

# A shell in a pseudo-terminal, as one types into it. `compadd` notes what it is given that fits the word.
ZSH = r"""
zmodload zsh/zpty
zpty -b lacuna zsh -f -i
zpty -w lacuna "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w lacuna "compadd() { builtin compadd -O hits \"\$@\"; print -rl -- \$hits >>$2; builtin compadd \"\$@\" }"
zpty -w lacuna "finished() { print -r -- END >>$2 }; zle -N finished; bindkey '^X' finished; cd $3; print -r -- READY >>$2"
until [[ -s $2 ]]; do sleep 0.02; done
zpty -n -w lacuna "$4"$'\t'$'\x18'
repeat 500; do
  zpty -r -t lacuna >/dev/null
  [[ $(tail -n 1 $2) == END ]] && break
  sleep 0.02
done
zpty -d lacuna
"""


class Completion(CliTest):
    """What every shell has to offer."""

    shell = ""

    def setUp(self) -> None:
        super().setUp()
        for folder in ("texts", "terms"):
            (self.folder / "work" / folder).mkdir(parents=True)
        (self.folder / "work" / "article one.txt").write_bytes(b"")
        self.script = self.write(f"{self.shell}/_lacuna" if self.shell == "zsh" else "script",
                                 self.succeed("completion", self.shell).stdout)

    def write(self, name: str, content: str | bytes) -> pathlib.Path:
        (self.folder / name).parent.mkdir(exist_ok=True)
        return super().write(name, content)

    def complete(self, line: str) -> list[str]:
        """What is offered for the last word of `line`."""
        raise NotImplementedError

    def holds(self, line: str, *words: str, without: tuple[str, ...] = ()) -> None:
        offered = self.complete(line)
        for word in words:
            self.assertIn(word, offered, line)
        for word in without:
            self.assertNotIn(word, offered, line)

    def check_all(self) -> None:
        """What is typed, and what is then offered, for every shell the same."""
        self.assertEqual(self.complete("lacuna ch"), ["check"])
        self.holds("lacuna ", "check", "score", "completion", without=("manual", "article one.txt"))
        self.holds("lacuna list ", "checks", without=("check",))
        self.holds("lacuna bench omission --p", "--pack", "--per-kind", "--predictions", without=("--html",))
        self.assertEqual(sorted(self.complete("lacuna check --fo")), ["--format"])
        self.assertEqual(sorted(self.complete("lacuna check --format j")), ["json", "jsonl"])
        self.holds("lacuna score -m ", "bleu", "chrf", "ter", without=("check",))
        self.holds("lacuna score -m bleu ", "chrf", "ter")
        self.assertEqual(self.complete("lacuna score --tokenize zh"), ["zh"])
        self.assertEqual(self.complete("lacuna check --enable spell"), ["spelling"])
        self.assertEqual(sorted(self.complete("lacuna completion ")), ["bash", "fish", "zsh"])
        self.holds("lacuna convert a.po b.xlf --to xl", "xliff", "xliff-2")

    def check_paths(self, file: str, folders: list[str]) -> None:
        self.assertIn(file, self.complete("lacuna check art"))
        self.assertIn(file, self.complete("lacuna check --html art"))
        self.assertEqual(sorted(self.complete("lacuna check --pack te")), folders)
        self.assertEqual(self.complete("lacuna check --threads "), [])


@unittest.skipUnless(shutil.which("bash"), "no bash")
class Bash(Completion):
    shell = "bash"

    def complete(self, line: str) -> list[str]:
        words = [part for word in line.split(" ") for part in (word.partition("=") if "=" in word else (word,))]
        done = subprocess.run(["bash", "--norc", "-uc", BASH, "bash", str(self.script), *words], capture_output=True, text=True,
                              cwd=self.folder / "work", timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.split("\n")[:-1] if done.stdout != "\n" else []

    def test_offers(self) -> None:
        self.check_all()
        self.check_paths("article one.txt", ["terms", "texts"])

    def test_values_that_are_joined(self) -> None:
        self.assertEqual(sorted(self.complete("lacuna check --format=j")), ["json", "jsonl"])
        self.assertEqual(self.complete("lacuna check --enable number,spell"), ["number,spelling"])
        self.holds("lacuna check --format=", "json", "html")

    def test_words_that_are_verbs_elsewhere(self) -> None:
        self.holds("lacuna check score --for", "--format", without=("--force",))
        self.assertEqual(self.complete("lacuna list checks --js"), ["--json"])
        self.assertEqual(self.complete("lacuna completion bash "), [])

    def test_the_script_is_clean(self) -> None:
        self.assertEqual(subprocess.run(["bash", "-n", str(self.script)], check=False).returncode, 0)


@unittest.skipUnless(shutil.which("fish"), "no fish")
class Fish(Completion):
    shell = "fish"

    def complete(self, line: str) -> list[str]:
        done = subprocess.run(["fish", "--no-config", "-c", FISH, str(self.script), line], capture_output=True, text=True,
                              cwd=self.folder / "work", env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin"}, timeout=60,
                              check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [row.split("\t")[0] for row in done.stdout.splitlines()]

    def test_offers(self) -> None:
        self.check_all()
        self.check_paths("article one.txt", ["terms/", "texts/"])
        self.assertEqual(self.complete("lacuna check --enable number,spell"), ["number,spelling"])


@unittest.skipUnless(shutil.which("zsh"), "no zsh")
class Zsh(Completion):
    shell = "zsh"

    def complete(self, line: str) -> list[str]:
        log = self.folder / "offered"
        log.unlink(missing_ok=True)
        done = subprocess.run(["zsh", "-f", "-c", ZSH, "zsh", *(shlex.quote(str(path)) for path in
                               (self.script.parent, log, self.folder / "work")), line], capture_output=True, text=True,
                              env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "TERM": "dumb"}, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = log.read_text(encoding="utf-8").splitlines()
        self.assertEqual((said[0], said[-1]), ("READY", "END"), said)
        return list(dict.fromkeys(word for word in said[1:-1] if word))

    def test_offers(self) -> None:
        self.check_all()
        self.check_paths("article one.txt", ["terms", "texts"])


del Completion  # it has no tests of its own


if __name__ == "__main__":
    unittest.main()
