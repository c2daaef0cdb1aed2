"""The ranks of MPI as a team: a program of its own makes all the calls, as so many ranks."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from mpi_run import ENVIRONMENT, mpirun, needs_mpi

PROBE = os.environ["LACUNA_MPI_PROBE"]
MODULES = os.environ["LACUNA_MPI_MODULES"]


@needs_mpi
class Team(unittest.TestCase):
    def probe(self, ranks, case, well):
        done = mpirun(ranks, MODULES, case, program=PROBE, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        self.assertEqual(sorted(done.stdout.decode().splitlines()), [f"rank {rank} is well" for rank in range(well)])

    def test_what_a_rank_gives_the_others_get(self):
        for ranks in (1, 2, 3):
            self.probe(ranks, "all", ranks)

    def test_without_mpirun_there_is_one_rank(self):
        done = subprocess.run([PROBE, MODULES, "all"], capture_output=True, text=True, timeout=120, check=False,
                              env={"PATH": "/nonexistent", **ENVIRONMENT})
        self.assertEqual((done.returncode, done.stdout), (0, "rank 0 is well\n"), done.stderr)

    def test_nobody_waits_for_a_rank_that_has_given_up(self):
        for case in ("gather", "sum", "send", "receive"):
            self.probe(3, case, 3)
        self.probe(2, "different", 2)

    def test_without_the_module(self):
        done = subprocess.run([PROBE, "/nowhere", "all"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("this build of lacuna has no MPI: lacuna_mpi.so is in none of its folders: /nowhere", done.stderr)

    def test_a_module_that_is_none(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "lacuna_mpi.so").write_bytes(b"")
            done = subprocess.run([PROBE, folder, "all"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("lacuna_mpi.so: cannot be loaded", done.stderr)


if __name__ == "__main__":
    unittest.main()
