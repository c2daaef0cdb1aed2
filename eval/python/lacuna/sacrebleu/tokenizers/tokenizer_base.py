"""What all tokenisers are, and what those have in common that the native side does.

Source of the behaviour: sacreBLEU 2.6, `sacrebleu/tokenizers/tokenizer_base.py`.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence

from lacuna import _native


class BaseTokenizer:
    """A tokeniser of your own derives from this; this one does nothing."""

    def signature(self) -> str:
        """The name that goes into signatures."""
        return "none"

    def __call__(self, line: str) -> str:
        """The tokens of `line` with spaces between them."""
        return line


class NativeTokenizer(BaseTokenizer):
    """A tokeniser of `lacuna._native`.

    `make` is the name there of what makes it of `arguments`; both are kept, so that copies and other processes can make
    theirs. What is raised for a model that is missing or not what it should be is raised here.
    """

    native: _native.Tokenizer

    def __init__(self, make: str, *arguments: Any) -> None:
        self._made_by = (make, arguments)
        self._make()

    def _make(self) -> None:
        make, arguments = self._made_by
        self.native = getattr(_native, make)(*arguments)

    def __getstate__(self) -> Dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key != "native"}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._make()

    def is_plain(self) -> bool:
        """Whether this is a tokeniser of ours as it is, and no class derived from one."""
        return type(self).__module__.rpartition(".")[0] == __package__

    def signature(self) -> str:
        return self.native.signature

    def __call__(self, line: str) -> str:
        return self.native.tokenize(line)


class NamedTokenizer(NativeTokenizer):
    """A tokeniser that sacreBLEU has a name for.

    `model`: the file or folder it needs, or "" to look for it in `folders`.
    Errors: `lacuna.FileError` when a model is missing (the message says where it comes from); ValueError when it is not
    what the name says.
    """

    def __init__(self, name: str, model: str = "", folders: Sequence[str] = ()) -> None:
        super().__init__("Tokenizer", name, model, list(folders))
