"""`lacuna slurm` on a real Slurm: an array and a merge, a node that dies, a task that is cancelled, a shard that is cut off."""

import json
import pathlib
import subprocess
import tempfile
import unittest

from lacuna_cli import BINARY, PACK
from slurm_here import SlurmHere
from test_map import CHECK, triples

TASKS = 4


class SlurmTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="lacuna-cluster-")))
        cls.slurm = cls.enterClassContext(SlurmHere(cls.folder, nodes=2, cpus=4))
        cls.table = cls.folder / "corpus.tsv"
        cls.table.write_text("".join("\t".join(triple) + "\n" for triple in triples(300)), encoding="utf-8")
        whole = cls.folder / "whole.json"
        cls.lacuna("check", "--corpus", cls.table.name, *CHECK, "--json", whole, "-q")
        cls.whole = whole.read_bytes()

    @classmethod
    def lacuna(cls, *words, code=0):
        """What it says; its paths are relative to the test's folder."""
        done = subprocess.run([BINARY, *map(str, words)], env=cls.slurm.environment, cwd=cls.folder, capture_output=True,
                              timeout=300, check=False, stdin=subprocess.DEVNULL)
        if done.returncode != code:
            raise AssertionError(f"exit {done.returncode}: {done.stderr.decode()}")
        return (done.stdout if code == 0 else done.stdout + done.stderr).decode()

    def submit(self, name, *options):
        """The numbers of the array's job and of the merge's."""
        words = self.lacuna("slurm", name, "--tasks", TASKS, *options, "--", "check", "corpus.tsv", *CHECK).split()
        return words[1], words[words.index("merges") - 1]

    def report(self, name):
        return (self.folder / name / "report.json").read_bytes()


class Array(SlurmTest):
    def test_an_array_and_its_merge_give_the_report_of_one_run(self):
        array, merge = self.submit("first.job", "--sbatch=--nice=1")
        states = self.slurm.wait_for([array, merge])
        self.assertEqual(set(states.values()), {"COMPLETED"}, states)
        self.assertEqual(self.report("first.job"), self.whole)
        self.assertIn(f"{TASKS} of {TASKS} tasks", self.lacuna("slurm", "first.job", "--status"))

    def test_a_damaged_shard_and_a_missing_one_are_named_and_made_again(self):
        array, merge = self.submit("second.job")
        self.slurm.wait_for([array, merge])
        shards = self.folder / "second.job" / "shards"
        (shards / "2.shard").write_bytes((shards / "2.shard").read_bytes()[:-40])
        (shards / "4.shard").unlink()
        (self.folder / "second.job" / "report.json").unlink()
        said = self.lacuna("slurm", "second.job", "--status", code=1)
        self.assertIn("missing: 2,4", said)
        self.assertIn("2.shard:", said)
        words = self.lacuna("slurm", "second.job", "--resume").split()
        states = self.slurm.wait_for([words[words.index("maps") - 1], words[words.index("merges") - 1]])
        self.assertEqual(set(states.values()), {"COMPLETED"}, states)
        self.assertEqual(self.report("second.job"), self.whole)

    def test_scripts_alone(self):
        said = self.lacuna("slurm", "dry.job", "--tasks", 3, "--dry-run", "--report", "report.html", "--sbatch=--time=10", "--",
                           "check", "corpus.tsv", *CHECK)
        self.assertIn("sbatch --array=1-3 --time=10 ", said)
        for name in ("map.sbatch", "merge.sbatch"):
            subprocess.run(["sh", "-n", self.folder / "dry.job" / name], check=True)
        self.assertEqual(list((self.folder / "dry.job" / "shards").iterdir()), [])

    def test_bad_input(self):
        for words, message in (((), "behind --"), (("gate",), "behind --"), (("check", "none.tsv", *CHECK), "none.tsv"),
                               (("check", "-", *CHECK), "standard input"), (("check", "corpus.tsv", "--part", "1/2"), "--part"),
                               (("check", "corpus.tsv", "--no-config"), "--src-lang")):
            self.assertIn(message, self.lacuna("slurm", "bad.job", "--tasks", 2, "--", *words, code=2))
            self.assertFalse((self.folder / "bad.job").exists())
        self.assertIn("--tasks", self.lacuna("slurm", "bad.job", "--", "check", "corpus.tsv", *CHECK, code=2))
        self.assertIn("job.json", self.lacuna("slurm", "none.job", "--resume", code=2))
        said = self.lacuna("slurm", "refused.job", "--tasks", 2, "--sbatch=--partition=none", "--", "check", "corpus.tsv", *CHECK,
                           code=2)
        self.assertIn("sbatch: ", said)
        self.lacuna("slurm", "one.job", "--tasks", 2, "--dry-run", "--", "check", "corpus.tsv", *CHECK)
        self.assertIn("another job", self.lacuna("slurm", "one.job", "--tasks", 3, "--", "check", "corpus.tsv", *CHECK, code=2))


class Killed(SlurmTest):
    """Tasks wait for a file at their beginning, so that they can be met while they run: sbatch takes a prolog of the test's."""

    def submit_waiting(self, name):
        gate = self.folder / f"{name}.go"
        self.lacuna("slurm", name, "--tasks", TASKS, "--dry-run", "--", "check", "corpus.tsv", *CHECK)
        script = self.folder / name / "map.sbatch"
        text = script.read_text()
        script.write_text(text.replace("exec ", f"while [ ! -e {gate} ]; do sleep 0.1; done\nexec ", 1))
        array = self.slurm.submit(f"--array=1-{TASKS}", str(script))
        merge = self.slurm.submit(f"--dependency=afterany:{array}", str(self.folder / name / "merge.sbatch"))
        return gate, array, merge

    def test_a_node_that_dies_and_a_task_that_is_cancelled(self):
        gate, array, merge = self.submit_waiting("third.job")
        nodes = {task: self.slurm.wait_until_running(f"{array}_{task}") for task in range(1, TASKS + 1)}
        dead = nodes[1]
        self.slurm.kill_node(dead, told=True)  # its tasks are started again elsewhere
        self.slurm.cancel(f"{array}_{TASKS}")
        gate.touch()
        states = self.slurm.wait_for([array, merge], timeout=120)
        self.assertEqual(states[f"{array}_1"], "COMPLETED")
        self.assertEqual(states[f"{array}_{TASKS}"], "CANCELLED")
        self.assertEqual(states[merge], "FAILED", "a task is missing, so there is no report")
        log = (self.folder / "third.job" / "logs" / "merge.log").read_text()
        self.assertIn("there is no result of chunk", log)
        self.assertFalse((self.folder / "third.job" / "report.json").exists())
        self.assertIn(f"missing: {TASKS}", self.lacuna("slurm", "third.job", "--status", code=1))
        self.slurm.start_node(dead)
        words = self.lacuna("slurm", "third.job", "--resume").split()
        self.assertIn("in 1 task,", " ".join(words))
        states = self.slurm.wait_for([words[words.index("maps") - 1], words[words.index("merges") - 1]], timeout=120)
        self.assertEqual(set(states.values()), {"COMPLETED"}, states)
        self.assertEqual(self.report("third.job"), self.whole)


if __name__ == "__main__":
    unittest.main()
