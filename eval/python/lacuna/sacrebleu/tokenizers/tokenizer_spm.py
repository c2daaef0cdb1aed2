"""spm, flores101, flores200 and spBLEU-1K: SentencePiece models for many languages.

The models are files that are not ours to hand on. They are looked for where sacreBLEU keeps them, in `models` of the
folder `SACREBLEU` (~/.sacrebleu); nothing is downloaded.
"""

from __future__ import annotations

import os

from ..utils import SACREBLEU_DIR
from .tokenizer_base import NamedTokenizer


class TokenizerSPM(NamedTokenizer):
    """`key`: spm (which is flores101), flores101, flores200 or spBLEU-1K. Errors: `lacuna.FileError` when the model is
    missing."""

    def __init__(self, key: str = "spm") -> None:
        super().__init__(key, folders=[os.path.join(SACREBLEU_DIR, "models")])


class Flores101Tokenizer(TokenizerSPM):
    """The model of FLORES-101."""

    def __init__(self) -> None:
        super().__init__("flores101")


class Flores200Tokenizer(TokenizerSPM):
    """The model of FLORES-200."""

    def __init__(self) -> None:
        super().__init__("flores200")


class spBLEU1KTokenizer(TokenizerSPM):  # the name is sacreBLEU's
    """The model of spBLEU-1K."""

    def __init__(self) -> None:
        super().__init__("spBLEU-1K")
