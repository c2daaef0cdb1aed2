"""Compares what was made with an approved sample, and says how to approve it. Nothing here ever approves."""
import difflib
import os
import pathlib

MOST_LINES = 60


def difference(approved, actual):
    """None when `actual` (bytes) is what the file `approved` holds; else what differs, and the command to approve it,
    after `actual` is kept as a file in LACUNA_ACTUAL_DIR."""
    expected = approved.read_bytes() if approved.exists() else b""
    if actual == expected and approved.exists():
        return None
    folder = pathlib.Path(os.environ.get("LACUNA_ACTUAL_DIR", "/tmp/lacuna-samples"))
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"actual-{approved.name}"
    kept.write_bytes(actual)
    lines = list(difflib.unified_diff(expected.decode(errors="replace").splitlines(), actual.decode(errors="replace").splitlines(),
                                      str(approved), str(kept), lineterm="", n=1))
    shown = "\n".join(line[:300] for line in lines[:MOST_LINES])
    more = f"\n… and {len(lines) - MOST_LINES} more lines" if len(lines) > MOST_LINES else ""
    return f"{shown}{more}\nread it, and if it is better: cp {kept} {approved}"
