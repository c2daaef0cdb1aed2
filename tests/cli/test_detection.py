"""Precision and recall on the sample documents, from the gold spans, printed as a table.

A planted defect is found when a finding of a fitting rule covers at least half of the shorter of both spans, on the side where
the defect has words. Findings on the candidates that meet no defect, and all findings on the complete reference translations,
are false.
"""

import collections
import json
import unittest

from lacuna_cli import SAMPLES, CliTest

# Kind of defect: the side that has words, and the rules that name it.
KINDS = {
    "dropped_sentence": ("source", {"omission"}),
    "dropped_clause": ("source", {"omission"}),
    "dropped_number": ("source", {"omission", "number"}),
    "changed_number": ("source", {"number"}),
    "dropped_list_item": ("source", {"omission"}),
    "dropped_title": ("source", {"omission"}),
    "added_sentence": ("target", {"addition"}),
    "untranslated_phrase": ("target", {"untranslated", "omission", "addition"}),
    "repeated_phrase": ("target", {"repetition", "addition"}),
}
MUST_FIND_ALL = ("dropped_sentence", "dropped_clause", "dropped_number", "changed_number")
MUST_FIND_MOST = ("dropped_list_item", "dropped_title")
MOST = 0.7
SENTENCES_PER_FALSE_FLAG = 10


def overlaps(gold, found):
    if found is None or gold["begin"] == gold["end"]:
        return False
    common = min(gold["end"], found["end"]) - max(gold["begin"], found["begin"])
    shorter = min(gold["end"] - gold["begin"], found["end"] - found["begin"])
    return common > 0 and 2 * common >= shorter


class Detection(CliTest):
    def test_samples(self):
        planted = collections.Counter()
        found = collections.Counter()
        lines, flags, true_flags, false_on_references, sentences = [], 0, 0, 0, 0
        for sample in sorted(p for p in SAMPLES.iterdir()):
            defects = json.loads((sample / "gold.json").read_text(encoding="utf-8"))["defects"]
            findings = self.check(sample / "source.vi.txt", sample / "candidate.en.txt")["findings"]
            met = set()
            for defect in defects:
                side, rules = KINDS[defect["kind"]]
                hits = {i for i, f in enumerate(findings) if f["rule"] in rules and overlaps(defect[side], f[side])}
                planted[defect["kind"]] += 1
                found[defect["kind"]] += bool(hits)
                met |= hits
                if not hits:
                    lines.append(f"  missed {defect['id']} {defect['kind']}: {defect[side]['text']}")
            for i, finding in enumerate(findings):
                if i not in met:
                    words = (finding["source"] or finding["target"])["text"] or finding["message"]
                    lines.append(f"  false on {sample.name} candidate: {finding['rule']} {finding['probability']:.2f}: {words}")
            flags += len(findings)
            true_flags += len(met)
            report = self.check(sample / "source.vi.txt", sample / "reference.en.txt")
            false_on_references += len(report["findings"])
            sentences += report["documents"][0]["segments"]
            for finding in report["findings"]:
                words = (finding["source"] or finding["target"])["text"] or finding["message"]
                lines.append(f"  false on {sample.name} reference: {finding['rule']} {finding['probability']:.2f}: {words}")
        print(f"{'kind':<22}{'planted':>8}{'found':>8}{'recall':>8}")
        for kind in KINDS:
            print(f"{kind:<22}{planted[kind]:>8}{found[kind]:>8}{found[kind] / planted[kind]:>8.2f}")
        total, hit = sum(planted.values()), sum(found.values())
        print(f"{'all':<22}{total:>8}{hit:>8}{hit / total:>8.2f}")
        print(f"precision on the candidates: {true_flags} of {flags} flags, {true_flags / max(flags, 1):.2f}")
        print(f"false flags on the references: {false_on_references} in {sentences} sentences")
        print("\n".join(lines), flush=True)
        self.assertEqual(set(planted), set(KINDS))
        for kind in MUST_FIND_ALL:
            self.assertEqual(found[kind], planted[kind], kind)
        some = sum(found[k] for k in MUST_FIND_MOST) / sum(planted[k] for k in MUST_FIND_MOST)
        self.assertGreaterEqual(some, MOST, "list items and titles")
        self.assertLessEqual(false_on_references * SENTENCES_PER_FALSE_FLAG, sentences, "false flags on the references")


if __name__ == "__main__":
    unittest.main()
