"""Programs under `mpirun`, on this machine alone and without a network: what the tests of MPI share."""

import functools
import json
import os
import shutil
import subprocess
import unittest

from lacuna_cli import BINARY, TIMEOUT, run

ENVIRONMENT = {
    "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",  # in a container
    "OMPI_MCA_rmaps_base_oversubscribe": "1",                              # more ranks than cores
    "OMPI_MCA_hwloc_base_binding_policy": "none",
    "OMPI_MCA_plm": "isolated",                                            # no ssh is looked for
    "OMPI_MCA_oob_tcp_if_include": "lo",
    "OMPI_MCA_btl": "self,vader",
    "OMPI_MCA_odls_base_sigkill_timeout": "5",                             # on a busy disk a second is short for last words
    "OMPI_MCA_btl_vader_single_copy_mechanism": "none",                    # what containers forbid
}


@functools.cache
def why_not():
    """Why MPI cannot be tested here; empty if it can."""
    features = json.loads(run("--version", "--json").stdout)["features"]
    if not features["mpi"]:
        return "built without MPI"
    return "" if shutil.which("mpirun") else "no mpirun"


def needs_mpi(test):
    """A class of tests that are skipped where MPI is not."""
    return unittest.skipIf(why_not(), why_not())(test)


def mpirun(ranks, *arguments, program=BINARY, cwd=None, timeout=TIMEOUT):
    """Runs the program as so many ranks; returns what they wrote together, and the exit code of mpirun."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8", **ENVIRONMENT}
    return subprocess.run(["mpirun", "-n", str(ranks), str(program), *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, env=environment, cwd=cwd, timeout=timeout, check=False)
