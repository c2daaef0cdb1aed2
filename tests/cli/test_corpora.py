"""Public test sets: their manifests, downloads that go well and badly, their texts, and `lacuna score -t`."""

import contextlib
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import time
import unittest
from typing import Any, Iterator

import test_set_server as sets
from lacuna_cli import BINARY, ROOT, CliTest, run

SOURCE = ["Con mèo ngủ.", "Trời mưa &amp; gió.", "Anh ấy đến muộn.", "Chúng tôi đi bộ."]
REFERENCE = ["The cat is asleep.", "It is raining &amp; windy.", "He came late.", "We walk."]
TRANSLATION = ["The cat sleeps.", "It rains &amp; it is windy.", "He came late.", "We go on foot."]


def lines(texts: list[str]) -> bytes:
    return "".join(text + "\n" for text in texts).encode()


class CorporaTest(CliTest):
    """A server, an empty cache, and a folder of manifests."""

    def setUp(self) -> None:
        super().setUp()
        self.server = sets.Server()
        self.addCleanup(self.server.stop)
        self.manifests = self.folder / "manifests"
        self.manifests.mkdir()
        self.cache = self.folder / "cache"
        self.env = {"LACUNA_CACHE": str(self.cache), "LACUNA_TESTSETS": str(self.manifests)}

    def corpora(self, *words: Any) -> subprocess.CompletedProcess[bytes]:
        return self.succeed("corpora", *words, env=self.env)

    def refused(self, *words: Any) -> str:
        return self.refuse("corpora", *words, env=self.env)

    def get_json(self, *words: Any) -> list[dict[str, Any]]:
        return json.loads(self.corpora("get", *words, "--json").stdout)

    def add_set(self, body: bytes | None = None, name: str = "made", **sums: str) -> sets.Served:
        """A set of one file of tab-separated columns; `sums`: sha256 or md5 in its manifest."""
        if body is None:
            body = lines([f"{s}\t{t}" for s, t in zip(SOURCE, REFERENCE)])
        file = name.replace("/", "_") + ".tsv"
        path = "/" + file
        sets.write_manifest(self.manifests, sets.manifest(
            name, [{"name": file, "url": self.server.url(path), **sums}],
            [{"format": "tsv", "pairs": ["vi-en"], "source": file, "references": [file],
              "source_column": 1, "reference_columns": [2]}]))
        return self.server.serve(path, body)

    def add_large_set(self, size: int = 3_000_000, **sums: str) -> sets.Served:
        """One that takes several pieces; random, so that nothing of it is like another part."""
        made = random.Random(7)
        row = lambda: " ".join(f"w{made.randrange(10**6)}" for _ in range(20))  # noqa: E731
        rows = []
        while sum(map(len, rows[-1:])) * len(rows) < size:
            rows.append(f"{row()}\t{row()}")
        return self.add_set(lines(rows), **sums)

    def downloads(self) -> list[str]:
        """The names in the cache, without locks."""
        folder = self.cache / "downloads"
        return sorted(p.name for p in folder.iterdir() if p.suffix != ".lock") if folder.exists() else []

    def cached(self, name: str = "made") -> pathlib.Path:
        found = [p for p in (self.cache / "downloads").iterdir() if p.name.endswith(f"-{name}.tsv")]
        self.assertEqual(len(found), 1, self.downloads())
        return found[0]

    def part(self) -> pathlib.Path | None:
        folder = self.cache / "downloads"
        found = [p for p in folder.iterdir() if p.name.endswith(".part")] if folder.exists() else []
        return found[0] if found else None

    def assert_nothing_kept(self) -> None:
        kept = [n for n in self.downloads() if not n.endswith((".part", ".part.json"))]
        self.assertEqual(kept, [])


class Download(CorporaTest):
    def test_plain(self) -> None:
        served = self.add_set()
        sha256 = sets.sha256(served.body)
        self.add_set(sha256=sha256)
        got = self.get_json("made")
        self.assertEqual(got[0]["sha256"], sha256)
        self.assertEqual((got[0]["checked_by"], got[0]["was_there"]), ("sha256", False))
        self.assertEqual(pathlib.Path(got[0]["path"]).read_bytes(), served.body)
        self.assertEqual(len(self.downloads()), 2, self.downloads())
        again = self.get_json("made")
        self.assertTrue(again[0]["was_there"])
        self.assertEqual(len(self.server.files["/made.tsv"].requests), 1)

    def test_published_md5_and_then_the_recorded_sha256(self) -> None:
        body = self.add_set().body
        self.add_set(md5=sets.md5(body))
        got = self.get_json("made")
        self.assertEqual((got[0]["checked_by"], got[0]["sha256"]), ("md5", sets.sha256(body)))
        record = json.loads(pathlib.Path(got[0]["path"] + ".json").read_bytes())
        self.assertEqual((record["md5"], record["check"]), (sets.md5(body), "md5"))

    def test_wrong_checksum(self) -> None:
        for sums, what in (({"sha256": "0" * 64}, "SHA-256"), ({"md5": "0" * 32}, "MD5")):
            served = self.add_set(**sums)
            said = self.refused("get", "made")
            for part in (what, self.server.url("/made.tsv"), next(iter(sums.values())),
                         sets.sha256(served.body) if what == "SHA-256" else sets.md5(served.body)):
                self.assertIn(part, said)
            self.assertEqual(self.downloads(), [])

    def test_corrupted_bytes_in_the_cache(self) -> None:
        self.add_set()
        self.add_set(sha256=sets.sha256(self.server.files["/made.tsv"].body))
        self.corpora("get", "made")
        path = self.cached()
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        said = self.refused("get", "made")
        self.assertIn(str(path), said)
        self.assertIn("SHA-256", said)
        path.unlink()
        self.corpora("get", "made")

    def test_first_use_is_remembered(self) -> None:
        served = self.add_set()
        first = self.get_json("made")[0]
        self.assertEqual((first["checked_by"], first["sha256"]), ("first-use", sets.sha256(served.body)))
        self.assertIn(first["sha256"], self.corpora("show", "made").stdout.decode())
        self.cached().unlink()
        served.body = served.body.replace(b"cat", b"dog")
        said = self.refused("get", "made")
        for part in (first["sha256"], sets.sha256(served.body), "--sha256"):
            self.assertIn(part, said)
        self.assertEqual(self.downloads(), [self.cached_record()])
        path = self.corpora("path", "made", "ref", "-l", "vi-en").stdout.decode().strip()
        self.assertEqual(pathlib.Path(path).read_bytes(), lines(REFERENCE))
        pinned = self.get_json("made", "--sha256", sets.sha256(served.body))[0]
        self.assertEqual(pinned["checked_by"], "pinned")
        self.assertEqual(self.corpora("path", "made", "ref", "-l", "vi-en").stdout.decode().strip(), path)
        self.assertIn(b"dog", pathlib.Path(path).read_bytes())
        self.assertEqual(self.get_json("made")[0]["checked_by"], "pinned")

    def cached_record(self) -> str:
        return next(n for n in self.downloads() if n.endswith("-made.tsv.json"))

    def test_pin(self) -> None:
        served = self.add_set()
        said = self.refused("get", "made", "--sha256", "1" * 64)
        self.assertIn("1" * 64, said)
        self.assertEqual(self.downloads(), [])
        self.assertIn("64 hexadecimal", self.refused("get", "made", "--sha256", "12"))
        self.assertIn("no file", self.refused("get", "made", "--sha256", "other=" + "1" * 64))
        got = self.get_json("made", "--sha256", "made.tsv=" + sets.sha256(served.body).upper())
        self.assertEqual(got[0]["checked_by"], "pinned")

    def test_redirect(self) -> None:
        served = self.add_set()
        self.server.serve("/elsewhere", served.body)
        served.location = "/elsewhere"
        self.corpora("get", "made")
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_redirect_without_end_and_to_a_file(self) -> None:
        served = self.add_set()
        for location in ("/made.tsv", "file:///etc/passwd"):
            served.location = location
            self.refused("get", "made")
            self.assertEqual(self.downloads(), [])

    def test_answers_that_are_none(self) -> None:
        served = self.add_set()
        self.add_set(sha256=sets.sha256(served.body))
        for status in (404, 403, 401, 410):
            self.server.files["/made.tsv"].status = status
            said = self.refused("get", "made")
            for part in (str(status), self.server.url("/made.tsv"), str(self.cache / "downloads"), "--from made.tsv",
                         sets.sha256(served.body)):
                self.assertIn(part, said)
            self.assertEqual(self.downloads(), [])

    def test_a_server_in_trouble_is_asked_again(self) -> None:
        self.add_set().status = 503
        self.assertIn("503", self.refused("get", "made", "--retries", "1"))
        self.assertEqual(len(self.server.files["/made.tsv"].requests), 2)

    def test_no_network(self) -> None:
        self.add_set()
        self.server.stop()
        said = self.refused("get", "made")
        for part in (self.server.url("/made.tsv"), "put it here", str(self.cache)):
            self.assertIn(part, said)

    def test_a_name_that_there_is_not(self) -> None:
        sets.write_manifest(self.manifests, sets.manifest(
            "far", [{"name": "far.tsv", "url": "http://no-such-host.invalid/far.tsv", "md5": "0" * 32}],
            [{"format": "lines", "pairs": ["vi-en"], "source": "far.tsv", "references": ["far.tsv"]}]))
        said = self.refused("get", "far")
        self.assertIn("no-such-host.invalid", said)
        self.assertIn("MD5 must be " + "0" * 32, said)

    def test_by_hand(self) -> None:
        body = self.add_set().body
        self.server.stop()
        said = self.refused("get", "made")
        place = pathlib.Path(said.split("put it here: ")[1].split(" (")[0])
        place.write_bytes(body)
        self.assertEqual(self.get_json("made")[0]["checked_by"], "first-use")

    def test_from_a_file_and_a_folder(self) -> None:
        body = self.add_set().body
        self.add_set(sha256=sets.sha256(body))
        self.server.stop()
        wrong = self.write("wrong.tsv", body + b"x")
        self.assertIn(str(wrong), self.refused("get", "made", "--from", wrong))
        self.assertEqual(self.downloads(), [])
        self.assertIn("missing.tsv", self.refused("get", "made", "--from", self.folder / "missing.tsv"))
        self.assertIn("made.tsv", self.refused("get", "made", "--from", self.manifests))
        here = self.folder / "here"
        here.mkdir()
        (here / "made.tsv").write_bytes(body)
        self.corpora("get", "made", "--from", here)
        self.assertEqual(self.cached().read_bytes(), body)
        self.corpora("get", "made", "--from", self.cached())
        self.assertEqual(self.cached().read_bytes(), body)

    def test_read_only_cache(self) -> None:
        self.add_set()
        self.cache.mkdir()
        blocked = self.cache / "downloads"
        blocked.write_bytes(b"not a folder")
        said = self.refused("get", "made")
        self.assertIn(str(blocked), said)
        self.assertIn("LACUNA_CACHE", said)
        self.assertEqual(blocked.read_bytes(), b"not a folder")

    def test_cache_that_may_only_be_read_still_serves(self) -> None:
        self.add_set()
        self.corpora("get", "made")
        shutil.rmtree(self.cache / "texts")
        (self.cache / "texts").write_bytes(b"in the way")
        done = self.succeed("score", "-t", "made", "-l", "vi-en", "--echo", "ref", env=self.env)
        self.assertEqual(done.stdout, lines(REFERENCE))

    def test_larger_than_announced_is_cut_there(self) -> None:
        served = self.add_set()
        served.announce_length = False
        self.assertIn("where the file ends", self.refused("get", "made"))
        self.add_set(sha256=sets.sha256(served.body)).announce_length = False
        self.corpora("get", "made")


class Interrupted(CorporaTest):
    def test_goes_on_where_it_was_cut(self) -> None:
        served = self.add_large_set()
        served.cut_after = 1_000_000
        self.assertIn(self.server.url("/made.tsv"), self.refused("get", "made", "--retries", "0"))
        kept = self.part().stat().st_size
        self.assertGreater(kept, 0)
        self.assertLessEqual(kept, 1_000_000)
        self.assert_nothing_kept()
        served.cut_after = None
        self.corpora("get", "made")
        self.assertEqual(served.requests[-1]["Range"], f"bytes={kept}-")
        self.assertEqual(served.requests[-1]["If-Range"], '"one"')
        self.assertEqual(self.cached().read_bytes(), served.body)
        self.assertIsNone(self.part())

    def test_goes_on_by_itself(self) -> None:
        served = self.add_large_set()
        served.cut_after, served.cuts = 1_000_000, 2
        self.corpora("get", "made")
        self.assertEqual(len(served.requests), 3)
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_server_without_ranges(self) -> None:
        served = self.add_large_set()
        served.ranges = False
        served.cut_after, served.cuts = 1_000_000, 1
        self.corpora("get", "made")
        self.assertIn("Range", served.requests[1])
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_changed_in_between(self) -> None:
        served = self.add_large_set()
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        served.body, served.etag = served.body.replace(b"w1", b"v1"), '"two"'
        self.corpora("get", "made")
        self.assertEqual(served.requests[1]["If-Range"], '"one"')
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_changed_in_between_and_nobody_says_so(self) -> None:
        old = self.add_large_set().body
        new = old.replace(b"w1", b"v1")
        served = self.add_set(new, sha256=sets.sha256(new))
        served.etag, served.body = None, old
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        served.body = new
        self.corpora("get", "made")
        self.assertEqual(self.cached().read_bytes(), new)
        self.assertIn("Range", served.requests[1])
        self.assertNotIn("Range", served.requests[2])

    def test_without_a_validator_or_a_checksum_it_begins_anew(self) -> None:
        served = self.add_large_set()
        served.etag = None
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        self.corpora("get", "made")
        self.assertNotIn("Range", served.requests[1])
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_another_part_than_was_asked_for(self) -> None:
        served = self.add_large_set()
        served.wrong_range = True
        served.cut_after, served.cuts = 1_000_000, 1
        self.corpora("get", "made")
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_shorter_than_what_is_there(self) -> None:
        served = self.add_large_set()
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        served.body = served.body[:500_000].rsplit(b"\n", 1)[0] + b"\n"
        self.corpora("get", "made")
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_a_beginning_that_was_damaged(self) -> None:
        body = self.add_large_set().body
        served = self.add_set(body, sha256=sets.sha256(body))
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        part = self.part()
        part.write_bytes(b"\0" * part.stat().st_size)
        self.corpora("get", "made")
        self.assertEqual(self.cached().read_bytes(), body)

    def test_a_note_of_the_beginning_that_was_damaged(self) -> None:
        served = self.add_large_set()
        served.cut_after, served.cuts = 1_000_000, 1
        self.refused("get", "made", "--retries", "0")
        pathlib.Path(f"{self.part()}.json").write_bytes(b"{\xff")
        self.corpora("get", "made")
        self.assertNotIn("Range", served.requests[1])
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_stalled(self) -> None:
        served = self.add_large_set()
        served.stall_after = 200_000
        began = time.monotonic()
        said = self.refused("get", "made", "--timeout", "1", "--retries", "0")
        self.assertIn("1 s", said)
        self.assertLess(time.monotonic() - began, 15)
        served.stall_after = None
        self.corpora("get", "made", "--timeout", "60")
        self.assertIn("Range", served.requests[-1])
        self.assertEqual(self.cached().read_bytes(), served.body)

    @contextlib.contextmanager
    def running(self, *words: Any) -> Iterator[subprocess.Popen[bytes]]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", **self.env}
        environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
        process = subprocess.Popen([BINARY, *map(str, words)], env=environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def wait_for_part(self) -> None:
        for _ in range(2000):
            part = self.part()
            if part is not None and part.stat().st_size > 100_000:
                return
            time.sleep(0.01)
        self.fail("no download began")

    def test_killed_in_the_middle(self) -> None:
        served = self.add_large_set()
        for how in (signal.SIGKILL, signal.SIGINT):
            served.pause = 0.05
            with self.running("corpora", "get", "made") as process:
                self.wait_for_part()
                began = time.monotonic()
                process.send_signal(how)
                process.wait(timeout=60)
                self.assertLess(time.monotonic() - began, 10)
                self.assertNotEqual(process.returncode, 0)
            self.assert_nothing_kept()
            self.assertGreater(self.part().stat().st_size, 0)
            served.pause = 0.0
            self.corpora("get", "made")
            self.assertIn("Range", served.requests[-1])
            self.assertEqual(self.cached().read_bytes(), served.body)
            shutil.rmtree(self.cache)

    def test_two_at_once(self) -> None:
        served = self.add_large_set()
        served.pause = 0.02
        with self.running("corpora", "get", "made") as one, self.running("corpora", "get", "made") as two:
            for process in (one, two):
                process.wait(timeout=120)
                self.assertEqual(process.returncode, 0, process.stderr.read())
        self.assertEqual(len(served.requests), 1)
        self.assertEqual(self.cached().read_bytes(), served.body)

    def test_disk_full(self) -> None:
        served = self.add_large_set()
        mount = self.folder / "small"
        mount.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", mount], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("a small file system needs the right to mount one: " + mounted.stderr.decode().strip())
        try:
            self.env["LACUNA_CACHE"] = str(mount / "cache")
            said = self.refused("get", "made")
            self.assertIn("No space left on device", said)
            kept = [p for p in (mount / "cache").rglob("*") if p.is_file() and p.suffix not in (".part", ".lock")]
            self.assertEqual([p.name for p in kept if not p.name.endswith(".part.json")], [])
            subprocess.run(["mount", "-o", "remount,size=32m", mount], capture_output=True, check=True)
            self.corpora("get", "made")
            self.assertEqual(len(served.requests), 2)
        finally:
            subprocess.run(["umount", "-l", mount], capture_output=True, check=False)


class Archives(CorporaTest):
    """A set in an archive; what is in it must not matter for anything outside the cache."""

    MEMBERS = {"test/made-src.vi.sgm": sets.sgm("src", [("a", "vi", SOURCE[:2]), ("b", "en", SOURCE[2:])]),
               "test/made-ref.en.sgm": sets.sgm("ref", [("a", "vi", REFERENCE[:2]), ("b", "en", REFERENCE[2:])])}

    def add_archive(self, body: bytes, name: str = "test.tgz", **sums: str) -> sets.Served:
        sets.write_manifest(self.manifests, sets.manifest(
            "packed", [{"name": name, "url": self.server.url("/" + name), **sums}],
            [{"format": "sgm", "pairs": ["vi-en"], "source": name + ":test/made-src.{source}.sgm",
              "references": [name + ":test/made-ref.{target}.sgm"]}]))
        return self.server.serve("/" + name, body)

    def texts(self) -> dict[str, list[str]]:
        rows = json.loads(self.corpora("path", "packed", "-l", "vi-en", "--json").stdout)
        for row in rows:
            self.assertEqual(row["sha256"], hashlib.sha256(pathlib.Path(row["path"]).read_bytes()).hexdigest())
        return {row["field"]: pathlib.Path(row["path"]).read_text(encoding="utf-8").splitlines() for row in rows}

    def test_kinds(self) -> None:
        dotted = {"./" + name: body for name, body in self.MEMBERS.items()}
        for name, body in (("a.tgz", sets.tar(self.MEMBERS)), ("b.tar.bz2", sets.tar(self.MEMBERS, "w:bz2")),
                           ("c.tar.xz", sets.tar(self.MEMBERS, "w:xz")), ("d.tar", sets.tar(dotted, "w")),
                           ("e.zip", sets.zipped(self.MEMBERS))):
            self.add_archive(body, name)
            self.corpora("get", "packed")
            self.assertEqual(self.texts(), {"src": SOURCE, "ref": REFERENCE, "docid": list("aabb"),
                                            "genre": ["made"] * 4, "origlang": ["vi", "vi", "en", "en"]})

    def test_members_that_lead_elsewhere_are_never_written(self) -> None:
        target = self.folder / "victim"
        hostile = {"../../../../../../../../../..": b"", f"../../{'../' * 20}{str(target).lstrip('/')}": b"bad",
                   str(target): b"bad", "test/../../x": b"bad"}
        self.add_archive(sets.tar({**hostile, **self.MEMBERS}))
        before = sorted(p for p in self.folder.rglob("*"))
        self.corpora("get", "packed")
        self.assertFalse(target.exists())
        new = [p for p in self.folder.rglob("*") if p not in before]
        self.assertTrue(all(self.cache in (p, *p.parents) for p in new), new)

    def refuse_archive(self, body: bytes, *parts: str) -> None:
        self.add_archive(body)
        shutil.rmtree(self.cache, ignore_errors=True)
        said = self.refused("get", "packed")
        for part in parts:
            self.assertIn(part, said)
        self.assertFalse((self.cache / "texts").exists() and any((self.cache / "texts").rglob("*.ref")))

    def test_links(self) -> None:
        def link(kind: bytes) -> Any:
            def change(info: Any) -> None:
                if info.name.endswith(".en.sgm"):
                    info.type, info.linkname, info.size = kind, "/etc/passwd", 0
            return change
        for kind in (b"2", b"1"):  # a symbolic link, a hard one
            self.refuse_archive(sets.tar(self.MEMBERS, change=link(kind)), "not a regular file")

    def test_twice_and_missing(self) -> None:
        twice = sets.tar({"./test/made-ref.en.sgm": b"x", **self.MEMBERS})
        self.refuse_archive(twice, "several members")
        self.refuse_archive(sets.tar({"test/made-src.vi.sgm": b""}), "no member", "made-ref.en.sgm")

    def test_bombs(self) -> None:
        member = {**self.MEMBERS, "test/made-ref.en.sgm": b"\0" * (300 << 20)}
        self.refuse_archive(sets.tar(member), "bytes")
        self.refuse_archive(sets.zipped(member), "bytes")

    def test_not_an_archive_and_cut_off(self) -> None:
        good = sets.tar(self.MEMBERS)
        self.refuse_archive(b"<html>Please log in to this network.</html>", "archive")
        self.refuse_archive(good[:len(good) // 2])
        self.refuse_archive(b"", "archive")

    def test_texts_that_are_none(self) -> None:
        cases = {"no end": {"test/made-ref.en.sgm": b'<doc>\n<seg id="1">never\n'},
                 "3 segments": {"test/made-ref.en.sgm": sets.sgm("ref", [("a", "vi", REFERENCE[:3])])},
                 "UTF-8": {"test/made-ref.en.sgm": b'<seg id="1">\xff</seg>'},
                 "no segment": {"test/made-src.vi.sgm": b"", "test/made-ref.en.sgm": b""}}
        for message, members in cases.items():
            self.refuse_archive(sets.tar({**self.MEMBERS, **members}), message)

    def test_texts_in_the_cache_that_were_changed_are_read_anew(self) -> None:
        self.add_archive(sets.tar(self.MEMBERS))
        self.corpora("get", "packed")
        path = pathlib.Path(self.corpora("path", "packed", "ref", "-l", "vi-en").stdout.decode().strip())
        path.write_text("something else\n", encoding="utf-8")
        self.assertEqual(self.texts()["ref"], REFERENCE)


class Verbs(CorporaTest):
    def test_every_manifest_fits_the_schema(self) -> None:
        import jsonschema
        schema = json.loads((ROOT / "corpora/schema/testset.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        names = set()
        for path in sorted((ROOT / "corpora/testsets").glob("*.json")):
            content = json.loads(path.read_bytes())
            self.assertEqual([e.message for e in validator.iter_errors(content)], [], path)
            names.add(content["name"])
        self.assertTrue({"wmt08", "wmt20", "wmt24", "ntrex128", "flores200", "flores_plus", "iwslt17"} <= names)
        listed = json.loads(run("corpora", "list", "--json").stdout)
        self.assertEqual({one["name"] for one in listed}, names)
        for one in listed:
            for file in one["files"]:
                self.assertTrue(file["url"] or one["access"], one["name"])
                if not file["sha256"] and not file["md5"]:
                    self.assertIn("None is", one["checksums"], one["name"])

    def test_list(self) -> None:
        self.add_set(name="one")
        self.add_set(name="two/b")
        env = {**self.env}
        text = self.succeed("corpora", "list", "--manifests", self.manifests, env=env).stdout.decode()
        self.assertRegex(text, r"(?m)^one +1  A set of our own$")
        self.assertRegex(text, r"(?m)^two/b ")
        none = json.loads(self.succeed("corpora", "list", "--manifests", self.manifests, "-l", "en-vi", "--json").stdout)
        self.assertEqual(none, [])
        pairs = json.loads(run("corpora", "list", "--json", "-l", "vi-en").stdout)
        self.assertEqual({one["name"] for one in pairs}, {"ntrex128", "flores200", "flores200/dev", "flores_plus"})

    def test_show(self) -> None:
        shown = self.succeed("corpora", "show", "ntrex128").stdout.decode()
        for part in ("CC BY-SA 4.0", "no checksum is published", "468c6b69c7f6a75d31d4743d9daba2af566cc18d", "@inproceedings"):
            self.assertIn(part, shown)
        shown = json.loads(self.succeed("corpora", "show", "wmt20", "--json").stdout)
        self.assertEqual(shown["files"][0]["md5"], "3b1f777cfd2fb15ccf66e9bfdb2b1699")
        self.assertEqual(shown["cached"], [])

    def test_unknown(self) -> None:
        self.add_set()
        self.assertIn("made", self.refused("show", "mad"))
        self.assertIn("corpora list", self.refused("get", "../../etc/passwd"))
        self.assertIn("vi-en", self.refused("get", "made", "-l", "en-vi"))
        self.assertIn("vi-en", self.refused("path", "made", "-l", "en-vi"))
        self.assertIn("corpora get made", self.refused("path", "made", "-l", "vi-en"))
        self.corpora("get", "made")
        self.assertIn("src ref", self.refused("path", "made", "docid", "-l", "vi-en"))

    def test_gated(self) -> None:
        sets.write_manifest(self.manifests, sets.manifest(
            "asked", [{"name": "vi.jsonl"}, {"name": "en.jsonl"}],
            [{"format": "jsonl", "key": "text", "languages": ["vi", "en"], "source": "{source}.jsonl",
              "references": ["{target}.jsonl"]}], access="Log in and accept the conditions."))
        said = self.refused("get", "asked", "-l", "vi-en")
        for part in ("Log in and accept the conditions.", "--from"):
            self.assertIn(part, said)
        for code, texts in (("vi", SOURCE), ("en", REFERENCE)):
            self.write(f"{code}.jsonl", lines([json.dumps({"id": i, "text": t}) for i, t in enumerate(texts)]))
        got = self.get_json("asked", "-l", "vi-en", "--from", self.folder / "vi.jsonl", "--from", self.folder / "en.jsonl")
        self.assertEqual([one["checked_by"] for one in got], ["first-use"] * 2)
        path = self.corpora("path", "asked", "src", "-l", "en-vi").stdout.decode().strip()
        self.assertEqual(pathlib.Path(path).read_bytes(), lines(REFERENCE))
        self.assertIn("flores_plus", self.refuse("corpora", "get", "flores_plus", "-l", "vi-en", env=self.env))

    def test_manifests_that_are_none(self) -> None:
        good = sets.manifest("bad", [{"name": "a.txt", "url": "http://127.0.0.1/a.txt"}],
                             [{"format": "lines", "pairs": ["vi-en"], "source": "a.txt", "references": ["a.txt"]}])
        wrong: list[tuple[str, dict[str, Any]]] = [
            ("name", {"name": "../bad"}), ("files", {"files": []}), ("texts", {"texts": []}), ("homepage", {"homepage": "x"}),
            ("unknown key", {"surplus": 1}), ("schema_version", {"schema_version": 2}),
            ("file's name", {"files": [{"name": "../a.txt", "url": "http://127.0.0.1/a"}]}),
            ("'url'", {"files": [{"name": "a.txt", "url": "ftp://127.0.0.1/a"}]}),
            ("'url'", {"files": [{"name": "a.txt"}]}),
            ("sha256", {"files": [{"name": "a.txt", "url": "http://127.0.0.1/a", "sha256": "00"}]}),
            ("not among 'files'", {"texts": [{**good["texts"][0], "source": "b.txt"}]}),
            ("twice", {"texts": good["texts"] * 2}),
            ("two languages", {"texts": [{**good["texts"][0], "pairs": ["vi"]}]}),
            ("format", {"texts": [{**good["texts"][0], "format": "pdf"}]}),
            ("translators", {"texts": [{"format": "wmt-xml", "pairs": ["vi-en"], "source": "a.txt"}]}),
            ("column", {"texts": [{**good["texts"][0], "format": "tsv"}]}),
            ("'key'", {"texts": [{**good["texts"][0], "format": "jsonl"}]})]
        for part, change in wrong:
            path = self.manifests / "bad.json"
            path.write_text(json.dumps({**good, **change}), encoding="utf-8")
            said = self.refused("list")
            self.assertIn(str(path), said)
            self.assertIn(part, said)
        path.write_text(json.dumps({**good, "name": "other"}), encoding="utf-8")
        self.assertIn("other.json", self.refused("list"))

    def test_help_has_examples(self) -> None:
        for verb in ("", "list", "show", "get", "path"):
            said = run("corpora", *([verb] if verb else []), "--help").stdout.decode()
            self.assertGreaterEqual(said.count("\n  lacuna "), 2, verb)


class Score(CorporaTest):
    def setUp(self) -> None:
        super().setUp()
        documents = lambda texts: [("a", "vi", texts[:2]), ("b", "en", texts[2:])]  # noqa: E731
        second = [text.replace("The", "A") for text in REFERENCE]
        members = {"src.vi.sgm": sets.sgm("src", documents(SOURCE)), "ref.en.sgm": sets.sgm("ref", documents(REFERENCE)),
                   "ref2.en.sgm": sets.sgm("ref", documents(second))}
        self.second = second
        self.server.serve("/t.tgz", sets.tar(members))
        file = {"name": "t.tgz", "url": self.server.url("/t.tgz")}
        rule = {"format": "sgm", "pairs": ["vi-en"], "source": "t.tgz:src.vi.sgm", "references": ["t.tgz:ref.en.sgm"]}
        sets.write_manifest(self.manifests, sets.manifest("one", [file], [rule]))
        sets.write_manifest(self.manifests, sets.manifest(
            "two", [file], [{**rule, "references": ["t.tgz:ref.en.sgm", "t.tgz:ref2.en.sgm"]}]))
        self.hypothesis = self.write("hyp.txt", lines(TRANSLATION))
        self.reference = self.write("ref.txt", lines(REFERENCE))

    def score(self, *words: Any, **keywords: Any) -> bytes:
        return self.succeed("score", *words, env=self.env, **keywords).stdout

    def test_same_as_with_files(self) -> None:
        with_files = self.score(self.reference, "-i", self.hypothesis, "-m", "bleu", "chrf", "ter")
        first = self.succeed("score", "-t", "one", "-l", "vi-en", "-i", self.hypothesis, "-m", "bleu", "chrf", "ter",
                             env=self.env)
        self.assertEqual(first.stdout, with_files)
        self.assertIn(b"downloading", first.stderr)
        self.server.stop()  # from now on from the cache
        again = self.succeed("score", "-t", "one", "-l", "vi-en", "-i", self.hypothesis, "-m", "bleu", "chrf", "ter",
                             env=self.env)
        self.assertEqual((again.stdout, again.stderr), (with_files, b""))
        piped = self.score("-t", "one", "-l", "vi-en", "-m", "bleu", "chrf", "ter", stdin=lines(TRANSLATION))
        self.assertEqual(piped, with_files)

    def test_two_references(self) -> None:
        other = self.write("ref2.txt", lines(self.second))
        self.assertEqual(self.score("-t", "two", "-l", "vi-en", "-i", self.hypothesis),
                         self.score(self.reference, other, "-i", self.hypothesis))

    def test_several_sets(self) -> None:
        twice = self.write("hyp2.txt", lines(TRANSLATION * 2))
        references = self.write("refs.txt", lines(REFERENCE * 2))
        self.assertEqual(self.score("-t", "one,one", "-l", "vi-en", "-i", twice), self.score(references, "-i", twice))
        said = self.refuse("score", "-t", "one,two", "-l", "vi-en", "-i", twice, env=self.env)
        self.assertIn("2 references", said)

    def test_origlang(self) -> None:
        for choice, part in (("vi", slice(0, 2)), ("non-vi", slice(2, 4)), ("en", slice(2, 4))):
            reference = self.write("part.ref", lines(REFERENCE[part]))
            hypothesis = self.write("part.hyp", lines(TRANSLATION[part]))
            self.assertEqual(self.score("-t", "one", "-l", "vi-en", "-i", self.hypothesis, "--origlang", choice),
                             self.score(reference, "-i", hypothesis))
        self.assertIn("xx", self.refuse("score", "-t", "one", "-l", "vi-en", "-ol", "xx", "-i", self.hypothesis, env=self.env))
        short = self.write("short.txt", lines(TRANSLATION[:3]))
        said = self.refuse("score", "-t", "one", "-l", "vi-en", "--origlang", "vi", "-i", short, env=self.env)
        self.assertIn("3 lines, but the test set has 4", said)

    def test_echo(self) -> None:
        echo = lambda *fields, name="one": self.score("-t", name, "-l", "vi-en", "--echo", *fields)  # noqa: E731
        self.assertEqual(echo("src"), lines(SOURCE))
        self.assertEqual(echo("ref"), lines(REFERENCE))
        self.assertEqual(echo("docid", "src"), lines([f"{d}\t{s}" for d, s in zip("aabb", SOURCE)]))
        self.assertEqual(echo("ref:1", name="two"), lines(self.second))
        self.assertEqual(echo("ref", name="two"), lines(REFERENCE))
        self.assertEqual(echo("all").splitlines()[0].decode(), f"{SOURCE[0]}\t{REFERENCE[0]}\ta\tmade\tvi")
        self.assertEqual(self.score("-t", "one", "-l", "vi-en", "--echo", "src", "--origlang", "en"), lines(SOURCE[2:]))
        self.assertIn("no field 'x'", self.refuse("score", "-t", "one", "-l", "vi-en", "--echo", "x", env=self.env))

    def test_usage(self) -> None:
        for part, words in (("not both", [self.reference, "-t", "one", "-l", "vi-en"]), ("-l de-en", ["-t", "one"]),
                            ("no test set", ["-t", "none", "-l", "vi-en"]), ("vi-en", ["-t", "one", "-l", "en-vi"]),
                            ("--num-refs", ["-t", "one", "-l", "vi-en", "-nr", "2"]), ("-t", ["--echo", "src"]),
                            ("-t", [self.reference, "--origlang", "vi"]), ("corpora list", ["--list"]),
                            ("corpora show", ["--citation"]), ("corpora get", ["--download", "one"]),
                            ("-t", ["-m", "bleu"])):
            self.assertIn(part, self.refuse("score", *words, "-i", self.hypothesis, env=self.env))

    def test_wrong_number_of_lines(self) -> None:
        short = self.write("short.txt", lines(TRANSLATION[:3]))
        self.refuse("score", "-t", "one", "-l", "vi-en", "-i", short, env=self.env)


if __name__ == "__main__":
    unittest.main()
