#!/usr/bin/env python3
"""Looks a pair of Debian packages through, as lintian would.

    check_package.py lacuna_….deb liblacuna-dev_….deb

Prints what is wrong, a line each; exit code 1 when anything is.
"""

import gzip
import io
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

BINARY = "usr/bin/lacuna"
PROGRAM_HAS = [BINARY, "usr/share/bash-completion/completions/lacuna", "usr/share/zsh/vendor-completions/_lacuna",
               "usr/share/fish/vendor_completions.d/lacuna.fish", "usr/share/man/man1/lacuna.1.gz",
               "usr/share/man/man1/lacuna-check.1.gz", "usr/share/lacuna/packs/vi-en/pack.json",
               "usr/share/lacuna/samples/vi-en/news/source.vi.txt", "usr/share/doc/lacuna/README.md",
               "usr/lib/lacuna/lacuna_mpi.so"]
DEVELOPMENT_HAS = ["usr/include/lacuna/check.h", "usr/lib/liblacuna.a", "usr/lib/pkgconfig/lacuna.pc",
                   "usr/lib/cmake/lacuna/lacunaConfig.cmake", "usr/lib/cmake/lacuna/lacunaConfigVersion.cmake"]
FIELDS = ["Package", "Version", "Architecture", "Maintainer", "Section", "Priority", "Installed-Size", "Description"]
NEEDED = ["libc6", "libicu72", "libtbb12", "libsentencepiece0", "libsqlite3-0"]


class Package:
    """A package's fields and files."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        fields = subprocess.run(["dpkg-deb", "-f", str(path)], capture_output=True, text=True, check=True).stdout
        self.fields = dict(re.findall(r"^([A-Za-z-]+): (.*)$", fields, re.MULTILINE))
        data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(path)], capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            self.members = {m.name.removeprefix("./").rstrip("/"): m for m in archive.getmembers()}
            self.bytes = {name: archive.extractfile(m).read() for name, m in self.members.items() if m.isfile()}
        control = subprocess.run(["dpkg-deb", "--ctrl-tarfile", str(path)], capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(control)) as archive:
            self.control = sorted(m.name.removeprefix("./") for m in archive.getmembers() if m.isfile())

    @property
    def name(self) -> str:
        return self.fields["Package"]


def check_any(package: Package, wanted: list[str]) -> list[str]:
    """What holds for every package."""
    problems = [f"no field {field}" for field in FIELDS if not package.fields.get(field)]
    problems += [f"no file {name}" for name in wanted if name not in package.bytes]
    if re.search(r"[.]$|^(a|an|the) |lacuna", package.fields.get("Description", ""), re.IGNORECASE):
        problems.append("the first line of the description is a sentence, or names the package")
    documents = f"usr/share/doc/{package.name}"
    for name in ("copyright", "changelog.gz", "changelog.Debian.gz"):
        if name not in [pathlib.PurePosixPath(n).name for n in package.bytes if n.startswith(documents + "/")]:
            problems.append(f"no {documents}/{name}")
    changes = package.bytes.get(f"{documents}/changelog.Debian.gz")
    if changes and not gzip.decompress(changes).decode().startswith(f"lacuna ({package.fields['Version']}) "):
        problems.append("the changelog is of another version")
    if package.control != ["control", "md5sums"]:
        problems.append(f"control files: {package.control}")
    for name, member in package.members.items():
        mode = member.mode & 0o7777
        wanted_mode = 0o755 if member.isdir() or name.startswith("usr/bin/") else 0o644
        if not member.issym() and mode != wanted_mode:
            problems.append(f"{name}: mode {mode:o}, not {wanted_mode:o}")
        if (member.uid, member.gid) != (0, 0):
            problems.append(f"{name}: belongs to {member.uid}:{member.gid}")
        if name and not name.startswith("usr"):
            problems.append(f"{name}: outside usr")
        if name.endswith(".gz"):
            flags, modified = package.bytes[name][3], package.bytes[name][4:8]
            if flags & 8 or modified != b"\0\0\0\0":
                problems.append(f"{name}: gzip keeps a name or a time")
    empty = [n for n, m in package.members.items() if n and m.isdir() and not any(o.startswith(n + "/") for o in package.members)]
    return problems + [f"{name}: an empty folder" for name in empty]


def check_binary(content: bytes) -> list[str]:
    """The program is stripped, position-independent, hardened as the compiler does it, and has no search path of its own."""
    problems = []
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        dynamic = subprocess.run(["readelf", "-W", "-d", "-h", file.name], capture_output=True, text=True, check=True).stdout
        sections = subprocess.run(["readelf", "-W", "-S", file.name], capture_output=True, text=True, check=True).stdout
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        problems.append("the program has an RPATH")
    if ".symtab" in sections or ".debug_info" in sections:
        problems.append("the program is not stripped")
    if not re.search(r"Type:\s+DYN", dynamic):
        problems.append("the program is not position-independent")
    return problems


def check_manual(package: Package) -> list[str]:
    """Each command that the bash completion knows has a page."""
    script = package.bytes["usr/share/bash-completion/completions/lacuna"].decode()
    table = script[:script.index("_lacuna_value()")]
    commands = re.findall(r"^    '([a-z ]*)'\) verbs=", table, re.MULTILINE)
    pages = {n for n in package.bytes if n.startswith("usr/share/man/man1/")}
    wanted = {f"usr/share/man/man1/{'-'.join(['lacuna', *c.split()])}.1.gz" for c in commands}
    return [f"manual pages: {sorted(pages ^ wanted)}"] if pages != wanted or len(pages) < 10 else []


def main() -> int:
    program, development = (Package(pathlib.Path(path)) for path in sys.argv[1:3])
    problems = [f"lacuna: {p}" for p in check_any(program, PROGRAM_HAS)]
    problems += [f"liblacuna-dev: {p}" for p in check_any(development, DEVELOPMENT_HAS)]
    archive = len(development.bytes.get("usr/lib/liblacuna.a", b""))
    problems += [f"liblacuna-dev: a library of {archive} bytes"] if archive < 1 << 20 else []
    if not problems:
        problems += check_binary(program.bytes[BINARY]) + check_manual(program)
    depends = program.fields.get("Depends", "")
    problems += [f"lacuna depends on no {name}: {depends}" for name in NEEDED if not re.search(rf"(^|, ){re.escape(name)}\b", depends)]
    both = {n for n in program.bytes if n in development.bytes}
    problems += [f"in both packages: {sorted(both)}"] if both else []
    problems += ["liblacuna-dev has the program's files"] if any(n.startswith(("usr/bin", "usr/share/lacuna"))
                                                               for n in development.bytes) else []
    for problem in problems:
        print(problem)
    print(f"{program.path.name}: {len(program.bytes)} files; {development.path.name}: {len(development.bytes)} files; "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
