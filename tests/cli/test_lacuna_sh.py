"""lacuna.sh, on a small project of the same shape: what it builds, says and returns."""

import os
import shutil
import subprocess
import unittest

from lacuna_cli import ROOT, CliTest

CMAKE = """
cmake_minimum_required(VERSION 3.25)
project(lacuna LANGUAGES CXX)
option(LACUNA_BUILD_TESTS "" ON)
add_subdirectory(eval/cli)
if(LACUNA_BUILD_TESTS)
  enable_testing()
  add_test(NAME passes COMMAND lacuna_cli 0)
  add_test(NAME fails COMMAND lacuna_cli 1)
endif()
"""
CLI_CMAKE = """
add_executable(lacuna_cli main.cc)
set_target_properties(lacuna_cli PROPERTIES OUTPUT_NAME lacuna)
"""
MAIN = r"""
#include <cstdio>
#include <cstdlib>
int main(int count, char** words) {
  for (int i = 1; i < count; ++i) std::printf("[%s]\n", words[i]);
  return std::atoi(words[1]);
}
"""


class Script(CliTest):
    def setUp(self):
        super().setUp()
        self.clone = self.folder / "a clone"
        (self.clone / "eval" / "cli").mkdir(parents=True)
        for name in ("lacuna.sh", "CMakePresets.json"):
            shutil.copy(ROOT / name, self.clone / name)
        (self.clone / "CMakeLists.txt").write_text(CMAKE)
        (self.clone / "eval" / "cli" / "CMakeLists.txt").write_text(CLI_CMAKE)
        (self.clone / "eval" / "cli" / "main.cc").write_text(MAIN)

    def script(self, *words):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LACUNA_", "CTEST_", "CMAKE_"))}
        return subprocess.run([str(self.clone / "lacuna.sh"), *words], capture_output=True, text=True, cwd="/", env=environment,
                              stdin=subprocess.DEVNULL, timeout=240, check=False)

    def test_builds_once_and_passes_words_and_exit_codes(self):
        first = self.script("7", "two words", "")
        self.assertEqual((first.returncode, first.stdout), (7, "[7]\n[two words]\n[]\n"), first.stderr)
        self.assertIn("building", first.stderr)
        again = self.script("3")
        self.assertEqual((again.returncode, again.stdout, again.stderr), (3, "[3]\n", ""))
        moved = self.folder / "moved"
        self.clone.rename(moved)
        self.clone = moved
        self.assertEqual(self.script("4").returncode, 4)

    def test_demo_then_tests_then_demo(self):
        demo = self.script("demo")
        self.assertEqual(demo.returncode, 0, demo.stderr)
        self.assertEqual(demo.stdout, f"[demo]\n[--output-dir]\n[{self.clone / '.build' / 'demo'}]\n")
        tests = self.script("test")
        self.assertNotEqual(tests.returncode, 0)
        self.assertIn("1 tests failed out of 2", tests.stdout)
        self.assertEqual(self.script("test", "-R", "passes").returncode, 0)
        self.assertEqual(self.script("demo").stderr, "")

    def test_a_broken_build_says_where(self):
        with open(self.clone / "eval" / "cli" / "main.cc", "a", encoding="utf-8") as source:
            source.write("this is not C++\n")
        broken = self.script("1")
        self.assertEqual(broken.returncode, 2)
        self.assertIn("main.cc", broken.stderr)
        self.assertIn("build.log", broken.stderr)

    def test_help_and_lists_touch_nothing(self):
        for words in ([], ["--help"], ["--packages"], ["--packages", "ci"]):
            self.assertEqual(self.script(*words).returncode, 0)
        self.assertEqual(self.script("--packages", "nonsense").returncode, 2)
        self.assertFalse((self.clone / ".build").exists())
        self.assertIn("libicu-dev — ", self.script("--packages").stdout)


if __name__ == "__main__":
    unittest.main()
