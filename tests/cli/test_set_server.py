"""A web server of our own on the loopback interface, which misbehaves as told, and test sets of our own texts."""

import hashlib
import http.server
import io
import json
import pathlib
import socket
import tarfile
import threading
import time
import zipfile
from typing import Any, Callable


class Served:
    """A file on the server, and how the server behaves when it is asked for it."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.etag: str | None = '"one"'
        self.ranges = True          # answers a Range with 206
        self.status = 200
        self.location: str | None = None
        self.cut_after: int | None = None   # bytes of the body after which the connection is closed
        self.cuts = 1 << 30                 # how often it is cut
        self.stall_after: int | None = None  # bytes after which nothing more comes
        self.pause = 0.0                     # seconds between pieces of 64 KiB
        self.announce_length = True
        self.wrong_range = False             # answers a Range with bytes from elsewhere
        self.requests: list[dict[str, str]] = []  # headers of what was asked


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.files: dict[str, Served] = {}
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def serve(self, path: str, body: bytes) -> Served:
        self.files[path] = Served(body)
        return self.files[path]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802: the base class calls it so
        served = self.server.files.get(self.path)
        if served is None:
            self.send_error(404)
            return
        served.requests.append(dict(self.headers))
        if served.location is not None:
            self.send_response(302)
            self.send_header("Location", served.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if served.status != 200:
            self.send_error(served.status)
            return
        self.answer(served)

    def answer(self, served: Served) -> None:
        begin = 0
        asked = self.headers.get("Range")
        same = self.headers.get("If-Range") in (None, served.etag)
        if asked and served.ranges and same:
            begin = int(asked.removeprefix("bytes=").rstrip("-"))
            if begin >= len(served.body):
                self.send_error(416)
                return
            self.send_response(206)
            shown = begin + 1 if served.wrong_range else begin
            self.send_header("Content-Range", f"bytes {shown}-{len(served.body) - 1}/{len(served.body)}")
        else:
            self.send_response(200)
        if served.etag:
            self.send_header("ETag", served.etag)
        if served.announce_length:
            self.send_header("Content-Length", str(len(served.body) - begin))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.send_body(served, served.body[begin:])

    def send_body(self, served: Served, body: bytes) -> None:
        if served.cut_after is not None and served.cuts > 0:
            served.cuts -= 1
            self.wfile.write(body[:served.cut_after])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if served.stall_after is not None:
            self.wfile.write(body[:served.stall_after])
            self.wfile.flush()
            time.sleep(20)
            self.close_connection = True
            return
        for at in range(0, len(body), 65536):
            self.wfile.write(body[at:at + 65536])
            if served.pause:
                self.wfile.flush()
                time.sleep(served.pause)

    def log_message(self, *_: Any) -> None:
        pass


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def md5(body: bytes) -> str:
    return hashlib.md5(body).hexdigest()


def tar(members: dict[str, bytes], mode: str = "w:gz", change: Callable[[tarfile.TarInfo], None] | None = None) -> bytes:
    """An archive of `members`; `change` alters what is said of each."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            if change:
                change(info)
            archive.addfile(info, io.BytesIO(body) if info.isreg() else None)
    return packed.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return packed.getvalue()


def sgm(kind: str, documents: list[tuple[str, str, list[str]]]) -> bytes:
    """Pseudo-SGML as WMT has it; a document is its id, its original language and its segments."""
    lines = [f'<{kind}set setid="made" srclang="any" trglang="vi">']
    for docid, origlang, segments in documents:
        lines.append(f'<doc sysid="{kind}" docid="{docid}" genre="made" origlang="{origlang}">')
        lines.append("<p>")
        lines += [f'<seg id="{i}">{segment}</seg>' for i, segment in enumerate(segments, 1)]
        lines += ["</p>", "</doc>"]
    lines.append(f"</{kind}set>")
    return ("\n".join(lines) + "\n").encode()


def manifest(name: str, files: list[dict[str, str]], texts: list[dict[str, Any]], **more: str) -> dict[str, Any]:
    return {"schema_version": 1, "name": name, "description": "A set of our own", "homepage": "https://example.org/",
            "license": "CC0-1.0", "checksums": "Ours", "files": files, "texts": texts, **more}


def write_manifest(folder: pathlib.Path, content: dict[str, Any]) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / (content["name"].replace("/", "_") + ".json")
    path.write_text(json.dumps(content), encoding="utf-8")
