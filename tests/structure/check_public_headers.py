#!/usr/bin/env python3
"""Compiles each public header alone, twice over, in strict C++20: it must need nothing included before it.

    check_public_headers.py --include DIR [--self-test] COMPILER
"""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile


def compile_alone(compiler, include, header):
    """The compiler's complaint about `header`, or nothing."""
    command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion",
               "-Wsign-conversion", "-Werror", f"-I{include}"]
    command += ["-x", "c++", "-"]
    line = f'#include "lacuna/{header}"\n'
    done = subprocess.run(command, input=line + line, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return done.stderr or f"{compiler}: exit {done.returncode}"


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        public = pathlib.Path(folder, "lacuna")
        public.mkdir()
        (public / "good.h").write_text("#pragma once\n#include <string>\nnamespace lacuna { struct A { std::string b; }; }\n")
        (public / "needs.h").write_text("#pragma once\nnamespace lacuna { struct A { std::string b; }; }\n")
        (public / "twice.h").write_text("namespace lacuna { struct A {}; }\n")
        passed = {name: not compile_alone(compiler, folder, name) for name in ("good.h", "needs.h", "twice.h")}
    expected = {"good.h": True, "needs.h": False, "twice.h": False}
    print(passed)
    return 0 if passed == expected else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("compiler")
    parser.add_argument("--include", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test(arguments.compiler)
    headers = sorted(p.relative_to(arguments.include / "lacuna").as_posix()
                     for p in (arguments.include / "lacuna").rglob("*.h"))
    if not headers:
        print(f"no headers under {arguments.include}/lacuna")
        return 1
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        complaints = pool.map(lambda h: compile_alone(arguments.compiler, arguments.include, h), headers)
        for header, complaint in zip(headers, complaints):
            if complaint:
                failed += 1
                print(f"lacuna/{header} does not compile alone:\n{complaint}")
    print(f"{len(headers)} public headers, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
