"""What lacuna raises, beside ``KeyboardInterrupt`` and what Python raises itself (``TypeError``).

What is wrong with a translation is never an error: it is a finding, or a score that says why it has no value.
"""

from __future__ import annotations

from typing import Dict, Optional, Type

__all__ = ["Error", "FileError", "InputError", "PackError", "UsageError", "error_of"]


class Error(Exception):
    """Work that could not be done.

    ``str(error)`` says where and why. ``code`` is the library's kind of error: "usage", "io", "encoding", "format",
    "mismatch", "pack" or "internal". ``path``, ``line`` (from 1) and ``byte`` (from 0) say where in a file it is, as
    far as that is known.
    """

    def __init__(self, message: str, code: str = "internal", path: Optional[str] = None, line: Optional[int] = None,
                 byte: Optional[int] = None) -> None:
        super().__init__(message, code, path, line, byte)
        self.message = message
        self.code = code
        self.path = path
        self.line = line
        self.byte = byte

    def __str__(self) -> str:
        return self.message


class UsageError(Error, ValueError):
    """Arguments that make no sense (code "usage")."""


class InputError(Error, ValueError):
    """Texts that cannot be used: not UTF-8, of another format, or not belonging together (codes "encoding", "format" and
    "mismatch")."""


class FileError(Error):
    """A file that cannot be read or written (code "io")."""


class PackError(Error):
    """A language pack that is missing, damaged or of another version (code "pack")."""


_CLASSES: Dict[str, Type[Error]] = {
    "usage": UsageError,
    "encoding": InputError,
    "format": InputError,
    "mismatch": InputError,
    "io": FileError,
    "pack": PackError,
}


def error_of(code: str, message: str, path: Optional[str], line: Optional[int], byte: Optional[int]) -> Error:
    """The exception for an error of the library."""
    return _CLASSES.get(code, Error)(message, code, path, line, byte)
