"""Ctrl-C ends long calls soon, with KeyboardInterrupt and nothing half written."""

import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest

from lacuna_python import CANDIDATE, REFERENCE, SOURCE, PythonTest, lines_of

# Each of these works for minutes when it is left alone.
CALLS = {
    "score": "lacuna.score(long * 3000, [' '.join(reversed(text.split())) for text in long] * 3000, metrics=['ter'])",
    "check": "lacuna.check(vietnamese * 20000, english * 20000, source_language='vi', target_language='en')",
    "align": "lacuna.align('\\n'.join(vietnamese * 2000), '\\n'.join(english * 2000))",
    "paired": "_native.paired_randomization([bleu], [[table, table]], samples=1000000)",
    "interval": "_native.bootstrap_interval(bleu, table, samples=1000000)",
    "train": "lacuna.train([(texts[0], texts[1])], texts[2], source_language='vi', target_language='en')",
}
SCRIPT = """
    import os, sys, threading, time
    import lacuna
    from lacuna import _native
    vietnamese, english, texts = {vietnamese!r}, {english!r}, {texts!r}
    long = [" ".join(english[i:i + 4]) for i in range(len(english))]
    bleu = lacuna.bleu()
    table = bleu.statistics(english * 3000, [english * 3000])
    print("ready", flush=True)
    try:
        {call}
        print("ended")
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        assert threading.active_count() == 1
        assert lacuna.score(["a"], ["a"], metrics=["ter"])[0].value == 0.0  # all is well afterwards
"""


class Interrupt(PythonTest):
    # Far more than the fifth of a second that it takes, for the machine may be busy; far less than the calls take.
    LIMIT = 5.0

    def interrupt(self, name):
        source, target = lines_of(SOURCE), lines_of(REFERENCE)
        size = min(len(source), len(target))
        texts = [str(self.write("a.vi", "\n".join(source[:size] * 500) + "\n")),
                 str(self.write("a.en", "\n".join(target[:size] * 500) + "\n")), str(self.folder / "pack")]
        script = textwrap.dedent(SCRIPT).format(vietnamese=source[:size], english=target[:size], texts=texts,
                                                call=CALLS[name])
        with subprocess.Popen([sys.executable, "-B", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True) as child:
            self.assertEqual(child.stdout.readline(), "ready\n", "" if child.poll() is None else child.stderr.read())
            time.sleep(1.5)
            self.assertIsNone(child.poll(), "it ended before it could be interrupted")
            began = time.monotonic()
            child.send_signal(signal.SIGINT)
            said = child.stdout.readline()
            took = time.monotonic() - began
            rest, errors = child.communicate(timeout=60)
        self.assertEqual((said, rest, child.returncode), ("interrupted\n", "", 0), errors)
        print(f"{name}: {1000 * took:.0f} ms")
        self.assertLess(took, self.LIMIT)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.en", "a.vi"])

    def test_score(self):
        self.interrupt("score")

    def test_check(self):
        self.interrupt("check")

    def test_align(self):
        self.interrupt("align")

    def test_paired_test(self):
        self.interrupt("paired")

    def test_interval(self):
        self.interrupt("interval")

    def test_train(self):
        self.interrupt("train")

    def test_a_handler_of_the_users_may_go_on(self):
        script = textwrap.dedent(f"""
            import signal, threading, os
            import lacuna
            seen = []
            signal.signal(signal.SIGUSR1, lambda *_: seen.append(1))
            text = open({str(CANDIDATE)!r}, encoding="utf-8").read().split("\\n")
            long = [line + str(i) for i in range(2000) for line in text]
            threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGUSR1)).start()
            while not seen:  # within a call, which takes longer than the timer
                score = lacuna.score(long, text * 2000, metrics=["ter"])[0]
            assert score.value is not None
        """)
        subprocess.run([sys.executable, "-B", "-c", script], check=True, timeout=600)

    def test_a_child_of_a_fork_works_as_well(self):
        script = textwrap.dedent("""
            import os
            import lacuna
            texts = [f"a few words {i} and more of them" for i in range(5000)]
            expected = lacuna.score(texts, texts[::-1]).scores
            child = os.fork()
            if child == 0:
                os._exit(0 if lacuna.score(texts, texts[::-1]).scores == expected else 1)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        """)
        subprocess.run([sys.executable, "-B", "-c", script], check=True, timeout=120)


if __name__ == "__main__":
    unittest.main()
