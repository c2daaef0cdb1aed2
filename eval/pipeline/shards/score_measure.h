/// \file
/// Scores as what is done with the chunks of a corpus.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "eval/pipeline/shards/chunk_measure.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// What is scored, and where its texts are.
struct CorpusScoring {
  std::vector<MetricPtr> metrics;
  std::vector<std::string> metric_words;  ///< of the command line that makes the metrics, for whoever merges
  std::vector<std::string> systems;       ///< their names
  /// Line-aligned texts, references before systems; else tables, whose lines hold one system and its references.
  bool aligned = true;
  std::size_t references = 1;                ///< of the texts; of a table as many as there are `reference_names`
  std::size_t reference_fields = 1;          ///< as in `ScoreRequest`
  std::string format;                        ///< of tables; empty: by name
  std::string hypothesis_name;               ///< column or key
  std::vector<std::string> reference_names;  ///< likewise
};

class ScoreMeasure final : public ChunkMeasure {
 public:
  ScoreMeasure(CorpusScoring scoring, std::uint64_t chunk_bytes);

  [[nodiscard]] const records::ShardSettings& settings() const override { return settings_; }
  [[nodiscard]] std::size_t kept_per_rule() const override { return 0; }
  [[nodiscard]] Result<MeasuredChunk> measure(const CorpusText& text, const corpus::Chunk& chunk,
                                              const std::string& head, Progress* progress) const override;

 private:
  [[nodiscard]] Result<std::vector<SystemResult>> score_lines(const CorpusText& text, const corpus::Chunk& chunk,
                                                              Progress* progress) const;
  [[nodiscard]] Result<std::vector<SystemResult>> score_table(const CorpusText& text, const corpus::Chunk& chunk,
                                                              const std::string& head, Progress* progress) const;

  CorpusScoring scoring_;
  records::ShardSettings settings_;
};

/// What scores of a corpus come from.
struct CorpusScores {
  std::vector<SystemResult> systems;  ///< with tables of one row: the sums
  std::uint64_t units = 0;
};

/// The scores of a shard of `ScoreMeasure`, whose settings `metrics` were made by. Errors (kFormat): columns that are
/// not those of the metrics; kMismatch when there is no unit.
[[nodiscard]] Result<CorpusScores> corpus_scores(const records::Shard& shard, const std::vector<MetricPtr>& metrics);

/// Texts as one setting, and back.
[[nodiscard]] std::string joined_lines(const std::vector<std::string>& lines);
[[nodiscard]] std::vector<std::string> split_lines(const std::string& text);

}  // namespace lacuna::pipeline
