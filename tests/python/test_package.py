"""The package as such: its types, its stub, its documentation, and where it finds packs."""

import ast
import doctest
import importlib.util
import inspect
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import unittest.mock

import lacuna
from lacuna import _places
from lacuna_python import ROOT, PythonTest

PACKAGE = ROOT / "eval" / "python" / "lacuna"
BUILT = pathlib.Path(lacuna.__file__).parent
HAS_MYPY = importlib.util.find_spec("mypy") is not None


class Types(PythonTest):
    def mypy(self, *arguments):
        return subprocess.run([sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir",
                               str(self.folder / "cache"), *arguments], capture_output=True, text=True, check=False,
                              env={**os.environ, "MYPYPATH": str(BUILT.parent)}, cwd=self.folder)

    @unittest.skipUnless(HAS_MYPY, "mypy is not installed")
    def test_package_and_example_are_strictly_typed(self):
        for version in ("3.9", "3.11"):
            done = self.mypy("--python-version", version, "-p", "lacuna")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.mypy(str(ROOT / "tests" / "python" / "typed_example.py"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @unittest.skipUnless(HAS_MYPY, "mypy is not installed")
    def test_wrong_types_are_found(self):
        wrong = self.write("wrong.py", "import lacuna\n\nlacuna.score(5, ['a'])\nx: str = lacuna.bleu().name + 1\n"
                                       "lacuna.check(['a'], ['b']).findings[0].rule = 'b'\n")
        done = self.mypy(str(wrong))
        self.assertEqual({int(line) for line in re.findall(r"wrong\.py:(\d+): error", done.stdout)}, {3, 4, 5}, done.stdout)

    def test_syntax_is_that_of_python_3_9(self):
        paths = sorted(PACKAGE.rglob("*.py")) + [ROOT / "eval" / "python" / "make_wheel.py"]
        self.assertGreater(len(paths), 8)
        for path in paths:
            ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 9))
        with self.assertRaises(SyntaxError):
            ast.parse("match x:\n    case 1: pass\n", feature_version=(3, 9))


class Stub(PythonTest):
    """lacuna/_native.pyi says what there is."""

    def stubtest(self, path):
        # What pybind11 does to every class, and constructors of classes that Python cannot make.
        allowed = "".join(f"lacuna\\._native\\.{name}(\\.__init__)?\n" for name in self.declared()[1])
        return subprocess.run([sys.executable, "-m", "mypy.stubtest", "lacuna._native", "--ignore-missing-stub",
                               "--allowlist", str(self.write("allowed", allowed)), "--ignore-unused-allowlist",
                               "--mypy-config-file", str(ROOT / "pyproject.toml")], capture_output=True, text=True,
                              check=False, cwd=self.folder,
                              env={**os.environ, "PYTHONPATH": str(path), "MYPYPATH": str(path)})

    def declared(self):
        """Names of the stub: of the module, and of each class."""
        tree = ast.parse((PACKAGE / "_native.pyi").read_text(encoding="utf-8"))

        def names(body):
            found = set()
            for node in body:
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                    found.add(node.name)
                elif isinstance(node, ast.AnnAssign):
                    found.add(node.target.id)
            return found

        return names(tree.body), {node.name: names(node.body) for node in tree.body if isinstance(node, ast.ClassDef)}

    def test_every_name_is_there_and_no_other(self):
        names, classes = self.declared()
        native = lacuna._native  # pylint: disable=protected-access
        public = {name for name in vars(native) if not name.startswith("_")} | {"__version__"}
        self.assertEqual(names, public)
        for name, members in classes.items():
            there = {member for member in vars(getattr(native, name)) if not member.startswith("_")}
            self.assertEqual({member for member in members if not member.startswith("_")}, there, name)

    def test_arguments_are_those_of_the_docstrings(self):
        """pybind11 writes the signature into the docstring; its names and their order are the stub's."""
        tree = ast.parse((PACKAGE / "_native.pyi").read_text(encoding="utf-8"))
        compared = 0
        for scope, body in [(lacuna._native, tree.body)] + [(getattr(lacuna._native, node.name), node.body)
                                                            for node in tree.body if isinstance(node, ast.ClassDef)]:
            for node in body:
                if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.name == "__len__":
                    continue
                documented = getattr(scope, node.name).__doc__.splitlines()[0]
                found = re.findall(r"[(,] ?(\w+): ", documented)
                self.assertEqual([argument.arg for argument in node.args.args if argument.arg != "self"],
                                 [name for name in found if name != "self"], documented)
                compared += 1
        self.assertGreater(compared, 25)

    @unittest.skipUnless(HAS_MYPY, "mypy is not installed")
    def test_mypy_finds_no_difference_but_a_planted_one(self):
        done = self.stubtest(BUILT.parent)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        shutil.copytree(BUILT, self.folder / "planted" / "lacuna", ignore=shutil.ignore_patterns("packs", "testsets"))
        stub = self.folder / "planted" / "lacuna" / "_native.pyi"
        stub.write_text(stub.read_text(encoding="utf-8") + "def unheard_of() -> int: ...\n", encoding="utf-8")
        done = self.stubtest(self.folder / "planted")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("unheard_of", done.stdout)


class Documentation(PythonTest):
    def test_examples_say_what_they_print(self):
        text = (ROOT / "eval" / "docs" / "python.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```pycon\n(.*?)```", text, re.DOTALL)
        self.assertGreater(len(blocks), 5)
        parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        variables = {"ROOT": ROOT}
        before = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        for number, block in enumerate(blocks):
            test = parser.get_doctest(block, variables, f"example {number}", "python.md", 0)
            test.globs = variables  # one example goes on where another ends
            self.assertTrue(test.examples)
            output = []
            failed, _ = runner.run(test, out=output.append, clear_globs=False)
            self.assertEqual(failed, 0, "".join(output))

    def test_everything_public_is_documented(self):
        for name in lacuna.__all__:
            if name in ("__version__", "DEFAULT_MIN_PROBABILITY"):
                continue
            self.assertTrue(inspect.getdoc(getattr(lacuna, name)), name)
        text = (ROOT / "eval" / "docs" / "python.md").read_text(encoding="utf-8")
        for name in ("check", "check_files", "score", "align", "align_files", "train", "adapt", "bleu", "chrf", "ter"):
            self.assertIn(f"lacuna.{name}(", text)

    def test_version_is_the_librarys(self):
        header = (ROOT / "include" / "lacuna" / "version.h").read_text(encoding="utf-8")
        self.assertIn(f'"{lacuna.__version__}"', header)


class Places(PythonTest):
    def test_packs_of_the_environment_come_first(self):
        with unittest.mock.patch.dict(os.environ, {"LACUNA_PACKS": f"{self.folder}::/none"}):
            folders = _places.pack_folders()
        self.assertEqual(folders[:3], [str(self.folder), "/none", str(BUILT.resolve() / "packs")])
        self.assertIn(str(pathlib.Path(sys.prefix) / "share" / "lacuna" / "packs"), folders)
        self.assertTrue((BUILT / "packs" / "vi-en" / "pack.json").exists())

    def test_models_and_dictionaries(self):
        with unittest.mock.patch.dict(os.environ, {"SACREBLEU": "/somewhere", "DICPATH": "/dictionaries"}):
            self.assertEqual(_places.model_folders(), ["/somewhere/models"])
            self.assertEqual(_places.dictionary_folders()[0], "/dictionaries")
        self.assertRegex(_places.today(), r"^\d{4}-\d\d-\d\d$")
