"""spm, flores101, flores200 and spBLEU-1K: SentencePiece models for many languages.

The models are looked for where sacreBLEU keeps them, in `models` of the folder `SACREBLEU` (~/.sacrebleu), and
downloaded to there from where sacreBLEU gets them when they are missing.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import urllib.request

from lacuna import FileError, _native

from ..metrics.base import sacrelogger
from ..utils import SACREBLEU_DIR
from .tokenizer_base import NamedTokenizer

_SECONDS_OF_SILENCE = 60
_MOST_BYTES = 256 << 20


def provide_model(key: str, folder: str) -> None:
    """Sees to it that the model of the tokeniser `key` is in `folder`. It appears there whole or not at all, once it has
    been opened as that model.

    Errors: `lacuna.FileError` when it cannot be had or written; ValueError when what came is not the model.
    """
    name, file, url = _native.spm_model(key)
    path = os.path.join(folder, file)
    if os.path.isfile(path):
        return
    sacrelogger.info("Downloading the model of %s from %s to %s", name, url, folder)
    try:
        os.makedirs(folder, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=f"{file}.", delete=False) as part:
            try:
                with urllib.request.urlopen(url, timeout=_SECONDS_OF_SILENCE) as answer:
                    part.write(answer.read(_MOST_BYTES))
                part.close()
                _native.Tokenizer(name, part.name)
                os.chmod(part.name, 0o644)
                os.replace(part.name, path)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(part.name)
    except OSError as error:
        raise FileError(
            f"cannot download the model of {name} from {url}: {error}; to do without a download, put it here: {path}",
            code="io",
            path=path,
        ) from error


class TokenizerSPM(NamedTokenizer):
    """`key`: spm (which is flores101), flores101, flores200 or spBLEU-1K. Errors: as `provide_model`."""

    def __init__(self, key: str = "spm") -> None:
        folder = os.path.join(SACREBLEU_DIR, "models")
        provide_model(key, folder)
        super().__init__(key, folders=[folder])


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
