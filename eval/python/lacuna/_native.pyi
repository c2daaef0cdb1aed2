from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple, Union

from .results import PairedResult, ResampledMean, Score

__version__: str
DEFAULT_MIN_PROBABILITY: float

_Progress = Optional[Callable[[str, int, int], object]]
_Text = Optional[Union[str, bytes]]

class Tokenizer:
    def __init__(self, name: str, model: str = ..., model_folders: Sequence[str] = ...) -> None: ...
    def tokenize(self, text: str) -> str: ...
    @property
    def signature(self) -> str: ...

class StatsTable:
    @property
    def shape(self) -> Tuple[int, int]: ...
    @property
    def columns(self) -> List[str]: ...
    def sum(self) -> List[float]: ...
    def __len__(self) -> int: ...

class Metric:
    @property
    def name(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def columns(self) -> List[str]: ...
    def signature(self, references: int) -> str: ...
    def statistics(
        self, hypotheses: Iterable[str], references: Iterable[Iterable[Optional[str]]], threads: int = ...
    ) -> StatsTable: ...
    def score(self, sums: Iterable[float]) -> Score: ...
    def score_rows(self, table: StatsTable) -> List[Optional[float]]: ...

def make_metric(name: str) -> Metric: ...
def list_metrics() -> List[Tuple[str, str]]: ...
def load_plugin(path: str) -> List[str]: ...
def tokenizer_names() -> List[str]: ...
def make_bleu(
    tokenizer: Optional[Tokenizer] = ...,
    max_order: int = ...,
    smoothing: str = ...,
    smoothing_value: Optional[float] = ...,
    effective_order: bool = ...,
    lowercase: bool = ...,
) -> Metric: ...
def make_chrf(
    char_order: int = ...,
    word_order: int = ...,
    beta: int = ...,
    lowercase: bool = ...,
    whitespace: bool = ...,
    epsilon_smoothing: bool = ...,
) -> Metric: ...
def make_ter(
    normalized: bool = ..., no_punct: bool = ..., asian_support: bool = ..., case_sensitive: bool = ...
) -> Metric: ...
def make_length_ratio(tokenizer: Optional[Tokenizer] = ..., lowercase: bool = ...) -> Metric: ...
def scores_json(metrics: Sequence[Metric], scores: List[Score], width: int) -> str: ...
def score(
    metrics: Sequence[Metric],
    hypotheses: Iterable[str],
    references: Iterable[Iterable[Optional[str]]],
    strip: bool = ...,
    threads: int = ...,
) -> Tuple[List[Score], List[StatsTable]]: ...
def paired_bootstrap(
    metrics: Sequence[Metric],
    tables: Sequence[Sequence[StatsTable]],
    samples: int = ...,
    seed: int = ...,
    threads: int = ...,
) -> List[List[PairedResult]]: ...
def paired_randomization(
    metrics: Sequence[Metric],
    tables: Sequence[Sequence[StatsTable]],
    samples: int = ...,
    seed: int = ...,
    interval_samples: int = ...,
    threads: int = ...,
) -> List[List[PairedResult]]: ...
def bootstrap_interval(
    metric: Metric, table: StatsTable, samples: int = ..., seed: int = ..., threads: int = ...
) -> ResampledMean: ...

class CheckRequest:
    def __init__(self) -> None: ...
    source_path: str
    target_path: str
    source_text: _Text
    target_text: _Text
    format: str
    source_field: str
    target_field: str
    source_language: str
    target_language: str
    pack_path: str
    pack_folders: List[str]
    parallel: bool
    soft_paragraphs: bool
    min_probability: float
    config_path: str
    term_paths: List[str]
    suppression_paths: List[str]
    dictionary_folders: List[str]
    today: str
    max_characters: Optional[int]
    rendered: bool
    threads: int
    def enable(self, rule: str) -> None: ...
    def disable(self, rule: str) -> None: ...
    def set_severity(self, rule: str, severity: str) -> None: ...

def check(request: CheckRequest, progress: _Progress = ...) -> str: ...
def all_checks() -> List[Dict[str, Any]]: ...

class AlignRequest:
    def __init__(self) -> None: ...
    source_path: str
    target_path: str
    source_text: _Text
    target_text: _Text
    source_language: str
    target_language: str
    pack_path: str
    pack_folders: List[str]
    use_pack: bool
    lines: bool
    soft_paragraphs: bool
    threads: int

def align(request: AlignRequest, progress: _Progress = ...) -> Tuple[str, str]: ...

class TrainOptions:
    def __init__(self) -> None: ...
    recipe_path: str
    root: str
    glossaries: List[str]
    source_language: str
    target_language: str
    output: str
    command_line: str
    vocabulary_size: int
    seed: int
    threads: int
    def add_text(self, source: str, target: str, weight: float, tmx: bool) -> None: ...

class AdaptOptions:
    def __init__(self) -> None: ...
    pack_path: str
    output: str
    command_line: str
    prior_count: float
    iterations: int
    threads: int
    def add_text(self, source: str, target: str, weight: float, tmx: bool) -> None: ...

def end_when_interrupted() -> None: ...
def train(options: TrainOptions, progress: _Progress = ...) -> Tuple[int, Dict[str, float]]: ...
def adapt(options: AdaptOptions, progress: _Progress = ...) -> Tuple[int, Dict[str, float]]: ...
def tercom_tokenizer(
    normalized: bool = ..., no_punct: bool = ..., asian_support: bool = ..., case_sensitive: bool = ...
) -> Tokenizer: ...
def spm_model(name: str) -> Tuple[str, str, str]: ...
def resampled_scores(
    metric: Metric, table: StatsTable, samples: int = ..., seed: int = ..., threads: int = ...
) -> List[float]: ...
def test_sets(manifests: Sequence[str]) -> List[Dict[str, Any]]: ...
def get_test_set(
    name: str,
    pair: str,
    manifests: Sequence[str],
    cache: str,
    http_proxy: str = ...,
    https_proxy: str = ...,
    no_proxy: str = ...,
    progress: _Progress = ...,
) -> List[Tuple[str, str]]: ...
def test_set_paths(name: str, pair: str, manifests: Sequence[str], cache: str) -> List[Tuple[str, str, bool]]: ...
