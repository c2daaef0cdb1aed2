"""A real Slurm on this machine's loopback interface, for as long as a test runs: Debian's slurmctld, two slurmd and a munged of
its own, with everything they write in one folder. It needs root and the packages slurm-wlm and munge, and neither systemd nor
anything of theirs in /etc, /run or /var.

    with SlurmHere(folder) as slurm:                    # unittest.SkipTest where it cannot be
        array = slurm.submit("--array=0-5", script)     # "12"
        last = slurm.submit(f"--dependency=afterany:{array}", script)
        slurm.wait_until_running(f"{array}_0")
        slurm.kill_node("here1")                        # as a machine that loses power: nothing on it says a word more
        slurm.start_node("here1")
        slurm.cancel(f"{array}_3")
        states = slurm.wait_for([array, last])          # {"12_0": "COMPLETED", "12_3": "CANCELLED", …, "13": "COMPLETED"}

A program that is to meet this Slurm is run in `slurm.environment`. The daemons' log files are in `folder`, `slurm.logs()` has
their last lines, and what goes wrong here quotes them.

Nothing stays behind, not even when the test is killed: each daemon is run by a keeper (this file as a program), to which all
that the daemon starts falls when it loses its parent, and which kills all of it when its standard input is closed.
"""

import ctypes
import os
import pathlib
import re
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import unittest
from typing import Any, Callable, Iterable

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "scancel", "squeue", "sinfo")
# A busy machine is slow: hanging is meant.
START_LIMIT = 60.0  # seconds
COMMAND_LIMIT = 60.0
LONGEST_SOCKET_PATH = 107  # bytes: sun_path of sockaddr_un
# States after which nothing more happens to a job. One that is requeued is PENDING (or COMPLETING) again.
FINAL_STATES = {"BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "TIMEOUT"}

# cred_expire: for how many seconds a job that is requeued waits; 5 is the least. A node that dies is noticed after twice the
# SlurmdTimeout and a MessageTimeout; shorter ones would take a busy machine for a dead one.
CONFIGURATION = """
ClusterName=here
SlurmctldHost={host}({address})
SlurmctldPort={controller_port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
SlurmctldDebug=verbose
SlurmdDebug=verbose
MailProg=/bin/true
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=10000,bf_interval=1
PriorityType=priority/basic
EnforcePartLimits=NO
MaxArraySize=10001
MinJobAge=86400
JobRequeue=1
KillWait=2
CompleteWait=0
BatchStartTimeout=10
MessageTimeout=5
TCPTimeout=2
SlurmctldTimeout=5
SlurmdTimeout=6
ReturnToService=2
"""


def missing_here() -> str:
    """Why there can be no Slurm here; nothing when there can be one."""
    path = search_path()
    absent = [name for name in PROGRAMS if shutil.which(name, path=path) is None]
    if absent:
        return f"needs Slurm and munge (Debian packages slurm-wlm and munge): no {', '.join(absent)}"
    if os.geteuid() != 0:
        return "a Slurm of our own needs root"
    return ""


def search_path() -> str:
    """Where commands are looked for, daemons included."""
    return os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


class SlurmError(Exception):
    """A daemon or a command of Slurm's does not do what it should."""


class SlurmHere:
    """A controller and `nodes` nodes (here0, here1, …) of `cpus` processors each, whatever this machine has. The only partition
    is called `work`. Start-up is in `__enter__`, which raises `unittest.SkipTest` where there can be no Slurm.
    """

    def __init__(self, folder: pathlib.Path | str, nodes: int = 2, cpus: int = 2) -> None:
        self.folder = pathlib.Path(folder).resolve() / "slurm"
        self.nodes = [f"here{i}" for i in range(nodes)]
        self.cpus = cpus
        self.configuration = self.folder / "slurm.conf"
        # What a command of Slurm's, and a program that runs some, is to be started with.
        self.environment = {k: v for k, v in os.environ.items()
                            if not k.startswith(("SLURM", "SBATCH", "SCANCEL", "SQUEUE", "SINFO", "SRUN", "MUNGE"))}
        self.environment |= {"SLURM_CONF": str(self.configuration), "PATH": search_path()}
        self._keepers: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "SlurmHere":
        lacks = missing_here()
        if lacks:
            raise unittest.SkipTest(lacks)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Kills the daemons and all that they started; may be called twice."""
        for keeper in self._keepers.values():
            close_input(keeper)
        for keeper in self._keepers.values():
            keeper.wait(timeout=START_LIMIT)
        self._keepers.clear()

    def run(self, words: Iterable[Any], cwd: pathlib.Path | str | None = None, stdin: str = "",
            timeout: float = COMMAND_LIMIT) -> subprocess.CompletedProcess[str]:
        """Runs a command, which must succeed: its output."""
        words = [str(word) for word in words]
        done = subprocess.run(words, env=self.environment, cwd=cwd, input=stdin, capture_output=True, text=True, timeout=timeout,
                              check=False)
        if done.returncode != 0:
            raise SlurmError(f"{' '.join(words)}: exit {done.returncode}: {done.stdout}{done.stderr}\n{self.logs()}")
        return done

    def submit(self, *words: Any, cwd: pathlib.Path | str | None = None, stdin: str = "") -> str:
        """Runs sbatch with these words, the script on `stdin` when none of them names one: the job's number."""
        return self.run(["sbatch", "--parsable", *words], cwd, stdin).stdout.strip()

    def records(self, job: str = "") -> dict[str, dict[str, str]]:
        """What the controller knows of a job, of each task of an array, or of all jobs there were, done or not: the fields of
        `scontrol show job` by `12` or, for a task, `12_3`. A task that is cancelled while others wait with it leaves no record.
        """
        shown = self.run(["scontrol", "--oneliner", "show", "job", *([job] if job else [])]).stdout
        found = {}
        for line in shown.splitlines():
            fields = dict(re.findall(r"(?:^| )([A-Z][\w:/]*)=(.*?)(?= [A-Z][\w:/]*=| *$)", line))
            if "JobId" not in fields:
                continue  # "No jobs in the system"
            for task in task_numbers(fields.get("ArrayTaskId", "")):
                found[f"{fields['ArrayJobId']}_{task}"] = fields
            if "ArrayTaskId" not in fields:
                found[fields["JobId"]] = fields
        return found

    def states(self, job: str = "") -> dict[str, str]:
        """The state of a job or of each task of an array (`PENDING`, `RUNNING`, `COMPLETED`, …), as `records` names them."""
        return {name: fields["JobState"] for name, fields in self.records(job).items()}

    def wait_for(self, jobs: Iterable[str], timeout: float = START_LIMIT) -> dict[str, str]:
        """Waits until jobs, with all their tasks, are done; their states."""
        jobs = list(jobs)
        states: dict[str, str] = {}

        def done() -> bool:
            states.clear()
            for job in jobs:
                states.update(self.states(job))
            return all(state in FINAL_STATES for state in states.values())

        self.wait_until(done, f"the end of {', '.join(jobs)}", timeout)
        return states

    def wait_until_running(self, job: str, timeout: float = START_LIMIT) -> str:
        """Waits until a job or task (`12_3`) runs; the name of its node. A `SlurmError` when it is done already."""
        record: dict[str, str] = {}

        def running() -> bool:
            record.update(self.records(job)[job])
            if record["JobState"] in FINAL_STATES:
                raise SlurmError(f"{job} is {record['JobState']} already")
            return record["JobState"] == "RUNNING"

        self.wait_until(running, f"the start of {job}", timeout)
        return record["NodeList"]

    def wait_until(self, holds: Callable[[], bool], what: str, timeout: float = START_LIMIT) -> None:
        """Asks until something holds; a `SlurmError` with all states and the ends of the logs when it does not in time."""
        end = time.monotonic() + timeout
        while not holds():
            if time.monotonic() > end:
                raise SlurmError(f"waited {timeout:g} s for {what}: {self.states()}, nodes {self.node_states()}\n{self.logs()}")
            time.sleep(0.05)

    def node_states(self) -> dict[str, str]:
        """`idle`, `mixed`, `allocated`, `down*` (a star: it does not answer), … by the names of the nodes."""
        shown = self.run(["sinfo", "--noheader", "--Node", "--format=%N %T"]).stdout
        return dict(line.split() for line in shown.splitlines())

    def kill_node(self, name: str, told: bool = False) -> None:
        """SIGKILL for a node's daemon and all its jobs, at once. The controller finds out by itself, which takes it some 15 s, or
        is told; then the jobs are requeued (PENDING for 5 s), or NODE_FAIL with --no-requeue.
        """
        keeper = self._keepers.pop(f"slurmd-{name}")
        close_input(keeper)
        keeper.wait(timeout=START_LIMIT)
        if told:
            self.run(["scontrol", "update", f"NodeName={name}", "State=DOWN", "Reason=killed"])

    def start_node(self, name: str) -> None:
        """Starts the daemon of a node that was killed; `wait_for_node` waits until it may have jobs again."""
        # As on a node without a disk: a job that is requeued would not always start where its old script lies.
        spool = self.folder / f"spool-{name}"
        shutil.rmtree(spool, ignore_errors=True)
        spool.mkdir()
        self._keep(f"slurmd-{name}", "slurmd", "-D", "-N", name, "-f", self.configuration)

    def wait_for_node(self, name: str, state: str = "idle", timeout: float = START_LIMIT) -> None:
        """Waits until a node's state begins with this word; `down` is when its jobs are given up or requeued."""
        self.wait_until(lambda: self.node_states()[name].startswith(state), f"{name} to be {state}", timeout)

    def cancel(self, *jobs: str) -> None:
        """Cancels jobs (`12`), or tasks of arrays (`12_3`); does not wait."""
        self.run(["scancel", *jobs])

    def logs(self, lines: int = 15) -> str:
        """The last lines of all logs; of what a daemon printed where it has not begun to write one."""
        ends = []
        for path in sorted(self.folder.glob("*.out")):
            log = path.with_suffix(".log")
            last = (log if log.exists() else path).read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
            ends.append("\n".join([f"==== {path.stem}", *last]))
        return "\n".join(ends)

    def _start(self) -> None:
        self.folder.mkdir(mode=0o755)
        munge_socket = self.folder / "munge.socket"
        if len(os.fsencode(munge_socket)) > LONGEST_SOCKET_PATH:
            raise SlurmError(f"too long a path for a socket: {munge_socket}")
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        (self.folder / "state").mkdir()
        self._configure()
        # Forced, for it minds that others may not search a folder above.
        self._keep("munged", "munged", "--foreground", "--force", "--origin=127.0.0.1", f"--socket={munge_socket}",
                   f"--key-file={key}", f"--pid-file={self.folder / 'munged.pid'}", f"--seed-file={self.folder / 'munged.seed'}")
        self._wait_for_start("munged", lambda: munge_socket.exists() and stat.S_ISSOCK(munge_socket.stat().st_mode))
        self._keep("slurmctld", "slurmctld", "-D", "-c", "-f", self.configuration)
        for name in self.nodes:
            self.start_node(name)
        self._wait_for_start("slurmctld", self._answers)
        for name in self.nodes:
            self.wait_for_node(name)

    def _configure(self) -> None:
        ports = free_ports(1 + len(self.nodes))
        mebibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
        address, listening = loopback_address()
        lines = [CONFIGURATION.format(host=socket.gethostname().split(".")[0], address=address, controller_port=ports[0],
                                      folder=self.folder), listening]
        for name, port in zip(self.nodes, ports[1:]):
            lines.append(f"NodeName={name} NodeAddr={address} Port={port} CPUs={self.cpus} RealMemory={mebibytes}\n")
        lines.append(f"PartitionName=work Nodes={','.join(self.nodes)} Default=YES MaxTime=INFINITE State=UP\n")
        self.configuration.write_text("".join(lines), encoding="utf-8")

    def _keep(self, name: str, *words: Any) -> None:
        """Starts a daemon that does not fork, with a keeper; what it prints goes to a log of its own."""
        with open(self.folder / f"{name}.out", "ab") as out:
            # pylint: disable-next=consider-using-with
            self._keepers[name] = subprocess.Popen([sys.executable, "-I", __file__, *map(str, words)], stdin=subprocess.PIPE,
                                                   stdout=out, stderr=out, env=self.environment, cwd=self.folder,
                                                   start_new_session=True)  # a Ctrl-C is the test's alone

    def _wait_for_start(self, daemon: str, started: Callable[[], bool]) -> None:
        end = time.monotonic() + START_LIMIT
        while not started():
            if self._keepers[daemon].poll() is not None or time.monotonic() > end:
                raise SlurmError(f"{daemon} did not start\n{self.logs()}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        done = subprocess.run(["scontrol", "ping"], env=self.environment, capture_output=True, text=True, check=False,
                              timeout=COMMAND_LIMIT)
        return " is UP" in done.stdout


def task_numbers(text: str) -> list[int]:
    """The tasks of an ArrayTaskId: `3`, or `0-2,5,8-12:2%4` for those that have not begun."""
    numbers: list[int] = []
    for part in filter(None, text.partition("%")[0].split(",")):
        first, _, rest = part.partition("-")
        last, _, step = rest.partition(":")
        numbers.extend(range(int(first), int(last or first) + 1, int(step or 1)))
    return numbers


def loopback_address() -> tuple[str, str]:
    """Where daemons are to be found, and the line of the configuration that makes them listen nowhere else. That line has them
    listen where this machine's name leads, so it is left out where this is not the loopback interface; then they listen on all
    interfaces, but hear only what is signed with the key.
    """
    try:
        address = socket.gethostbyname(socket.gethostname())
    except OSError:
        address = ""
    if address.startswith("127."):
        return address, "CommunicationParameters=NoCtldInAddrAny,NoInAddrAny\n"
    return "127.0.0.1", ""


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface on which nobody listens."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def close_input(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    process.stdin.close()


# The keeper.

PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


def descendants(ancestor: int) -> list[int]:
    """The processes that came of a process."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                status = pathlib.Path("/proc", entry, "stat").read_bytes()
            except OSError:
                continue  # it has ended
            children.setdefault(int(status.rpartition(b")")[2].split()[1]), []).append(int(entry))
    found = [ancestor]
    for process in found:
        found.extend(children.get(process, []))
    return found[1:]


def kill_descendants() -> None:
    """Kills and reaps all that came of this process, also what is started meanwhile."""
    while left := descendants(os.getpid()):
        for process in left:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            continue
        time.sleep(0.002)


def keep(words: list[str]) -> int:
    """Runs a daemon until it ends or standard input does, then kills what is left of it."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "cannot become the parent of orphans")
    no_input = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    daemon = os.posix_spawnp(words[0], words, os.environ, setsid=True, file_actions=[no_input])
    try:
        while not select.select([0], [], [], 0.2)[0]:
            while ended := os.waitpid(-1, os.WNOHANG)[0]:  # the daemon, or an orphan of its
                if ended == daemon:
                    return 1
    finally:
        kill_descendants()
    return 0


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
