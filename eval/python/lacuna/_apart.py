"""Training in a process of its own, which Ctrl-C ends at once.

SentencePiece, which trains a pack's tokeniser, works for seconds without asking anybody whether it shall stop. What works in
another process need not be asked. Both sides speak in lines of JSON: a call's name and arguments one way; progress, then
a result or an error the other way.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import Any, Callable, Dict, Optional

from . import _native
from .errors import Error, error_of

__all__ = ["run_apart", "serve"]

_SERVER = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from lacuna import _apart, training; " \
          "_apart.serve(training.CALLS)"


def _next_message(child: "subprocess.Popen[str]") -> Dict[str, Any]:
    assert child.stdout is not None
    line = child.stdout.readline()
    if line:
        message: Dict[str, Any] = json.loads(line)
        return message
    status = child.wait()
    if status == -signal.SIGINT:  # the terminal's Ctrl-C is for both processes
        raise KeyboardInterrupt
    raise Error(f"the process that trains ended with {status}, without a word")


def run_apart(call: str, arguments: Dict[str, Any], progress: Optional[Callable[[str, int, int], object]]) -> Any:
    """The result of one of `training.CALLS` with these arguments, all of JSON's types. Raises what it raises, and what
    ``progress`` raises; then, and when it is interrupted, the process has ended and written nothing."""
    if not sys.executable:
        raise Error("training starts a process of its own, and Python does not know its own path (sys.executable)")
    path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
    with subprocess.Popen([sys.executable, "-c", _SERVER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8") as child:
        assert child.stdin is not None
        try:
            child.stdin.write(json.dumps({"call": call, "arguments": arguments, "progress": progress is not None}) + "\n")
            child.stdin.flush()
            while True:
                message = _next_message(child)
                if "progress" in message:
                    if progress is not None:
                        progress(*message["progress"])
                elif "error" in message:
                    raise error_of(*message["error"])
                else:
                    return message["result"]
        finally:
            child.terminate()  # what ended by itself does not notice


def serve(calls: Dict[str, Callable[..., Any]]) -> None:
    """The other side: does one call of standard input, and tells standard output."""
    _native.end_when_interrupted()
    request = json.loads(sys.stdin.readline())

    def tell(message: Dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    def on_progress(stage: str, done: int, total: int) -> None:
        tell({"progress": [stage, done, total]})

    try:
        tell({"result": calls[request["call"]](request["arguments"], on_progress if request["progress"] else None)})
    except Error as error:
        tell({"error": [error.code, error.message, error.path, error.line, error.byte]})
