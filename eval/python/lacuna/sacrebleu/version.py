"""Which sacreBLEU the numbers are those of, and which Lacuna computed them."""

from __future__ import annotations

from typing import Tuple

from lacuna import __version__ as lacuna_version

#: The sacreBLEU whose API, statistics and scores these are. Signatures name it, since whoever runs that version
#: with the same signature gets the same number.
__version__ = "2.6.0"

__version_tuple__: Tuple[int, ...] = tuple(int(part) for part in __version__.split("."))

__all__ = ["__version__", "__version_tuple__", "lacuna_version"]
