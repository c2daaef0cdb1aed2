"""Bad input: a message with the place, exit code 2; or a correct result. Never a crash, never a hang."""

import os
import shutil
import unittest

from lacuna_cli import CANDIDATE, PACK, SOURCE, CliTest, run


class Files(CliTest):
    def test_missing_file(self):
        for order in ([self.folder / "none.txt", CANDIDATE], [SOURCE, self.folder / "none.txt"]):
            self.assertIn(str(self.folder / "none.txt"), self.refuse("check", *order))

    def test_directory(self):
        self.assertIn(str(self.folder), self.refuse("check", self.folder, CANDIDATE))

    def test_empty_file(self):
        empty = self.write("empty.txt", b"")
        self.assertIn(str(empty), self.refuse("check", empty, CANDIDATE))
        self.assertIn(str(empty), self.refuse("check", SOURCE, empty))

    def test_file_of_white_space(self):
        blank = self.write("blank.txt", " \n\n\t\n\u00a0\n")
        self.assertIn(str(blank), self.refuse("check", blank, CANDIDATE))

    def test_latin_1_names_line_and_byte(self):
        bad = self.write("latin.txt", b"One line.\nTwo caf\xe9 lines.\n")
        said = self.refuse("check", SOURCE, bad)
        self.assertIn(f"{bad}:2:", said)
        self.assertIn("byte 17", said)

    def test_cut_off_sequence_at_the_end(self):
        bad = self.write("cut.txt", "Một câu tiếng Việ".encode()[:-1])
        self.assertIn(f"{bad}:1:", self.refuse("check", bad, CANDIDATE))

    def test_utf_16_is_read_with_its_mark_and_named_without(self):
        wide = self.check(self.write("wide.txt", SOURCE.read_text().encode("utf-16")), CANDIDATE)
        marked = self.check(self.write("marked.txt", SOURCE.read_text().encode("utf-8-sig")), CANDIDATE)
        self.assertEqual(wide["findings"], marked["findings"])
        bare = self.write("bare.txt", "One sentence.\n".encode("utf-16-le"))
        self.assertIn("UTF-16", self.refuse("check", SOURCE, bare))

    def test_byte_order_mark_counts_in_offsets(self):
        report = self.check(self.write("bom.txt", b"\xef\xbb\xbf" + SOURCE.read_bytes()), CANDIDATE)
        plain = self.check(SOURCE, CANDIDATE)
        self.assertEqual([f["fingerprint"] for f in report["findings"]], [f["fingerprint"] for f in plain["findings"]])
        shifted = [f["source"]["begin"] - 3 for f in report["findings"] if f["source"] and f["source"]["text"]]
        self.assertEqual(shifted, [f["source"]["begin"] for f in plain["findings"] if f["source"] and f["source"]["text"]])

    def test_windows_line_ends(self):
        crlf = self.write("crlf.txt", SOURCE.read_bytes().replace(b"\n", b"\r\n"))
        report = self.check(crlf, CANDIDATE)
        self.assertEqual(len(report["units"]), len(self.check(SOURCE, CANDIDATE)["units"]))

    def test_unwritable_output(self):
        self.refuse("check", SOURCE, CANDIDATE, "--json", self.folder / "no" / "such" / "folder.json")
        self.refuse("check", SOURCE, CANDIDATE, "--html", self.folder)

    def test_null_bytes(self):
        bad = self.write("null.txt", b"One.\n\0\0\nTwo\0 three.\n")
        self.assertIn(f"{bad}:2: byte 5", self.refuse("check", SOURCE, bad))

    def test_swapped_languages(self):
        said = self.refuse("check", CANDIDATE, SOURCE, "--src-lang", "vi", "--tgt-lang", "en")
        self.assertRegex(said, "swap")

    def test_language_without_a_pack(self):
        report = self.check(SOURCE, CANDIDATE, "--src-lang", "vi", "--tgt-lang", "xx")
        self.assertIsNone(report["pack"])
        self.assertRegex(report["remarks"][0], "omissions .* not looked for: no pack is for vi to xx")


class Parallel(CliTest):
    def test_unequal_line_counts(self):
        source = self.write("a.txt", "Một.\nHai.\nBa.\n")
        target = self.write("b.txt", "One.\nTwo.\n")
        said = self.refuse("check", "--parallel", source, target, "--src-lang", "vi", "--tgt-lang", "en")
        self.assertIn("3", said)
        self.assertIn("2", said)

    def test_empty_lines_are_data(self):
        source = self.write("a.txt", "Xin chào các bạn.\n\nTôi đang ở nhà.\n")
        target = self.write("b.txt", "Hello, friends.\n\n\n")
        report = self.check(source, target, "--parallel", "--src-lang", "vi", "--tgt-lang", "en")
        self.assertTrue(any(u["source"] and "Tôi" in u["source"]["text"] for u in report["units"]))

    def test_lines_that_are_not_utf_8(self):
        bad = self.write("bad.txt", b"fine\nfine\n\xc3\x28\n")
        self.assertIn(f"{bad}:3:", self.refuse("check", "--parallel", SOURCE, bad))


class Packs(CliTest):
    def test_missing_pack(self):
        self.assertIn("none", self.refuse("check", SOURCE, CANDIDATE, "--pack", self.folder / "none"))

    def test_damaged_pack(self):
        for name in ("pack.json", "payload.bin", "spm.model"):
            for damage in ("gone", "cut", "flipped", "empty"):
                with self.subTest(file=name, damage=damage):
                    pack = self.folder / f"{name}-{damage}"
                    shutil.copytree(PACK, pack)
                    content = (pack / name).read_bytes()
                    middle = len(content) // 2
                    if damage == "gone":
                        (pack / name).unlink()
                    elif damage == "cut":
                        (pack / name).write_bytes(content[:middle])
                    elif damage == "empty":
                        (pack / name).write_bytes(b"")
                    else:
                        (pack / name).write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:])
                    done = run("check", SOURCE, CANDIDATE, "--pack", pack)
                    if name == "pack.json" and damage == "flipped" and done.returncode == 0:
                        continue  # a letter of a description: nothing that is used
                    self.assertEqual(done.returncode, 2, done.stderr)
                    self.assertIn(str(pack), done.stderr.decode())
                    shutil.rmtree(pack)


class Usage(CliTest):
    def test_wrong_usage(self):
        for arguments in ([], ["nonsense"], ["check"], ["check", SOURCE], ["check", SOURCE, CANDIDATE, "--no-such-option"],
                          ["check", SOURCE, CANDIDATE, "--threads", "-1"], ["check", SOURCE, CANDIDATE, "--threads", "many"],
                          ["check", SOURCE, CANDIDATE, "--min-probability", "2"],
                          ["check", SOURCE, CANDIDATE, "--min-probability", "nan"],
                          ["score", CANDIDATE], ["score", CANDIDATE, "-i", CANDIDATE, "-m", "no-such-metric"], ["train"]):
            with self.subTest(arguments=arguments):
                self.refuse(*arguments)

    def test_limit_on_findings(self):
        self.assertEqual(run("check", SOURCE, CANDIDATE, "--max-findings", "0").returncode, 1)
        self.assertEqual(run("check", SOURCE, CANDIDATE, "--max-findings", "1000").returncode, 0)


class Huge(CliTest):
    # A sanitizer is after what goes wrong, not after how long it takes.
    SIZE = 2_000_000 if any(k.endswith("SAN_OPTIONS") for k in os.environ) else 20_000_000

    def test_many_megabytes_on_one_line(self):
        words = "Chính phủ và người dân cùng nhau xây dựng đất nước "
        huge = self.write("huge.txt", words * (self.SIZE // len(words.encode())))
        done = run("check", huge, CANDIDATE, "--src-lang", "vi", "--tgt-lang", "en", "-q")
        self.assertIn(done.returncode, (0, 2), done.stderr[-500:])

    def test_many_megabytes_without_a_space(self):
        huge = self.write("huge.txt", "ă" * (self.SIZE // 2))
        done = run("check", SOURCE, huge, "--src-lang", "vi", "--tgt-lang", "en", "-q")
        self.assertIn(done.returncode, (0, 2), done.stderr[-500:])

    def test_one_sentence_and_many(self):
        many = self.write("many", "".join(f"Đây là câu số {i}, dài vừa phải.\n" for i in range(3000)))
        report = self.check(many, self.write("one", "One sentence.\n"), "--src-lang", "vi", "--tgt-lang", "en", "-q")
        self.assertGreater(len(report["findings"]), 2000)

    def test_one_letter(self):
        done = run("check", self.write("a.txt", "a"), self.write("b.txt", "b"), "--src-lang", "vi", "--tgt-lang", "en")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
