"""Completion in the shells themselves: what is offered after what was typed."""

import pathlib
import shutil
import subprocess
import unittest

from lacuna_cli import CliTest

# Each reads its lines from the arguments after the script, and writes what is offered for each, then a line "END".
BASH = r"""
source "$1"; shift
for line; do
  COMP_WORDS=() COMP_CWORD=0
  IFS=' ' read -ra COMP_WORDS <<<"${line//=/ = }"
  if [[ $line == *[\ =] ]]; then COMP_WORDS+=(''); fi
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _lacuna
  printf '%s\n' "${COMPREPLY[@]}" END
done
"""

FISH = """
source $argv[1]
for line in $argv[2..]
    complete -C"$line" | string replace -r '\t.*' ''
    echo END
end
"""

# A shell in a pseudo-terminal, as one types into it; `compadd` notes what it is given that fits the word.
ZSH = r"""
zmodload zsh/zpty
script=$1 log=$2; shift 2
zpty -b lacuna zsh -f -i
zpty -w lacuna "PS1=; fpath=(${script:h:q} \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w lacuna "compadd() { builtin compadd -O hits \"\$@\"; print -rl -- \$hits >>${log:q}; builtin compadd \"\$@\" }"
zpty -w lacuna "finished() { print -r -- END >>${log:q}; zle kill-whole-line }; zle -N finished; bindkey '^X' finished"
zpty -w lacuna "print -r -- READY >>${log:q}"
until [[ -s $log ]]; do sleep 0.02; done
count=0
for line; do
  zpty -n -w lacuna "$line"$'\t'$'\x18'
  (( ++count ))
  repeat 1000; do
    zpty -r -t lacuna >/dev/null
    (( $(grep -c '^END$' $log) == count )) && break
    sleep 0.01
  done
done
zpty -d lacuna
"""

# What is typed, and exactly what is then offered.
EXACTLY = {
    "lacuna ch": ["check"],
    "lacuna check --fo": ["--format"],
    "lacuna check --format j": ["json", "jsonl"],
    "lacuna score --tokenize zh": ["zh"],
    "lacuna check --enable spell": ["spelling"],
    "lacuna completion ": ["bash", "fish", "zsh"],
    "lacuna check --threads ": [],
    "lacuna list checks --js": ["--json"],
}
# What is among it, and what is not.
AMONG = {
    "lacuna ": (["check", "score", "completion"], ["manual", "article one.txt"]),
    "lacuna --": (["--version", "--help"], ["--html"]),
    "lacuna list ": (["checks"], ["check"]),
    "lacuna bench omission --p": (["--pack", "--per-kind", "--predictions"], ["--html"]),
    "lacuna score -m ": (["bleu", "chrf", "ter"], ["check"]),
    "lacuna score -m bleu ": (["chrf", "ter"], ["check"]),
    "lacuna convert a.po b.xlf --to xl": (["xliff", "xliff-2"], ["tmx"]),
    "lacuna check art": (["article one.txt"], ["check"]),
    "lacuna check --html art": (["article one.txt"], []),
}
FOLDERS = "lacuna check --pack te"  # of folders and files that begin so, the folders


class Completion(CliTest):
    """What every shell has to offer."""

    shell = ""

    def setUp(self) -> None:
        super().setUp()
        self.work = self.folder / "work"
        for name in ("texts", "terms"):
            (self.work / name).mkdir(parents=True)
        for name in ("article one.txt", "text.txt"):
            (self.work / name).write_bytes(b"")
        self.script = self.folder / "_lacuna"
        self.script.write_bytes(self.succeed("completion", self.shell).stdout)

    def start(self, *arguments: str | pathlib.Path, quiet: bool = True) -> str:
        done = subprocess.run([*map(str, arguments)], capture_output=True, text=True, cwd=self.work, timeout=120, check=False,
                              env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "TERM": "dumb", "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.returncode, 0, done.stderr)
        if quiet:
            self.assertEqual(done.stderr, "")
        return done.stdout

    def said(self, lines: list[str]) -> str:
        """What the shell writes of the lines."""
        raise NotImplementedError

    def complete(self, *lines: str) -> dict[str, list[str]]:
        """What is offered for the last word of each line."""
        offered: list[list[str]] = [[]]
        for word in self.said([*lines]).splitlines():
            if word == "END":
                offered.append([])
            elif word and word not in offered[-1]:
                offered[-1].append(word)
        self.assertEqual((len(offered), offered[-1]), (len(lines) + 1, []))
        return dict(zip(lines, offered))

    def check_all(self, folders: list[str]) -> None:
        offered = self.complete(*EXACTLY, *AMONG, FOLDERS)
        for line, words in EXACTLY.items():
            self.assertEqual(sorted(offered[line]), words, line)
        for line, (there, absent) in AMONG.items():
            self.assertLessEqual(set(there), set(offered[line]), line)
            self.assertFalse(set(absent) & set(offered[line]), line)
        self.assertEqual(sorted(offered[FOLDERS]), folders)

    def check_examples(self, examples: dict[str, list[str]]) -> None:
        for line, words in self.complete(*examples).items():
            self.assertEqual(sorted(words), examples[line], line)


@unittest.skipUnless(shutil.which("bash"), "no bash")
class Bash(Completion):
    shell = "bash"

    def said(self, lines: list[str]) -> str:
        return self.start("bash", "--norc", "-uc", BASH, "bash", self.script, *lines)

    def test_offers(self) -> None:
        self.check_all(["terms", "texts"])

    def test_values_that_are_joined_and_words_that_are_verbs_elsewhere(self) -> None:
        self.check_examples({"lacuna check --format=j": ["json", "jsonl"],
                             "lacuna check --enable number,spell": ["number,spelling"],
                             "lacuna check score --for": ["--format"],
                             "lacuna check --format=json --html=art": ["article one.txt"],
                             "lacuna completion bash ": []})

    def test_the_script_is_clean(self) -> None:
        self.start("bash", "-n", self.script)
        if shutil.which("shellcheck"):
            self.start("shellcheck", "-s", "bash", "-e", "SC2034", self.script)


@unittest.skipUnless(shutil.which("fish"), "no fish")
class Fish(Completion):
    shell = "fish"

    def said(self, lines: list[str]) -> str:
        return self.start("fish", "--no-config", "-c", FISH, self.script, *lines)

    def test_offers(self) -> None:
        self.check_all(["terms/", "texts/"])
        self.check_examples({"lacuna check --enable number,spell": ["number,spelling"],
                             "lacuna check --format=j": ["--format=json", "--format=jsonl"]})


@unittest.skipUnless(shutil.which("zsh"), "no zsh")
class Zsh(Completion):
    shell = "zsh"

    def said(self, lines: list[str]) -> str:
        log = self.folder / "offered"
        log.unlink(missing_ok=True)
        self.start("zsh", "-f", "-c", ZSH, "zsh", self.script, log, *lines, quiet=False)
        ready, _, rest = log.read_text(encoding="utf-8").partition("\n")
        self.assertEqual(ready, "READY")
        return rest

    def test_offers(self) -> None:
        self.check_all(["terms", "texts"])
        self.check_examples({"lacuna check --format=j": ["json", "jsonl"], "lacuna check --enable spell": ["spelling"]})


del Completion  # it has no tests of its own


if __name__ == "__main__":
    unittest.main()
