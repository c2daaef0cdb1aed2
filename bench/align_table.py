#!/usr/bin/env -S python3 -B
"""Times `lacuna align` as a whole process, on documents whose beads are known: CPU time, peak memory, and strict F1.

usage: bench/align_table.py LACUNA [--data FOLDER] [--runs N] [--scaling FOLDER]

The documents are made here: sentences of made-up words with the frequencies of a language, rendered word by word, some
words lost, added or moved, some sentences merged, split, left out or put in. They are aligned line by line, without a pack
and with one thread. FOLDER holds more documents with gold: NAME.de, NAME.fr and NAME.defr, for any two languages.
--scaling goes on to 100,000 sentences and writes align_scaling.csv and align_scaling.svg there.
Every figure is the least of N runs, the answer being the same in all of them. A wrong answer is not timed.
"""
import argparse
import itertools
import json
import pathlib
import random
import sys
import tempfile

from processes import best, plot

LEAST_F1 = 0.95
SIZES = (1000, 2500, 10_000)
LARGE_SIZES = (25_000, 100_000)
# Beads of a hundred: (source sentences, target sentences).
BEADS = {(1, 1): 82, (1, 0): 3, (0, 1): 3, (2, 1): 5, (1, 2): 5, (2, 2): 1, (3, 1): 1}


class Language:
    """Two languages of 20,000 words each; word i of one renders word i of the other. Names and numbers are alike in both."""
    WORDS = 20_000

    def __init__(self):
        source = random.Random(11)
        target = random.Random(12)
        self.source, self.target = [], []
        for i in range(self.WORDS):
            if i % 50 == 49:
                name = str(source.randrange(1, 2100)) if i % 100 == 99 else self.word(source, "bcdfgklmnprst", "aeiou", 3).title()
                self.source.append(name)
                self.target.append(name)
            else:
                syllables = 1 + (i > 60) + (i > 2000)
                self.source.append(self.word(source, "bdfghklmnprstwz", "aeiouäöü", syllables))
                self.target.append(self.word(target, "bcdfgjlmnpqrstv", "aeiouéèô", syllables))
        # Zipf's law, flattened at the top as Mandelbrot has it.
        self.weights = list(itertools.accumulate(1 / (i + 2.7) for i in range(self.WORDS)))

    @staticmethod
    def word(letters, consonants, vowels, syllables):
        return "".join(letters.choice(consonants) + letters.choice(vowels) for _ in range(syllables)) + letters.choice(consonants)

    def sentence(self, rng):
        return rng.choices(range(self.WORDS), cum_weights=self.weights, k=rng.randrange(4, 32))

    def render(self, rng, words):
        rendered = []
        for word in words:
            if rng.random() >= 0.15:
                rendered.append(word)
            if rng.random() < 0.1:
                rendered += rng.choices(range(self.WORDS), cum_weights=self.weights)
            if len(rendered) > 1 and rng.random() < 0.2:
                rendered[-1], rendered[-2] = rendered[-2], rendered[-1]
        return rendered or words


def write_line(out, vocabulary, words):
    line = " ".join(vocabulary[word] for word in words)
    out.write(line[:1].upper() + line[1:] + ".\n")


def pieces(rng, words, count):
    """The words cut into so many parts, about as long as one another."""
    if count == 1 or len(words) < 2 * count:
        return [words] * (count > 0)
    cuts = [0, *(len(words) * k // count + rng.randrange(-1, 2) for k in range(1, count)), len(words)]
    return [words[begin:end] for begin, end in zip(cuts, cuts[1:])]


def make_documents(language, folder, sentences):
    """Source, target and gold of a document with that many source sentences; a blank line after some beads of either side."""
    rng = random.Random(sentences)
    paths = [folder / f"{sentences}.{ending}" for ending in ("source", "target", "gold")]
    with open(paths[0], "w", encoding="utf-8") as source, open(paths[1], "w", encoding="utf-8") as target, \
            open(paths[2], "w", encoding="utf-8") as gold:
        written = source_line = target_line = 0
        while written < sentences:
            kind = rng.choices(list(BEADS), list(BEADS.values()))[0]
            texts = [language.sentence(rng) for _ in range(max(1, kind[0]))]
            source_texts = texts if kind[0] else []
            target_texts = pieces(rng, language.render(rng, sum(texts, [])), kind[1])
            for words in source_texts:
                write_line(source, language.source, words)
            for words in target_texts:
                write_line(target, language.target, words)
            source_numbers = list(range(source_line, source_line + len(source_texts)))
            target_numbers = list(range(target_line, target_line + len(target_texts)))
            gold.write(f"{source_numbers}:{target_numbers}\n")
            source_line += len(source_texts)
            target_line += len(target_texts)
            written += len(source_texts)
            border = rng.random()
            if border < 0.18:
                source.write("\n")
                source_line += 1
            if 0.02 < border < 0.2:
                target.write("\n")
                target_line += 1
    return paths


def measure(lacuna, paths, runs):
    """CPU seconds, MB and strict F1."""
    source, target, gold = paths
    cpu, _, memory, output = best([lacuna, "align", source, target, "--lines", "--no-pack", "--quiet", "--threads", "1",
                                   "--eval", gold, "--format", "json"], runs, warm_up=runs > 1)
    return cpu, memory, json.loads(output)["total"]["strict"]["f1"]


def made(lacuna, sizes, runs, folder):
    """Prints a row for every size; returns (sentences, CPU seconds, MB) of each."""
    language = Language()
    results = []
    for sentences in sizes:
        paths = make_documents(language, folder, sentences)
        cpu, memory, f1 = measure(lacuna, paths, runs if sentences <= SIZES[-1] else max(1, runs // 2))
        for path in paths:
            path.unlink()
        if f1 < LEAST_F1:
            sys.exit(f"wrong beads: strict F1 {f1:.3f} on {sentences} sentences")
        print(f"| {sentences:,} made-up sentences | {cpu:.2f} | {cpu / sentences * 1e6:.0f} | {memory:.0f} | {f1:.3f} |", flush=True)
        results.append((sentences, cpu, memory))
    return results


def given(lacuna, data, runs):
    for gold in sorted(data.glob("*.????")):
        source, target = (gold.with_suffix("." + language) for language in (gold.suffix[1:3], gold.suffix[3:]))
        if source.is_file() and target.is_file():
            sentences = sum(1 for line in source.read_text("utf-8").splitlines() if line.strip())
            cpu, memory, f1 = measure(lacuna, (source, target, gold), runs)
            print(f"| {gold.name} | {cpu:.2f} | {cpu / sentences * 1e6:.0f} | {memory:.0f} | {f1:.3f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lacuna", type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scaling", type=pathlib.Path)
    arguments = parser.parse_args()
    print("| documents | CPU s | µs a sentence | peak MB | strict F1 |\n| --- | ---: | ---: | ---: | ---: |")
    sizes = SIZES + (LARGE_SIZES if arguments.scaling else ())
    with tempfile.TemporaryDirectory(prefix="lacuna-bench-") as folder:
        results = made(arguments.lacuna, sizes, arguments.runs, pathlib.Path(folder))
    if arguments.data:
        given(arguments.lacuna, arguments.data, arguments.runs)
    if arguments.scaling:
        points = [("align", sentences, cpu / sentences * 1e6, memory) for sentences, cpu, memory in results]
        arguments.scaling.mkdir(parents=True, exist_ok=True)
        with open(arguments.scaling / "align_scaling.csv", "w", encoding="utf-8") as out:
            out.write("sentences,microseconds_per_sentence,peak_megabytes\n")
            out.writelines(f"{n},{us:.1f},{mb:.1f}\n" for _, n, us, mb in points)
        image = plot(points, {"align": "align"}, "sentence")
        (arguments.scaling / "align_scaling.svg").write_text(image, encoding="utf-8")


main()
