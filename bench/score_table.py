#!/usr/bin/env -S python3 -B
"""Times `lacuna score` as a whole process: CPU time, peak memory, and multiples of md5sum over the same files.

usage: bench/score_table.py LACUNA [--data FOLDER] [--runs N] [--scaling FOLDER]

Without --data the texts are made here. FOLDER is one with the inputs of WMT17 en-de and WMT24 (`wmt17.en-de.REF.txt`,
`wmt24.en-de.GPT-4.txt`, …), one segment on each line. --scaling measures 10,000 to 1,000,000 segments too and writes
scaling.csv and scaling.svg there.
Every figure is the least of N runs with one thread; the answer of each command is compared between its runs.
"""
import argparse
import pathlib
import random
import tempfile

from processes import best, plot


def synthetic(path, lines, seed):
    """Text with the word frequencies of a language, some of it Cyrillic and Vietnamese."""
    words = random.Random(0)
    letters = ["abcdefghijklmnoprstuvyz", "абвгдежзиклмнопрстуя", "aăâeêoôơuưđếộạ"]
    vocabulary = ["".join(words.choices(letters[i % 7 % 3], k=1 + min(i // 200, 9))) for i in range(1, 30000)]
    reference = random.Random(1)
    other = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for _ in range(lines):
            line = [vocabulary[int(reference.paretovariate(0.6)) % len(vocabulary)] for _ in range(reference.randrange(5, 60))]
            line = [word if seed == 1 or other.random() < 0.7 else vocabulary[other.randrange(3000)] for word in line]
            out.write(" ".join(line) + ".\n")


def sample_lines(data, lines, folder):
    """The WMT24 system outputs in turn, each beside its reference; from the second round on every hypothesis line is
    rotated by one word, so that a cache of whole lines does not help."""
    pairs = []
    for hypothesis in sorted(data.glob("wmt24.*.txt")):
        pair, system = hypothesis.name.split(".")[1:3]
        if system not in ("refA", "refB") and pair not in ("en-ja", "en-zh", "ja-zh"):
            pairs.append((hypothesis, data / f"wmt24.{pair}.refA.txt"))
    files = folder / f"{lines}.hyp", folder / f"{lines}.ref"
    written = turn = 0
    with open(files[0], "w", encoding="utf-8", newline="\n") as h, open(files[1], "w", encoding="utf-8", newline="\n") as r:
        while written < lines:
            for pair in pairs:
                with open(pair[0], encoding="utf-8", newline="\n") as a, open(pair[1], encoding="utf-8", newline="\n") as b:
                    for x, y in zip(a, b):
                        if written < lines:
                            words = x.split() if turn else []
                            k = turn % len(words) if words else 0
                            h.write(" ".join(words[k:] + words[:k]) + "\n" if words else x)
                            r.write(y)
                            written += 1
            turn += 1
    return files


class Inputs:
    def __init__(self, data, folder):
        self.data, self.folder = data, folder

    def pair(self, lines):
        if self.data:
            return sample_lines(self.data, lines, self.folder)
        files = self.folder / f"{lines}.hyp", self.folder / f"{lines}.ref"
        synthetic(files[0], lines, 2)
        synthetic(files[1], lines, 1)
        return files

    def systems(self):
        if self.data:
            reference = self.data / "wmt17.en-de.REF.txt"
            return reference, sorted(p for p in self.data.glob("wmt17.en-de.*.txt") if p != reference)
        reference = self.folder / "systems.ref"
        synthetic(reference, 3004, 1)
        systems = [self.folder / f"system{i}" for i in range(16)]
        for i, path in enumerate(systems):
            synthetic(path, 3004, 10 + i)
        return reference, systems

    def ter(self):
        if self.data:
            return self.data / "wmt24.en-de.GPT-4.txt", self.data / "wmt24.en-de.refA.txt"
        return self.pair(998)


def table(lacuna, inputs, runs):
    hypothesis, reference = inputs.pair(100_000)
    ter_hypothesis, ter_reference = inputs.ter()
    systems_reference, systems = inputs.systems()
    md5 = best(["md5sum", hypothesis, reference], runs)[0]
    many = [lacuna, "score", systems_reference, "-i", *systems]
    one = [lacuna, "score", reference, "-i", hypothesis]
    rows = [
        ("BLEU, 100,000 segments", [*one, "-m", "bleu"]),
        ("chrF2, 100,000 segments", [*one, "-m", "chrf"]),
        ("chrF2++, 100,000 segments", [*one, "-m", "chrf++"]),
        ("TER, 998 segments", [lacuna, "score", ter_reference, "-i", ter_hypothesis, "-m", "ter"]),
        (f"paired bootstrap 1,000, BLEU, {len(systems)} systems x 3,004", [*many, "-m", "bleu", "-pbs", "-pbsn", "1000"]),
        ("the same, chrF2", [*many, "-m", "chrf", "-pbs", "-pbsn", "1000"]),
        ("approximate randomization 10,000, BLEU, same", [*many, "-m", "bleu", "-par", "-part", "10000"]),
    ]
    print(f"| work | CPU s | peak MB | of md5sum ({md5:.3f} s) |\n| --- | ---: | ---: | ---: |")
    for name, command in rows:
        cpu, _, memory, _ = best([*command, "--threads", "1"], runs)
        print(f"| {name} | {cpu:.2f} | {memory:.0f} | {cpu / md5:.1f} |", flush=True)
    print("\n| two threads | wall s, 1 | wall s, 2 | times faster |\n| --- | ---: | ---: | ---: |")
    for name, metric in (("BLEU, 100,000 segments", "bleu"), ("chrF2, 100,000 segments", "chrf")):
        walls = [best([*one, "-m", metric, "--threads", threads], runs)[1] for threads in ("1", "2")]
        print(f"| {name} | {walls[0]:.2f} | {walls[1]:.2f} | {walls[0] / walls[1]:.2f} |", flush=True)


def scaling(lacuna, inputs, runs, folder):
    points = []
    for lines in (10_000, 30_000, 100_000, 300_000, 1_000_000):
        hypothesis, reference = inputs.pair(lines)
        for metric in ("bleu", "chrf"):
            cpu, _, memory, _ = best([lacuna, "score", reference, "-i", hypothesis, "-m", metric, "--threads", "1"], runs)
            points.append((metric, lines, cpu / lines * 1e6, memory))
            print(f"{metric} {lines}: {cpu / lines * 1e6:.2f} us and {memory * 1024 / lines:.2f} KB a segment", flush=True)
        hypothesis.unlink()
        reference.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "scaling.csv", "w", encoding="utf-8") as out:
        out.write("metric,segments,microseconds_per_segment,peak_megabytes\n")
        out.writelines(f"{m},{n},{us:.3f},{mb:.1f}\n" for m, n, us, mb in points)
    (folder / "scaling.svg").write_text(plot(points, {"bleu": "BLEU", "chrf": "chrF2"}, "segment"), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lacuna", type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scaling", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lacuna-bench-") as folder:
        inputs = Inputs(arguments.data, pathlib.Path(folder))
        table(arguments.lacuna, inputs, arguments.runs)
        if arguments.scaling:
            scaling(arguments.lacuna, inputs, max(1, arguments.runs // 2), arguments.scaling)


main()
