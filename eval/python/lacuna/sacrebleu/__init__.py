"""sacreBLEU 2.6's Python API on Lacuna's native metrics.

    import lacuna.sacrebleu as sacrebleu

    score = sacrebleu.corpus_bleu(hypotheses, [references])
    print(score)                 # BLEU = 38.63 58.6/36.4/33.1/31.6 (BP = 1.000 …)

Statistics, scores, intervals and p-values are those of sacreBLEU 2.6.0, to the last bit; see
`eval/docs/sacrebleu.md` for what differs. All is safe to call from several threads, as long as each has its own metric
objects.
"""

from __future__ import annotations

from . import compat, dataset, metrics, significance, utils
from .compat import (
    corpus_bleu,
    corpus_chrf,
    corpus_ter,
    raw_corpus_bleu,
    sentence_bleu,
    sentence_chrf,
    sentence_ter,
)
from .dataset import DATASETS
from .metrics import BLEU, CHRF, TER
from .metrics.helpers import extract_char_ngrams, extract_word_ngrams
from .utils import (
    SACREBLEU_DIR,
    download_test_set,
    get_available_testsets,
    get_available_testsets_for_langpair,
    get_langpairs_for_testset,
    get_reference_files,
    get_source_file,
    smart_open,
)
from .version import __version__, __version_tuple__, lacuna_version

__description__ = "BLEU, chrF and TER by Lacuna, under sacreBLEU's API"

__all__ = [
    "BLEU",
    "CHRF",
    "DATASETS",
    "SACREBLEU_DIR",
    "TER",
    "__version__",
    "__version_tuple__",
    "compat",
    "corpus_bleu",
    "corpus_chrf",
    "corpus_ter",
    "dataset",
    "download_test_set",
    "extract_char_ngrams",
    "extract_word_ngrams",
    "get_available_testsets",
    "get_available_testsets_for_langpair",
    "get_langpairs_for_testset",
    "get_reference_files",
    "get_source_file",
    "lacuna_version",
    "metrics",
    "raw_corpus_bleu",
    "sentence_bleu",
    "sentence_chrf",
    "sentence_ter",
    "significance",
    "smart_open",
    "utils",
]
