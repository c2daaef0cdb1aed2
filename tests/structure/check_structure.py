#!/usr/bin/env python3
"""Holds the code to eval/docs/architecture.md: who includes whom, how long files are, what stands at the top level, and that no
two types have one name.

    check_structure.py ROOT              check the repository at ROOT
    check_structure.py ROOT --self-test  check that planted violations are found

The floors and the packages are read from the tables in the document itself.
"""

import argparse
import pathlib
import re
import subprocess
import sys

DOCUMENT = "eval/docs/architecture.md"
MAX_LINES = 800
MAX_PUBLIC_HEADER_LINES = 300
SOURCE_SUFFIXES = {".h", ".cc"}
OUTSIDERS = ("tests/", "bench/", "eval/docs/examples/")  # on no floor; the last is a project of its own
COUNTED_SUFFIXES = SOURCE_SUFFIXES | {".py", ".sh", ".cmake", ".js", ".css"}
TOP_LEVEL_FOLDERS = {"include", "metrics", "eval", "corpora", "bench", "tests", "reports"}
TOP_LEVEL_FILES = {"CMakeLists.txt", "CMakePresets.json", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
                   "lacuna.sh", "pyproject.toml", "Containerfile"}
STANDARD_HEADERS = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits clocale
cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib
cstring ctime cuchar cwchar cwctype deque exception execution filesystem forward_list fstream functional future
initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new
numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex span sstream
stack stdexcept stop_token streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex
typeinfo unordered_map unordered_set utility valarray variant vector version
""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


class DocumentError(Exception):
    """The tables of the architecture document cannot be read."""


def table_after(text, marker):
    """The cells of the Markdown table after `<!-- marker… -->`, without its header."""
    start = text.find(f"<!-- {marker}")
    if start < 0:
        raise DocumentError(f"{DOCUMENT}: no table marked '{marker}'")
    rows = []
    for line in text[start:].splitlines()[1:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    if len(rows) < 3:
        raise DocumentError(f"{DOCUMENT}: the table marked '{marker}' is empty")
    return rows[2:]


class Architecture:
    """Rooms with their floors and packages, and how packages are recognised."""

    def __init__(self, text):
        self.packages = {}
        for name, includes in table_after(text, "packages"):
            self.packages[name] = re.findall(r"`([^`]+)`", includes)
        self.rooms = {}
        for floor, room, third_party in table_after(text, "floors"):
            allowed = {}
            for part in filter(None, (p.strip() for p in third_party.split(";"))):
                name, _, files = part.partition(" in ")
                if name not in self.packages:
                    raise DocumentError(f"{DOCUMENT}: {room} names the package '{name}', which has no row of its own")
                allowed[name] = set(re.findall(r"`([^`]+)`", files)) or None
            self.rooms[room.strip("`")] = (int(floor), allowed)

    def room_of(self, path):
        found = [room for room in self.rooms if path.startswith(room + "/")]
        return max(found, key=len) if found else None

    def package_of(self, include):
        for name, patterns in self.packages.items():
            if any(include.startswith(p) if p.endswith("/") else include == p for p in patterns):
                return name
        return None


def check_includes(architecture, path, text, exists):
    """Problems of one file's includes; `exists(path)` tells whether the repository has a file."""
    room = architecture.room_of(path)
    if room is None:
        return [f"{path}: belongs to no room of {DOCUMENT}"]
    floor, allowed = architecture.rooms[room]
    problems = []
    for match in INCLUDE.finditer(text):
        place = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
        quote, include = match.groups()
        if quote == '"':
            target = "include/" + include if include.startswith("lacuna/") else include
            other = architecture.room_of(target)
            if other is None:
                problems.append(f'{place}: "{include}" is not a path from the root of the repository into a room')
            elif not exists(target):
                problems.append(f'{place}: "{include}" does not exist')
            elif other != room and architecture.rooms[other][0] >= floor:
                problems.append(f"{place}: {room} (floor {floor}) includes {other} (floor {architecture.rooms[other][0]})")
            continue
        package = architecture.package_of(include)
        if package is not None:
            if package not in allowed:
                problems.append(f"{place}: {room} may not use {package} (<{include}>)")
            elif allowed[package] and path.rsplit("/", 1)[1] not in allowed[package]:
                problems.append(f"{place}: {package} only in {', '.join(sorted(allowed[package]))} (<{include}>)")
        elif include not in STANDARD_HEADERS:
            problems.append(f"{place}: <{include}> is neither standard C++ nor of a package in {DOCUMENT}")
    return problems


def check_length(path, text):
    lines = text.count("\n")
    limit = MAX_PUBLIC_HEADER_LINES if path.startswith("include/") else MAX_LINES
    return [f"{path}: {lines} lines, more than {limit}"] if lines > limit else []


def check_header(path, text):
    return [] if "#pragma once" in text else [f"{path}: no #pragma once"]


def type_names(text):
    """The types that a source defines for others to see, as namespace::name."""
    namespace = ""
    unnamed = False
    for line in text.splitlines():
        if opened := re.match(r"namespace ([\w:]+) \{$", line):
            namespace = opened[1]
        elif re.match(r"namespace \{$|\}  // namespace$", line):
            unnamed = line.startswith("namespace")
        elif not unnamed and (named := re.match(r"(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{", line)):
            yield f"{namespace}::{named[1]}"


def check_type_names(places):
    """`places`: the files in which each type is defined. Two of one name are one to the linker, whichever it takes."""
    return [f"{', '.join(sorted(files))}: each defines {name}" for name, files in sorted(places.items()) if len(files) > 1]


def check_top_level(paths):
    problems = set()
    for path in paths:
        top, _, rest = path.partition("/")
        if not top.startswith(".") and top not in (TOP_LEVEL_FOLDERS if rest else TOP_LEVEL_FILES):
            problems.add(f"{top}: not one of the things that stand at the top level")
    return sorted(problems)


def repository_files(root):
    """Files git tracks or would track; outside a git checkout, those of the known folders."""
    listed = subprocess.run(["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files", "-z", "--cached",
                             "--others", "--exclude-standard"], capture_output=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
        return sorted(name for name in set(names) if (root / name).is_file()), True
    names = [p.relative_to(root).as_posix() for f in sorted(TOP_LEVEL_FOLDERS) for p in (root / f).rglob("*") if p.is_file()]
    return names, False


def check_repository(root):
    architecture = Architecture((root / DOCUMENT).read_text(encoding="utf-8"))
    files, from_git = repository_files(root)
    tracked = set(files)
    problems = check_top_level(files) if from_git else []
    counted = 0
    types = {}
    for path in files:
        suffix = pathlib.PurePosixPath(path).suffix
        if suffix not in COUNTED_SUFFIXES:
            continue
        text = (root / path).read_text(encoding="utf-8")
        problems += check_length(path, text)
        if suffix not in SOURCE_SUFFIXES:
            continue
        if suffix == ".h":
            problems += check_header(path, text)
        if not path.startswith(OUTSIDERS):
            counted += 1
            for name in type_names(text):
                types.setdefault(name, set()).add(path)
            problems += check_includes(architecture, path, text, lambda name: name in tracked)
    problems += check_type_names(types)
    for room in architecture.rooms:
        if not any(name.startswith(room + "/") for name in files):
            problems.append(f"{DOCUMENT}: the room {room} has no files")
    return problems, counted


def self_test(root):
    """Every rule fires on a planted violation, and stays silent on the allowed twin."""
    architecture = Architecture((root / DOCUMENT).read_text(encoding="utf-8"))
    bad = [
        ("eval/base/file.cc", '#include "eval/text/words.h"\n'),             # upwards
        ("eval/corpus/recipe.cc", '#include "eval/align/hmm_aligner.h"\n'),   # sideways
        ("include/lacuna/score.h", '#include "eval/base/utf8.h"\n'),         # public header on the engine
        ("include/lacuna/score.h", "#include <Eigen/Core>\n"),               # package in the wrong public header
        ("eval/text/words.cc", "  #  include <sentencepiece_processor.h>\n"),  # package outside its one file
        ("eval/stats/logistic.cc", "#include <nlohmann/json.hpp>\n"),        # package of another room
        ("eval/text/words.cc", "#include <thread>\n"),                       # threads below the pipeline
        ("reports/json.cc", "#include <iostream>\n"),                        # console in the library
        ("eval/text/words.cc", "#include <boost/any.hpp>\n"),                # package in no table
        ("eval/text/words.cc", '#include "words.h"\n'),                      # not from the root
        ("eval/text/words.cc", '#include "eval/text/no_such_file.h"\n'),     # no such file
        ("eval/unheard_of/x.cc", "#include <string>\n"),                     # no such room
    ]
    good = [
        ("eval/text/words.cc", '#include "eval/base/utf8.h"\n#include "lacuna/result.h"\n#include <unicode/uchar.h>\n'),
        ("eval/base/sha256.cc", "#include <openssl/sha.h>\n"),
        ("metrics/checks/numbers_check.cc", '#include "metrics/coverage.h"\n#include "eval/text/words.h"\n'),
        ("eval/pipeline/plugin.cc", "#include <dlfcn.h>\n"),
        ("eval/pipeline/pool.cc", "#include <tbb/parallel_for.h>\n"),
        ("eval/text/words.cc", '// #include "eval/cli/main.h"\n'),
    ]

    def exists(name):
        return "no_such_file" not in name

    failures = [f"not found: {path}: {text.strip()}" for path, text in bad
                if len(check_includes(architecture, path, text, exists)) != 1]
    failures += [f"wrongly found: {p}" for path, text in good for p in check_includes(architecture, path, text, exists)]
    if not check_length("eval/text/words.cc", "\n" * (MAX_LINES + 1)) or check_length("eval/text/words.cc", "\n" * MAX_LINES):
        failures.append("the limit on lines")
    if not check_length("include/lacuna/span.h", "\n" * (MAX_PUBLIC_HEADER_LINES + 1)):
        failures.append("the limit on lines of a public header")
    if not check_header("a.h", "int x;\n") or check_header("a.h", "#pragma once\n"):
        failures.append("#pragma once")
    here = "namespace lacuna::text {\nstruct A {\n};\nnamespace {\nclass B : C {\n};\n}  // namespace\nstruct A::D {\n"
    there = "namespace lacuna::text {\nnamespace {\nstruct B {\n};\n}  // namespace\nclass A final : C {\nclass E;\n"
    if list(type_names(here)) != ["lacuna::text::A"] or list(type_names(there)) != ["lacuna::text::A"]:
        failures.append("the names of types")
    if len(check_type_names({"lacuna::A": {"a.h", "b.cc"}, "lacuna::B": {"a.h"}})) != 1:
        failures.append("two types of one name")
    if len(check_top_level(["src/x.cc", "src/y.cc", "notes.txt", "eval/base/file.cc", ".github/x.yml", "LICENSE"])) != 2:
        failures.append("the top level")
    for broken in ("", "<!-- floors -->\n| a |\n| - |\n| 1 |\n"):
        try:
            Architecture(broken)
            failures.append("a broken document")
        except DocumentError:
            pass
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    try:
        if arguments.self_test:
            problems, summary = self_test(root), "planted violations are found"
        else:
            problems, counted = check_repository(root)
            summary = f"{counted} files keep to {DOCUMENT}"
    except DocumentError as error:
        problems, summary = [str(error)], ""
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else summary)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
