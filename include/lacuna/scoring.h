/// \file
/// Scores of translations against references: the metrics, their options, and the run over whole texts.
///
///     ScoreRequest request;
///     request.references = {{.name = "ref.txt", .text = reference_text}};
///     request.hypotheses = {{.name = "hyp.txt", .text = hypothesis_text}};
///     request.metrics = {*make_bleu({}), *make_chrf({.word_order = 2})};
///     Result<std::vector<SystemResult>> results = score_texts(request);
///
/// Values, statistics and signatures (up to the version field) are those of sacreBLEU 2.6.0.
/// Thread-safety: free functions, no state. Cost: linear in the texts; memory: the tables, 8 bytes a cell.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/score.h"
#include "lacuna/stats_table.h"
#include "lacuna/tokenizer.h"

namespace lacuna {

using MetricPtr = std::shared_ptr<const Metric>;
using TokenizerPtr = std::shared_ptr<const Tokenizer>;

/// What the tokenisers that come with a file need; the others take none.
struct TokenizerOptions {
  /// A SentencePiece model file (spm, flores101, flores200, spBLEU-1K), or the folder of a MeCab dictionary (ja-mecab,
  /// ko-mecab). Empty: the model is looked for in `model_folders`, the Japanese dictionary where systems install it.
  std::string model;
  /// Folders with models under sacreBLEU's file names; the one it fills itself is `.sacrebleu/models` in the home
  /// folder.
  std::vector<std::string> model_folders;
};

/// The names that `make_tokenizer` takes: sacreBLEU's 13a, none (white space), char, intl (mteval-v14), zh, ja-mecab,
/// ko-mecab, spm, flores101, flores200 and spBLEU-1K.
[[nodiscard]] std::span<const std::string_view> tokenizer_names();

/// A tokeniser of sacreBLEU's by name. "spm" is flores101, as there, unless `model` names a file of your own, which is
/// then "spm-<8 hex of its sha256>" in signatures. Errors: kUsage for another name (the message lists them), a model
/// that is not wanted, a build without MeCab; kIo when the model is not found (the message says where sacreBLEU gets
/// it); kFormat when it is not what its name says. Cost of those with a model: reading it, 0.1 s or less.
[[nodiscard]] Result<TokenizerPtr> make_tokenizer(std::string_view name, const TokenizerOptions& options = {});

/// What BLEU does about n-gram orders without a match (Chen & Cherry 2014).
enum class BleuSmoothing : std::uint8_t {
  kNone,
  kFloor,  ///< method 1: the count becomes `smoothing_value`
  kAddK,   ///< method 2: `smoothing_value` is added to counts and totals of orders above 1
  kExp,    ///< method 3, NIST's: 1/2, 1/4, … for the first, second, … such order
};

/// Papineni et al. 2002, as sacreBLEU's class `BLEU`.
struct BleuOptions {
  TokenizerPtr tokenizer;  ///< null: mteval's 13a
  int max_order = 4;       ///< 1..16
  BleuSmoothing smoothing = BleuSmoothing::kExp;
  std::optional<double> smoothing_value;  ///< positive; absent: 0.1 for floor, 1 for add-k
  bool effective_order = false;           ///< average only over orders that the hypothesis has; for sentences
  bool lowercase = false;                 ///< compare in lower case (full Unicode)

  [[nodiscard]] Status validate() const;
};

/// Popović 2015 and 2017, as sacreBLEU's class `CHRF`: chrF2 by default, chrF2++ with `word_order` 2.
struct ChrfOptions {
  int char_order = 6;              ///< 0..16; one of the orders must not be 0
  int word_order = 0;              ///< 0..16
  int beta = 2;                    ///< weight of recall, 0..1000
  bool lowercase = false;          ///< compare in lower case (full Unicode)
  bool whitespace = false;         ///< white space counts as characters
  bool epsilon_smoothing = false;  ///< chrF++.py's smoothing instead of the effective order

  [[nodiscard]] Status validate() const;
};

/// Snover et al. 2006, as sacreBLEU's class `TER`, which follows tercom: edits, shifts of blocks among them, per word
/// of the reference.
struct TerOptions {
  bool normalized = false;      ///< make tokens of punctuation
  bool no_punct = false;        ///< drop punctuation
  bool asian_support = false;   ///< do both for Asian characters, too
  bool case_sensitive = false;  ///< do not compare in lower case

  [[nodiscard]] Status validate() const { return {}; }  ///< every combination makes sense
};

/// Tokens of the hypothesis per token of the reference (of several, the one nearest in length, as for BLEU).
struct LengthRatioOptions {
  TokenizerPtr tokenizer;  ///< null: mteval's 13a
  bool lowercase = false;  ///< tokenise in lower case
};

/// Scores that another tool gave the units, or people: COMET, MetricX, ratings. Their mean is a metric like any other;
/// its rows are made by `unit_mean_row`, not from texts.
struct UnitMeanOptions {
  std::string name;              ///< "COMET": what scores are called
  bool lower_is_better = false;  ///< for errors and costs
};

/// Errors: kUsage when the options make no sense.
[[nodiscard]] Result<MetricPtr> make_bleu(const BleuOptions& options);
[[nodiscard]] Result<MetricPtr> make_chrf(const ChrfOptions& options);
[[nodiscard]] Result<MetricPtr> make_ter(const TerOptions& options);
[[nodiscard]] Result<MetricPtr> make_length_ratio(const LengthRatioOptions& options);
[[nodiscard]] Result<MetricPtr> make_unit_mean(const UnitMeanOptions& options);

/// Writes the row of a unit with this score, for a metric of `make_unit_mean`.
void unit_mean_row(double score, std::span<double> row);

/// One segment per line. Only LF ends a line; one after the last line makes no further line.
struct TextStream {
  std::string name;       ///< the file's path, for messages and results
  std::string_view text;  ///< UTF-8; stays the caller's
};

struct ScoreRequest {
  std::vector<TextStream> references;  ///< one or more, all with as many lines as each hypothesis, but see `resegment`
  std::vector<TextStream> hypotheses;  ///< one per system
  std::vector<MetricPtr> metrics;
  bool strip_lines = true;  ///< drop white space at the ends of lines first, as sacreBLEU's command line does
  /// Each line of a reference stream is so many references with tabs between them; 0: as many as it happens to have.
  std::size_t reference_fields = 1;
  /// Hypotheses may have any lines: each is cut anew into the lines of the reference, where the edit distance to it is
  /// least over the whole text (Matusov et al. 2005, the method of mwerSegmenter), and signatures end in "|reseg:mwer".
  /// Words stay whole and as they are. Up to 14,000 words the minimum is exact; beyond, it is looked for near words
  /// that the texts share. Cost: at most a second for 100,000 words, then linear; 200 bytes a word.
  bool resegment = false;
  std::size_t threads = 0;  ///< 0: one per core
};

/// One metric on one system.
struct MetricResult {
  Score score;       ///< of the whole text, with signature
  StatsTable table;  ///< one row per line; `metric->score(table.row(i))` is the score of a line
};

struct SystemResult {
  std::string name;                   ///< of the hypothesis stream
  std::vector<MetricResult> metrics;  ///< in the order of the request
  /// Lines that end in " .": many of them say that the text was tokenised, which BLEU does not expect.
  std::size_t tokenized_periods = 0;
  std::vector<std::size_t> reference_counts = {};  ///< how many references lines have, ascending, each number once
  /// With `ScoreRequest::resegment`: the text that was scored, a line for each line of the reference.
  std::string resegmented = {};
};

/// Scores every system with every metric. Errors: kUsage (no stream, no metric, a metric that needs other inputs),
/// kEncoding (with line and byte), kMismatch (line counts; names the shorter file and its first missing line; a line
/// with another number of fields; with `resegment` only references can have other line counts), kInterrupted.
[[nodiscard]] Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request, Progress* progress = nullptr);

}  // namespace lacuna
