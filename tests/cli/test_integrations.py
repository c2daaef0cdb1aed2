"""The files for CI platforms: they are YAML, and their scripts call the program as they should, whatever they are given."""

import os
import re
import shlex
import subprocess

import yaml
from lacuna_cli import ROOT, CliTest

FAKE = """#!/bin/sh
for word; do printf '%s\\0' "$word"; done >>"$FAKE_RECORD"
printf '\\n' >>"$FAKE_RECORD"
[ -z "${FAKE_MESSAGE:-}" ] || printf '%s' "$FAKE_MESSAGE" >&2
for word; do
  case $word in
    --json=* | --junit=* | --sarif=* | --markdown=* | --html=* | --gitlab=*)
      [ -n "${FAKE_SILENT:-}" ] || echo "report ${word%%=*}" >"${word#*=}" ;;
    */bad.po) exit 2 ;;
    */lost.po) exit 1 ;;
  esac
done
exit "${FAKE_EXIT:-0}"
"""
# What must not be run, split, expanded or taken for an option.
HOSTILE = ["a b", "$(touch injected)", "`touch injected`", "\"; touch injected; \"", "'; touch injected; '", "*", "--update",
           "-q", "${{ github.token }}", "\\", "ü"]


def load(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


class IntegrationTest(CliTest):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        self.fake = self.write("bin/lacuna", FAKE)
        self.fake.chmod(0o755)
        self.work = self.folder / "work"
        self.work.mkdir()
        self.environment = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "FAKE_RECORD": str(self.folder / "record")}

    def calls(self):
        """The words of each call of the program."""
        record = self.folder / "record"
        lines = record.read_bytes().decode().split("\0\n")[:-1] if record.exists() else []
        record.unlink(missing_ok=True)
        return [line.split("\0") for line in lines]

    def shell(self, command, **environment):
        done = subprocess.run(command, cwd=self.work, env={**self.environment, **environment}, capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertFalse((self.work / "injected").exists(), "an input was run")
        return done


class GitHub(IntegrationTest):
    def setUp(self):
        super().setUp()
        self.action = load(".github/actions/gate/action.yml")
        self.step = self.action["runs"]["steps"][0]
        self.script = self.write("step.sh", self.step["run"])
        self.temporary = self.folder / "temporary files"
        self.temporary.mkdir()

    def run_step(self, inputs=None, **environment):
        """Runs the step as a runner does; its exit code, its outputs and its summary."""
        values = {name: described.get("default", "") for name, described in self.action["inputs"].items()}
        values.update(inputs or {})
        given = {}
        for name, expression in self.step["env"].items():
            match = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression)
            self.assertIsNotNone(match, expression)
            given[name] = values[match[1]]
        output, summary = self.folder / "output", self.folder / "summary"
        for file in (output, summary):
            file.write_text("")
        done = self.shell(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(self.script)], RUNNER_TEMP=str(self.temporary),
                          GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), **given, **environment)
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return done, outputs, summary.read_text()

    def test_is_a_composite_action(self):
        self.assertEqual(self.action["runs"]["using"], "composite")
        self.assertTrue(self.action["name"] and self.action["description"])
        for described in [*self.action["inputs"].values(), *self.action["outputs"].values()]:
            self.assertTrue(described["description"])
        for name, described in self.action["outputs"].items():
            self.assertEqual(described["value"], f"${{{{ steps.gate.outputs.{name} }}}}")

    def test_no_input_is_part_of_a_script(self):
        for step in self.action["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))

    def test_calls_the_gate_with_all_reports(self):
        done, outputs, summary = self.run_step()
        self.assertEqual(done.returncode, 0, done.stderr)
        reports = outputs["reports"]
        self.assertTrue(reports.startswith(str(self.temporary)))
        self.assertEqual(self.calls(), [["gate", "--config=lacuna.json", "--github", f"--json={reports}/gate.json",
                                         f"--junit={reports}/gate.xml", f"--sarif={reports}/gate.sarif",
                                         f"--markdown={reports}/gate.md", f"--html={reports}/gate.html"]])
        self.assertEqual(outputs, {"verdict": "pass", "exit-code": "0", "reports": reports, "sarif": f"{reports}/gate.sarif"})
        self.assertEqual(summary, "report --markdown\n")

    def test_exit_codes_and_verdicts(self):
        for code, verdict in ((0, "pass"), (1, "fail"), (2, "error"), (3, "inconclusive"), (139, "error")):
            done, outputs, summary = self.run_step(FAKE_EXIT=str(code))
            self.assertEqual((done.returncode, outputs["verdict"], outputs["exit-code"]), (code, verdict, str(code)))
            self.assertEqual(summary, "report --markdown\n")

    def test_a_program_that_writes_no_report(self):
        done, outputs, summary = self.run_step(FAKE_EXIT="2", FAKE_SILENT="1")
        self.assertEqual((done.returncode, summary), (2, ""))
        self.assertNotIn("sarif", outputs)
        self.assertEqual(done.stdout, "::error title=Lacuna gate::exit code 2, without a message\n")

    def test_without_reports_the_message_is_an_annotation(self):
        message = "lacuna.json:1: 100 % wrong\r\n::error::x\n"
        done, outputs, _ = self.run_step(FAKE_EXIT="2", FAKE_SILENT="1", FAKE_MESSAGE=message)
        self.assertEqual((done.returncode, outputs["verdict"]), (2, "error"))
        self.assertEqual(done.stdout, "::error title=Lacuna gate::lacuna.json:1: 100 %25 wrong%0D%0A::error::x\n")
        self.assertEqual(done.stderr, message.replace("\r\n", "\n"))  # as Python reads it: the log has all of it
        for silent, code in (("", "2"), ("", "0"), ("1", "0")):
            done, _, _ = self.run_step(FAKE_EXIT=code, FAKE_SILENT=silent, FAKE_MESSAGE="a remark\n")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (int(code), "", "a remark\n"))

    def test_a_long_message_is_cut(self):
        done, _, _ = self.run_step(FAKE_EXIT="2", FAKE_SILENT="1", FAKE_MESSAGE="x" * 100000)
        self.assertEqual((done.returncode, len(done.stderr)), (2, 100000))
        self.assertLess(len(done.stdout), 5000)

    def test_a_program_that_is_not_there(self):
        done, outputs, _ = self.run_step({"lacuna": "/nowhere/lacuna"})
        self.assertEqual(done.returncode, 127)
        self.assertEqual(outputs["verdict"], "error")
        self.assertRegex(done.stdout, r"^::error title=Lacuna gate::[^\n]*/nowhere/lacuna: No such file[^\n]*\n$")

    def test_inputs(self):
        self.run_step({"lacuna": str(self.fake), "config": "sub dir/lacuna.json", "suites": "news*\n\n  course/large \r\n", "history": "h.db",
                       "cache": "c", "baseline": "update"}, PATH="/usr/bin:/bin")
        call, = self.calls()
        self.assertEqual(call[1], "--config=sub dir/lacuna.json")
        self.assertEqual(call[-5:], ["--suite=news*", "--suite=course/large", "--history=h.db", "--cache=c", "--update"])

    def test_a_policy_that_nobody_knows(self):
        done, outputs, _ = self.run_step({"baseline": "overwrite"})
        self.assertEqual((done.returncode, outputs["verdict"]), (2, "error"))
        self.assertEqual(done.stdout, "::error title=Lacuna gate::input 'baseline' must be compare or update\n")
        self.assertEqual(self.calls(), [])

    def test_hostile_inputs(self):
        for value in HOSTILE:
            for name, option in (("config", "--config="), ("suites", "--suite="), ("history", "--history="), ("cache", "--cache=")):
                with self.subTest(input=name, value=value):
                    done, outputs, _ = self.run_step({name: value})
                    call, = self.calls()
                    self.assertIn(option + value, call)
                    self.assertNotIn(value, call)
                    self.assertEqual((done.returncode, outputs["verdict"]), (0, "pass"))
            self.assertEqual(self.run_step({"baseline": value})[0].returncode, 2)

    def test_a_long_summary_is_cut(self):
        self.fake.write_text(FAKE.replace('echo "report ${word%%=*}"', "head -c 3000000 /dev/zero"))
        done, _, summary = self.run_step()
        self.assertEqual((done.returncode, len(summary)), (0, 1000000))

    def test_sarif_is_uploaded_when_asked_for(self):
        upload = self.action["runs"]["steps"][1]
        self.assertIn("inputs.upload-sarif == 'true'", upload["if"])
        self.assertIn("!cancelled()", upload["if"])  # also after a gate that failed
        self.assertEqual(upload["with"]["sarif_file"], "${{ steps.gate.outputs.sarif }}")
        self.assertEqual(self.action["inputs"]["upload-sarif"]["default"], "false")


class GitLab(IntegrationTest):
    def setUp(self):
        super().setUp()
        self.job = load(".gitlab/lacuna-gate.yml")[".lacuna-gate"]

    def run_job(self, shell, **variables):
        script = self.write("job.sh", "\n".join(self.job["script"]))
        return self.shell([shell, "-e", str(script)], **{**self.job["variables"], **variables})

    def test_calls_the_gate_with_the_reports_that_are_collected(self):
        for shell in ("sh", "bash"):
            done = self.run_job(shell)
            self.assertEqual(done.returncode, 0, done.stderr)
            call, = self.calls()
            self.assertEqual(call[:3], ["gate", "--config=lacuna.json", "--cache=.lacuna-cache"])
            reports = self.job["artifacts"]["reports"]
            self.assertIn(f"--junit={reports['junit']}", call)
            self.assertIn(f"--gitlab={reports['codequality']}", call)
            for report in reports.values():
                self.assertTrue((self.work / report).is_file())
                self.assertTrue(report.startswith(self.job["artifacts"]["paths"][0]))
            self.assertEqual((self.job["artifacts"]["when"], self.job["cache"]["when"]), ("always", "always"))
            self.assertEqual(self.job["cache"]["paths"], [call[2].partition("=")[2] + "/"])

    def test_exit_codes(self):
        for code in (0, 1, 2, 3):
            self.assertEqual(self.run_job("sh", FAKE_EXIT=str(code)).returncode, code)
        self.assertEqual(self.job["allow_failure"], {"exit_codes": 3})

    def test_variables(self):
        self.run_job("sh", LACUNA=str(self.fake), LACUNA_SUITES="news*\r\n\n \t course/a b \t\r\n", LACUNA_HISTORY="h.db", LACUNA_BASELINE="update",
                     PATH="/usr/bin:/bin")
        call, = self.calls()
        self.assertEqual(call[-4:], ["--update", "--history=h.db", "--suite=news*", "--suite=course/a b"])

    def test_a_policy_that_nobody_knows(self):
        self.assertEqual(self.run_job("sh", LACUNA_BASELINE="overwrite").returncode, 2)
        self.assertEqual(self.calls(), [])

    def test_hostile_variables(self):
        (self.work / "a.txt").write_text("")  # that a * could become
        for value in HOSTILE:
            for name, option in (("CONFIG", "--config="), ("SUITES", "--suite="), ("HISTORY", "--history="), ("CACHE", "--cache=")):
                with self.subTest(variable=name, value=value):
                    self.assertEqual(self.run_job("sh", **{f"LACUNA_{name}": value}).returncode, 0)
                    call, = self.calls()
                    self.assertIn(option + value, call)
                    self.assertNotIn(value, call)


class PreCommit(IntegrationTest):
    def setUp(self):
        super().setUp()
        self.hooks = {hook["id"]: hook for hook in load(".pre-commit-hooks.yaml")}

    def run_hook(self, name, *files, **environment):
        """Runs a hook as pre-commit does: the words of its entry, then the files."""
        return self.shell([*shlex.split(self.hooks[name]["entry"]), *files], **environment)

    def test_have_what_pre_commit_asks_for(self):
        self.assertEqual(set(self.hooks), {"lacuna-check", "lacuna-gate"})
        for hook in self.hooks.values():
            self.assertTrue(hook["name"] and hook["entry"] and hook["language"] == "system")

    def test_files_of_translators(self):
        pattern = re.compile(self.hooks["lacuna-check"]["files"])
        for name in ("a.po", "x/b.XLF", "c.xliff", "d.sdlxliff", "e.mqxliff", "f.mxliff", "g.tmx", "h.xlf2"):
            self.assertTrue(pattern.search(name), name)
        for name in ("a.pot", "po", "b.po.bak", "c.txt", "dpo", "e.json"):
            self.assertFalse(pattern.search(name), name)

    def test_a_file_at_a_time(self):
        done = self.run_hook("lacuna-check", "a.po", "b c.tmx", "--json", "$(touch injected)")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), [["check", "--max-findings", "0", "--", file]
                                        for file in ("a.po", "b c.tmx", "--json", "$(touch injected)")])

    def test_the_worst_exit_code(self):
        for files, code in ((["x/lost.po", "a.po"], 1), (["x/bad.po", "x/lost.po", "a.po"], 2), (["a.po"], 0)):
            self.assertEqual(self.run_hook("lacuna-check", *files).returncode, code)
            self.assertEqual(len(self.calls()), len(files))

    def test_gate(self):
        hook = self.hooks["lacuna-gate"]
        self.assertTrue(hook["always_run"])
        self.assertFalse(hook["pass_filenames"])
        self.assertEqual(self.run_hook("lacuna-gate", FAKE_EXIT="1").returncode, 1)
        self.assertEqual(self.calls(), [["gate"]])


class Documented(IntegrationTest):
    PAGE = "eval/docs/gate_platforms.md"

    def blocks(self, language):
        text = (ROOT / self.PAGE).read_text(encoding="utf-8")
        found = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
        self.assertTrue(found, language)
        return found

    def test_examples_are_yaml_and_name_what_there_is(self):
        inputs = load(".github/actions/gate/action.yml")["inputs"]
        variables = load(".gitlab/lacuna-gate.yml")[".lacuna-gate"]["variables"]
        hooks = {hook["id"] for hook in load(".pre-commit-hooks.yaml")}
        seen = set()
        for block in self.blocks("yaml"):
            example = yaml.safe_load(block)
            for job in (example.get("jobs") or {}).values() if isinstance(example.get("jobs"), dict) else []:
                for step in job["steps"]:
                    if "actions/gate" in step.get("uses", ""):
                        self.assertLessEqual(set(step.get("with", {})), set(inputs))
                        seen.add("github")
            for job in example.values():
                if isinstance(job, dict) and job.get("extends") == ".lacuna-gate":
                    self.assertLessEqual(set(job.get("variables", {})), set(variables))
                    seen.add("gitlab")
            for repository in example.get("repos", []):
                self.assertLessEqual({hook["id"] for hook in repository["hooks"]}, hooks)
                seen.add("pre-commit")
        self.assertEqual(seen, {"github", "gitlab", "pre-commit"})

    def test_options_are_those_of_the_program(self):
        """In the examples and in the files themselves."""
        done = self.succeed("gate", "--help")
        known = set(re.findall(r"--[a-z-]+", done.stdout.decode()))
        texts = [(ROOT / path).read_text(encoding="utf-8") for path in
                 (".github/actions/gate/action.yml", ".gitlab/lacuna-gate.yml", self.PAGE)]
        used = set()
        for text in texts:
            for line in re.findall(r"lacuna gate (.*)", text.replace("\\\n", " ")):
                used |= set(re.findall(r"--[a-z-]+", line))
        for call in re.findall(r'"(--[a-z]+)=', texts[0] + texts[1]) + re.findall(r" (--[a-z]+)=", texts[1]):
            used.add(call)
        self.assertGreaterEqual(used, {"--junit", "--sarif", "--gitlab", "--teamcity", "--update"})
        self.assertLessEqual(used, known)
